"""Passages: what of a file is read by readers, and where each sign of it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args, get_origin

import pytest
from pydantic import StringConstraints

from guided_course.model import FIELD_CLASSES, Frozen
from guided_course.model.course import CourseFrontMatter, LessonFrontMatter, PageFrontMatter, WeekFrontMatter, Worksheet
from guided_course.model.helplines import Helplines
from guided_course.model.markdown_lines import only_words, written_lines
from guided_course.model.passages import NEVER_READ, document_passages
from guided_course.model.works import Works
from guided_course.model.yaml_text import read_yaml


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("See [the page](a.md) now", "See [the page        now"),
        ("[One](https://doi.org/10.1/S(06)2-1), yes", "[One" + " " * 32 + ", yes"),
        ("![A chair](chair.jpg){ .wide }", "![A chair                     "),
        ("At https://example.org/a now", "At                       now"),
        ('A <b title="x">word</b> < b', "A              word     < b"),
    ],
)
def test_what_is_no_word_is_blank_and_all_else_stays_in_its_place(line: str, words: str) -> None:
    assert only_words(line) == words


def test_written_lines_hold_no_code_and_no_names_of_blocks() -> None:
    body = "A\t`b` ``c ` d`` e\n```\nf\n```\n/// barrier | Fear\ng\n///\n/// worksheet | our-map\n///"
    assert written_lines(body) == ["A\t" + " " * 14 + "e", "", "", "", " " * 14 + "Fear", "g", "", "", ""]


def _found(text: str) -> list[tuple[str, tuple[int, int]]]:
    document, problems = read_yaml(text, "f.yml", first_line=2)
    assert problems == []
    return [(p.text, p.place(len(p.text) - 1)) for p in document_passages(document)]


def test_every_sign_of_a_value_has_its_place() -> None:
    assert _found("title: Zoë — 🙂 goes\nwhy: One\n  two\nhint: >\n  Fold\n  ed\n") == [
        ("Zoë — 🙂 goes", (2, 19)),
        ("One\n  two", (4, 5)),
        (">\n  Fold\n  ed\n", (7, 5)),
    ]


def test_escapes_are_blank_and_lines_stay() -> None:
    assert _found('title: "a\\tb\\\n  c\\"d"') == [('"a  b \n  c  d"', (3, 7))]


def test_ids_are_not_read_but_what_stands_below_a_chosen_id_is() -> None:
    text = "fields: [{id: who, type: text, gaps: {who: from whom}}]\nanswers: {who: who, kind: a kind}"
    assert [found for found, _ in _found(text)] == ["from whom", "a kind"]


def _kinds(kind: type[Frozen]) -> set[type[Frozen]]:
    inner = {k for field in kind.model_fields.values() for k in _frozen_in(field.annotation)}
    return {kind}.union(*(_kinds(k) for k in inner))


def _frozen_in(annotation: object) -> set[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return {annotation}
    return set().union(*(_frozen_in(inner) for inner in get_args(annotation)))


def _holds_no_words(annotation: object, marks: Iterable[object]) -> bool:
    if get_origin(annotation) is dict:
        return False
    if get_origin(annotation) is Literal or any(isinstance(m, StringConstraints) and m.pattern for m in marks):
        return True
    marks = getattr(annotation, "__metadata__", ())
    return any(_holds_no_words(inner, marks) for inner in get_args(annotation) if not _frozen_in(inner))


def test_every_key_that_holds_an_id_or_a_kind_is_known() -> None:
    """Otherwise the id of something would be taken for words that readers see."""
    tops = (CourseFrontMatter, WeekFrontMatter, LessonFrontMatter, PageFrontMatter, Worksheet, Helplines, Works)
    kinds = set().union(*(_kinds(kind) for kind in (*tops, *FIELD_CLASSES)))
    ids = {
        name
        for kind in kinds
        for name, field in kind.model_fields.items()
        if _holds_no_words(field.annotation, field.metadata)
    }
    assert {"id", "type", "visibility", "core", "replaced_by"} <= ids
    assert ids - NEVER_READ == set()
