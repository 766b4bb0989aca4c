"""Promises the content guide makes, checked on the real course."""

from __future__ import annotations

import re

import pytest

from guided_course.model import Course, load_course
from tests.content.prose import markdown_prose, worksheet_prose
from tests.sites import ROOT

BANNED = (
    "codependent person",
    "toxic",
    "narcissis",
    "anxious type",
    "avoidant type",
    "studies show",
    "clinically proven",
)
BRANDS = ("nonviolent communication", "nvc", "gottman", "love languages", "imago")


@pytest.fixture(scope="module")
def course() -> Course:
    loaded = load_course(ROOT)
    assert loaded.course is not None
    assert loaded.problems == ()
    return loaded.course


def _texts(course: Course) -> dict[str, str]:
    texts = {w.id: worksheet_prose(w) for w in course.worksheets.values()}
    sources = [course.source, *(p.source for p in course.pages), *(w.source for w in course.weeks)]
    return texts | {s.path: s.body for s in [*sources, *(x.source for x in course.lessons.values())]}


def test_no_labels_claims_or_brands(course: Course) -> None:
    found = [
        (path, word)
        for path, text in _texts(course).items()
        for word in (*BANNED, *BRANDS)
        if re.search(rf"\b{word}", text, re.IGNORECASE)
    ]
    assert found == []


def test_finished_weeks_are_whole(course: Course) -> None:
    """Weeks 1 and 2 have lessons, worksheets, something to do together, a way to do it alone, and a check-in question."""
    for week in course.weeks[:2]:
        assert not week.planned
        assert len(week.lessons) >= 2
        assert len(week.sheets) >= 4
        assert any(b.name == "together" for b in week.source.blocks), week.id
        assert "on your own" in week.source.body.lower()
        assert week.checkin is not None
        assert len(week.checkin.worksheet.fields) == 7


def test_every_structured_kind_stands_on_real_text(course: Course) -> None:
    kinds = {lesson.kind for lesson in course.lessons.values()}
    assert kinds == {"spectrum", "barriers", "boundaries", "cycle", "skill", "reading"}
    barriers = course.lessons["twelve-barriers"].source.blocks
    assert sum(b.name == "barrier" for b in barriers) == 12


def test_lessons_are_neither_thin_nor_endless(course: Course) -> None:
    for lesson in course.lessons.values():
        assert 600 <= lesson.words <= 2000, (lesson.id, lesson.words)
        assert len(markdown_prose(lesson.source.body).split()) > 500, lesson.id


def test_safety_lines_come_with_the_weeks_that_need_them(course: Course) -> None:
    for week_id in ("boundaries", "conflict-and-repair"):
        week = course.weeks_by_id[week_id]
        assert any(b.name == "pause" and "help.md" in b.body for b in week.source.blocks), week_id


def test_the_safety_check_is_never_saved_and_says_the_same_to_everybody(course: Course) -> None:
    sheet = course.worksheets["right-for-us"]
    assert sheet.never_saved
    assert all(not option.reply for field in sheet.fields for option in getattr(field, "options", ()))


def test_sources_have_a_doi_or_say_that_there_is_none(course: Course) -> None:
    for lesson in course.lessons.values():
        _, _, sources = lesson.source.body.partition("## Where this comes from")
        assert sources.strip(), lesson.id
        assert "doi.org/" in sources or "not been trialled" in sources or "not been tested" in sources, lesson.id
