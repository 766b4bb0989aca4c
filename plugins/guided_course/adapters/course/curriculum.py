"""The curriculum as a page: each concept with its weeks, and the pages on which it is told and practised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from guided_course.model import Course, Curriculum, Place, Taught, Week, Worksheet, coverage_of

Keeping = Literal["never-saved", "private", "choice", "side-by-side", "partly-together", "together", ""]
"""Who comes to see a worksheet: nobody, its owner, who its owner chooses, both. Empty for what is no worksheet."""


@dataclass(frozen=True)
class PlaceLink:
    """A page on which a concept is covered."""

    place: Place
    keeping: Keeping = ""


@dataclass(frozen=True)
class ConceptRow:
    """A concept. Without places to read or to do something it is still to be written."""

    taught: Taught
    kind_title: str
    weeks: tuple[Week, ...]
    to_read: tuple[PlaceLink, ...]
    to_do: tuple[PlaceLink, ...]

    @property
    def is_written(self) -> bool:
        """Whether any page of the course covers it."""
        return bool(self.to_read or self.to_do)


@dataclass(frozen=True)
class RowGroup:
    """Concepts that belong together."""

    id: str
    title: str
    rows: tuple[ConceptRow, ...]


@dataclass(frozen=True)
class CurriculumTable:
    """All of a curriculum. `keepings` are those that any of its worksheets has, the most private first."""

    groups: tuple[RowGroup, ...]
    keepings: tuple[Keeping, ...]


_KEEPINGS: tuple[Keeping, ...] = ("never-saved", "private", "choice", "side-by-side", "partly-together", "together")


def curriculum_table(course: Course, curriculum: Curriculum) -> CurriculumTable:
    """Return the rows of a course's curriculum."""
    coverage = coverage_of(course, curriculum)
    groups = tuple(
        RowGroup(
            group.id,
            group.title,
            tuple(_row(coverage.taught[concept.id], course, curriculum) for concept in group.concepts),
        )
        for group in curriculum.groups
    )
    used = {link.keeping for group in groups for row in group.rows for link in row.to_do}
    return CurriculumTable(groups, tuple(keeping for keeping in _KEEPINGS if keeping in used))


def keeping_of(worksheet: Worksheet) -> Keeping:
    """Return who comes to see a worksheet: what is said is the widest that any of its fields allows."""
    shown_to = {field.visibility for field in worksheet.fields}
    if worksheet.never_saved:
        return "never-saved"
    if "joint" in shown_to:
        return "together" if shown_to == {"joint"} else "partly-together"
    if "reveal" in shown_to:
        return "side-by-side"
    return "choice" if "share" in shown_to else "private"


def _row(taught: Taught, course: Course, curriculum: Curriculum) -> ConceptRow:
    concept = taught.concept
    return ConceptRow(
        taught,
        curriculum.kind_title(concept),
        tuple(week for week in course.weeks if week.number in concept.weeks),
        tuple(PlaceLink(place) for place in taught.told),
        tuple(_to_do(taught.practised, course)),
    )


def _to_do(places: Sequence[Place], course: Course) -> Iterator[PlaceLink]:
    for place in places:
        sheet = course.sheets.get(place.id)
        yield PlaceLink(place, keeping_of(sheet.worksheet) if sheet else "")
