"""What libyaml and PyYAML say about broken YAML, in an author's words and at the author's place."""

from __future__ import annotations

import re

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
        "",
    ),
    ("cannot start any token", "yaml.quotes-needed", "a text can't start with this sign.", _QUOTES),
    ("while scanning an alias", "yaml.quotes-needed", "a text can't start with `*`.", _QUOTES),
    ("while scanning an anchor", "yaml.quotes-needed", "a text can't start with `&`.", _QUOTES),
    ("undefined alias", "yaml.alias", "a text can't start with `*`, and values can't be repeated with it.", _QUOTES),
    ("while scanning a tag", "yaml.quotes-needed", "a text can't start with `!`.", _QUOTES),
    ("while parsing a tag", "yaml.quotes-needed", "a text can't start with `!`.", _QUOTES),
    ("undefined tag handle", "yaml.quotes-needed", "a text can't start with `!`.", _QUOTES),
    ("directive", "yaml.quotes-needed", "a line can't start with `%`.", _QUOTES),
    ("single document", "yaml.several-documents", "a second `---` starts a new document.", "Keep one per file."),
    (
        "could not find expected ':'",
        "yaml.no-colon",
        "this line is no `key: value`, and doesn't continue the text above.",
        "Is a colon missing, or is the line indented too little?",
    ),
    (
        "while parsing a block",
        "yaml.indent",
        "the indent of this line doesn't fit the lines above.",
        "Keys of one group start in the same column.",
    ),
    ("indentation", "yaml.indent", "the indent of this line doesn't fit the lines above.", ""),
)
# Where the start of the thing says more than the point at which the parser gave up
_AT_START = ("yaml.open-quote",)


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
            at = start_index if code in _AT_START else index
            return _problem(text, at, path, first_line, code, message.format(start=start_line), hint)
    return _problem(text, index, path, first_line, "yaml.syntax", "this can't be read as YAML.", _QUOTES)


def _problem(text: str, index: int, path: str, first_line: int, code: str, message: str, hint: str) -> Problem:
    line, column = position(text, index)
    return Problem(path, line + first_line - 1, column, code, message, hint)


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
