"""Puts the parts that were read together into a `Course`: numbers, labels, core sheets and check-ins."""

from __future__ import annotations

from string import ascii_uppercase

from .course import (
    ONCE,
    Course,
    CourseFrontMatter,
    Lesson,
    LessonFrontMatter,
    Page,
    PageFrontMatter,
    Sheet,
    Source,
    Week,
    WeekFrontMatter,
    Worksheet,
)
from .fitting_answers import with_fitting_answers
from .folders import Numbered
from .reading import Parts, Text, WeekTexts

CORE_COUNT = 2
"""How many worksheets of a week are core, unless the week says so itself."""


def checkin_id(week_id: str) -> str:
    """Return the id of a week's check-in sheet."""
    return f"checkin-{week_id}"


def assemble_course(parts: Parts) -> Course | None:
    """Return the course that the parts make up, or None when there is no readable content/index.md."""
    if parts.index is None or parts.index.front is None:
        return None
    front: CourseFrontMatter = parts.index.front
    worksheets = {
        form.id: with_fitting_answers(form.worksheet, form.document)
        for form in parts.forms.values()
        if form.worksheet and form.document
    }
    checkin = worksheets.get(front.checkin) if front.checkin else None
    weeks = tuple(
        _week(texts, texts.index.front, texts.index.source, worksheets, checkin)
        for texts in parts.weeks
        if texts.index and texts.index.front
    )
    pages = tuple(_page(text, text.front) for text in parts.pages if text.front)
    weeks_by_id, pages_by_name = {week.id: week for week in weeks}, {page.name: page for page in pages}
    return Course(
        id=front.id,
        title=front.title,
        tagline=front.tagline,
        lede=front.lede,
        weeks=weeks,
        worksheets=worksheets,
        pages=pages,
        source=parts.index.source,
        edition=front.edition or "",
        leave_to=front.leave_to,
        short_path=tuple(weeks_by_id[id] for id in dict.fromkeys(front.short_path) if id in weeks_by_id),
        around=tuple(pages_by_name[name] for name in dict.fromkeys(front.pages) if name in pages_by_name),
    )


def _week(
    texts: WeekTexts,
    front: WeekFrontMatter,
    source: Source,
    worksheets: dict[str, Worksheet],
    checkin: Worksheet | None,
) -> Week:
    number = texts.place.number
    lessons = tuple(_lesson(place, text.front, text.source, front.id) for place, text in texts.lessons if text.front)
    is_empty = not lessons and front.planned
    return Week(
        id=front.id,
        number=number,
        title=front.title,
        short=front.short or front.title,
        aim=front.aim,
        covers=front.covers,
        planned=front.planned,
        lessons=lessons,
        sheets=_sheets(front, number, worksheets),
        checkin=None if checkin is None or is_empty else _checkin(front, checkin),
        source=source,
    )


def _sheets(front: WeekFrontMatter, number: int, worksheets: dict[str, Worksheet]) -> tuple[Sheet, ...]:
    core = front.core or front.worksheets[:CORE_COUNT]
    listed = dict.fromkeys(id for id in front.worksheets if id in worksheets)
    return tuple(
        Sheet(id, f"{number}{_letters(place)}", front.id, ONCE, id in core, worksheets[id])
        for place, id in enumerate(listed)
    )


def _letters(place: int) -> str:
    """Return A to Z, and then AA, AB and so on. `place` starts at 0."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def _checkin(front: WeekFrontMatter, worksheet: Worksheet) -> Sheet:
    question = front.checkin
    is_new = question is not None and all(question.id != field.id for field in worksheet.fields)
    if question is not None and is_new:
        worksheet = worksheet.model_copy(update={"fields": (*worksheet.fields, question)})
    return Sheet(checkin_id(front.id), "", front.id, front.id, False, worksheet)


def _lesson(place: Numbered, front: LessonFrontMatter, source: Source, week_id: str) -> Lesson:
    return Lesson(
        id=front.id,
        kind=front.kind,
        title=front.title,
        summary=front.summary,
        minutes=front.minutes,
        who=front.who,
        covers=front.covers,
        week_id=week_id,
        number=place.number,
        words=source.words,
        source=source,
    )


def _page(text: Text[PageFrontMatter], front: PageFrontMatter) -> Page:
    return Page(front.title, front.summary, text.source)
