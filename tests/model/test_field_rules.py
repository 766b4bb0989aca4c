from __future__ import annotations

import pytest

from guided_course.model import Worksheet
from guided_course.model.schema import read_part
from guided_course.model.worksheet_rules import check_worksheet
from guided_course.model.yaml_text import read_yaml

TOP = """\
title: T
why: W
minutes: 5
who: alone
examples: [{name: A, answers: {}}, {name: B, answers: {}}]
fields:
  - id: f
    prompt: P
"""
OPTIONS = "options: [{id: a, text: A}, {id: b, text: B}]"
COLUMNS = "columns: [{id: a, text: A}, {id: b, text: B}]"


def found(text: str) -> list[str]:
    document, problems = read_yaml(text, "f.yml")
    assert document is not None
    worksheet, more = read_part(Worksheet, "worksheet", document, {**document.value, "id": "w"}, {})
    rules = list(check_worksheet(worksheet, document)) if worksheet else []
    return [f"{p.line}:{p.column} {p.code}" for p in sorted([*problems, *more, *rules])]


def field(lines: str) -> list[str]:
    return found(TOP + "".join(f"    {line}\n" for line in lines.split("\n")))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("type: text", []),
        ("type: text\nrows: 3", ["10:5 field.unknown-key"]),
        ("type: textarea\nrows: 1", ["10:11 field.bad-value"]),
        ("type: scale\nlow: l\nhigh: h", []),
        ("type: scale\nlow: l", ["7:5 field.scale-words"]),
        ("type: scale\nlabels: [A, B, C]", []),
        ("type: scale\nmin: 1\nlabels: [A, B, C]", []),
        ("type: scale\nmin: 1\nmax: 4\nlabels: [A, B, C]", ["12:13 field.label-count"]),
        ("type: scale\nlow: l\nhigh: h\nmin: 3\nmax: 3", ["12:10 field.scale-ends"]),
        ("type: scale\nlow: l\nhigh: h\nmax: -1", ["12:10 field.scale-ends"]),
        ("type: scale\nlow: l\nhigh: h\nmax: 20", []),
        ("type: scale\nlow: l\nhigh: h\nmax: 21", ["12:10 field.scale-steps"]),
        (f"type: choice\n{OPTIONS}", []),
        ("type: choice\noptions: [{id: a, text: A}]", ["10:14 field.bad-value"]),
        ("type: choice\noptions: [{id: a, text: A}, {id: a, text: B}]", ["10:38 field.double-option"]),
        (
            "type: choice\noptions: [{id: a, txt: A}, {id: b, text: B}]",
            ["10:15 field.missing-key", "10:23 field.unknown-key"],
        ),
        (f"type: multi\nat_most: 2\n{OPTIONS}", []),
        (f"type: multi\nat_most: 3\n{OPTIONS}", ["10:14 field.at-most"]),
        (f"type: rank\n{OPTIONS.replace('b,', 'a,')}", ["10:38 field.double-option"]),
        (f"type: rank\nat_most: 2\n{OPTIONS}", []),
        (f"type: rank\nat_most: 3\n{OPTIONS}", ["10:14 field.at-most"]),
        (f"type: rank\nat_most: 0\n{OPTIONS}", ["10:14 field.bad-value"]),
        ("type: rank", ["7:5 field.missing-key"]),
        ("type: rank\noptions: []", ["10:14 field.bad-value"]),
        (f"type: sort\n{COLUMNS}\ncards: [{{id: a, text: A}}, {{id: b, text: B}}]", []),
        (f"type: sort\n{COLUMNS}\ncards: [{{id: a, text: A}}, {{id: a, text: B}}]", ["11:36 field.double-card"]),
        (
            f"type: sort\n{COLUMNS.replace('b,', 'a,')}\ncards: [{{id: a, text: A}}, {{id: b, text: B}}]",
            ["10:38 field.double-column"],
        ),
        (f"type: table\n{COLUMNS}", []),
        (f"type: table\n{COLUMNS}\nrows: 0", ["7:5 field.no-rows"]),
        (f"type: table\n{COLUMNS}\nrows: 0\nmore: true", []),
        (f"type: table\n{COLUMNS}\ngiven: [{{id: x, cells: {{a: A}}}}]", []),
        (f"type: table\n{COLUMNS}\ngiven: [{{id: x, cells: {{c: A}}}}]", ["11:29 field.unknown-column"]),
        (f"type: table\n{COLUMNS}\ngiven: [{{id: r2, cells: {{a: A}}}}]", ["11:18 field.reserved-row"]),
        (
            f"type: table\n{COLUMNS}\ngiven: [{{id: x, cells: {{}}}}, {{id: x, cells: {{}}}}]",
            ["11:38 field.double-row"],
        ),
        ("type: table\ncolumns: [{id: a, text: A, type: choice}]", ["10:15 field.column-options"]),
        ("type: table\ncolumns: [{id: a, text: A, type: scale, min: 0, max: 100}]", []),
        ("type: table\ncolumns: [{id: a, text: A, type: scale, min: 9, max: 1}]", ["10:50 field.scale-ends"]),
        ("type: table\ncolumns: [{id: a, text: A, type: sclae}]", ["10:38 field.unknown-type"]),
        ("type: script\ntext: When {a}, {b}.\ngaps: {a: A, b: B}", []),
        ("type: script\ntext: When {a}, {c}.\ngaps: {a: A}", ["10:11 field.unknown-gap"]),
        ("type: script\ntext: When {a}.\ngaps: {a: A, b: B}", ["11:18 field.unused-gap"]),
        ("type: script\ntext: When {a}, {a}.\ngaps: {a: A}", ["10:11 field.double-gap"]),
        ("type: script\ntext: When.\ngaps: {}", ["10:11 field.no-gaps"]),
        ("type: script\ntext: When {a}.\ngaps: {a: A, B b: B}", ["11:18 field.bad-id"]),
        ("type: timer", ["7:5 field.missing-key"]),
        ("type: time\nvisibility: shared", ["10:17 field.bad-value"]),
        ("tpye: time", ["7:5 field.missing-key"]),
    ],
)
def test_fields(lines: str, expected: list[str]) -> None:
    assert field(lines) == expected


def test_points_of_a_map_have_ids_of_their_own() -> None:
    lines = "type: map2d\nacross: {label: A, low: l, high: h}\nup: {label: A, low: l, high: h}\n"
    assert field(lines + "points: [{id: a, text: A}]") == []
    assert field(lines + "points: [{id: a, text: A}, {id: a, text: B}]") == ["12:37 field.double-point"]
    assert field(lines + "points: [{id: a, text: A}]\ncorners: {top_left: A}") == ["13:14 field.missing-key"] * 3


def test_all_mistakes_of_a_file_at_once() -> None:
    text = (
        TOP + "    type: slyder\n  - {id: g, type: text, promt: P}\n  - {id: h, type: timer, prompt: P, minutes: 0}\n"
    )
    expected = ["10:25 field.unknown-key", "10:5 field.missing-key", "11:46 field.bad-value", "9:11 field.unknown-type"]
    assert sorted(found(text)) == expected


def test_rules_find_their_field_after_an_unreadable_one() -> None:
    text = TOP + "    type: slyder\n  - {id: g, prompt: P, type: scale, low: l, high: h, min: 9, max: 1}\n"
    assert found(text) == ["9:11 field.unknown-type", "10:59 field.scale-ends"]


def test_nothing_is_shown_of_what_is_never_saved() -> None:
    text = TOP.replace("why: W", "never_saved: true\nwhy: W") + "    type: text\n    visibility: joint\n"
    assert found(text) == ["11:17 field.never-saved"]


def test_rules_tell_two_fields_with_one_id_apart() -> None:
    second = "  - {id: f, prompt: P, type: scale, low: l, high: h, min: 9, max: 1}\n"
    assert found(TOP + "    type: text\n" + second) == ["10:10 field.double-id", "10:59 field.scale-ends"]


def test_double_field_ids() -> None:
    assert found(TOP + "    type: text\n  - {id: f, prompt: P, type: text}\n") == ["10:10 field.double-id"]


def test_examples_are_at_least_two() -> None:
    assert found(TOP.replace(", {name: B, answers: {}}", "") + "    type: text\n") == ["5:1 worksheet.few-examples"]
    assert found(TOP.replace("examples:", "closing: x\n#") + "    type: text\n") == ["1:1 worksheet.few-examples"]
