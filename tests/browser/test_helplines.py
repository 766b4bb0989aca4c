"""Helplines and the safety check, as a reader meets them: by keyboard, without scripts, on paper; and nothing is kept."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import OpenContext
from tests.browser.paper import pdf
from tests.browser.session_file import session_text
from tests.browser.stored import everything, until
from tests.browser.test_every_page import axe_problems
from tests.browser_setup import FIREFOX_PREFERENCES, find_firefox

pytestmark = pytest.mark.browser

DATABASE = "guided-course:side-by-side"
KEPT = """() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href, window.name])"""


def open_help(page: Page, course_url: str) -> None:
    """Open the page by the link that a reader has in sight."""
    page.goto(course_url)
    page.locator(".masthead").get_by_role("link", name="Get help").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help")


def test_a_country_is_chosen_by_keyboard_and_kept_nowhere(course_url: str, page: Page) -> None:
    open_help(page, course_url)
    pick = page.get_by_role("group", name="Country")
    everywhere, britain = (
        pick.get_by_role("button", name="All countries"),
        pick.get_by_role("button", name="United Kingdom"),
    )
    expect(everywhere).to_have_attribute("aria-pressed", "true")
    kept, stored = page.evaluate(KEPT), everything(page, DATABASE)
    everywhere.focus()
    page.keyboard.press("Tab")
    expect(britain).to_be_focused()
    page.keyboard.press("Enter")
    expect(britain).to_have_attribute("aria-pressed", "true")
    expect(everywhere).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("link", name="Call 116 123")).to_be_visible()
    expect(page.get_by_role("link", name="Call 1-800-799-7233")).to_be_hidden()
    expect(page.get_by_role("heading", name="Any other country")).to_be_visible()
    assert page.evaluate(KEPT) == kept
    assert everything(page, DATABASE) == stored
    # A page that comes back from the back cache, and one that is loaded anew, show everything again.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(everywhere).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="Call 1-800-799-7233")).to_be_visible()
    britain.press("Space")
    expect(page.get_by_role("link", name="Call 1-800-799-7233")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("link", name="Call 1-800-799-7233")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_help_and_privacy_are_clean_under_axe(course_url: str, open_context: OpenContext, scheme: str) -> None:
    page = open_context(viewport={"width": 320, "height": 800}, color_scheme=scheme).new_page()
    open_help(page, course_url)
    page.get_by_role("button", name="United Kingdom").click()
    assert axe_problems(page) == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    low = ".helplines :is(button, .helpline__way)"
    assert (
        page.locator(low).evaluate_all("all => all.filter(e => e.checkVisibility() && e.offsetHeight < 44).length") == 0
    )
    page.locator(".colophon").get_by_role("link", name="Your privacy here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your privacy here")
    assert axe_problems(page) == []
    assert not page.evaluate(wide)


@pytest.mark.chromium_only("switches scripts off, or makes a PDF")
def test_without_scripts_and_on_paper_every_country_is_there(course_url: str, open_context: OpenContext) -> None:
    plain = open_context(java_script_enabled=False).new_page()
    open_help(plain, course_url)
    for number in ("116 123", "1-800-799-7233"):
        expect(plain.get_by_role("link", name=f"Call {number}")).to_be_visible()
    expect(plain.get_by_role("button", name="All countries")).to_be_hidden()
    page = open_context().new_page()
    open_help(page, course_url)
    page.get_by_role("button", name="United Kingdom").click()
    expect(page.get_by_role("link", name="Call 1-800-799-7233")).to_be_hidden()
    paper = pdf(page).text
    assert "116 123" in paper
    assert "1-800-799-7233" in paper
    assert "All countries" not in paper


@pytest.mark.chromium_only("switches scripts off")
def test_the_safety_check_can_not_be_sent(course_url: str, open_context: OpenContext) -> None:
    """A form that is sent writes its answers into the address, and with it into the history."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(course_url + "go/right-for-us.html")
    address = page.url
    first = page.locator(".sheet input").first
    first.check()
    first.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == address
    assert first.is_checked()
    page.reload()
    assert page.locator(".sheet input:checked").count() == 0
    lively = open_context().new_page()
    lively.goto(address)
    lively.evaluate("document.querySelector('.sheet form').requestSubmit()")
    lively.wait_for_timeout(300)
    assert lively.url == address
    page.locator(".sheet").get_by_role("link", name="Get help").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help")


@pytest.mark.firefox_only("it writes down what is ticked")
def test_firefox_writes_down_no_tick_of_the_safety_check_without_scripts(
    course_url: str, playwright: Playwright, tmp_path: Path
) -> None:
    """Of a field beside the check it does, and that is how this test knows that the whole page has been looked at."""
    context = playwright.firefox.launch_persistent_context(
        str(tmp_path),
        executable_path=find_firefox(),
        channel="moz-firefox",
        firefox_user_prefs=FIREFOX_PREFERENCES | {"browser.sessionstore.interval": 500},
    )
    # Playwright itself needs scripts to press something, so that only the page's own are kept out.
    context.route("**/*.js", lambda route: route.abort())
    page = context.pages[0]
    page.goto(course_url + "go/right-for-us.html")
    page.evaluate(
        "document.querySelector('.sheet').insertAdjacentHTML('beforebegin', '<input id=beside aria-label=Beside>')"
    )
    page.locator(".sheet input").first.check()
    words = (f"word {number}" for number in count())

    def is_written_down() -> bool:
        page.locator("#beside").fill(next(words))
        return '"beside":"word' in session_text(tmp_path)

    until(page, is_written_down, lambda: session_text(tmp_path))
    kept = session_text(tmp_path)
    context.close()
    assert "right-for-us--" not in kept
    assert "right-for-us--" not in session_text(tmp_path)
