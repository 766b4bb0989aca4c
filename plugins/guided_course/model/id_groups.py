"""Ids that share one space, as they are used now and as they were released: a course's pages, a worksheet's fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .ledger import Released
from .problems import Problem
from .spot import Spot
from .yaml_text import Key


@dataclass(frozen=True)
class Used:
    """An id that is in use, and the ids that it says it had before. `spot` is the place of what has the id."""

    id: str
    type: str
    path: str
    spot: Spot | None = None
    renamed_from: tuple[str, ...] = ()

    def problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem inside of what has the id."""
        if self.spot is None:
            return Problem(self.path, 1, 1, code, message, hint)
        return self.spot.problem(code, message, *keys, hint=hint)

    def key_problem(self, code: str, message: str, key: str, hint: str = "") -> Problem:
        """Make a problem at a key of what has the id."""
        if self.spot is None:
            return Problem(self.path, 1, 1, code, message, hint)
        return self.spot.key_problem(code, message, key, hint=hint)

    @property
    def line(self) -> int:
        """The line that gives it its id."""
        return self.spot.document.place(*self.spot.keys, "id")[0] if self.spot else 1


@dataclass(frozen=True)
class Gone:
    """An id that an author declares to be gone for good; `spot` is the place where."""

    id: str
    spot: Spot
    replaced_by: str = ""


@dataclass(frozen=True)
class IdGroup:
    """Ids that share one space. `owner` is the page whose fields they are, or None for the pages themselves.

    `path` names the file in which an author declares what is gone; `forbidden` says why an id can't be used although it
    is none of the group. `is_whole` is False when something could not be read, so that what isn't found may still be
    there; `is_shown` is False as long as readers don't see it.
    """

    owner: Used | None
    path: str
    released: Mapping[str, Released]
    used: tuple[Used, ...]
    gone: tuple[Gone, ...]
    has_ledger: bool
    is_whole: bool = True
    is_shown: bool = True
    forbidden: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Used]:
        """What is in use, by its id."""
        return {used.id: used for used in self.used}

    @cached_property
    def claims(self) -> Mapping[str, Used]:
        """What says that it had an id before, by that id."""
        return {old: used for used in reversed(self.used) for old in used.renamed_from if old != used.id}

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """Released ids that are neither in use nor renamed nor retired."""
        kept = {*self.by_id, *self.claims, *(gone.id for gone in self.gone)}
        return tuple(sorted(id for id, entry in self.released.items() if entry.is_alive and id not in kept))
