"""Which works the texts of a course lean on, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .course import Course, Lesson, Page, Week
from .works import Work, find_dois, plain_doi

Citing = Lesson | Week | Page
"""A text that can link to a work: each has a title and a source."""


@dataclass(frozen=True)
class Cited:
    """A work, and the texts that link to it, in the order of the course."""

    work: Work
    places: tuple[Citing, ...]


def cited_works(course: Course) -> tuple[Cited, ...]:
    """Return the works that some text links to, by their authors and years. The others are no sources of it."""
    places: dict[str, list[Citing]] = {}
    for text in _texts(course):
        for doi in dict.fromkeys(doi for _, doi in find_dois(text.source.body)):
            places.setdefault(doi, []).append(text)
    cited = (Cited(work, tuple(places.get(plain_doi(work.doi), ()))) for work in course.works)
    return tuple(sorted((one for one in cited if one.places), key=_by_authors))


def _by_authors(cited: Cited) -> tuple[str, int]:
    return cited.work.authors.casefold(), cited.work.year


def _texts(course: Course) -> Iterator[Citing]:
    for week in course.weeks:
        yield week
        yield from week.lessons
    yield from course.pages
