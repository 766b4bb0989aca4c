"""Front matter: the YAML between two `---` lines at the top of a Markdown file, and the text below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .problems import Problem
from .yaml_text import Document, read_yaml

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class MarkdownFile:
    """A Markdown file taken apart. `document` is None when its front matter can't be read."""

    document: Document | None
    body: str
    body_line: int


def read_front_matter(text: str, path: str) -> tuple[MarkdownFile, list[Problem]]:
    """Take a Markdown file apart into front matter and body."""
    if not re.match(r"---[ \t]*(?:\n|$)", text):
        return _without(text), [_missing(text, path)]
    end = _FENCE.search(text, text.find("\n") + 1) if "\n" in text else None
    if end is None:
        hint = "Close it with a line `---`."
        return _without(""), [Problem(path, 1, 1, "front-matter.unclosed", "the front matter is never closed.", hint)]
    yaml_text = text[text.find("\n") + 1 : end.start()]
    body_line = text.count("\n", 0, end.end()) + 2
    body = text[end.end() + 1 :]
    if not yaml_text.strip():
        hint = "Write at least its title."
        problem = Problem(path, 1, 1, "front-matter.empty", "the front matter is empty.", hint)
        return MarkdownFile(None, body, body_line), [problem]
    document, problems = read_yaml(yaml_text, path, first_line=2)
    return MarkdownFile(document, body, body_line), problems


def _missing(text: str, path: str) -> Problem:
    if re.match(r"\s*---", text):
        message = "the first line of the file must be `---` and nothing else."
        return Problem(path, 1, 1, "front-matter.missing", message, "Delete what stands above it or beside it.")
    hint = "Start the file with a line `---`, then `title: ...`, then `---` again."
    return Problem(path, 1, 1, "front-matter.missing", "there is no front matter.", hint)


def _without(body: str) -> MarkdownFile:
    return MarkdownFile(None, body, 1)
