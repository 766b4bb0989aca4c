"""What the templates get: titles, times, and which page comes before and after."""

from __future__ import annotations

from pathlib import Path

from guided_course.adapters.course.view import TOOLS, View
from guided_course.adapters.course.views import course_views
from guided_course.model import Course, load_course, week_minutes
from tests.sites import COURSES, copy_course


def _course(root: Path = COURSES / "minimal") -> Course:
    course = load_course(root).course
    assert course is not None
    return course


def _by_item(course: Course) -> dict[str, View]:
    return {view.item: view for view in course_views(course) if view.item}


def test_pages_come_in_reading_order() -> None:
    assert [(view.kind, view.item) for view in course_views(_course())][:9] == [
        ("home", ""),
        ("week", "first-steps"),
        ("lesson", "a-picture"),
        ("lesson", "in-the-way"),
        ("lesson", "background"),
        ("sheet", "one-of-each"),
        ("sheet", "short-note"),
        ("sheet", "plain-plan"),
        ("sheet", "checkin-first-steps"),
    ]


def test_each_page_knows_the_one_before_and_after() -> None:
    items = list(_by_item(_course()).values())
    assert [view.next.id if view.next else "" for view in items] == [*(view.item for view in items[1:]), ""]
    assert [view.previous.id if view.previous else "" for view in items] == ["", *(view.item for view in items[:-1])]


def test_steps_are_called_what_a_reader_calls_them() -> None:
    views = _by_item(_course())
    words = {view.next.id: (view.next.kind_word, view.next.title) for view in views.values() if view.next}
    assert words["a-picture"][0] == "Lesson"
    assert words["one-of-each"][0] == "Worksheet 1A"
    assert words["checkin-first-steps"] == ("Check-in", "A weekly look, week 1")
    assert words["further"][0] == "Week 2"


def test_a_sheet_knows_its_lessons() -> None:
    views = _by_item(_course())
    assert [lesson.id for lesson in views["one-of-each"].lessons] == ["a-picture"]
    assert views["checkin-first-steps"].lessons == ()


def test_weeks_know_their_neighbours() -> None:
    views = _by_item(_course())
    near = {item: [(n.word, n.week.id) for n in views[item].neighbours] for item in ("first-steps", "my-limit")}
    assert near == {"first-steps": [("Week after", "further")], "my-limit": [("Week before", "first-steps")]}


def test_minutes_are_those_of_lessons_worksheets_and_activities(tmp_path: Path) -> None:
    root = copy_course("minimal", tmp_path)
    before = week_minutes(_course(root).weeks[1])
    week = root / "content/weeks/02-further/index.md"
    week.write_text(f"{week.read_text('utf-8')}\n/// together | Walk (15 min)\n**On your own:** Walk.\n///\n", "utf-8")
    lesson = root / "content/weeks/02-further/1-a-limit.md"
    minutes = next(x.minutes for x in _course(root).weeks[1].lessons if x.id == "a-limit")
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace("who: alone", "who: together").replace("who: either", "who: together"), "utf-8")
    after = week_minutes(_course(root).weeks[1])
    assert (after.alone, after.together) == (before.alone - minutes, before.together + minutes + 15)


def test_a_course_without_weeks_has_a_home_page() -> None:
    course = _course()
    empty = Course(course.id, course.title, course.tagline, course.lede, (), {}, (), course.source)
    home, *others = course_views(empty)
    assert (home.kind, home.start) == ("home", "")
    assert {view.kind for view in others} == set(TOOLS)


def test_a_lesson_is_light_unless_it_lists_something(tmp_path: Path) -> None:
    views = {view.item or view.name: view.more_style for view in course_views(_course())}
    assert {views[name] for name in ("first-steps", "a-picture", "one-of-each", "checkin-first-steps")} == {""}
    assert (views["workbook"], views["home"], views["help"]) == ("workbook", "around", "around")
    root = copy_course("minimal", tmp_path)
    lesson = root / "content/weeks/02-further/1-a-limit.md"
    lesson.write_text(f"{lesson.read_text('utf-8')}\n/// helplines\n///\n", "utf-8")
    assert _by_item(_course(root))["a-limit"].more_style == "around"
