"""Released ids that are gone without a word: each with the line that an author may write about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .id_groups import IdGroup, Used
from .ledger_file import LedgerFile
from .problems import Problem
from .spot import Spot


def check_lost_ids(pages: IdGroup, fields: Sequence[IdGroup], file: LedgerFile) -> Iterator[Problem]:
    """Yield the released ids that are neither in use nor renamed nor retired."""
    yield from _check_lost_pages(pages, file)
    for group in fields:
        yield from _check_lost_fields(group)


def _check_lost_pages(pages: IdGroup, file: LedgerFile) -> Iterator[Problem]:
    if not (pages.is_whole and file.document):
        return
    released = Spot(file.document, ("released",))
    for lost in pages.lost:
        kind = pages.released[lost].type
        message = f"the {kind} '{lost}' was released, and is gone."
        retire = retiring(lost, pages)
        successor = _successor(lost, pages)
        if successor:
            place = "at the top of this file" if kind == "worksheet" else f"below `id: {successor.id}`"
            hint = f"If this {kind} is the same, write `renamed_from: {lost}` {place}; if not, {retire}"
            yield successor.problem(f"{kind}.lost-id", message, *_at_id(successor), hint=hint)
        else:
            yield released.key_problem(f"{kind}.lost-id", message, lost, hint=f"Bring it back, or {retire}")


def _at_id(used: Used) -> tuple[str, ...]:
    return () if used.type == "worksheet" else ("id",)


def _check_lost_fields(group: IdGroup) -> Iterator[Problem]:
    if not group.is_whole or group.owner is None:
        return
    for lost in group.lost:
        entry = group.released[lost]
        message = f"the field '{lost}' ({entry.type}) was released, and is gone."
        successor = _successor(lost, group)
        if successor:
            hint = f"If this asks the same, write `renamed_from: {lost}` below `id: {successor.id}`; if not,"
            yield successor.problem("field.lost-id", message, "id", hint=f"{hint} {retiring(lost, group)}")
        else:
            key = "checkin" if group.owner.type == "week" else "fields"
            hint = f"Bring it back, or {retiring(lost, group)}"
            yield group.owner.key_problem("field.lost-id", message, key, hint=hint)


def _successor(lost: str, group: IdGroup) -> Used | None:
    """Return what may be a lost id under a new name: the only new thing of its type, when nothing else is lost."""
    kind = group.released[lost].type
    is_new = [used for used in group.used if used.id not in group.released and used.type == kind]
    fresh = {used.id: used for used in is_new if not used.renamed_from}
    rivals = [id for id in group.lost if group.released[id].type == kind]
    if len(fresh) == 1 and len(rivals) == 1:
        return next(iter(fresh.values()))
    return None


def retiring(id: str, group: IdGroup) -> str:
    """Return what to write when an id is gone for good."""
    if group.owner is None:
        return f"list it under `retired:` in {group.path}: `- id: {id}`."
    ids = ", ".join([*(gone.id for gone in group.gone), id])
    place = "in the front matter" if group.owner.type == "week" else "at the top of this file"
    return f"write `retired: [{ids}]` {place}."
