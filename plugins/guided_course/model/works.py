"""What `sources.yml` says: the works that a course may cite, each of them read by a person. Frozen values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import unquote

from pydantic import Field

from .fields import Frozen, Words

SOURCES_FILE = "sources.yml"
"""The one file of works, beside mkdocs.yml."""

_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_LINK = re.compile(rf"{_ADDRESS.pattern}(?P<doi>(?:[^\s()<>\[\]\"]|\([^\s()<>\"]*\))+)", re.IGNORECASE)
_AFTER_LINK = ".,;:!?'’”*_"


class Work(Frozen):
    """A work that was read: who wrote it, as a reader reads it, when, and what it found, in one plain line of our own.

    `title` and `journal` are left out where they aren't known for certain. `doi` is written as in the work itself.
    """

    doi: Words
    authors: Words
    year: Annotated[int, Field(ge=1800, le=2100)]
    title: str = ""
    journal: str = ""
    found: Words


class Works(Frozen):
    """The works, in the order of the file."""

    works: Annotated[tuple[Work, ...], Field(strict=False, min_length=1)]


def plain_doi(written: str) -> str:
    """Return a DOI in the one form in which two can be compared: no address around it, signs decoded, small letters."""
    return unquote(_ADDRESS.sub("", written)).lower()


def find_dois(text: str) -> Iterator[tuple[int, str]]:
    """Yield each link to doi.org in a text: where it starts, and its DOI in the form that can be compared."""
    for link in _LINK.finditer(text):
        yield link.start(), plain_doi(re.split("[?#]", link["doi"])[0].rstrip(_AFTER_LINK))
