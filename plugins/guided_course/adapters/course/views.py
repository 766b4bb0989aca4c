"""The views of all pages of a course: in reading order, each with the way back, the way on and what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from guided_course.model import Course, Lesson, Sheet, Week, minutes_in_all, week_minutes
from guided_course.publish import build_catalogue

from .curriculum import curriculum_table
from .length import Length
from .strands import strands
from .view import CARE_PAGES, CURRICULUM, TAKE, TOOLS, Neighbour, Step, View


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
