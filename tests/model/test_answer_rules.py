from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from guided_course.model import AnyField
from guided_course.model.answer_rules import check_answer
from guided_course.model.spot import Spot
from guided_course.model.yaml_text import read_yaml

OPTIONS = "options: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]"
SORT = "columns: [{id: now, text: N}, {id: later, text: L}], cards: [{id: a, text: A}, {id: b, text: B}]"
MAP = "across: {label: A, low: l, high: h}, up: {label: A, low: l, high: h}, points: [{id: now, text: N}]"
TABLE = (
    "columns: [{id: t, text: T}, {id: s, text: S, type: scale, max: 5}, {id: d, text: D, type: date},"
    " {id: b, text: B, type: check}, {id: c, text: C, type: choice, options: [{id: x, text: X}, {id: y, text: Y}]}],"
    " given: [{id: g, cells: {t: T}}], rows: 2"
)


def found(field: str, answer: str) -> list[str]:
    document, problems = read_yaml(f"field: {{id: f, prompt: P, {field}}}\nx: {answer}\n", "f.yml")
    assert document is not None
    assert problems == []
    read = TypeAdapter(AnyField).validate_python(document.value["field"])
    return [f"{p.column} {p.code}" for p in check_answer(read, Spot(document, ("x",)))]


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("type: text", ["words", "'7'"]),
        ("type: textarea", ["words"]),
        ("type: scale, low: l, high: h", ["0", "10"]),
        (f"type: choice, {OPTIONS}", ["a", "c"]),
        (f"type: multi, at_most: 2, {OPTIONS}", ["[]", "[a]", "[c, a]"]),
        (f"type: rank, {OPTIONS}", ["[c, a, b]", "[b]"]),
        (f"type: sort, {SORT}", ["{}", "{a: now, b: now}"]),
        (f"type: map2d, {MAP}", ["{}", "{now: {x: 0, y: 10}}"]),
        (
            f"type: table, {TABLE}",
            ["[]", "[{row: g, cells: {s: 5, d: 2024-02-29, b: false, c: x}}, {row: r2, cells: {t: words}}]"],
        ),
        (f"type: table, more: true, {TABLE}", ["[{row: anything, cells: {}}]"]),
        ("type: ifthen", ["{when: a, then: b}", "{when: a}"]),
        ("type: script, text: '{a}', gaps: {a: A}", ["{a: words}"]),
        ("type: date", ["2026-03-14", "2000-02-29", "2026-12-31"]),
        ("type: time", ["00:00", "19:30", "23:59"]),
        ("type: timer, minutes: 5", ["{seconds: 0}", "{seconds: 300}"]),
        ("type: check", ["true", "false"]),
    ],
)
def test_answers_that_a_reader_could_give(field: str, answers: list[str]) -> None:
    assert [found(field, answer) for answer in answers] == [[]] * len(answers)


@pytest.mark.parametrize(
    ("field", "answer", "expected"),
    [
        ("type: text", "7", ["4 answer.wrong-form"]),
        ("type: text", "", ["3 answer.wrong-form"]),
        ("type: textarea", "[a]", ["4 answer.wrong-form"]),
        ("type: scale, low: l, high: h", "11", ["4 answer.out-of-range"]),
        ("type: scale, low: l, high: h", "-1", ["4 answer.out-of-range"]),
        ("type: scale, low: l, high: h", "true", ["4 answer.wrong-form"]),
        ("type: scale, low: l, high: h", "7.5", ["4 answer.wrong-form"]),
        (f"type: choice, {OPTIONS}", "d", ["4 answer.unknown-id"]),
        (f"type: choice, {OPTIONS}", "[a]", ["4 answer.wrong-form"]),
        (f"type: multi, {OPTIONS}", "a", ["4 answer.wrong-form"]),
        (f"type: multi, {OPTIONS}", "[a, d]", ["8 answer.unknown-id"]),
        (f"type: multi, {OPTIONS}", "[a, 1]", ["8 answer.wrong-form"]),
        (f"type: multi, {OPTIONS}", "[a, a]", ["8 answer.double-id"]),
        (f"type: multi, at_most: 1, {OPTIONS}", "[a, b]", ["4 answer.too-many"]),
        (f"type: rank, {OPTIONS}", "[b, b]", ["8 answer.double-id"]),
        (f"type: rank, at_most: 2, {OPTIONS}", "[c, a, b]", ["4 answer.too-many"]),
        (f"type: sort, {SORT}", "[a]", ["4 answer.wrong-form"]),
        (f"type: sort, {SORT}", "{c: now}", ["5 answer.unknown-id"]),
        (f"type: sort, {SORT}", "{a: never}", ["8 answer.unknown-id"]),
        (f"type: map2d, {MAP}", "{then: {x: 1, y: 1}}", ["5 answer.unknown-id"]),
        (f"type: map2d, {MAP}", "{now: {x: 11, y: 1}}", ["14 answer.out-of-range"]),
        (f"type: map2d, {MAP}", "{now: {x: 1}}", ["10 answer.wrong-form"]),
        (f"type: map2d, {MAP}", "{now: {x: 1, y: 1, z: 1}}", ["23 answer.unknown-id"]),
        (f"type: map2d, {MAP}", "{now: 5}", ["10 answer.wrong-form"]),
        (f"type: table, {TABLE}", "{r1: {}}", ["4 answer.wrong-form"]),
        (f"type: table, {TABLE}", "[{row: r1}]", ["5 answer.wrong-form"]),
        (f"type: table, {TABLE}", "[{row: r3, cells: {}}]", ["11 answer.unknown-id"]),
        (f"type: table, {TABLE}", "[{row: r1, cells: {}}, {row: r1, cells: {}}]", ["33 answer.double-id"]),
        (f"type: table, {TABLE}", "[{row: r1, cells: {q: 1}}]", ["23 answer.unknown-id"]),
        (f"type: table, {TABLE}", "[{row: r1, cells: {s: 6}}]", ["26 answer.out-of-range"]),
        (
            f"type: table, {TABLE}",
            "[{row: r1, cells: {d: soon, b: 1}}]",
            ["26 answer.bad-date", "35 answer.wrong-form"],
        ),
        (f"type: table, {TABLE}", "[{row: r1, cells: {c: z}}]", ["26 answer.unknown-id"]),
        (f"type: table, {TABLE}", "[{row: r1, cells: [a]}]", ["22 answer.wrong-form"]),
        ("type: ifthen", "{if: a, then: b}", ["5 answer.unknown-id"]),
        ("type: ifthen", "words", ["4 answer.wrong-form"]),
        ("type: script, text: '{a}', gaps: {a: A}", "{b: words}", ["5 answer.unknown-id"]),
        ("type: script, text: '{a}', gaps: {a: A}", "{a: 1}", ["8 answer.wrong-form"]),
        ("type: date", "2026-02-29", ["4 answer.bad-date"]),
        ("type: date", "1900-02-29", ["4 answer.bad-date"]),
        ("type: date", "2026-13-01", ["4 answer.bad-date"]),
        ("type: date", "2026-04-31", ["4 answer.bad-date"]),
        ("type: date", "14.3.2026", ["4 answer.bad-date"]),
        ("type: date", "2026", ["4 answer.bad-date"]),
        ("type: time", "24:00", ["4 answer.bad-time"]),
        ("type: time", "7:30", ["4 answer.bad-time"]),
        ("type: timer, minutes: 5", "300", ["4 answer.wrong-form"]),
        ("type: timer, minutes: 5", "{seconds: -1}", ["4 answer.wrong-form"]),
        ("type: timer, minutes: 5", "{minutes: 1}", ["4 answer.wrong-form"]),
        ("type: check", "yes", ["4 answer.wrong-form"]),
    ],
)
def test_answers_that_nobody_could_give(field: str, answer: str, expected: list[str]) -> None:
    assert found(field, answer) == expected


@pytest.mark.parametrize(
    ("field", "answer", "hint"),
    [
        ("type: scale, labels: [Rarely, Often]", "Often", "Write 1 for 'Often'."),
        ("type: scale, min: 1, labels: [Rarely, Often]", "Often", "Write 2 for 'Often'."),
        ("type: scale, labels: [Rarely, Often]", "Never", ""),
    ],
)
def test_a_label_is_answered_by_its_number(field: str, answer: str, hint: str) -> None:
    document, _ = read_yaml(f"field: {{id: f, prompt: P, {field}}}\nx: {answer}\n", "f.yml")
    assert document is not None
    read = TypeAdapter(AnyField).validate_python(document.value["field"])
    assert [p.hint for p in check_answer(read, Spot(document, ("x",)))] == [hint]
