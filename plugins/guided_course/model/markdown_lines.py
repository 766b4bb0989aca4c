"""The lines of a Markdown text as a reader meets them: code and comments blanked out, so that rules see only words."""

from __future__ import annotations

import re

_CODE_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})[^`]*$")
_COMMENT = re.compile(r" {0,3}(<!--)")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.) ")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_DIRECTIVE = re.compile(r"^ *(/{3,})[ ]*(?P<name>[\w-]*)[ ]*(?:\|(?P<argument>.*))?$")
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_NO_WORDS = re.compile(r"\]\((?:[^()]|\([^()]*\))*\)|\{[^}]*\}|<[^>\s][^>]*>|\bhttps?://\S+")


def prose_lines(body: str) -> list[str]:
    """Return the lines of a text, with an empty line for each line of code or of a comment. Tabs become spaces."""
    lines = [line.expandtabs(4) for line in body.split("\n")]
    hidden: set[int] = set()
    number = 0
    while number < len(lines):
        end = _end_of_aside(lines, number)
        hidden.update(range(number, end))
        number = max(end, number + 1)
    hidden |= _indented_code(lines, hidden)
    return ["" if number in hidden else line for number, line in enumerate(lines)]


def open_asides(body: str) -> list[tuple[int, str]]:
    """Return the code fences and comments that never end, each as the position of its line and what starts it."""
    lines = [line.expandtabs(4) for line in body.split("\n")]
    found: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        end = _end_of_aside(lines, number)
        start = _CODE_FENCE.match(lines[number]) or _COMMENT.match(lines[number])
        if end == number and start:
            found.append((number, start[1]))
        number = max(end, number + 1)
    return found


def written_lines(body: str) -> list[str]:
    """Return the lines as they are written, with blanks for code and comments, and for names of blocks and worksheets.

    Every sign keeps its column.
    """
    lines = zip(body.split("\n"), prose_lines(body), strict=True)
    return [_spoken(_CODE_SPAN.sub(_blank, written)) if prose.strip() else "" for written, prose in lines]


def only_words(text: str) -> str:
    """Return a text with blanks for what isn't read: targets of links, addresses, tags and attributes."""
    return _NO_WORDS.sub(_blank, text)


def count_words(body: str) -> int:
    """Count the words a reader reads: no code, no link targets, no names of blocks or worksheets."""
    return sum(len(_WORD.findall(only_words(line))) for line in written_lines(body))


def paragraphs(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Group lines into paragraphs, each with the position of its first line."""
    found: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(lines):
        if line.strip() and is_open:
            found[-1][1].append(line)
        elif line.strip():
            found.append((number, [line]))
        is_open = bool(line.strip())
    return found


def _spoken(line: str) -> str:
    directive = _DIRECTIVE.match(line)
    if not directive:
        return line
    is_told = directive["name"] != "worksheet" and directive["argument"]
    return " " * directive.start("argument") + directive["argument"] if is_told else ""


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _end_of_aside(lines: list[str], start: int) -> int:
    """Return the line after the fenced code or comment that starts here, or `start` when none does or it has no end."""
    fence = _CODE_FENCE.match(lines[start])
    if fence:
        ending = re.compile(rf"[ >]*{re.escape(fence[1])} *$")
        return next((n + 1 for n in range(start + 1, len(lines)) if ending.match(lines[n])), start)
    if _COMMENT.match(lines[start]):
        return next((n + 1 for n in range(start, len(lines)) if "-->" in lines[n]), start)
    return start


def _indented_code(lines: list[str], hidden: set[int]) -> set[int]:
    code: set[int] = set()
    in_list, after_blank = False, True
    for number, line in enumerate(lines):
        is_blank = not line.strip()
        is_deep = line.startswith("    ") and not is_blank and number not in hidden
        if is_deep and not in_list and (after_blank or number - 1 in code):
            code.add(number)
        if not is_blank and not is_deep:
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and not after_blank and not line.startswith("///"))
        after_blank = is_blank
    return code
