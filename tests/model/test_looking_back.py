from __future__ import annotations

import pytest

from tests.model.courses import FIRST_WEEK, Draft

LOOK = "exercises/later-look.yml"
EARLIER = "exercises/early-look.yml"
SHEET = """\
title: T
why: W
minutes: 5
who: alone
examples: [{name: A, answers: {}}, {name: B, answers: {}}]
fields:
  - {id: at-ease, type: scale, prompt: P, min: 1, max: 5, low: hardly, high: always}
  - {id: words, type: text, prompt: P}
"""
LATER = f"looks_back_to: early-look\n{SHEET}"


@pytest.fixture
def looks(draft: Draft) -> Draft:
    """A course with two looks at the same things."""
    draft.write(EARLIER, SHEET)
    draft.write(LOOK, LATER)
    draft.change(FIRST_WEEK, "plain-plan]", "plain-plan, early-look, later-look]")
    return draft


def test_both_show_one_trend(looks: Draft) -> None:
    assert looks.found() == []
    worksheets = looks.course().worksheets
    assert {worksheets[id].series for id in ("early-look", "later-look")} == {"early-look"}
    assert worksheets["plain-plan"].series == "plain-plan"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("to: early-look", "to: erly-look", "1:16 worksheet.unknown-worksheet"),
        ("to: early-look", "to: later-look", "1:16 worksheet.looks-at-itself"),
        ("to: early-look", "to: short-note", "1:16 worksheet.looks-at-nothing"),
        ("to: early-look", "to: Early Look", "1:16 worksheet.bad-id"),
        ("title: T\n", "title: T\nnever_saved: true\n", "1:16 worksheet.looks-at-unsaved"),
        ("id: words, type: text", "id: words, type: textarea", "9:23 field.other-type"),
        ("max: 5", "max: 7", "8:5 field.other-scale"),
        ("low: hardly", "low: never", "8:5 field.other-scale"),
        ("low: hardly, high: always", "labels: [a, b, c, d, e]", "8:5 field.other-scale"),
        ("prompt: P, min", "prompt: Another, min", ""),
        ("id: words", "id: other-words", ""),
    ],
)
def test_what_makes_a_trend_untrue(looks: Draft, old: str, new: str, expected: str) -> None:
    looks.change(LOOK, old, new)
    assert looks.found() == ([f"{LOOK}:{expected}"] if expected else [])


def test_what_is_never_saved_can_t_be_looked_back_to(looks: Draft) -> None:
    looks.change(EARLIER, "title: T\n", "title: T\nnever_saved: true\n")
    assert looks.found() == [f"{LOOK}:1:16 worksheet.looks-at-unsaved"]


def test_all_looks_point_at_the_first(looks: Draft) -> None:
    looks.write("exercises/last-look.yml", SHEET.replace("title: T", "title: T\nlooks_back_to: later-look"))
    looks.change(FIRST_WEEK, "later-look]", "later-look, last-look]")
    assert looks.told() == [
        "exercises/last-look.yml:2:16: [worksheet.looks-too-near] 'later-look' itself looks back to 'early-look'."
        " Write `looks_back_to: early-look`: all point at the first one."
    ]


def test_two_worksheets_can_t_look_back_to_each_other(looks: Draft) -> None:
    looks.change(EARLIER, "title: T\n", "title: T\nlooks_back_to: later-look\n")
    assert looks.found() == [f"{EARLIER}:2:16 worksheet.looks-in-circle", f"{LOOK}:1:16 worksheet.looks-in-circle"]


def test_an_unreadable_worksheet_makes_no_other_problem(looks: Draft) -> None:
    looks.write(EARLIER, "title: [\n")
    assert looks.found() == [f"{EARLIER}:1:9 yaml.bracket"]
