"""The words that a course uses in a way of its own: what the key ideas of its lessons name, and say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .block_text import BlockText
from .course import Lesson, Source
from .markdown_lines import paragraphs
from .outline import Block, every_block


@dataclass(frozen=True)
class Term:
    """A word, and what it means: one paragraph of Markdown, from a key idea of this lesson."""

    word: str
    meaning: str
    lesson: Lesson


def glossary_of(lessons: Iterable[Lesson]) -> tuple[Term, ...]:
    """Return the terms of some lessons by the alphabet. Of two for one word, the first counts."""
    terms: dict[str, Term] = {}
    for lesson in lessons:
        for block in named_ideas(lesson.source):
            word = block.argument.strip()
            terms.setdefault(word.casefold(), Term(word, meaning_of(block), lesson))
    return tuple(term for _, term in sorted(terms.items()))


def named_ideas(source: Source) -> Iterator[Block]:
    """Yield the key ideas of a text that have a title. The others are lines to keep, and name nothing."""
    return (b for b in every_block(source.blocks) if b.name == "keyidea" and b.argument.strip())


def meaning_of(idea: Block) -> str:
    """Return the first paragraph of a key idea, on one line."""
    found = paragraphs(BlockText(idea, "").lines)
    return " ".join(line.strip() for line in found[0][1]) if found else ""
