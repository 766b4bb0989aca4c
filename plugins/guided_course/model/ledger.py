"""The ledger of a course: every id that was ever released, with its type. Nothing in it is ever taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pydantic import Field

from .fields import Frozen, Id

LEDGER_FILE = "course.ledger.json"
"""The name of the ledger's file, at the root of a course."""
LEDGER_FORMAT: Final = 1
"""The format that is written, and the newest that can be read."""
UNKNOWN_TYPE = "unknown"
"""The type of what was gone before the first release was recorded."""


class Released(Frozen):
    """A released id: of what type it is, and what became of it."""

    type: Id
    renamed_to: Id | None = None
    retired: bool = False

    @property
    def is_alive(self) -> bool:
        """True while the id is in use: neither renamed nor retired."""
        return not self.retired and self.renamed_to is None


class ReleasedPage(Released):
    """A released week, lesson or worksheet. `fields` are a worksheet's, or the questions that a week has asked."""

    type: Literal["week", "lesson", "worksheet", "unknown"]
    replaced_by: Id | None = None
    fields: dict[Id, Released] = Field(default_factory=dict)


class Ledger(Frozen):
    """Everything that was ever released. Weeks, lessons and worksheets share one set of ids."""

    format: Literal[1]
    course: Id
    released: dict[Id, ReleasedPage]


def name_now(released: Mapping[str, Released], old: str) -> str:
    """Return what an id is called since the last release; the id itself when it was never renamed."""
    seen = {old}
    while (entry := released.get(old)) and entry.renamed_to and entry.renamed_to not in seen:
        old = entry.renamed_to
        seen.add(old)
    return old


def write_ledger(ledger: Ledger) -> str:
    """Return the text of a ledger's file: sorted, one id a line, the same text for the same ledger."""
    pages = ",\n".join(_page_lines(ledger.released))
    released = f"{{\n{pages}\n  }}" if pages else "{}"
    course = json.dumps(ledger.course)
    return f'{{\n  "format": {LEDGER_FORMAT},\n  "course": {course},\n  "released": {released}\n}}\n'


def _page_lines(released: Mapping[str, ReleasedPage]) -> Iterator[str]:
    for name, page in sorted(released.items()):
        said = json.dumps(page.model_dump(exclude_defaults=True, exclude={"fields"}))
        if page.fields:
            fields = ",\n".join(_field_lines(page.fields))
            said = f'{said[:-1]}, "fields": {{\n{fields}\n    }}}}'
        yield f"    {json.dumps(name)}: {said}"


def _field_lines(fields: Mapping[str, Released]) -> Iterator[str]:
    for name, field in sorted(fields.items()):
        yield f"      {json.dumps(name)}: {json.dumps(field.model_dump(exclude_defaults=True))}"
