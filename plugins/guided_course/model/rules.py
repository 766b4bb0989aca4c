"""All rules for a course, over all its files."""

from __future__ import annotations

from collections.abc import Iterator

from .block_rules import check_blocks
from .concepts import check_covers
from .course_rules import check_between_files
from .field_rules import check_field
from .lesson_rules import check_lesson
from .problems import Problem
from .reading import Parts, WeekTexts
from .spot import Spot
from .text_rules import check_text
from .worksheet_rules import check_worksheet


def check_course(parts: Parts) -> Iterator[Problem]:
    """Yield everything that is wrong in a course whose files could be read."""
    for text in parts.texts:
        yield from check_text(text.path, text.source)
        yield from check_blocks(text.source.blocks, text.path)
        if text.document:
            yield from check_covers(Spot(text.document))
    for week in parts.weeks:
        yield from _check_week(week)
    for form in parts.forms.values():
        if form.worksheet and form.document:
            yield from check_worksheet(form.worksheet, form.document)
    yield from check_between_files(parts)


def _check_week(week: WeekTexts) -> Iterator[Problem]:
    index = week.index
    if index and index.front and index.document and index.front.checkin:
        yield from check_field(index.front.checkin, Spot(index.document, ("checkin",)))
    for _, lesson in week.lessons:
        if lesson.front and lesson.document:
            yield from check_lesson(lesson.front, lesson.document, lesson.source)
