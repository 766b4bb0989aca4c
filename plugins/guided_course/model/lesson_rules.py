"""Rules for the text of a lesson: what its kind asks for and in which order, and how long it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from .course import LessonFrontMatter, Source
from .directives import EXAMPLE_STAGES, KIND_DIRECTIVES
from .outline import Block, every_block
from .problems import Problem
from .yaml_text import Document

WORDS_A_MINUTE = 200
"""How fast a reader reads, when we say how long a lesson takes."""
_LEAST_BARRIERS = 2


def check_lesson(front: LessonFrontMatter, document: Document, source: Source) -> Iterator[Problem]:
    """Yield what a lesson lacks."""
    blocks = tuple(every_block(source.blocks))
    if not source.body.strip():
        problem = document.problem("lesson.empty", "this lesson has no text.", hint="Write it below the front matter.")
        yield problem
        return
    yield from _check_length(front, document, source)
    if document.at("kind") == front.kind:
        yield from _check_kind(front.kind, document, blocks)
    if front.kind == "skill":
        yield from _check_stages(document, blocks)


def _check_length(front: LessonFrontMatter, document: Document, source: Source) -> Iterator[Problem]:
    words = source.words
    needed = ceil(words / WORDS_A_MINUTE)
    if needed > front.minutes:
        message = f"this lesson has {words} words and takes {needed} minutes to read, not {front.minutes}."
        yield document.problem("lesson.too-long", message, "minutes", hint="Shorten it, or set 'minutes'.")


def _check_kind(kind: str, document: Document, blocks: Sequence[Block]) -> Iterator[Problem]:
    asked = KIND_DIRECTIVES[kind]
    names = [block.name for block in blocks]
    for name in (*asked, *(("keyidea",) if asked else ())):
        if name not in names:
            message = f"a lesson of the kind '{kind}' must have the block '{name}'."
            yield document.problem("lesson.missing-block", message, "kind", hint=f"Order: {', '.join(asked)}.")
    if kind == "barriers" and names.count("barrier") == 1:
        message = f"a lesson of the kind 'barriers' must have at least {_LEAST_BARRIERS} 'barrier' blocks, not 1."
        yield document.problem("lesson.missing-block", message, "kind")
    yield from _check_order(kind, document, blocks)


def _check_order(kind: str, document: Document, blocks: Sequence[Block]) -> Iterator[Problem]:
    first: dict[str, Block] = {}
    for block in blocks:
        first.setdefault(block.name, block)
    present = [name for name in KIND_DIRECTIVES[kind] if name in first]
    for earlier, later in pairwise(present):
        if first[later].line < first[earlier].line:
            message = f"'{later}' comes before '{earlier}' in a lesson of the kind '{kind}'."
            hint = f"Order: {', '.join(KIND_DIRECTIVES[kind])}."
            yield _at(document, first[later], "lesson.wrong-order", message, hint)


def _check_stages(document: Document, blocks: Sequence[Block]) -> Iterator[Problem]:
    furthest = 0
    for block in blocks:
        stage = block.argument.partition(":")[0].strip()
        if block.name != "example" or stage not in EXAMPLE_STAGES:
            continue
        if EXAMPLE_STAGES.index(stage) < furthest:
            message = f"a {stage} example comes after a {EXAMPLE_STAGES[furthest]} one."
            yield _at(document, block, "lesson.examples-backwards", message, f"Order: {', '.join(EXAMPLE_STAGES)}.")
        furthest = max(furthest, EXAMPLE_STAGES.index(stage))


def _at(document: Document, block: Block, code: str, message: str, hint: str) -> Problem:
    return Problem(document.path, block.line, block.column, code, message, hint)
