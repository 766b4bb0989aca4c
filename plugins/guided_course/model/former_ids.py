"""What became of ids that are no longer in use: whole histories of renames, and what replaces what is retired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .course import Retired
from .id_groups import IdGroup
from .ledger import Released, ReleasedPage


class FormerIds:
    """The former ids of one group. A rename may have been released long ago, or be declared only now."""

    def __init__(self, group: IdGroup) -> None:
        self._group = group
        retired = {id: _replacement(entry) for id, entry in group.released.items() if entry.retired}
        for gone in group.gone:
            retired[gone.id] = gone.replaced_by or retired.get(gone.id, "")
        self._retired = {id: instead for id, instead in retired.items() if id not in group.by_id}
        self._histories: dict[str, list[str]] = {}
        for old, now in self.renamed.items():
            self._histories.setdefault(now, []).append(old)

    @property
    def renamed(self) -> Mapping[str, str]:
        """Every former id of what is still there, with the id that it has now."""
        ends = {old: self._end(old) for old in self._former()}
        return {old: end for old, end in sorted(ends.items()) if end in self._group.by_id}

    @property
    def retired(self) -> tuple[Retired, ...]:
        """Every id of what is gone for good, former ids of it too."""
        ends = {old: self._end(old) for old in {*self._former(), *self._retired}}
        gone = sorted((old, end) for old, end in ends.items() if end in self._retired)
        return tuple(Retired(id=old, replaced_by=self._instead(end)) for old, end in gone)

    def of(self, id: str, written: tuple[str, ...]) -> tuple[str, ...]:
        """Return all ids that something had before, the latest first, when it says that it had some of them."""
        known = sorted(self._histories.get(id, ()), key=lambda old: (len(self._steps(old)), old))
        return tuple(dict.fromkeys([*known, *(old for old in written if old not in self._group.by_id)]))

    def _former(self) -> Iterator[str]:
        ids = {*self._group.released, *self._group.claims}
        yield from (id for id in ids if id not in self._group.by_id)

    def _end(self, old: str) -> str:
        return self._steps(old)[-1]

    def _steps(self, old: str) -> list[str]:
        steps = [old]
        while (then := self._next(steps[-1])) and then not in steps:
            steps.append(then)
        return steps

    def _next(self, id: str) -> str | None:
        if id in self._group.by_id:
            return None
        entry, claim = self._group.released.get(id), self._group.claims.get(id)
        return entry.renamed_to if entry and entry.renamed_to else claim.id if claim else None

    def _instead(self, id: str) -> str:
        """Return where to go instead of a retired id: what replaces it, or what replaces that, or nothing."""
        seen: set[str] = set()
        while id in self._retired and id not in seen:
            seen.add(id)
            id = self._end(self._retired[id]) if self._retired[id] else ""
        return id if id in self._group.by_id else ""


def _replacement(entry: Released) -> str:
    return entry.replaced_by or "" if isinstance(entry, ReleasedPage) else ""
