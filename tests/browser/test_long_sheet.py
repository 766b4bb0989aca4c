"""A sheet with hundreds of fields: those far below come alive when they come near, and until then nothing of them is lost or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from benchmarks.large_sheet import WORKSHEET, LargeSheet, large_sheet, write_course
from tests.browser import stored
from tests.browser.conftest import OpenContext, served
from tests.browser.test_every_page import axe_problems
from tests.sites import build_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DATABASE = "guided-course:synthetic"


@dataclass(frozen=True)
class Long:
    """A built course with a very long sheet: its address, and what the sheet is to hold."""

    url: str
    sheet: LargeSheet


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Long]:
    folder = tmp_path_factory.mktemp("long")
    sheet = large_sheet(150, 60_000)
    write_course(folder / "course", sheet)
    with served(build_site(folder / "course", folder / "site").folder) as url:
        yield Long(f"{url}go/{WORKSHEET}.html", sheet)


@pytest.fixture
def page(open_context: OpenContext, long: Long) -> Page:
    page = open_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(long.url)
    stored.until(page, lambda: "sheets" in stored.everything(page, DATABASE))
    stored.put(page, DATABASE, "sheets", long.sheet.record)
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("Saved on this device")
    return page


def last(long: Long, kind: str) -> str:
    """Return the id of the last field of a type."""
    return str([field["id"] for field in long.sheet.fields if field["type"] == kind][-1])


def answers(page: Page) -> dict[str, Any]:
    """Return the stored values."""
    (sheet,) = stored.everything(page, DATABASE)["sheets"]
    return {name: answer["value"] for name, answer in sheet["answers"].items()}


def test_far_fields_wait_and_show_their_answers_when_they_come_near(page: Page, long: Long) -> None:
    far = page.locator(f"[data-field={last(long, 'rank')}]")
    expect(far.locator(".rank__buttons")).to_have_count(0)
    far.scroll_into_view_if_needed()
    expect(far.locator(".rank__item").first).to_contain_text("Sleep")


def test_every_field_shows_its_answer_in_the_end(page: Page, long: Long) -> None:
    for field in long.sheet.fields[::10]:
        page.locator(f"[data-field={field['id']}]").scroll_into_view_if_needed()
    words = [field["id"] for field in long.sheet.fields if field["type"] == "textarea"]
    for name in words:
        area = page.locator(f"[data-field={name}] textarea")
        area.scroll_into_view_if_needed()
        expect(area).to_have_value(long.sheet.record["answers"][name]["value"])


def test_a_word_at_the_top_leaves_all_the_others_as_they_were(page: Page, long: Long) -> None:
    before = answers(page)
    first = page.locator("[data-field=word-0] textarea")
    first.press("Control+End")
    first.press_sequentially(" And more.")
    stored.until(page, lambda: str(answers(page)["word-0"]).endswith("And more."))
    assert {name: value for name, value in answers(page).items() if name != "word-0"} == {
        name: value for name, value in before.items() if name != "word-0"
    }
    assert stored.everything(page, DATABASE)["sheets"][0]["clashes"] == {}


def test_whoever_gets_into_a_far_field_by_script_goes_on_from_its_answer(page: Page, long: Long) -> None:
    name = last(long, "textarea")
    page.evaluate(
        "(name) => document.querySelector(`[data-field=${name}] textarea`).focus({ preventScroll: true })", name
    )
    area = page.locator(f"[data-field={name}] textarea")
    expect(area).to_have_value(long.sheet.record["answers"][name]["value"])
    page.keyboard.press("Control+End")
    page.keyboard.type("!")
    stored.until(page, lambda: answers(page)[name] == long.sheet.record["answers"][name]["value"] + "!")
    assert stored.everything(page, DATABASE)["sheets"][0]["clashes"] == {}


def test_far_answers_are_printed(page: Page, long: Long) -> None:
    page.evaluate(
        "window.print = () => { window.printed = [...document.querySelectorAll('.paper .paper__field')].map((field) => field.textContent); }"
    )
    page.get_by_role("button", name="Print").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("With my answers").check()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    printed = page.evaluate("window.printed")
    assert len(printed) == len(long.sheet.fields)
    for field, words in zip(long.sheet.fields, printed, strict=True):
        assert field["prompt"] in words
    answer = long.sheet.record["answers"][last(long, "textarea")]["value"]
    assert any(answer.strip() in words for words in printed)


def test_axe_finds_nothing_in_a_sheet_that_is_half_asleep(page: Page) -> None:
    assert axe_problems(page) == []
