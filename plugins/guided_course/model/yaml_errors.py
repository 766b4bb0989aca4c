"""What libyaml and PyYAML say about broken YAML, in an author's words and at the author's place."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from .problems import Problem
from .text_file import position

_QUOTES = "Put the text in quotation marks."
_RULES: tuple[tuple[str, str, str, str], ...] = (
    ("while scanning a quoted scalar", "yaml.open-quote", "this quotation mark is never closed.", "Close it."),
    (
        "mapping values are not allowed",
        "yaml.colon",
        "a ': ' can't stand here.",
        "If it is part of a text, put the text in quotation marks; if it starts a key, check the indent.",
    ),
    (
        "while parsing a flow",
        "yaml.bracket",
        "the brackets that open on line {start} aren't closed, or a comma is missing.",
        "Inside brackets, put a text with a comma, colon or bracket in quotation marks.",
    ),
    ("cannot start any token", "yaml.quotes-needed", "a text can't start with this sign.", _QUOTES),
    ("while scanning an alias", "yaml.quotes-needed", "a text can't start with `*`.", _QUOTES),
    ("while scanning an anchor", "yaml.quotes-needed", "a text can't start with `&`.", _QUOTES),
    ("undefined alias", "yaml.alias", "a text can't start with `*`, and values can't be repeated with it.", _QUOTES),
    ("while scanning a tag", "yaml.quotes-needed", "a text can't start with `!`.", _QUOTES),
    ("while parsing a tag", "yaml.quotes-needed", "a text can't start with `!`.", _QUOTES),
    ("undefined tag handle", "yaml.quotes-needed", "a text can't start with `!`.", _QUOTES),
    ("directive", "yaml.quotes-needed", "a line can't start with `%`.", _QUOTES),
    ("single document", "yaml.several-documents", "a second `---` starts a new document.", "Delete this line."),
    (
        "could not find expected ':'",
        "yaml.no-colon",
        "this line is no `key: value`, and doesn't continue the text above.",
        "Write a colon and a space after its key, or indent it.",
    ),
    (
        "while parsing a block",
        "yaml.indent",
        "the indent of this line doesn't fit the lines above.",
        "Keys of one group start in the same column.",
    ),
    ("scanning a block scalar", "yaml.quotes-needed", "a text can't start with `{sign}`.", _QUOTES),
    ("block sequence entries", "yaml.quotes-needed", "a text can't start with `{sign}`.", _QUOTES),
    ("mapping keys are not allowed", "yaml.quotes-needed", "a text can't start with `{sign}`.", _QUOTES),
    ("indentation", "yaml.indent", "the indent of this line doesn't fit the lines above.", ""),
)
# Where the start of the thing says more than the point at which the parser gave up
_AT_START = ("while scanning a quoted scalar", "scanning a block scalar", "could not find expected ':'")
_NO_SPACE = re.compile(r"[ \-]*(?P<key>[a-z0-9_-]+):(?P<value>[^\s:/].*)")
_ENDS_EARLY = {'"': '"', "'": "'", "]": "[", "}": "{"}


def syntax_problem(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """Return the problem that a YAML error stands for; `text` begins on `first_line` of the file."""
    index = _index_of(error, text)
    tab = _tab_near(text, index)
    if tab is not None:
        message = "a tab can't indent YAML."
        return _problem(text, tab, path, first_line, "yaml.tab", message, "Use spaces instead.")
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    start = getattr(error, "context_mark", None)
    start_index = start.index if start is not None else index
    start_line = position(text, start_index)[0] + first_line - 1
    for words, code, message, hint in _RULES:
        if words in said:
            at = start_index if words in _AT_START else index
            said_here = message.format(start=start_line, sign=text[at : at + 1])
            found = _problem(text, at, path, first_line, code, said_here, hint)
            return _no_space(found, text, first_line) or _ends_early(found, text, first_line) or found
    return _problem(text, index, path, first_line, "yaml.syntax", "this can't be read as YAML.", _QUOTES)


def _problem(text: str, index: int, path: str, first_line: int, code: str, message: str, hint: str) -> Problem:
    line, column = position(text, index)
    return Problem(path, line + first_line - 1, column, code, message, hint)


def _no_space(found: Problem, text: str, first_line: int) -> Problem | None:
    """Return a better problem when the line, or the one above, is a key whose colon has no space after it."""
    if found.code not in ("yaml.colon", "yaml.no-colon"):
        return None
    lines = text.split("\n")
    for number in (found.line - first_line, found.line - first_line - 1):
        written = _NO_SPACE.fullmatch(lines[number]) if number >= 0 else None
        if written:
            hint = f"Write `{written['key']}: {written['value'].strip()}`."
            message = "there is no space after the colon."
            place = written.end("key") + 1
            return Problem(found.path, number + first_line, place, "yaml.no-space", message, hint)
    return None


def _ends_early(found: Problem, text: str, first_line: int) -> Problem | None:
    """Return a better problem when quotation marks or brackets at the start of a text end before the text does."""
    before = text.split("\n")[found.line - first_line][: found.column - 1].rstrip()
    sign = _ENDS_EARLY.get(before[-1:])
    if found.code != "yaml.indent" or not sign:
        return None
    if sign in "[{":
        message = f"a text can't start with `{sign}`."
        return replace(found, code="yaml.quotes-needed", message=message, hint=_QUOTES)
    other = "'" if sign == '"' else '"'
    message = "the quotation marks end here, and the text goes on."
    hint = f"Put the whole text in {other}...{other}; these may stay inside."
    return replace(found, code="yaml.quotes-inside", message=message, hint=hint)


def _index_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = mark.index if mark is not None else 0
    # at the end of a file the parser stands on an empty line that the author can't see
    return min(index, len(text.rstrip()))


def _tab_near(text: str, index: int) -> int | None:
    start = text.rfind("\n", 0, index) + 1
    for line_start in (start, text.rfind("\n", 0, max(start - 1, 0)) + 1):
        indent = re.compile(r"[ \-]*\t").match(text, line_start)
        if indent:
            return indent.end() - 1
    return index if text[index : index + 1] == "\t" else None
