"""The passages of a course: every string that readers meet, in texts and worksheets, with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .course import Source
from .markdown_lines import only_words, written_lines
from .reading import Parts
from .text_file import position
from .yaml_text import Document, Key, Scalar

_HEADING = re.compile(r"#{2,6}\s+(?P<title>.*?)[\s#]*$")

NEVER_READ = frozenset(
    {
        *("id", "type", "kind", "who", "visibility", "repeats", "edition", "on_bills"),
        *("covers", "worksheets", "core", "checkin", "short_path", "pages"),
        *("renamed_from", "retired", "replaced_by", "looks_back_to"),
        *("field", "column"),
        *("leave_to", "website", "chat", "source", "country", "checked", "doi"),
    }
)
"""Keys whose values are ids, kinds and addresses, and no words."""
_NAMED_BY_IDS = frozenset({"gaps", "cells", "countries"})
"""Keys of groups whose inner keys are ids that an author chose: an id `who` there says nothing about its value."""


@dataclass(frozen=True)
class Passage:
    """A string of a file, as it is written. Its first sign stands at `line` and `column`; code is left blank.

    `heading` is the one that it stands under in a Markdown text, and `keys` lead to it in a YAML file.
    """

    path: str
    text: str
    line: int
    column: int = 1
    heading: str = ""
    keys: tuple[Key, ...] = ()

    @cached_property
    def words(self) -> str:
        """The text with blanks for links, addresses and tags: only what is read, every sign in its place."""
        return "\n".join(only_words(line) for line in self.text.split("\n"))

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column of the sign at an index of the text."""
        line, column = position(self.text, index)
        return self.line + line - 1, column + (self.column - 1 if line == 1 else 0)


def course_passages(parts: Parts) -> Iterator[Passage]:
    """Yield every passage of a course's texts and worksheets."""
    for text in parts.texts:
        yield from document_passages(text.document)
        yield from text_passages(text.source)
    for form in parts.forms.values():
        yield from document_passages(form.document)


def text_passages(source: Source) -> Iterator[Passage]:
    """Yield the passages of a Markdown text, one for what stands under each heading."""
    lines = written_lines(source.body)
    starts = [number for number, line in enumerate(lines) if _HEADING.match(line)]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        title = _HEADING.match(lines[start]) if start < end else None
        heading = title["title"] if title else ""
        yield Passage(source.problem_path, "\n".join(lines[start:end]), source.body_line + start, 1, heading)


def document_passages(document: Document | None) -> Iterator[Passage]:
    """Yield the passages of a YAML file or of a front matter."""
    if document is None:
        return
    scalars = list(document.scalars())
    ids = {scalar.written for scalar in scalars if scalar.keys[-1:] == ("id",)}
    for scalar in scalars:
        if _is_read(scalar, ids):
            yield Passage(document.path, scalar.written, scalar.line, scalar.column, keys=scalar.keys)


def _is_read(scalar: Scalar, ids: set[str]) -> bool:
    names = [key for key in scalar.keys if isinstance(key, str)]
    if "answers" in names:
        # An answer is words, or the id of something that was chosen.
        return scalar.written not in ids
    is_named_by_id = len(names) > 1 and names[-2] in _NAMED_BY_IDS
    return is_named_by_id or names[-1] not in NEVER_READ
