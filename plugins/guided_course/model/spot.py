"""A spot in a document: the place of one part of it, from which rules make problems about what lies inside."""

from __future__ import annotations

from dataclasses import dataclass

from .problems import Problem
from .yaml_text import Document, Key, Value


@dataclass(frozen=True)
class Spot:
    """The value below `keys` in a document."""

    document: Document
    keys: tuple[Key, ...] = ()

    def inside(self, *keys: Key) -> Spot:
        """Return the spot further inside."""
        return Spot(self.document, (*self.keys, *keys))

    def at(self, *keys: Key) -> Value:
        """Return the value further inside, as written."""
        return self.document.at(*self.keys, *keys)

    def problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem at the value further inside."""
        return self.document.problem(code, message, *self.keys, *keys, hint=hint)

    def key_problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem at the key further inside."""
        return self.document.key_problem(code, message, *self.keys, *keys, hint=hint)
