"""Without scripts: everything can be read, filled in and printed; and nothing that needs scripts is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guided_course.model import load_course
from tests.browser.conftest import OpenContext
from tests.browser.paper import pdf
from tests.sites import COURSES, ROOT

pytestmark = [pytest.mark.browser, pytest.mark.chromium_only("switches scripts off, or makes a PDF")]


@pytest.fixture
def plain_page(open_context: OpenContext) -> Page:
    return open_context(java_script_enabled=False, viewport={"width": 375, "height": 800}).new_page()


def _sheet_with_all_types() -> str:
    course = load_course(COURSES / "minimal").course
    assert course is not None
    return max(course.sheets.values(), key=lambda s: len({f.type for f in s.worksheet.fields})).id


def test_lesson_can_be_read(course_url: str, plain_page: Page) -> None:
    plain_page.goto(course_url + "go/four-ways-to-lean.html")
    expect(plain_page.locator("h1")).to_have_text("Four ways to lean")
    expect(plain_page.locator("svg.spectrum__map")).to_be_visible()
    expect(plain_page.locator(".sheet")).to_have_count(2)


def test_every_field_can_be_filled_in(minimal_url: str, plain_page: Page) -> None:
    plain_page.goto(f"{minimal_url}go/{_sheet_with_all_types()}.html")
    fields = plain_page.locator("[data-field]")
    assert fields.count() >= 15
    for i in range(fields.count()):
        field = fields.nth(i)
        kind = field.get_attribute("data-type")
        controls = field.locator("input:visible, textarea:visible, select:visible")
        assert controls.count() > 0, f"{kind} can't be filled in without scripts"
        for n in range(controls.count()):
            control = controls.nth(n)
            assert control.is_enabled(), kind
            assert control.get_attribute("autocomplete") == "off", kind
        first = controls.first
        tag, type_ = first.evaluate("e => [e.tagName, e.type]")
        if type_ in ("radio", "checkbox"):
            first.check()
            assert first.is_checked()
        elif tag == "SELECT":
            first.select_option(index=1)
        else:
            first.fill({"date": "2026-03-14", "time": "19:30", "number": "3"}.get(type_, "words"))


def test_nothing_can_be_submitted(minimal_url: str, course_url: str, plain_page: Page) -> None:
    """A form that could be sent would put answers into an address."""
    for url in (f"{minimal_url}go/{_sheet_with_all_types()}.html", course_url + "go/our-map.html"):
        plain_page.goto(url)
        assert plain_page.locator("main form").count() == 0
        plain_page.locator("main .sheet input").first.press("Enter")
        assert plain_page.url == url


def test_buttons_that_need_scripts_are_not_shown(course_url: str, plain_page: Page) -> None:
    for path in ("index.html", "go/four-ways-to-lean.html", "go/our-map.html", "go/four-ways-cards.html"):
        plain_page.goto(course_url + path)
        assert plain_page.locator("main button:visible").count() == 0, path


def _pdf_text(page: Page) -> str:
    return re.sub(r"\s+", " ", pdf(page).text)


def test_blank_sheet_prints_every_prompt(course_url: str, plain_page: Page) -> None:
    course = load_course(ROOT).course
    assert course is not None
    for sheet_id in ("our-map", "four-ways-cards", "thought-record"):
        plain_page.goto(f"{course_url}go/{sheet_id}.html")
        text = _pdf_text(plain_page).replace(" ", "")
        for field in course.worksheets[sheet_id].fields:
            assert re.sub(r"\s+", "", field.prompt) in text, field.prompt


def test_filled_sheet_prints_long_answers_in_full(course_url: str, open_context: OpenContext, tmp_path: Path) -> None:
    page = open_context().new_page()
    page.goto(course_url + "go/our-map.html")
    words = " ".join(f"word{n}" for n in range(400))
    page.locator('[data-field="reason"] textarea').fill(words)
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    text = _pdf_text(page)
    assert "word0 " in text
    assert "word399" in text
    assert "Copy link" not in text
    assert "Leave quickly" not in text
