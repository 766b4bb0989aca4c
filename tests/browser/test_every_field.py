"""Every field type, by keyboard alone: what is written is saved in the shape that the model knows, comes back, and can be taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from guided_course.model import BaseField, Worksheet, load_course
from guided_course.model.answer_rules import check_answer
from guided_course.model.fields import FIELD_TYPES
from guided_course.model.spot import Spot
from guided_course.model.yaml_text import read_yaml
from tests.browser import stored
from tests.browser.conftest import OpenContext
from tests.browser.keyboard import WRITINGS, Hands, fits
from tests.sites import COURSES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every-field")]

DATABASE = "guided-course:small-course"
SHEET = "go/one-of-each.html"
LESSON = "go/a-picture.html"
# What somebody can see of a field's answer: everything that is chosen, typed or drawn.
SHOWN = """(root) => [
  ...[...root.querySelectorAll("input, textarea, select")].map((control) =>
    ["radio", "checkbox"].includes(control.type) ? control.checked : control.value),
  ...[...root.querySelectorAll(".rank__text, .map__where, .column__card, .timer__time, .reply")].map((e) => e.textContent),
]"""


def _worksheet() -> Worksheet:
    course = load_course(COURSES / "minimal").course
    assert course is not None
    return course.worksheets["one-of-each"]


WORKSHEET = _worksheet()
FIELDS: dict[str, BaseField] = {field.id: field for field in WORKSHEET.fields}


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(locale="en-US", viewport={"width": 1280, "height": 900}).new_page()


def open_sheet(page: Page, url: str) -> None:
    """Open a page with the sheet, and wait until it is filled in."""
    page.goto(url)
    expect(page.locator("[data-worksheet=one-of-each] [data-status]")).not_to_be_empty()


def answers(page: Page) -> dict[str, Any]:
    """Return the answers of the one stored sheet."""
    sheets = stored.everything(page, DATABASE).get("sheets", [])
    assert len(sheets) <= 1
    return dict(sheets[0]["answers"]) if sheets else {}


def wait_for(page: Page, name: str, value: Any) -> Any:
    """Wait until the sheet says "Saved" and this is what is stored for a field; return it."""

    def told() -> Any:
        return answers(page).get(name, {}).get("value")

    stored.until(page, lambda: fits(told(), value), told)
    expect(page.locator("[data-status]")).to_contain_text("Saved on this device")
    return answers(page).get(name)


def problems_of(field: BaseField, value: Any) -> list[str]:
    """Ask the model what it thinks of an answer."""
    document, unread = read_yaml(json.dumps({field.id: value}), "the browser's store")
    assert document is not None
    assert unread == []
    return [problem.message for problem in check_answer(field, Spot(document, (field.id,)))]


def test_every_type_is_written() -> None:
    assert set(WRITINGS) == set(FIELDS)
    assert {getattr(FIELDS[name], "type", "") for name in WRITINGS} == set(FIELD_TYPES)


@pytest.mark.parametrize("name", WRITINGS)
def test_written_by_keyboard_kept_and_taken_back(minimal_url: str, page: Page, name: str) -> None:
    field, writing = FIELDS[name], WRITINGS[name]
    open_sheet(page, minimal_url + SHEET)
    hands = Hands(page, name)
    before = hands.field.evaluate(SHOWN)

    hands.at(writing.first)
    writing.write(hands)
    answer = wait_for(page, name, writing.value)
    assert problems_of(field, answer["value"]) == []
    assert (answer["prompt"], answer["type"]) == (field.prompt, getattr(field, "type", ""))
    assert list(answers(page)) == [name]

    written = hands.field.evaluate(SHOWN)
    assert written != before
    open_sheet(page, minimal_url + SHEET)
    assert hands.field.evaluate(SHOWN) == written

    writing.empty(hands)
    assert wait_for(page, name, None) is None
    open_sheet(page, minimal_url + SHEET)
    assert hands.field.evaluate(SHOWN) == before


@pytest.mark.parametrize("name", ["word", "rested", "order", "map", "pause"])
def test_tab_leads_from_the_top_of_the_page_to_the_field(minimal_url: str, page: Page, name: str) -> None:
    open_sheet(page, minimal_url + SHEET)
    hands = Hands(page, name)
    hands.tab_to(", ".join(f"[data-field={name}] {part}" for part in WRITINGS[name].first.split(", ")))
    WRITINGS[name].write(hands)
    wait_for(page, name, WRITINGS[name].value)


def test_a_map_can_be_filled_in_with_numbers(minimal_url: str, page: Page) -> None:
    open_sheet(page, minimal_url + SHEET)
    hands = Hands(page, "map")
    hands.at("summary")
    hands.press("Enter")
    hands.at("[data-point=hoped] [data-way=x]")
    hands.type("3")
    hands.press("Tab")
    hands.type("12")
    hands.press("Tab")
    wait_for(page, "map", {"hoped": {"x": 3, "y": 10}})
    expect(hands.field.locator("[data-handle=hoped]")).to_be_visible()


def test_the_sheet_and_its_lesson_show_one_record(minimal_url: str, page: Page) -> None:
    """An answer that the model takes for a good one is shown whole, on both pages, and looking at it changes nothing."""
    open_sheet(page, minimal_url + SHEET)
    now = "2026-03-14T12:00:00.000Z"
    given = {
        name: {"value": value, "prompt": FIELDS[name].prompt, "type": getattr(FIELDS[name], "type", ""), "at": now}
        for name, value in WORKSHEET.examples[0].answers.items()
    }
    # The row that the sheet begins with has its first cell filled in already.
    del given["log"]["value"][0]["cells"]["what"]
    record = {"space": "me", "worksheet": "one-of-each", "occasion": "once", "revision": 7, "created": now}
    record |= {"updated": now, "answers": given, "clashes": {}}
    stored.put(page, DATABASE, "sheets", record)
    shown = []
    for path in (SHEET, LESSON):
        open_sheet(page, minimal_url + path)
        shown.append({name: page.locator(f"[data-field={name}]").evaluate(SHOWN) for name in FIELDS})
        page.locator("[data-field=word] textarea, [data-field=word] input").focus()
        page.keyboard.press("Tab")
    assert shown[0] == shown[1]
    for said in ("Calm", "morning", "1:00"):
        assert said in str(shown[0]) or page.locator(f"input[value={said}]").is_checked()
    assert stored.everything(page, DATABASE)["sheets"] == [record]


def test_what_is_written_in_the_lesson_is_on_the_sheet(minimal_url: str, page: Page) -> None:
    open_sheet(page, minimal_url + LESSON)
    for name in ("word", "cards", "log"):
        hands = Hands(page, name)
        hands.at(WRITINGS[name].first)
        WRITINGS[name].write(hands)
        wait_for(page, name, WRITINGS[name].value)
    written = {name: page.locator(f"[data-field={name}]").evaluate(SHOWN) for name in FIELDS}
    open_sheet(page, minimal_url + SHEET)
    assert {name: page.locator(f"[data-field={name}]").evaluate(SHOWN) for name in FIELDS} == written
    assert set(answers(page)) == {"word", "cards", "log"}


def test_an_unticked_box_stays_unticked(minimal_url: str, page: Page) -> None:
    open_sheet(page, minimal_url + SHEET)
    box = Hands(page, "seen").at("input")
    page.keyboard.press("Space")
    wait_for(page, "seen", True)
    page.reload()
    expect(box).to_be_checked()
    box.focus()
    page.keyboard.press("Space")
    wait_for(page, "seen", None)
    open_sheet(page, minimal_url + SHEET)
    expect(box).not_to_be_checked()


def test_from_the_home_page_to_a_saved_answer_by_keyboard(minimal_url: str, page: Page) -> None:
    page.goto(minimal_url)
    hands = Hands(page, "word")
    for place in ("first-steps", "a-picture"):
        hands.tab_to(f'main a[href$="{place}.html"]')
        hands.press("Enter")
        page.wait_for_url(f"**/go/{place}.html")
    hands.tab_to("[data-field] :is(textarea, input)")
    hands.type("Calm at last")
    wait_for(page, "word", "Calm at last")


def test_a_reply_says_which_of_several_options_it_is_about(minimal_url: str, page: Page) -> None:
    open_sheet(page, minimal_url + SHEET)
    field = page.locator('[data-field="helpers"]')
    field.get_by_label("Sleep", exact=True).check()
    expect(field.locator(".reply__about")).to_have_text(["Sleep"])
    expect(field.locator(".reply")).to_contain_text("Sleep helps most people.")
    # With one answer there is no doubt.
    day = page.locator('[data-field="daytime"]')
    day.get_by_label("In the morning", exact=True).check()
    expect(day.locator(".reply")).to_have_text("Then begin with what matters.")
