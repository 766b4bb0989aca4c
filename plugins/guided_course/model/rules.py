"""All rules for a course, over all its files."""

from __future__ import annotations

from collections.abc import Iterator

from .block_rules import check_blocks
from .cards_from import check_cards_from
from .course_rules import check_between_files
from .field_rules import check_field
from .fields import RankField
from .lesson_rules import check_lesson
from .looking_back import check_looking_back
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
    for week in parts.weeks:
        yield from _check_week(week)
    for form in parts.forms.values():
        if form.worksheet and form.document:
            yield from check_worksheet(form.worksheet, form.document)
    yield from check_between_files(parts)
    yield from check_looking_back(parts)


def _check_week(week: WeekTexts) -> Iterator[Problem]:
    index = week.index
    if index and index.front and index.document and index.front.checkin:
        question, spot = index.front.checkin, Spot(index.document, ("checkin",))
        yield from check_field(question, spot)
        if isinstance(question, RankField):
            yield from check_cards_from(question, (), (), (), spot)
    for _, lesson in week.lessons:
        if lesson.front and lesson.document:
            yield from check_lesson(lesson.front, lesson.document, lesson.source)
