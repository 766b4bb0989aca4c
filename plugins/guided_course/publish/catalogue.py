"""The catalogue: what the pages about the reader's own words must know of a course, as JSON.

Its form is a promise to the scripts and to saved files: names here are the names there. Worksheets that are never saved
are not in it, so that nothing can ever be shown or kept of them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from guided_course.model import AnyField, ChoiceField, Course, MultiField, RankField, ScaleField, Sheet, Worksheet

from .addresses import permanent_uri

FORMAT = 1

Catalogue = dict[str, object]
"""A catalogue as plain values, ready to be written as JSON."""


@dataclass(frozen=True)
class FieldEntry:
    """A field: what was asked, and to whom an answer may be shown."""

    id: str
    type: str
    prompt: str
    visibility: str
    section: str
    renamed_from: tuple[str, ...]


@dataclass(frozen=True)
class ScaleEntry(FieldEntry):
    """A scale, with what a trend line needs to be drawn and read."""

    min: int
    max: int
    low: str
    high: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class OptionEntry:
    """One thing to pick."""

    id: str
    text: str


@dataclass(frozen=True)
class PickEntry(FieldEntry):
    """A field whose answer is one or more of its options, in any order or in one."""

    options: tuple[OptionEntry, ...]


@dataclass(frozen=True)
class RankEntry(PickEntry):
    """A ranking. On paper there are `lines` to write on, or none, and then its options are there to be numbered."""

    lines: int


@dataclass(frozen=True)
class WorksheetEntry:
    """A worksheet. Those with the same `series` are one thing asked again, and share a trend."""

    id: str
    title: str
    series: str
    who: str
    renamed_from: tuple[str, ...]
    fields: tuple[FieldEntry, ...]


@dataclass(frozen=True)
class SheetEntry:
    """A worksheet on one occasion. `url` starts at the site's root; `extra_fields` are asked on this occasion only."""

    id: str
    worksheet: str
    occasion: str
    label: str
    title: str
    week: str
    url: str
    extra_fields: tuple[FieldEntry, ...]


@dataclass(frozen=True)
class WeekEntry:
    """A week. Its id is the occasion of its check-in, so answers may be stored under an id that it had before."""

    id: str
    number: int
    title: str
    renamed_from: tuple[str, ...]


@dataclass(frozen=True)
class CourseEntry:
    """The whole catalogue."""

    format: int
    course: str
    title: str
    weeks: tuple[WeekEntry, ...]
    sheets: tuple[SheetEntry, ...]
    worksheets: tuple[WorksheetEntry, ...]


def build_catalogue(course: Course) -> Catalogue:
    """Return the catalogue of a course."""
    weeks = tuple(WeekEntry(week.id, week.number, week.title, week.renamed_from) for week in course.weeks)
    sheets = tuple(_sheet(course, sheet) for sheet in course.sheets.values() if not sheet.worksheet.never_saved)
    worksheets = tuple(_worksheet(w) for w in course.worksheets.values() if not w.never_saved)
    return asdict(CourseEntry(FORMAT, course.id, course.title, weeks, sheets, worksheets))


def _sheet(course: Course, sheet: Sheet) -> SheetEntry:
    worksheet = sheet.worksheet
    usual = {field.id for field in course.worksheets[worksheet.id].fields}
    return SheetEntry(
        id=sheet.id,
        worksheet=worksheet.id,
        occasion=sheet.occasion,
        label=sheet.label,
        title=worksheet.title,
        week=sheet.week_id,
        url=permanent_uri(sheet.id),
        extra_fields=tuple(_field(field) for field in worksheet.fields if field.id not in usual),
    )


def _worksheet(worksheet: Worksheet) -> WorksheetEntry:
    return WorksheetEntry(
        id=worksheet.id,
        title=worksheet.title,
        series=worksheet.series,
        who=worksheet.who,
        renamed_from=worksheet.renamed_from,
        fields=tuple(map(_field, worksheet.fields)),
    )


def _field(field: AnyField) -> FieldEntry:
    common = (field.id, field.type, field.prompt, field.visibility, field.section, field.renamed_from)
    if isinstance(field, ScaleField):
        return ScaleEntry(*common, field.min, field.max, field.low, field.high, field.labels)
    if isinstance(field, RankField):
        return RankEntry(*common, _options(field), field.lines)
    if isinstance(field, (ChoiceField, MultiField)):
        return PickEntry(*common, _options(field))
    return FieldEntry(*common)


def _options(field: ChoiceField | MultiField | RankField) -> tuple[OptionEntry, ...]:
    return tuple(OptionEntry(option.id, option.text) for option in field.options)
