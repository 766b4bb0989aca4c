"""What a release would change in the ledger, and the ledger as it would be afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from .id_groups import IdGroup
from .ledger import LEDGER_FORMAT, UNKNOWN_TYPE, Ledger, Released, ReleasedPage

Entry = TypeVar("Entry", bound=Released)
ChangeKind = Literal["new", "renamed", "retired", "missing"]


@dataclass(frozen=True, order=True)
class Change:
    """An id on which course and ledger differ. `owner` is the page whose field it is, `now` its new id if any."""

    kind: ChangeKind
    owner: str
    id: str
    type: str
    now: str = ""


@dataclass(frozen=True)
class Release:
    """A course against its ledger. `before` is None when nothing was released yet, or the ledger can't be read."""

    before: Ledger | None
    after: Ledger
    changes: tuple[Change, ...]


def plan_release(course_id: str, before: Ledger | None, pages: IdGroup, fields: Sequence[IdGroup]) -> Release:
    """Return what a release of the course would record."""
    after = _recorded(pages, before.released if before else {}, _new_page)
    for gone in pages.gone:
        if gone.replaced_by:
            after[gone.id] = after[gone.id].model_copy(update={"replaced_by": gone.replaced_by})
    for group in fields:
        if group.owner and group.owner.id in after:
            recorded = _recorded(group, group.released, _new_field)
            after[group.owner.id] = after[group.owner.id].model_copy(update={"fields": recorded})
    released = {id: _without_moved_fields(page) for id, page in after.items()}
    changes = tuple(sorted(change for group in (pages, *fields) for change in _changes(group)))
    return Release(before, Ledger(format=LEDGER_FORMAT, course=course_id, released=released), changes)


def _new_page(kind: str) -> ReleasedPage:
    return ReleasedPage.model_validate({"type": kind})


def _new_field(kind: str) -> Released:
    return Released(type=kind)


def _recorded(group: IdGroup, released: Mapping[str, Entry], new: Callable[[str], Entry]) -> dict[str, Entry]:
    after = dict(released)
    for used in group.used:
        if group.is_shown or used.renamed_from:
            after.setdefault(used.id, new(used.type))
    for old, used in group.claims.items():
        entry = after.setdefault(old, new(used.type))
        if entry.is_alive:
            after[old] = entry.model_copy(update={"renamed_to": used.id})
    for gone in group.gone:
        entry = after.get(gone.id, new(UNKNOWN_TYPE))
        after[gone.id] = entry.model_copy(update={"retired": True})
    return after


def _without_moved_fields(page: ReleasedPage) -> ReleasedPage:
    """Leave a page's fields to what it is called now."""
    return page.model_copy(update={"fields": {}}) if page.renamed_to else page


def _changes(group: IdGroup) -> Iterator[Change]:
    owner = group.owner.id if group.owner else ""
    is_open = {id for id, entry in group.released.items() if entry.is_alive}
    is_fresh = {old for old in group.claims if old in is_open or old not in group.released}
    for used in group.used:
        if used.id not in group.released and group.is_shown and not is_fresh.intersection(used.renamed_from):
            yield Change("new", owner, used.id, used.type)
    for old in is_fresh:
        yield Change("renamed", owner, old, group.claims[old].type, group.claims[old].id)
    for gone in group.gone:
        entry = group.released.get(gone.id)
        if entry is None or entry.is_alive:
            yield Change("retired", owner, gone.id, entry.type if entry else UNKNOWN_TYPE)
    if group.is_whole:
        yield from (Change("missing", owner, id, group.released[id].type) for id in group.lost)
