"""Side by Side can be read by a tired person: Flesch-Kincaid grades of all its texts."""

from __future__ import annotations

from statistics import mean

import pytest
import textstat

from guided_course.model import Course, load_course
from tests.content.prose import block_prose, markdown_prose, sentences, worksheet_prose
from tests.sites import ROOT

MEAN_OF_LESSONS = 7.0
ANY_PAGE = 8.0
SAFETY = 5.0
SAFETY_SENTENCE_WORDS = 20

SAFETY_LESSONS = ("before-you-start",)
SAFETY_WORKSHEETS = ("right-for-us", "working-agreement")


@pytest.fixture(scope="module")
def course() -> Course:
    course = load_course(ROOT).course
    assert course is not None
    return course


def _grade(prose: str) -> float:
    return float(textstat.flesch_kincaid_grade(prose))


def _pages(course: Course) -> dict[str, str]:
    sources = [course.source, *(p.source for p in course.pages), *(w.source for w in course.weeks)]
    sources += [lesson.source for lesson in course.lessons.values()]
    return {s.path: prose for s in sources if (prose := markdown_prose(s.body))}


def _safety_texts(course: Course) -> dict[str, str]:
    texts = {p.source.path: markdown_prose(p.source.body) for p in course.pages if p.source.path == "help.md"}
    texts |= {i: markdown_prose(course.lessons[i].source.body) for i in SAFETY_LESSONS}
    texts |= {i: worksheet_prose(course.worksheets[i]) for i in SAFETY_WORKSHEETS}
    for source in [*(w.source for w in course.weeks), *(x.source for x in course.lessons.values())]:
        texts |= {f"{source.path} pause {n}": t for n, t in enumerate(block_prose(source.body, "pause"), start=1)}
    return texts


def test_lessons_on_average(course: Course) -> None:
    assert mean(_grade(markdown_prose(x.source.body)) for x in course.lessons.values()) <= MEAN_OF_LESSONS


def test_no_page_is_hard(course: Course) -> None:
    assert {path: g for path, prose in _pages(course).items() if (g := _grade(prose)) > ANY_PAGE} == {}


def test_no_worksheet_is_hard(course: Course) -> None:
    grades = {w.id: _grade(worksheet_prose(w)) for w in course.worksheets.values()}
    assert {i: g for i, g in grades.items() if g > ANY_PAGE} == {}


def test_safety_texts_are_easy(course: Course) -> None:
    texts = _safety_texts(course)
    assert len(texts) >= 6
    assert {path: g for path, prose in texts.items() if (g := _grade(prose)) > SAFETY} == {}


def test_safety_sentences_are_short(course: Course) -> None:
    long = [
        (path, sentence)
        for path, prose in _safety_texts(course).items()
        for sentence in sentences(prose)
        if len(sentence.split()) > SAFETY_SENTENCE_WORDS
    ]
    assert long == []


def test_hard_prose_is_caught() -> None:
    hard = "Interpersonal differentiation necessitates considerable metacognitive sophistication irrespective of circumstance."
    assert _grade(hard) > ANY_PAGE
