"""Gives every part of a course all the ids that it ever had, and the course its pages that moved or are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .assembly import checkin_id
from .course import Course, Retired, Sheet, Week, Worksheet
from .fields import AnyField
from .former_ids import FormerIds
from .id_groups import IdGroup

_Inner = Mapping[tuple[str, str], FormerIds]


def with_former_ids(course: Course, group: IdGroup, fields: Sequence[IdGroup]) -> Course:
    """Return the course with whole histories: an author need not repeat what the ledger remembers."""
    pages = FormerIds(group)
    inner = {(inner.owner.type, inner.owner.id): FormerIds(inner) for inner in fields if inner.owner}
    worksheets = {id: _worksheet(worksheet, pages, inner) for id, worksheet in course.worksheets.items()}
    weeks = tuple(_week(week, pages, inner, worksheets) for week in course.weeks)
    moved = {**pages.renamed, **dict(_moved_checkins(pages.renamed, weeks))}
    released_weeks = {id for id, entry in group.released.items() if entry.type == "week"}
    gone = (*pages.retired, *_gone_checkins(pages.retired, released_weeks, weeks))
    return replace(course, weeks=weeks, worksheets=worksheets, renamed=moved, retired=gone)


def _worksheet(worksheet: Worksheet, pages: FormerIds, inner: _Inner) -> Worksheet:
    former = inner.get(("worksheet", worksheet.id))
    fields = tuple(_field(field, former) for field in worksheet.fields)
    renamed_from = pages.of(worksheet.id, worksheet.renamed_from)
    return worksheet.model_copy(update={"fields": fields, "renamed_from": renamed_from})


def _field(field: AnyField, former: FormerIds | None) -> AnyField:
    if former is None:
        return field
    return field.model_copy(update={"renamed_from": former.of(field.id, field.renamed_from)})


def _week(week: Week, pages: FormerIds, inner: _Inner, worksheets: Mapping[str, Worksheet]) -> Week:
    lessons = (replace(item, renamed_from=pages.of(item.id, item.renamed_from)) for item in week.lessons)
    return replace(
        week,
        lessons=tuple(lessons),
        sheets=tuple(replace(sheet, worksheet=worksheets[sheet.worksheet.id]) for sheet in week.sheets),
        checkin=_checkin(week.checkin, inner.get(("week", week.id)), worksheets) if week.checkin else None,
        renamed_from=pages.of(week.id, week.renamed_from),
    )


def _checkin(sheet: Sheet, former: FormerIds | None, worksheets: Mapping[str, Worksheet]) -> Sheet:
    worksheet = worksheets[sheet.worksheet.id]
    question = tuple(_field(field, former) for field in sheet.worksheet.fields[len(worksheet.fields) :])
    filled = worksheet.model_copy(update={"fields": (*worksheet.fields, *question)})
    return replace(sheet, worksheet=filled)


def _moved_checkins(renamed: Mapping[str, str], weeks: Sequence[Week]) -> Iterator[tuple[str, str]]:
    with_checkin = {week.id: bool(week.checkin) for week in weeks}
    for old, now in renamed.items():
        if now in with_checkin and any(with_checkin.values()):
            yield checkin_id(old), checkin_id(now) if with_checkin[now] else now


def _gone_checkins(retired: Sequence[Retired], released_weeks: set[str], weeks: Sequence[Week]) -> Iterator[Retired]:
    with_checkin = {week.id for week in weeks if week.checkin}
    for gone in retired:
        if gone.id in released_weeks and with_checkin:
            instead = checkin_id(gone.replaced_by) if gone.replaced_by in with_checkin else gone.replaced_by
            # the id of a check-in may be longer than one that an author may write
            yield Retired.model_construct(id=checkin_id(gone.id), replaced_by=instead)
