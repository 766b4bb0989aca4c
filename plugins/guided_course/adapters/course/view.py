"""What the templates get: one `View` for each page, plain values, no logic left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from markupsafe import Markup

from guided_course.model import (
    ONCE,
    Course,
    Lesson,
    Minutes,
    Sheet,
    Source,
    Week,
    every_block,
    minutes_in_all,
    week_minutes,
)
from guided_course.publish import Catalogue, build_catalogue, page_name

from .curriculum import CurriculumTable, curriculum_table
from .length import Length
from .strands import Strands, strands

Kind = Literal[
    "home",
    "week",
    "lesson",
    "sheet",
    "plain",
    "curriculum",
    "workbook",
    "backup",
    "spaces",
    "self-check",
    "take",
    "moved",
]

TOOLS: Mapping[Kind, str] = {
    "workbook": "My workbook",
    "backup": "Keep a copy",
    "spaces": "Who writes here",
    "self-check": "Check that saving works",
}
"""The pages about the reader's own words: their names in the site, and their titles."""

HELP_PAGE = "help.md"

LISTS = frozenset({"helplines", "glossary", "sources"})
"""Blocks that list what stands elsewhere in the course. Hardly a lesson has one."""

CARE_PAGES = frozenset({HELP_PAGE, "privacy.md"})
"""Plain pages that somebody may have to leave in a hurry."""


@dataclass(frozen=True)
class MadePage:
    """A page that is made about the course itself: its name in the site, its title, and what is on it."""

    name: str
    title: str
    summary: str


TAKE = MadePage("take-it-with-you", "Take it with you", "The whole course as one file, for a device without a network.")
"""The page on which the course itself is taken along."""

CURRICULUM = MadePage(
    "curriculum", "What this course teaches", "Every idea and skill, with links to the lessons and worksheets for it."
)
"""The page that says where each concept of the curriculum is taught."""

MADE_PAGES = (CURRICULUM, TAKE)
"""In the order in which a page names them, below those of the course itself."""


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
class View:
    """One page, as its template needs it. `lessons` of a sheet page are those in which the sheet stands.

    `short_next` is the next week of the short path, on the page at which it parts from the long one.

    `item` is the id of the page's permanent link; the home page and plain pages have none. `source` is None for a page
    that has no Markdown file. `comes_back`: the sheet's questions are asked more than once. `moved_to` is the page to
    go to from an id that is no longer used; `is_gone` says that its page was taken away and not just renamed.
    `length` is that of the whole course, and `short_length` that of its short path, if it has one.
    `delicate`: perhaps nobody else may see that this page is open, so the way out is larger.
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
    short_next: Step | None = None
    neighbours: tuple[Neighbour, ...] = ()
    minutes: Minutes | None = None
    length: Length | None = None
    short_length: Length | None = None
    lessons: tuple[Lesson, ...] = ()
    comes_back: bool = False
    start: str = ""
    strands: Strands | None = None
    curriculum: CurriculumTable | None = field(default=None, repr=False)
    moved_to: Step | None = None
    is_gone: bool = False
    delicate: bool = False
    catalogue: Catalogue | None = field(default=None, repr=False)
    content: Markup = field(default=Markup(""), repr=False)

    @property
    def is_found(self) -> bool:
        """Whether search finds the page: the others hold no text of the course."""
        return self.kind not in TOOLS and self.kind not in ("take", "moved")

    @property
    def tab_name(self) -> Literal["help", "worksheet", ""]:
        """The plain word that the tab and the browser's history show in place of a telling title; else none."""
        if self.source is not None and self.source.path == HELP_PAGE:
            return "help"
        return "worksheet" if self.sheet is not None and self.sheet.worksheet.never_saved else ""

    @property
    def more_style(self) -> Literal["workbook", "around", ""]:
        """The style sheet that the page needs besides that of every page, or none. Lessons and sheets are light."""
        if self.kind in TOOLS:
            return "workbook"
        blocks = every_block(self.source.blocks) if self.source else ()
        is_light = self.kind in ("week", "lesson", "sheet") and not any(block.name in LISTS for block in blocks)
        return "" if is_light else "around"

    @property
    def name(self) -> str:
        """The name in the site of a page that is no permanent link."""
        if self.kind == "plain" and self.source:
            return self.source.path.removesuffix(".md")
        return TAKE.name if self.kind == "take" else self.kind

    @property
    def is_in_order(self) -> bool:
        """Whether one comes to the page by reading on."""
        return self.is_found and self.kind != "curriculum"

    @property
    def is_checkin(self) -> bool:
        """Whether this is the page of a sheet that ends a week."""
        return self.sheet is not None and self.sheet.occasion != ONCE

    @property
    def sheet_html(self) -> Markup:
        """The rendered sheet of a worksheet's own page."""
        return self.content if self.kind == "sheet" else Markup("")


def course_views(course: Course, *, is_taken_along: bool = False) -> tuple[View, ...]:
    """Return the views of all pages of a course, in reading order; also that on which it is taken along, if it is."""
    placed = _lessons_by_worksheet(course)
    views = [view for week in course.weeks for view in _with_short_next(_week_views(course, week, placed), course)]
    steps = [None, *map(_step, views), None]
    linked = [replace(view, previous=steps[i], next=steps[i + 2]) for i, view in enumerate(views)]
    pages = [View("plain", "", page.title, page.summary, page.source) for page in course.pages]
    take = (View("take", "", TAKE.title, TAKE.summary),) if is_taken_along else ()
    every = (_home(course), *linked, *pages, *_curriculum(course), *_tools(course), *take, *_moved(course, views))
    return tuple(replace(view, delicate=_is_delicate(view, course)) for view in every)


def plain_view(title: str) -> View:
    """Return the view of a page that belongs to no source file, such as the page for a wrong address."""
    return View("plain", "", title, "")


def sheet_word(sheet: Sheet) -> str:
    """Return what a reader calls a sheet: `Worksheet 1A`, or `Check-in`."""
    return f"Worksheet {sheet.label}" if sheet.label else "Check-in"


def sheet_title(week: Week, sheet: Sheet) -> str:
    """Return a sheet's title; a sheet that comes back every week also names its week."""
    return sheet.worksheet.title if sheet.label else f"{sheet.worksheet.title}, week {week.number}"


def _week_views(course: Course, week: Week, placed: Mapping[str, tuple[Lesson, ...]]) -> Iterator[View]:
    """Yield a week's pages in reading order: the week, its lessons, its worksheets, its check-in."""
    near, minutes = _neighbours(course, week), week_minutes(week)
    yield View("week", week.id, week.title, week.aim, week.source, week, neighbours=near, minutes=minutes)
    for lesson in week.lessons:
        yield View("lesson", lesson.id, lesson.title, lesson.summary, lesson.source, week, lesson, neighbours=near)
    for sheet in week.all_sheets:
        title, lessons = sheet_title(week, sheet), placed.get(sheet.id, ())
        again = sheet.worksheet.id in course.returning
        why = sheet.worksheet.why
        yield View(
            "sheet", sheet.id, title, why, week=week, sheet=sheet, neighbours=near, lessons=lessons, comes_back=again
        )


def _with_short_next(views: Iterable[View], course: Course) -> Iterator[View]:
    """Yield a week's pages; the last one also leads along the short path, where reading on would leave it."""
    *others, last = views
    yield from others
    week, path = last.week, course.short_path
    after = path[path.index(week) + 1 :][:1] if week in path else ()
    is_next = [one.week for one in last.neighbours[-1:]] == [*after]
    yield replace(last, short_next=None if is_next else next(map(_week_step, after), None))


def _is_delicate(view: View, course: Course) -> bool:
    """Tell whether a page is for help or the reader's own words, or holds a sheet of which no trace may stay."""
    worksheets = [view.sheet.worksheet.id] if view.sheet else view.lesson.worksheet_ids if view.lesson else ()
    leaves_no_trace = any(course.worksheets[id].never_saved for id in worksheets if id in course.worksheets)
    is_care_page = view.source is not None and view.source.path in CARE_PAGES
    return view.kind in TOOLS or is_care_page or leaves_no_trace


def _step(view: View) -> Step:
    assert view.week is not None
    if view.kind == "week":
        return _week_step(view.week)
    return Step(view.item, view.title, sheet_word(view.sheet) if view.sheet else "Lesson")


def _week_step(week: Week) -> Step:
    return Step(week.id, week.title, f"Week {week.number}")


def _home(course: Course) -> View:
    path = strands(len(course.weeks))
    length, short = (Length(minutes_in_all(weeks)) for weeks in (course.weeks, course.short_path))
    return View(
        *("home", "", course.title, course.lede, course.source),
        start=_start(course),
        strands=path,
        length=length,
        short_length=short if course.short_path else None,
    )


def _curriculum(course: Course) -> Iterator[View]:
    if course.curriculum:
        table = curriculum_table(course, course.curriculum)
        yield View("curriculum", "", CURRICULUM.title, CURRICULUM.summary, curriculum=table)


def _tools(course: Course) -> Iterator[View]:
    catalogue = build_catalogue(course)
    for kind, title in TOOLS.items():
        yield View(kind, "", title, "", catalogue=catalogue)


def _moved(course: Course, views: Sequence[View]) -> Iterator[View]:
    """Yield a page for every id that is no longer used: renamed, or gone for good."""
    steps = {view.item: _step(view) for view in views}
    for old, new in course.renamed.items():
        if old not in steps and new in steps:
            yield View("moved", old, "This has moved", "", moved_to=steps[new])
    for gone in course.retired:
        if gone.id not in steps:
            replaced = steps.get(course.renamed.get(gone.replaced_by, gone.replaced_by))
            yield View("moved", gone.id, "This is no longer part of the course", "", moved_to=replaced, is_gone=True)


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
