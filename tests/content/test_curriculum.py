"""Side by Side teaches what its curriculum says, in words that anybody may read."""

from __future__ import annotations

import pytest

from guided_course.model import Coverage, Curriculum, coverage_of, load_course
from tests.sites import ROOT

WHOLE_WEEKS = tuple(range(1, 13))
"""The weeks in which nothing may be missing."""


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    course = load_course(ROOT).course
    assert course is not None
    assert course.curriculum is not None
    return coverage_of(course, course.curriculum)


@pytest.fixture(scope="module")
def curriculum(coverage: Coverage) -> Curriculum:
    return coverage.curriculum


@pytest.mark.parametrize("number", WHOLE_WEEKS)
def test_nothing_is_missing(coverage: Coverage, number: int) -> None:
    week = next(week for week in coverage.weeks if week.week.number == number)
    assert week.concepts
    assert {taught.concept.id: taught.lacks(number) for taught in week.missing} == {}
    assert week.is_whole


def test_all_concepts_are_there(curriculum: Curriculum) -> None:
    assert [concept.id for concept in curriculum.concepts] == [f"C{number:03}" for number in range(1, 161)]
    assert len(curriculum.groups) == 14
    assert {week for concept in curriculum.concepts for week in concept.weeks} == set(range(1, 13))
    assert [kind.id for kind in curriculum.kinds if kind.practised] == ["skill", "practice", "script"]


def test_its_words_are_plain_lines(curriculum: Curriculum) -> None:
    texts = [concept.text for concept in curriculum.concepts]
    assert [text for text in texts if "`" in text or '"' in text or "'" in text or text.endswith(".")] == []
