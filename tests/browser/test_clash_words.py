"""When two tabs changed one answer, the other value is shown in the reader's words: never an id."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from guided_course.model import load_course
from tests.browser import stored
from tests.browser.conftest import OpenContext
from tests.sites import COURSES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every-field")]

DATABASE = "guided-course:small-course"
NOW = "2026-03-14T12:00:00.000Z"
OTHERS: dict[str, tuple[Any, str]] = {
    "word": ("Tired\nand glad", "Tired\nand glad"),
    "rested": (2, "2"),
    "often": (2, "Often"),
    "daytime": ("night", "At night"),
    "helpers": (["food", "walk"], "A warm meal, A walk"),
    "order": (["food", "sleep"], "1. A warm meal\n2. Sleep"),
    "cards": ({"bed": "later", "post": "never"}, "Open the post: Never\nMake the bed: Later"),
    "map": (
        {"hoped": {"x": 1, "y": 9}, "today": {"x": 0, "y": 3}},
        "Today: Full 0, Quiet 3\nAs I hope: Full 1, Quiet 9",
    ),
    "log": (
        [
            {"row": "monday", "cells": {"felt": 2, "kind": "with-others", "day": "2026-03-15", "done": True}},
            {"row": "0f3a-of-another-tab", "cells": {"what": "Read", "kind": "alone"}},
        ],
        "A walk, How it felt: 2, With whom: With others, On: 15 March 2026, Done: yes\nWhat I did: Read, With whom: Alone",
    ),
    "plan": ({"then": "walk home", "when": "the shift ends"}, "When the shift ends, I will walk home."),
    "sentence": ({"feeling": "glad"}, "When ____, I feel glad."),
    "day": ("2026-03-15", "15 March 2026"),
    "clock": ("07:05", "07:05"),
    "pause": ({"seconds": 30}, "ran for 0:30"),
}
GONE: dict[str, tuple[Any, str]] = {
    "daytime": ("noon", "no longer on this sheet"),
    "order": (["retired", "walk"], "1. no longer on this sheet\n2. A walk"),
    "cards": ({"retired": "now"}, "no longer on this sheet: Now"),
    "sentence": ({"retired": "glad"}, "no longer on this sheet: glad"),
    "log": (
        [{"row": "r1", "cells": {"retired": "x", "kind": "crowd"}}],
        "no longer on this sheet: x, With whom: no longer on this sheet",
    ),
}


@pytest.mark.parametrize("others", [OTHERS, GONE], ids=["known", "retired"])
def test_other_values_are_shown_in_words(
    minimal_url: str, open_context: OpenContext, others: dict[str, tuple[Any, str]]
) -> None:
    course = load_course(COURSES / "minimal").course
    assert course is not None
    worksheet = course.worksheets["one-of-each"]
    types = {field.id: getattr(field, "type", "") for field in worksheet.fields}

    def answer(name: str, value: Any) -> dict[str, Any]:
        return {"value": value, "prompt": "A question", "type": types[name], "at": NOW}

    page = open_context(locale="en-US").new_page()
    page.goto(f"{minimal_url}go/one-of-each.html")
    expect(page.locator("[data-status]")).not_to_be_empty()
    key = {"space": "me", "worksheet": "one-of-each", "occasion": "once"}
    answers = {name: answer(name, value) for name, value in worksheet.examples[0].answers.items()}
    # The row that the sheet begins with has its first cell filled in already.
    del answers["log"]["value"][0]["cells"]["what"]
    clashes = {name: [answer(name, value)] for name, (value, _) in others.items()}
    record = {**key, "revision": 3, "created": NOW, "updated": NOW, "answers": answers, "clashes": clashes}
    stored.put(page, DATABASE, "sheets", record)
    page.reload()
    expect(page.locator(".clash__value").first).to_be_visible()
    shown = {name: page.locator(f"[data-field={name}] + div .clash__value").first.text_content() for name in others}
    assert shown == {name: words for name, (_, words) in others.items()}
