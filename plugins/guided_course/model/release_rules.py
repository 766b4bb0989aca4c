"""Rules for released ids: none changes its type, and none is ever used for something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .former_ids import FormerIds
from .id_groups import IdGroup, Used
from .ledger import UNKNOWN_TYPE, Released, name_now
from .ledger_file import LedgerFile
from .lost_ids import check_lost_ids, retiring
from .problems import Problem, did_you_mean
from .reading import Parts

_ANOTHER = "Choose another id."
_LEAVE_OUT = "Leave it out."


def check_releases(parts: Parts, file: LedgerFile, pages: IdGroup, fields: Sequence[IdGroup]) -> Iterator[Problem]:
    """Yield what would part readers from their links and answers."""
    yield from _check_course_id(parts, file)
    for group in (pages, *fields):
        for used in group.used:
            yield from _check_used(used, group)
            yield from _check_claims(used, group)
        yield from _check_gone(group)
    yield from _check_replacements(pages)
    yield from check_lost_ids(pages, fields, file)


def _check_course_id(parts: Parts, file: LedgerFile) -> Iterator[Problem]:
    if not (file.ledger and parts.index and parts.index.front and parts.index.document):
        return
    written = parts.index.document.at("id")
    if isinstance(written, str) and written == parts.index.front.id != file.ledger.course:
        message = f"the course was released as '{file.ledger.course}', and readers' answers are stored under that id."
        hint = f"Write `id: {file.ledger.course}`."
        yield parts.index.document.problem("course.changed-id", message, "id", hint=hint)


def _subject(used: Used, group: IdGroup) -> str:
    return "field" if group.owner else used.type


def _check_used(used: Used, group: IdGroup) -> Iterator[Problem]:
    subject, entry = _subject(used, group), group.released.get(used.id)
    if entry is None:
        if used.id in group.forbidden:
            message = f"the id '{used.id}' was released as that of {group.forbidden[used.id]}."
            yield used.problem(f"{subject}.recycled-id", message, "id", hint=_ANOTHER)
    elif entry.retired:
        message = f"the id '{used.id}' was retired, and may never be used again."
        yield used.problem(f"{subject}.recycled-id", message, "id", hint=_ANOTHER)
    elif entry.renamed_to:
        now = name_now(group.released, used.id)
        message = f"the id '{used.id}' was renamed to '{now}', and may never be used again."
        yield used.problem(f"{subject}.recycled-id", message, "id", hint=f"Write '{now}', or choose another id.")
    elif entry.type != used.type:
        yield _changed_type(used, entry, group)


def _changed_type(used: Used, entry: Released, group: IdGroup) -> Problem:
    if group.owner is None:
        message = f"'{used.id}' was released as a {entry.type}, and is now a {used.type}."
        return used.problem(f"{used.type}.changed-type", message, "id", hint=f"Give the {used.type} another id.")
    message = f"the field '{used.id}' was released as {entry.type}, and answers of that type are stored."
    hint = f"Give the new question another id, and {retiring(used.id, group)}"
    return used.problem("field.changed-type", message, "type", hint=hint)


def _check_claims(used: Used, group: IdGroup) -> Iterator[Problem]:
    for old in used.renamed_from:
        found = _wrong_claim(used, old, group)
        if found and used.spot:
            mistake, message, hint = found
            spot = used.spot.inside("renamed_from").item(old)
            yield spot.problem(f"{_subject(used, group)}.{mistake}", message, hint=hint)
    merged = _merged(used, group)
    if merged:
        message = f"{_quoted(merged)} were released side by side, so readers may have answers in each of them."
        hint = "Keep one, and retire the others."
        yield used.problem(f"{_subject(used, group)}.rename-merges", message, "renamed_from", hint=hint)


def _wrong_claim(used: Used, old: str, group: IdGroup) -> tuple[str, str, str] | None:
    """Return the mistake in saying that `used` was called `old` before: its code, its words and what to do."""
    other = group.claims.get(old)
    if old in group.by_id:
        is_self = old == used.id
        message = f"'{old}' can't be renamed from itself." if is_self else f"'{old}' is still in use."
        return "rename-in-use", message, _LEAVE_OUT if is_self else "Only an id that is gone can be renamed."
    if other is not None and other != used:
        message = f"'{other.id}' says that it was '{old}' before, too: see {other.path}:{other.line}."
        return "rename-twice", message, "Only one can carry on its answers."
    if any(gone.id == old for gone in group.gone):
        return "rename-retired", f"'{old}' is in 'retired', too.", "Keep one of the two."
    return _wrong_in_ledger(used, old, group)


def _wrong_in_ledger(used: Used, old: str, group: IdGroup) -> tuple[str, str, str] | None:
    entry = group.released.get(old)
    if entry is None:
        known = [id for id in group.lost if id != old]
        unknown = ("rename-unknown", f"'{old}' was never released.", did_you_mean(old, known) or _LEAVE_OUT)
        return unknown if group.has_ledger else None
    if entry.retired:
        return "rename-retired", f"'{old}' was retired, and can't come back.", _LEAVE_OUT
    now = name_now(group.released, old)
    if now not in (old, used.id) and group.claims.get(now) != used:
        message = f"'{old}' is called '{now}' since an earlier release."
        return "rename-taken", message, f"Write '{now}', or leave it out."
    if entry.type not in (used.type, UNKNOWN_TYPE):
        message = f"'{old}' was released as {entry.type}, and this is {used.type}."
        return "rename-type", message, f"A new type needs a new id, and {retiring(old, group)}"
    return None


def _merged(used: Used, group: IdGroup) -> list[str]:
    """Return the ids that would become one although readers may have answers under each of them."""
    alive = [id for id in (used.id, *used.renamed_from) if (entry := group.released.get(id)) and entry.is_alive]
    apart = [id for id in dict.fromkeys(alive) if id == used.id or id not in group.by_id]
    return apart if len(apart) > 1 else []


def _quoted(ids: Sequence[str]) -> str:
    return " and ".join(f"'{id}'" for id in ids)


def _check_gone(group: IdGroup) -> Iterator[Problem]:
    subject = "course" if group.owner is None else "week" if group.owner.type == "week" else "worksheet"
    seen: set[str] = set()
    for gone in group.gone:
        entry = group.released.get(gone.id)
        if gone.id in seen:
            yield gone.spot.problem(f"{subject}.retired-twice", f"'{gone.id}' is here twice.", hint=_LEAVE_OUT)
        elif gone.id in group.by_id:
            message = f"'{gone.id}' is still in use."
            yield gone.spot.problem(f"{subject}.retired-in-use", message, hint="Take away one of the two.")
        elif entry is None and group.has_ledger:
            hint = did_you_mean(gone.id, group.lost) or _LEAVE_OUT
            yield gone.spot.problem(f"{subject}.retired-unknown", f"'{gone.id}' was never released.", hint=hint)
        elif entry and entry.renamed_to:
            now = name_now(group.released, gone.id)
            message = f"'{gone.id}' is called '{now}' since an earlier release."
            yield gone.spot.problem(f"{subject}.retired-renamed", message, hint=f"Write '{now}', or leave it out.")
        seen.add(gone.id)


def _check_replacements(pages: IdGroup) -> Iterator[Problem]:
    for gone in pages.gone:
        if not gone.replaced_by or gone.replaced_by in pages.by_id or not pages.is_whole:
            continue
        now = FormerIds(pages).renamed.get(gone.replaced_by)
        hint = f"It is called '{now}' now." if now else did_you_mean(gone.replaced_by, pages.by_id)
        message = f"there is no week, lesson or worksheet '{gone.replaced_by}'."
        yield gone.spot.problem("course.unknown-replacement", message, "replaced_by", hint=hint or _LEAVE_OUT)
