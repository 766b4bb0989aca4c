"""What the templates get: one `View` for each page, plain values, no logic left to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from markupsafe import Markup

from guided_course.model import MINUTES_IN_TITLE, Course, Lesson, Sheet, Source, Week, Worksheet

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
    """One page, as its template needs it. `lessons` of a sheet page are those in which the sheet stands.

    `item` is the id of the page's permanent link; the home page and plain pages have none. `source` is None for a page
    that has no Markdown file.
    """

    kind: Kind
    item: str
    title: str
    summary: str
    source: Source | None = field(default=None, repr=False)
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
    content: Markup = field(default=Markup(""), repr=False)

    @property
    def sheet_html(self) -> Markup:
        """The rendered sheet of a worksheet's own page."""
        return self.content if self.kind == "sheet" else Markup("")


def course_views(course: Course) -> tuple[View, ...]:
    """Return the views of all pages of a course, in reading order."""
    placed = _lessons_by_worksheet(course)
    views = [view for week in course.weeks for view in _week_views(course, week, placed)]
    steps = [None, *map(_step, views), None]
    linked = [replace(view, previous=steps[i], next=steps[i + 2]) for i, view in enumerate(views)]
    pages = [View("plain", "", page.title, page.summary, page.source) for page in course.pages]
    return (_home(course), *linked, *pages)


def plain_view(title: str) -> View:
    """Return the view of a page that belongs to no source file, such as the page for a wrong address."""
    return View("plain", "", title, "")


def sheet_word(sheet: Sheet) -> str:
    """Return what a reader calls a sheet: `Worksheet 1A`, or `Check-in`."""
    return f"Worksheet {sheet.label}" if sheet.label else "Check-in"


def sheet_title(week: Week, sheet: Sheet) -> str:
    """Return a sheet's title; a sheet that comes back every week also names its week."""
    return sheet.worksheet.title if sheet.label else f"{sheet.worksheet.title}, week {week.number}"


def week_minutes(week: Week) -> Minutes:
    """Add up a week's lessons, worksheets and together-activities."""
    items: list[Lesson | Worksheet] = [*week.lessons, *(sheet.worksheet for sheet in week.all_sheets)]
    alone = sum(item.minutes for item in items if item.who != "together")
    together = sum(item.minutes for item in items if item.who == "together")
    for block in week.source.blocks:
        if block.name == "together" and (found := MINUTES_IN_TITLE.search(block.argument)):
            together += int(found.group(1))
    return Minutes(alone, together)


def _week_views(course: Course, week: Week, placed: Mapping[str, tuple[Lesson, ...]]) -> Iterator[View]:
    """Yield a week's pages in reading order: the week, its lessons, its worksheets, its check-in."""
    near, minutes = _neighbours(course, week), week_minutes(week)
    yield View("week", week.id, week.title, week.aim, week.source, week, neighbours=near, minutes=minutes)
    for lesson in week.lessons:
        yield View("lesson", lesson.id, lesson.title, lesson.summary, lesson.source, week, lesson, neighbours=near)
    for sheet in week.all_sheets:
        title, lessons = sheet_title(week, sheet), placed.get(sheet.id, ())
        why = sheet.worksheet.why
        yield View("sheet", sheet.id, title, why, week=week, sheet=sheet, neighbours=near, lessons=lessons)


def _step(view: View) -> Step:
    assert view.week is not None
    word = sheet_word(view.sheet) if view.sheet else "Lesson" if view.lesson else f"Week {view.week.number}"
    return Step(view.item, view.title, word)


def _home(course: Course) -> View:
    path = strands(len(course.weeks))
    return View("home", "", course.title, course.lede, course.source, start=_start(course), strands=path)


def _start(course: Course) -> str:
    """Return the id of the page on which to begin: the first lesson there is."""
    first = next(iter(course.lessons), "")
    return first or (course.weeks[0].id if course.weeks else "")


def _lessons_by_worksheet(course: Course) -> dict[str, tuple[Lesson, ...]]:
    placed: dict[str, tuple[Lesson, ...]] = {}
    for lesson in course.lessons.values():
        for worksheet_id in lesson.worksheet_ids:
            placed[worksheet_id] = (*placed.get(worksheet_id, ()), lesson)
    return placed


def _neighbours(course: Course, week: Week) -> tuple[Neighbour, ...]:
    place = course.weeks.index(week)
    before = [Neighbour(course.weeks[place - 1], "Week before")] if place else []
    after = [Neighbour(course.weeks[place + 1], "Week after")] if place + 1 < len(course.weeks) else []
    return (*before, *after)
