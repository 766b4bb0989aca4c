"""Where a course teaches what its curriculum asks for, and what is missing still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .course import ONCE, Course, Sheet, Week
from .curriculum import Concept, Curriculum

PlaceKind = Literal["lesson", "week", "together", "worksheet"]
"""What covers a concept: a lesson, the page of a week, what is done together on it, or a worksheet."""

Lack = Literal["everything", "telling", "practice", "this week"]
"""What a concept is missing: any place at all, a text, an exercise, or any place in a week in which it should come."""


@dataclass(frozen=True)
class Place:
    """Where a concept is covered. `id` is that of its page, `label` its short name. The weekly sheet has many weeks."""

    kind: PlaceKind
    id: str
    label: str
    title: str
    weeks: tuple[int, ...]


@dataclass(frozen=True)
class Taught:
    """A concept, with the places where it is told and those where it is practised, in reading order."""

    concept: Concept
    is_practised: bool
    told: tuple[Place, ...]
    practised: tuple[Place, ...]

    def lacks(self, week: int) -> tuple[Lack, ...]:
        """Return what is missing, as seen from one of the concept's weeks."""
        places = (*self.told, *self.practised)
        if not places:
            return ("everything",)
        telling: tuple[Lack, ...] = ("telling",) if self.is_practised and not self.told else ()
        practice: tuple[Lack, ...] = ("practice",) if self.is_practised and not self.practised else ()
        here: tuple[Lack, ...] = () if any(week in place.weeks for place in places) else ("this week",)
        return (*telling, *practice, *here)


@dataclass(frozen=True)
class WeekCoverage:
    """A week with the concepts that should come in it."""

    week: Week
    concepts: tuple[Taught, ...]

    @property
    def missing(self) -> tuple[Taught, ...]:
        """The concepts that lack something here. Of a week that is still planned, nothing is taken for granted."""
        return tuple(taught for taught in self.concepts if taught.lacks(self.week.number))

    @property
    def is_whole(self) -> bool:
        """Whether the week is finished and nothing is missing."""
        return not self.week.planned and not self.missing


@dataclass(frozen=True)
class Coverage:
    """How a course covers its curriculum: by concept id, and week by week."""

    curriculum: Curriculum
    taught: Mapping[str, Taught]
    weeks: tuple[WeekCoverage, ...]


def coverage_of(course: Course, curriculum: Curriculum) -> Coverage:
    """Look for every concept in all of the course; it may be told in one week and practised in another."""
    told = _by_concept(_told(course))
    practised = _by_concept(_practised(course))
    taught = {
        concept.id: Taught(
            concept,
            curriculum.is_practised(concept),
            told.get(concept.id, ()),
            practised.get(concept.id, ()),
        )
        for concept in curriculum.concepts
    }
    weeks = tuple(
        WeekCoverage(week, tuple(each for each in taught.values() if week.number in each.concept.weeks))
        for week in course.weeks
    )
    return Coverage(curriculum, taught, weeks)


def _told(course: Course) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for week in course.weeks:
        yield Place("week", week.id, f"week {week.number}", week.title, (week.number,)), week.covers
        for lesson in week.lessons:
            label = f"{week.number}.{lesson.number}"
            yield Place("lesson", lesson.id, label, lesson.title, (week.number,)), lesson.covers


def _practised(course: Course) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for week in course.weeks:
        for sheet in week.all_sheets:
            if sheet.occasion == ONCE or sheet == _first_checkin(course):
                yield _worksheet_place(sheet, week, course), sheet.worksheet.covers
        if any(block.name == "together" for block in week.source.blocks):
            label = f"together {week.number}"
            yield Place("together", week.id, label, week.title, (week.number,)), week.covers


def _worksheet_place(sheet: Sheet, week: Week, course: Course) -> Place:
    weeks = (week.number,) if sheet.occasion == ONCE else tuple(w.number for w in course.weeks if w.checkin)
    return Place("worksheet", sheet.id, sheet.label or "check-in", sheet.worksheet.title, weeks)


def _first_checkin(course: Course) -> Sheet | None:
    """The weekly worksheet is one place, and not one for each week: this is where it first comes."""
    return next((week.checkin for week in course.weeks if week.checkin), None)


def _by_concept(places: Iterator[tuple[Place, tuple[str, ...]]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place, concepts in places:
        for concept in dict.fromkeys(concepts):
            found[concept] = (*found.get(concept, ()), place)
    return found
