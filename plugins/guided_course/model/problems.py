"""Problems: what is wrong in a course, where, and what to do. Values, not exceptions: one run shows them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in a course's sources.

    `path` is relative to the course's folder; `line` and `column` start at 1. `code` is permanent, written
    `subject.mistake`. `hint` says what to do and may be empty.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: [{self.code}] {self.message}"
        return f"{text} {self.hint}" if self.hint else text


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean 'x'?` for the nearest of the known words, or an empty string when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"Did you mean '{near[0]}'?" if near else ""
