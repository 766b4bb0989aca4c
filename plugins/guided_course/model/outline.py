"""The outline of a Markdown text: which blocks (`/// name | argument`) it holds, where, and which were left open.

pymdownx turns whatever is wrong with a block into literal text and says nothing, so all of it must be found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .directives import DIRECTIVES
from .markdown_lines import prose_lines
from .problems import Problem, did_you_mean


@dataclass(frozen=True)
class Block:
    """One directive as written: its name, its argument, its place in the file, the text and the blocks inside."""

    name: str
    argument: str
    line: int
    column: int
    body: str
    body_line: int
    blocks: tuple[Block, ...] = ()


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks and all that stand inside them, in the order in which they are written."""
    for block in blocks:
        yield block
        yield from every_block(block.blocks)


def read_outline(body: str, path: str, body_line: int = 1) -> tuple[tuple[Block, ...], list[Problem]]:
    """Return the blocks of a text that starts on `body_line` of its file, and what is wrong with their fences."""
    scan = _Scan(body, path, body_line)
    lines = prose_lines(body)
    in_html = _lines_in_html(lines)
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if number in in_html and _FENCE.match(scan.lines[number].expandtabs(4)):
            scan.fence_in_html(number)
        elif fence:
            scan.fence(number, fence)
    return scan.end(), scan.problems


_FENCE = re.compile(r"(?P<lead>[ >]*)(?P<slashes>/{2,})[ ]*(?P<rest>.*?)[ ]*$")
_OPENING = re.compile(r"(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*))?$")
_OTHER = re.compile(r"[^\w-]")
_HTML_TAG = re.compile(
    r"<(?P<end>/?)(?:article|aside|blockquote|details|div|dl|figure|footer|form|header|main|nav|ol|p|pre|section|table|ul)\b",
    re.IGNORECASE,
)


@dataclass
class _Open:
    """A block whose end hasn't come yet."""

    name: str
    argument: str
    slashes: int
    number: int
    column: int
    blocks: list[Block] = field(default_factory=list)
    is_told: bool = False


class _Scan:
    def __init__(self, body: str, path: str, body_line: int) -> None:
        self.lines = body.split("\n")
        self.path = path
        self.body_line = body_line
        self.top: list[Block] = []
        self.open: list[_Open] = []
        self.problems: list[Problem] = []

    def fence(self, number: int, fence: re.Match[str]) -> None:
        """Take in one line that starts with slashes."""
        column = _column(self.lines[number])
        slashes, rest = len(fence["slashes"]), fence["rest"]
        if slashes == 2:
            self._two_slashes(number, column, rest)
            return
        opening = _OPENING.match(rest)
        first_word = _OTHER.split(rest, maxsplit=1)[0].lower()
        if rest and not opening and first_word not in DIRECTIVES:
            self._unreadable(number, column, rest)
            return
        if ">" in fence["lead"]:
            hint = "Put it below the quotation."
            self._tell(number, column, "block.in-quotation", "a block can't stand in a quotation.", hint)
            return
        if fence["lead"]:
            hint = "Delete the spaces before it."
            self._tell(number, column, "block.indented", "a block starts and ends at the left margin.", hint)
        if not rest:
            self._close(number, column, slashes)
        elif opening:
            self._begin(number, column, slashes, opening["name"].lower(), (opening["argument"] or "").strip())
        else:
            words = rest[len(first_word) :].strip(" :|-")
            self._tell_no_bar(number, column, slashes, first_word, words)
            self._push(_Open(first_word, words, slashes, number, column))

    def fence_in_html(self, number: int) -> None:
        """Report a line that starts with slashes among HTML, where nothing is made of it."""
        message = "a block can't stand inside HTML."
        hint = "Close the HTML above it, or take it away."
        self._tell(number, _column(self.lines[number]), "block.in-html", message, hint)

    def end(self) -> tuple[Block, ...]:
        """Close what is still open, and return the blocks."""
        while self.open:
            self._tell_unclosed(self.open[-1])
            self._pop(len(self.lines))
        return tuple(self.top)

    def _begin(self, number: int, column: int, slashes: int, name: str, argument: str) -> None:
        self._check_opening(number, column, name, argument)
        self._push(_Open(name, argument, slashes, number, column))

    def _check_opening(self, number: int, column: int, name: str, argument: str) -> None:
        directive = DIRECTIVES.get(name)
        if directive is None:
            hint = did_you_mean(name, DIRECTIVES) or f"Blocks: {', '.join(DIRECTIVES)}."
            self._tell(number, column, "block.unknown", f"there is no block '{name}'.", hint)
        elif directive.argument == "required" and not argument:
            hint = f"Write `/// {name} | ...`."
            self._tell(number, column, "block.missing-argument", f"'{name}' needs words after a `|`.", hint)
        elif directive.argument == "none" and argument:
            hint = f"Write `/// {name}`."
            self._tell(number, column, "block.extra-argument", f"'{name}' takes no words after it.", hint)
        following = self.lines[number + 1].expandtabs(4) if number + 1 < len(self.lines) else ""
        if column == 1 and re.match(r" {4,}(?!//)\S", following):
            message = "an indented line right after the start of a block is lost: blocks have no options."
            hint = "Start the line at the left margin."
            self._tell(number + 1, _column(self.lines[number + 1]), "block.options", message, hint)

    def _push(self, block: _Open) -> None:
        while self.open and self.open[-1].slashes <= block.slashes and not self.open[-1].is_told:
            outer = self.open[-1]
            if _holds(outer.name, block.name):
                self._tell_nesting(outer, block)
                break
            self._tell_unclosed(outer, block.number)
            self._pop(block.number)
        self.open.append(block)

    def _close(self, number: int, column: int, slashes: int) -> None:
        if not self.open:
            message = "this ends a block, but none is open here."
            self._tell(number, column, "block.stray-end", message, "Delete it, or check the block above.")
            return
        if all(block.slashes != slashes for block in self.open):
            last = self.open[-1]
            if last.is_told:
                # it was said that both lines need more slashes, and this one has them
                self._pop(number)
                return
            start = f"'{last.name}' on line {last.number + self.body_line} starts with {last.slashes} slashes"
            hint = f"Write `{'/' * last.slashes}`."
            self._tell(number, column, "block.wrong-end", f"{start}, and this line has {slashes}.", hint)
            self._pop(number)
            return
        while self.open[-1].slashes != slashes:
            self._tell_unclosed(self.open[-1], number)
            self._pop(number)
        self._pop(number)

    def _pop(self, number: int) -> None:
        block = self.open.pop()
        around = self.open[-1].blocks if self.open else self.top
        if block.name not in DIRECTIVES:
            around.extend(block.blocks)
            return
        body = "\n".join(self.lines[block.number + 1 : number])
        line = block.number + self.body_line
        around.append(
            Block(block.name, block.argument, line, block.column, body, line + 1, tuple(block.blocks)),
        )

    def _two_slashes(self, number: int, column: int, rest: str) -> None:
        opening = _OPENING.match(rest)
        if (opening and opening["name"].lower() in DIRECTIVES) or (self.open and not rest):
            hint = "Write `///`."
            self._tell(number, column, "block.two-slashes", "a block starts and ends with three slashes or more.", hint)
            if opening:
                self._push(_Open(opening["name"].lower(), opening["argument"] or "", 3, number, column))
            else:
                self._pop(number)

    def _unreadable(self, number: int, column: int, rest: str) -> None:
        message = "this line starts with slashes, but is no block."
        name, bar, _ = rest.partition("|")
        near = did_you_mean(name.strip(), DIRECTIVES) if bar else ""
        self._tell(number, column, "block.unreadable", message, near or "Write `/// name | words`.")
        if near:
            self._push(_Open("", "", 3, number, column))

    def _tell_no_bar(self, number: int, column: int, slashes: int, name: str, words: str) -> None:
        message = f"there is no `|` after '{name}'."
        self._tell(number, column, "block.unreadable", message, f"Write `{'/' * slashes} {name} | {words}`.")

    def _tell_nesting(self, outer: _Open, inner: _Open) -> None:
        outer.is_told = True
        message = f"'{outer.name}' holds '{inner.name}', so it must start and end with more slashes."
        hint = f"Write `{'/' * (inner.slashes + 1)} {outer.name}`."
        self._tell(outer.number, outer.column, "block.nesting", message, hint)

    def _tell_unclosed(self, block: _Open, before: int | None = None) -> None:
        until = f" before line {before + self.body_line}" if before is not None else ""
        hint = f"Write `{'/' * block.slashes}` on a line of its own after it."
        message = f"'{block.name}' is never closed{until}."
        self._tell(block.number, block.column, "block.unclosed", message, hint)

    def _tell(self, number: int, column: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, number + self.body_line, column, code, message, hint))


def _lines_in_html(lines: list[str]) -> set[int]:
    found: set[int] = set()
    depth = 0
    for number, line in enumerate(lines):
        if depth:
            found.add(number)
        if depth or re.match(r" {0,3}<", line):
            for tag in _HTML_TAG.finditer(line):
                depth = max(depth - 1, 0) if tag["end"] else depth + 1
    return found


def _holds(outer: str, inner: str) -> bool:
    return inner in DIRECTIVES and DIRECTIVES[inner].inside == outer


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" >\t")) + 1
