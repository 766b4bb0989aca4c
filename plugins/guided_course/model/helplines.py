"""What `helplines.yml` says: where readers can turn to, country by country, and the directory for everywhere else.

Frozen values; made by `load_course`. What makes a row right lies in `helpline_rules.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .fields import Frozen, Words

HELPLINES_FILE = "helplines.yml"
"""The one file of helplines, beside mkdocs.yml."""

_SIGNS_BETWEEN_DIGITS = re.compile(r"[ -]")


class Helpline(Frozen):
    """One service that people can call, text or chat with. `checked` is the day on which somebody last tried it.

    Without `checked` nobody has tried it yet. Pages then name no day, and no release is possible.

    `country` is one of the codes in `countries`. `text_word` is what to send to the number `text`. `on_bills` says
    whether a call shows on the phone bill, where that is known. A `website` is for reading; nobody is reached by it.
    """

    country: Words
    name: Words
    serves: Words
    phone: Words | None = None
    text: Words | None = None
    text_word: Words | None = None
    chat: Words | None = None
    website: Words | None = None
    hours: str = ""
    cost: str = ""
    languages: str = ""
    on_bills: Literal["yes", "no"] | None = None
    note: str = ""
    source: Words
    checked: Words | None = None


class Directory(Frozen):
    """The list to go to from any country: where the helplines of this file end, it goes on."""

    name: Words
    website: Words
    note: str = ""
    source: Words
    checked: Words | None = None


class Helplines(Frozen):
    """A course's helplines, in the order of the file. `countries` maps codes (ISO 3166, two letters) to names."""

    countries: dict[str, Words]
    helplines: Annotated[tuple[Helpline, ...], Field(strict=False, min_length=1)]
    international: Directory | None = None

    @property
    def by_country(self) -> Mapping[str, tuple[Helpline, ...]]:
        """The rows of each country that has some, by its code."""
        rows = {code: tuple(row for row in self.helplines if row.country == code) for code in self.countries}
        return {code: found for code, found in rows.items() if found}


def dialled(number: str) -> str:
    """Return a number as a phone dials it: without the spaces and hyphens that help to read it."""
    return _SIGNS_BETWEEN_DIGITS.sub("", number)
