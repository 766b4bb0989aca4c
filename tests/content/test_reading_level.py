"""Side by Side can be read by a tired person: grades and lengths of all its texts. `make reading` prints them."""

from __future__ import annotations

from statistics import mean

import pytest

from guided_course.model import Course, week_minutes
from tests.content import guide
from tests.content.reading import (
    grade,
    lesson_readings,
    long_sentences,
    page_prose,
    report,
    safety_prose,
    worksheet_readings,
)


def test_lessons_on_average(course: Course) -> None:
    assert mean(reading.grade for reading in lesson_readings(course)) <= guide.MEAN_OF_LESSONS


def test_no_page_is_hard(course: Course) -> None:
    assert {path: g for path, prose in page_prose(course).items() if (g := grade(prose)) > guide.ANY_PAGE} == {}


def test_lessons_keep_to_the_guide_but_for_those_that_are_named(course: Course) -> None:
    outside = {r.name: r.outside for r in lesson_readings(course) if r.outside}
    assert {name: why for name, why in outside.items() if name not in guide.LONGER_FOR_NOW} == {}
    assert set(guide.LONGER_FOR_NOW) - set(outside) == set(), "these keep to the guide now: take them off the list"


def test_worksheets_keep_to_the_guide(course: Course) -> None:
    assert {r.name: r.outside for r in worksheet_readings(course) if r.outside} == {}


def test_finished_weeks_take_an_hour_but_for_those_that_are_named(course: Course) -> None:
    finished = {week.id: week_minutes(week).in_all for week in course.weeks if not week.planned}
    outside = {id: minutes for id, minutes in finished.items() if minutes not in guide.WEEK_MINUTES}
    assert {id: minutes for id, minutes in outside.items() if id not in guide.OTHER_WEEKS_FOR_NOW} == {}
    assert set(guide.OTHER_WEEKS_FOR_NOW) - set(outside) == set(), "these keep to the guide now: take them off the list"


def test_safety_texts_are_easy(course: Course) -> None:
    texts = safety_prose(course)
    assert {
        *guide.SAFETY_PAGES,
        *guide.SAFETY_LESSONS,
        *guide.SAFETY_WORKSHEETS,
        *guide.BUTTON_WORDS,
        "helplines",
    } <= set(texts)
    assert {path: g for path, prose in texts.items() if (g := grade(prose)) > guide.SAFETY} == {}


def test_safety_sentences_are_short(course: Course) -> None:
    long = {path: found for path, prose in safety_prose(course).items() if (found := long_sentences(prose))}
    assert long == {}


def test_hard_prose_is_caught() -> None:
    hard = "Interpersonal differentiation necessitates considerable metacognitive sophistication irrespective of circumstance."
    assert grade(hard) > guide.ANY_PAGE


def test_the_report_names_safety_texts_with_long_sentences(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide, "SAFETY_SENTENCE_WORDS", 19)
    outside = [line.split("words  ")[1] for line in report(course) if "words  " in line and "outside" in line]
    assert "privacy.md  outside" in outside
    assert "help.md  outside" not in outside


def test_the_report_has_a_line_for_every_text_and_says_what_is_outside(course: Course) -> None:
    lines = list(report(course))
    for name in (*course.lessons, *course.worksheets, *course.weeks_by_id):
        assert sum(name[:26] in line.split() for line in lines) >= 1, name
    assert not [line for line in lines if line.endswith("  outside")]
    named = [line for line in lines if "(for now: " in line]
    assert len(named) == len(guide.LONGER_FOR_NOW) + len(guide.OTHER_WEEKS_FOR_NOW)
