"""The text of a block without the blocks inside it: its lines, its bold words, and problems at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .markdown_lines import prose_lines
from .outline import Block
from .problems import Problem

_BOLD_START = re.compile(r" {0,3}\*\*(?P<name>[^*\n]+?)(?P<mark>[.:]?)\*\*(?P<rest>.*)$")


@dataclass(frozen=True)
class BoldStart:
    """A line that starts with bold words. `is_part` is true when these end in a full stop or colon."""

    number: int
    name: str
    is_part: bool
    starts_paragraph: bool
    rest: str


@dataclass(frozen=True)
class BlockText:
    """A block with the file it stands in."""

    block: Block
    path: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the block; code, comments and the blocks inside are empty lines."""
        lines = prose_lines(self.block.body)
        for inner in self.block.blocks:
            start = inner.line - self.block.body_line
            for number in range(start, min(start + inner.body.count("\n") + 2, len(lines))):
                lines[number] = ""
        return ["" if line.lstrip().startswith("///") else line for line in lines]

    @cached_property
    def bold_starts(self) -> tuple[BoldStart, ...]:
        """Every line that starts with bold words."""
        return tuple(self._bold_starts())

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """Make a problem at the line that starts the block."""
        return Problem(self.path, self.block.line, self.block.column, code, message, hint)

    def line_problem(self, number: int, code: str, message: str, hint: str = "") -> Problem:
        """Make a problem at one of the lines."""
        line = self.lines[number]
        column = len(line) - len(line.lstrip()) + 1
        return Problem(self.path, self.block.body_line + number, column, code, message, hint)

    def _bold_starts(self) -> Iterator[BoldStart]:
        for number, line in enumerate(self.lines):
            bold = _BOLD_START.match(line)
            if bold:
                is_first = number == 0 or not self.lines[number - 1].strip()
                yield BoldStart(number, bold["name"], bool(bold["mark"]), is_first, bold["rest"])
