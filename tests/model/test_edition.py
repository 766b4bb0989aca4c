from __future__ import annotations

import pytest

from tests.model.courses import Draft

INDEX = "content/index.md"


def _with_edition(draft: Draft, written: str) -> Draft:
    draft.change(INDEX, "checkin: weekly-look\n", f"checkin: weekly-look\nedition: {written}\n")
    return draft


@pytest.mark.parametrize("edition", ["2026-1", "spring", "'2026'", "a" * 40])
def test_an_edition_is_a_short_name(draft: Draft, edition: str) -> None:
    assert _with_edition(draft, edition).told() == []
    assert draft.course().edition == edition.strip("'")


def test_without_one_it_is_empty(draft: Draft) -> None:
    assert draft.course().edition == ""
    assert _with_edition(draft, "").told() == []
    assert draft.course().edition == ""


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Spring 2026", "edition 'Spring 2026' can't be part of a file's name. {rule}"),
        ("2026_a", "edition '2026_a' can't be part of a file's name. {rule}"),
        ("../up", "edition '../up' can't be part of a file's name. {rule}"),
        ("a" * 41, "edition '" + "a" * 37 + "...' can't be part of a file's name. {rule}"),
        ("2026", "edition must be words, not 2026. Put it in quotation marks."),
    ],
)
def test_another_name_is_told_with_its_place(draft: Draft, written: str, told: str) -> None:
    rule = "Use lower-case letters, digits and single hyphens, at most 40: `2026-1`."
    assert _with_edition(draft, written).told() == [f"{INDEX}:7:10: [course.bad-value] {told.format(rule=rule)}"]
    assert draft.course().edition == ""
