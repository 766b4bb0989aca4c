"""Blocks that an author wrote and readers don't get: what was written, compared with what Markdown made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guided_course.directives import RenderReport
from guided_course.model import Block, Problem, Source, every_block

_CODE = "block.not-rendered"
_WORDS = re.compile(r"[^\W_]+|/{3,}")


def find_lost_blocks(source: Source, report: RenderReport) -> Iterator[Problem]:
    """Yield a problem for each block that didn't come out, or else for each line of a block that came out as text."""
    if not source.body.strip():
        # Markdown has nothing to convert here, so the report is still that of another page.
        return
    lost = sorted(_lost(source, report), key=lambda block: block.line)
    for block in lost:
        message = f"the block '{block.name}' did not come out."
        hint = "Is there a blank line before and after it?"
        yield Problem(source.problem_path, block.line, block.column, _CODE, message, hint)
    if not lost:
        yield from _still_text(source, report)


def _lost(source: Source, report: RenderReport) -> Iterator[Block]:
    written = tuple(every_block(source.blocks))
    lines = source.body.split("\n")
    text = {_words(line) for line in report.left_over}
    missing = Counter(block.name for block in written) - report.rendered
    for name, count in missing.items():
        named = [block for block in reversed(written) if block.name == name]
        # A block whose first line came out as text is surely lost. Of the others it is likely to be the last.
        named.sort(key=lambda block: _words(lines[block.line - source.body_line]) not in text)
        yield from named[:count]


def _still_text(source: Source, report: RenderReport) -> Iterator[Problem]:
    lines = [_words(line) for line in source.body.split("\n")]
    start = 0
    for left in map(_words, report.left_over):
        start = lines.index(left, start) + 1 if left in lines[start:] else start
        line = source.body_line + max(start - 1, 0)
        hint = "A block starts at the left margin; lines of code are fenced there, or indented by four spaces."
        yield Problem(source.problem_path, line, 1, _CODE, "this line of slashes came out as text.", hint)


def _words(line: str) -> tuple[str, ...]:
    """Return what a line has in common with the way it is rendered: quotes and emphasis change on the way."""
    return tuple(_WORDS.findall(line))
