"""Rules for blocks that list what stands elsewhere: there is something to list, and a term has one meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .course import Source
from .course_file import CourseFile
from .glossary import meaning_of, named_ideas
from .helplines import HELPLINES_FILE, Helplines
from .outline import every_block
from .problems import Problem
from .reading import Parts
from .works import SOURCES_FILE, Works

_NOTHING: Mapping[str, tuple[str, str]] = {
    "helplines": ("there are no helplines to show here.", f"Write {HELPLINES_FILE}, beside mkdocs.yml."),
    "sources": ("there are no sources to show here.", f"Write {SOURCES_FILE}, beside mkdocs.yml."),
    "glossary": ("no lesson names a term yet.", "Give a key idea a title: `/// keyidea | Trust`."),
}
"""By block: what is wrong when there is nothing to list, and what to do."""


def check_listings(parts: Parts, helplines: CourseFile[Helplines], works: CourseFile[Works]) -> Iterator[Problem]:
    """Yield a problem for each block that has nothing to list, and for each term that a glossary can't list."""
    lessons = [lesson.source for lesson in parts.lessons]
    ideas = any(True for source in lessons for _ in named_ideas(source))
    is_there = {"helplines": helplines.is_there, "sources": works.is_there, "glossary": ideas}
    listing = [(text, b) for text in parts.texts for b in every_block(text.source.blocks) if b.name in is_there]
    for text, block in listing:
        if not is_there[block.name]:
            message, hint = _NOTHING[block.name]
            yield Problem(text.path, block.line, block.column, f"block.no-{block.name}", message, hint)
    if any(block.name == "glossary" for _, block in listing):
        yield from _check_terms(lessons)


def _check_terms(lessons: list[Source]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for source in lessons:
        for block in named_ideas(source):
            word, place = block.argument.strip(), f"{source.problem_path}:{block.line}"
            other = first.setdefault(word.casefold(), place)
            if other != place:
                message = f"the term '{word}' has a meaning already, in {other}."
                hint = "Name one of them differently, or leave its title out."
                yield Problem(source.problem_path, block.line, block.column, "keyidea.double-term", message, hint)
            if not meaning_of(block):
                message = f"nothing says what '{word}' means."
                hint = "Begin the block with one plain sentence: the glossary shows it."
                yield Problem(source.problem_path, block.line, block.column, "keyidea.no-meaning", message, hint)
