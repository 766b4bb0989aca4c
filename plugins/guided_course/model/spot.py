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

    def item(self, value: Value) -> Spot:
        """Return the spot of an item in the list here; this spot itself when the item stands here alone."""
        written = self.at()
        return self.inside(written.index(value)) if isinstance(written, list) and value in written else self

    def at(self, *keys: Key) -> Value:
        """Return the value further inside, as written."""
        return self.document.at(*self.keys, *keys)

    def problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem at the value further inside."""
        return self.document.problem(code, message, *self.keys, *keys, hint=hint)

    def key_problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem at the key further inside."""
        return self.document.key_problem(code, message, *self.keys, *keys, hint=hint)
