"""A neutral name and icon in the tab: on every page, from its first moment on, and only for those who want it."""

from __future__ import annotations

import re

import pytest
import textstat
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.people import SHEET, SPACES
from tests.browser.test_every_page import KINDS_OF_PAGE, axe_problems
from tests.browser_setup import FIREFOX

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("leave")]

SWITCH = "Show a neutral name and icon in the tab"
# Every name that the tab had, and every icon that it could have fetched.
LOOK_ALL_THE_TIME = """
window.seen = new Set();
const look = () => {
  seen.add(document.title);
  if (document.body) document.querySelectorAll("link[rel=icon]").forEach(({ href }) => seen.add(href.split("/").pop().replace(/\\.[0-9a-f]{8}/, "")));
};
new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
"""


def icons(page: Page) -> list[str]:
    """Return the names of the tab's icons."""
    found: list[str] = page.locator("link[rel=icon]").evaluate_all(
        "all => all.map(({ href }) => href.split('/').pop().replace(/\\.[0-9a-f]{8}/, ''))"
    )
    return found


def test_the_tab_has_a_neutral_name_on_every_page(page: Page, course_url: str) -> None:
    page.goto(course_url + SPACES)
    other = page.context.new_page()
    other.goto(course_url + SHEET)
    expect(other).to_have_title(re.compile("Our map"))
    own = icons(page)
    assert own == ["favicon.png", "rings.svg"]

    page.get_by_label(SWITCH).check()
    for tab in (page, other):
        expect(tab).to_have_title("Notes")
        assert icons(tab) == ["page.png", "page.svg"]

    other.add_init_script(LOOK_ALL_THE_TIME)
    for path in KINDS_OF_PAGE.values():
        # Firefox fetches an icon again when it is swapped, and would count it as lost when the page is gone before it came.
        other.goto(course_url + path, wait_until="networkidle" if FIREFOX else "load")
        assert set(other.evaluate("[...seen]")) <= {"", "Notes", "page.png", "page.svg"}, path
    assert axe_problems(page) == []

    page.reload()
    expect(page.get_by_label(SWITCH)).to_be_checked()
    page.get_by_label(SWITCH).uncheck()
    for tab in (page, other):
        expect(tab).not_to_have_title("Notes")
        assert icons(tab) == own
    expect(page).to_have_title("Who writes here · Side by Side")
    page.reload()
    expect(page).to_have_title("Who writes here · Side by Side")


def test_nothing_is_kept_as_long_as_nobody_asks(page: Page, course_url: str) -> None:
    page.goto(course_url + SHEET)
    expect(page.locator("[data-status]")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('guided-course'))") == []


def test_it_works_by_keyboard_and_says_what_it_does_not_do(page: Page, course_url: str) -> None:
    page.goto(course_url + SPACES)
    switch = page.get_by_label(SWITCH)
    switch.focus()
    page.keyboard.press("Space")
    expect(page).to_have_title("Notes")
    expect(switch).to_have_accessible_description(re.compile("address bar.*history"))
    words = page.locator(".discreet p:visible").all_text_contents()
    assert len(words) >= 2
    assert textstat.flesch_kincaid_grade(" ".join(words)) <= 5


@pytest.mark.chromium_only("switches scripts off")
def test_without_scripts_there_is_no_switch(course_url: str, open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(course_url + SPACES)
    expect(page.locator(".discreet")).to_be_hidden()
