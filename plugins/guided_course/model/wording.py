"""What `wording.yml` says: words that a course doesn't use, why, and what to say instead. Frozen values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field

from .fields import Frozen, Words

WORDING_FILE = "wording.yml"
"""The one file of words to avoid, beside mkdocs.yml."""

_BETWEEN_WORDS = r"(?=[\s-])(?:[^\S\n]|-)*(?:\n[^\S\n]*)?"
_MARKS = re.compile(r"[*_>]")
_WORD = re.compile(r"[^\W_]+(?:[\s'’&-]+[^\W_]+)*\*?")


class Avoided(Frozen):
    """Words and phrases that share a reason. A `*` at the end of one stands for any ending.

    `except_under` is the heading of the one section where they may stand, such as the one that names sources.
    """

    words: Annotated[tuple[Words, ...], Field(strict=False, min_length=1)]
    why: Words
    instead: Words
    except_under: Words | None = None


class Wording(Frozen):
    """A course's words to avoid, in the order of the file."""

    avoid: Annotated[tuple[Avoided, ...], Field(strict=False, min_length=1)]

    @cached_property
    def finders(self) -> dict[str, Finder]:
        """What looks for the words under each heading that is an exception, and under "" for every other one."""
        headings = {"", *(row.except_under for row in self.avoid if row.except_under)}
        return {heading: self._finder(heading) for heading in headings}

    def _finder(self, heading: str) -> Finder:
        here = [row for row in self.avoid if row.except_under != heading]
        rows = {word: row for row in here for word in row.words if is_findable(word)}
        longest_first = sorted(rows, key=len, reverse=True)
        return Finder(_pattern(longest_first), tuple(rows[word] for word in longest_first))


@dataclass(frozen=True)
class Finder:
    """A pattern with a group for each word to avoid, and the rows of these words, in the same order."""

    pattern: re.Pattern[str]
    rows: tuple[Avoided, ...]


def is_findable(word: str) -> bool:
    """Tell whether this is a word or a phrase, and has no signs but a `*` at its end."""
    return _WORD.fullmatch(word) is not None


def find_avoided(text: str, heading: str, wording: Wording) -> list[tuple[int, str, Avoided]]:
    """Return each use of a word to avoid: where it starts in the text, how it stands there, and its row.

    Capitals don't count. Where two phrases start alike, the longer one is found.
    """
    finder = wording.finders.get(heading) or wording.finders[""]
    found = finder.pattern.finditer(_MARKS.sub(" ", text))
    return [(use.start(), _shown(use[0]), finder.rows[(use.lastindex or 1) - 1]) for use in found]


def _pattern(words: list[str]) -> re.Pattern[str]:
    # Without any words nothing may match, not even an empty text.
    expressions = "|".join(f"({_expression(word)})" for word in words) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{expressions})(?!\w)", re.IGNORECASE)


def _shown(written: str) -> str:
    return " ".join(written.split()).replace("''", "'")


def _expression(word: str) -> str:
    parts = [re.escape(part).replace("'", "['’]{1,2}") for part in re.split(r"[\s-]+", word.removesuffix("*"))]
    return _BETWEEN_WORDS.join(parts) + (r"\w*" if word.endswith("*") else "")
