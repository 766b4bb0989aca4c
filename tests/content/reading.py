"""How hard and how long the texts of Side by Side are. `python -m tests.content.reading` prints it text by text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

import textstat

from guided_course.model import Course, Lesson, Week, Worksheet, load_course, week_minutes
from tests.content import guide
from tests.content.prose import (
    block_prose,
    helplines_prose,
    markdown_paragraphs,
    markdown_prose,
    sentences,
    table_prose,
    worksheet_paragraphs,
    worksheet_prose,
)
from tests.sites import ROOT

PARAGRAPH_WORDS = 20
"""Shorter paragraphs have no grade of their own: one long word decides it."""


@dataclass(frozen=True)
class Reading:
    """How one text reads. `hardest` is the grade of its hardest paragraph, which starts with `opening`."""

    place: str
    name: str
    words: int
    minutes: int
    grade: float
    hardest: float
    opening: str
    outside: tuple[str, ...]


def grade(prose: str) -> float:
    """Return the Flesch-Kincaid grade of a text: how many years of school it asks for."""
    return float(textstat.flesch_kincaid_grade(prose))


def read_lesson(lesson: Lesson, week: Week) -> Reading:
    """Measure a lesson."""
    paragraphs = markdown_paragraphs(lesson.source.body)
    return _reading(
        f"{week.number}.{lesson.number}", lesson.id, paragraphs, lesson.words, lesson.minutes, guide.LESSON_WORDS
    )


def read_worksheet(worksheet: Worksheet, place: str) -> Reading:
    """Measure a worksheet."""
    paragraphs = worksheet_paragraphs(worksheet)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    return _reading(place, worksheet.id, paragraphs, words, worksheet.minutes, None)


def _reading(
    place: str, name: str, paragraphs: Sequence[str], words: int, minutes: int, allowed: range | None
) -> Reading:
    of_all = grade(" ".join(paragraphs))
    graded = [(grade(p), p) for p in paragraphs if len(p.split()) >= PARAGRAPH_WORDS]
    hardest, opening = max(graded, default=(of_all, ""))
    outside = (
        *(["too short"] if allowed and words < allowed.start else []),
        *(["too long"] if allowed and words >= allowed.stop else []),
        *([f"over {guide.MINUTES} minutes"] if minutes > guide.MINUTES else []),
        *(["hard to read"] if of_all > guide.ANY_PAGE else []),
    )
    return Reading(place, name, words, minutes, of_all, hardest, opening, outside)


def lesson_readings(course: Course) -> list[Reading]:
    """Measure every lesson, in order."""
    return [read_lesson(lesson, week) for week in course.weeks for lesson in week.lessons]


def worksheet_readings(course: Course) -> list[Reading]:
    """Measure every worksheet: those of the weeks in order, then those that come back or stand nowhere."""
    labels = {sheet.worksheet.id: sheet.label for week in course.weeks for sheet in week.sheets}
    order = [*labels, *(id for id in course.worksheets if id not in labels)]
    return [read_worksheet(course.worksheets[id], labels.get(id, "")) for id in order]


def page_prose(course: Course) -> dict[str, str]:
    """Return the words of every Markdown text, by its path."""
    sources = [course.source, *(p.source for p in course.pages), *(w.source for w in course.weeks)]
    sources += [lesson.source for lesson in course.lessons.values()]
    return {s.path: prose for s in sources if (prose := markdown_prose(s.body))}


def safety_prose(course: Course) -> dict[str, str]:
    """Return the words that have to be understood in fear or in haste, those of buttons too, by where they stand."""
    texts = {p.source.path: markdown_prose(p.source.body) for p in course.pages if p.source.path in guide.SAFETY_PAGES}
    if course.helplines:
        texts["helplines"] = helplines_prose(course.helplines)
    texts |= {i: markdown_prose(course.lessons[i].source.body) for i in guide.SAFETY_LESSONS}
    texts |= {i: worksheet_prose(course.worksheets[i]) for i in guide.SAFETY_WORKSHEETS}
    for source in [*(w.source for w in course.weeks), *(x.source for x in course.lessons.values())]:
        texts |= {f"{source.path} pause {n}": t for n, t in enumerate(block_prose(source.body, "pause"), start=1)}
    partials = ROOT / "site_theme" / "templates" / "partials"
    return texts | {name: table_prose(partials / name) for name in guide.BUTTON_WORDS}


def long_sentences(prose: str) -> list[str]:
    """Return the sentences that are longer than safety texts may have."""
    return [s for s in sentences(prose) if len(s.split()) > guide.SAFETY_SENTENCE_WORDS]


def _rows(readings: Sequence[Reading]) -> Iterator[str]:
    yield f"{'':5} {'':26} {'words':>5} {'min':>4} {'grade':>5} {'hardest paragraph':17}  outside the guide"
    for r in readings:
        reason = guide.LONGER_FOR_NOW.get(r.name)
        outside = ", ".join(r.outside) + (f" (for now: {reason})" if reason else "")
        opening = " ".join(r.opening.split()[:4])
        line = f"{r.place:5} {r.name:26.26} {r.words:5} {r.minutes:4} {r.grade:5.1f} {r.hardest:5.1f} {opening:28.28} {outside}"
        yield line.rstrip()


def report(course: Course) -> Iterator[str]:
    """Yield the lines of the whole report."""
    lessons = lesson_readings(course)
    yield f"Lessons: {guide.LESSON_WORDS.start:,} to {guide.LESSON_WORDS.stop - 1:,} words, {guide.MINUTES} minutes, grade {guide.ANY_PAGE:g}"
    yield from _rows(lessons)
    yield f"Mean grade {mean(r.grade for r in lessons):.1f}; the guide allows {guide.MEAN_OF_LESSONS:g}."
    yield f"\nWorksheets: {guide.MINUTES} minutes, grade {guide.ANY_PAGE:g}; examples not counted"
    yield from _rows(worksheet_readings(course))
    yield f"\nSafety, consent and buttons: grade {guide.SAFETY:g}, sentences of {guide.SAFETY_SENTENCE_WORDS} words"
    for name, prose in safety_prose(course).items():
        words = max((len(s.split()) for s in sentences(prose)), default=0)
        is_outside = grade(prose) > guide.SAFETY or long_sentences(prose)
        yield f"{grade(prose):5.1f}  {words:3} words  {name}{'  outside' if is_outside else ''}"
    yield f"\nWeeks: {guide.WEEK_MINUTES.start} to {guide.WEEK_MINUTES.stop - 1} minutes a person in all"
    for week in course.weeks:
        minutes = week_minutes(week).in_all
        said = "planned" if week.planned else "" if minutes in guide.WEEK_MINUTES else "outside"
        reason = guide.OTHER_WEEKS_FOR_NOW.get(week.id)
        yield f"{week.number:3}  {minutes:3} min  {week.id:26} {said}{f' (for now: {reason})' if reason else ''}".rstrip()


def main() -> None:
    """Print the report on Side by Side."""
    course = load_course(ROOT).course
    assert course is not None
    print("\n".join(report(course)))


if __name__ == "__main__":
    main()
