"""What the templates get: one `View` for each page, plain values, no logic left to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from guided_course.model import MINUTES_IN_TITLE, Course, Lesson, Page, Sheet, Week

from .links import page_name
from .strands import Strands, strands

Kind = Literal["home", "week", "lesson", "sheet", "plain"]


@dataclass(frozen=True)
class Step:
    """A page before or after this one. `kind_word` is what a reader calls it, such as `Lesson` or `Worksheet 1A`."""

    id: str
    title: str
    kind_word: str

    @property
    def url(self) -> str:
        """Its address, as seen from any other week, lesson or worksheet."""
        return page_name(self.id)


@dataclass(frozen=True)
class Neighbour:
    """The week before or after. `word` says which."""

    week: Week
    word: str

    @property
    def url(self) -> str:
        """Its address, as seen from any other week, lesson or worksheet."""
        return page_name(self.week.id)


@dataclass(frozen=True)
class Minutes:
    """How long a week takes one person, in minutes: on their own, and with the other."""

    alone: int
    together: int


@dataclass(frozen=True)
class View:
    """One page, as its template needs it. `lessons` of a sheet page are those in which the sheet stands."""

    kind: Kind
    item: str
    title: str
    summary: str
    source_path: str
    week: Week | None = None
    lesson: Lesson | None = None
    sheet: Sheet | None = None
    previous: Step | None = None
    next: Step | None = None
    neighbours: tuple[Neighbour, ...] = ()
    minutes: Minutes | None = None
    lessons: tuple[Lesson, ...] = ()
    start: str = ""
    strands: Strands | None = None
    body: str = field(default="", repr=False)
    content: Markup = field(default=Markup(""), repr=False)

    @property
    def checkin_url(self) -> str:
        """Address of the week's check-in, or nothing when the week has none."""
        return page_name(self.week.checkin.id) if self.week and self.week.checkin else ""

    @property
    def sheet_html(self) -> Markup:
        """The rendered sheet of a worksheet's own page."""
        return self.content if self.kind == "sheet" else Markup("")


def sheet_word(sheet: Sheet) -> str:
    """Return what a reader calls a sheet: `Worksheet 1A`, or `Check-in`."""
    return f"Worksheet {sheet.label}" if sheet.label else "Check-in"


def sheet_title(course: Course, sheet: Sheet) -> str:
    """Return a sheet's title; a sheet that comes back every week also names its week."""
    week = course.weeks_by_id[sheet.week_id]
    return sheet.worksheet.title if sheet.label else f"{sheet.worksheet.title}, week {week.number}"


def week_minutes(week: Week) -> Minutes:
    """Add up a week's lessons, worksheets and together-activities."""
    alone = together = 0
    for minutes, who in [(x.minutes, x.who) for x in week.lessons] + [
        (s.worksheet.minutes, s.worksheet.who) for s in week.all_sheets
    ]:
        alone, together = (alone, together + minutes) if who == "together" else (alone + minutes, together)
    for block in week.source.blocks:
        if block.name == "together" and (found := MINUTES_IN_TITLE.search(block.argument)):
            together += int(found.group(1))
    return Minutes(alone, together)


def week_steps(course: Course, week: Week) -> Iterator[Step]:
    """Yield a week's pages in reading order: the week, its lessons, its worksheets, its check-in."""
    yield Step(week.id, week.title, f"Week {week.number}")
    for lesson in week.lessons:
        yield Step(lesson.id, lesson.title, "Lesson")
    for sheet in week.all_sheets:
        yield Step(sheet.id, sheet_title(course, sheet), sheet_word(sheet))


def course_views(course: Course) -> tuple[View, ...]:
    """Return the views of all pages of a course, in reading order."""
    steps = [step for week in course.weeks for step in week_steps(course, week)]
    around = {
        step.id: (steps[i - 1] if i else None, steps[i + 1] if i + 1 < len(steps) else None)
        for i, step in enumerate(steps)
    }
    placed: dict[str, list[Lesson]] = {}
    for lesson in course.lessons.values():
        for worksheet_id in lesson.worksheet_ids:
            placed.setdefault(worksheet_id, []).append(lesson)

    def views_of(week: Week) -> Iterator[View]:
        near = _neighbours(course, week)
        before, after = around[week.id]
        yield View(
            "week", week.id, week.title, week.aim, week.source.path, week, None, None, before, after, near,
            minutes=week_minutes(week), body=week.source.body,
        )  # fmt: skip
        for lesson in week.lessons:
            before, after = around[lesson.id]
            yield View(
                "lesson", lesson.id, lesson.title, lesson.summary, lesson.source.path, week, lesson, None, before,
                after, near, body=lesson.source.body,
            )  # fmt: skip
        for sheet in week.all_sheets:
            before, after = around[sheet.id]
            yield View(
                "sheet", sheet.id, sheet_title(course, sheet), sheet.worksheet.why, "", week, None, sheet, before,
                after, near, lessons=tuple(placed.get(sheet.id, ())),
            )  # fmt: skip

    pages = [View("plain", "", p.title, p.summary, p.source.path, body=p.source.body) for p in course.pages]
    return (_home(course), *(v for week in course.weeks for v in views_of(week)), *pages)


def plain_view(title: str) -> View:
    """Return the view of a page that belongs to no source file, such as the page for a wrong address."""
    return View("plain", "", title, "", "")


def _home(course: Course) -> View:
    return View(
        "home", "", course.title, course.lede, course.source.path, start=_start(course),
        strands=strands(len(course.weeks)), body=course.source.body,
    )  # fmt: skip


def _start(course: Course) -> str:
    """Return the id of the page on which to begin: the first lesson there is."""
    first = next(iter(course.lessons), "")
    return first or (course.weeks[0].id if course.weeks else "")


def _neighbours(course: Course, week: Week) -> tuple[Neighbour, ...]:
    place = course.weeks.index(week)
    before = [Neighbour(course.weeks[place - 1], "Week before")] if place else []
    after = [Neighbour(course.weeks[place + 1], "Week after")] if place + 1 < len(course.weeks) else []
    return (*before, *after)


__all__ = ["Minutes", "Neighbour", "Page", "Step", "View", "course_views", "plain_view"]
