"""Material's search and colour switch: there when they are used, and not a byte before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import stored
from tests.browser.conftest import OpenContext

pytestmark = pytest.mark.browser


def _requests(page: Page) -> list[str]:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    return seen


def test_reading_and_writing_do_not_fetch_it(course_url: str, page: Page) -> None:
    seen = _requests(page)
    page.goto(course_url + "go/our-map.html")
    page.locator('[data-field="reason"] textarea').fill("On Tuesday.")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    assert [url for url in seen if "bundle" in url or "search" in url] == []


@pytest.mark.parametrize("key", ["/", "s"])
def test_search_by_keyboard_alone(course_url: str, page: Page, key: str) -> None:
    page.goto(course_url)
    page.keyboard.press(key)
    page.keyboard.type("boundary")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Found on")
    expect(page.locator(".md-search__input")).to_have_value("boundary")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/go/*.html*")


def test_search_by_pointer(course_url: str, open_context: OpenContext) -> None:
    page = open_context(viewport={"width": 375, "height": 700}).new_page()
    page.goto(course_url + "go/the-map.html")
    page.locator(".masthead__tool--search").click()
    page.keyboard.type("choir")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Four ways to lean")


def test_search_left_before_it_has_come_stays_closed(course_url: str, page: Page) -> None:
    held: list[Route] = []
    page.route("**/bundle*.js", lambda route: held.append(route))
    page.goto(course_url)
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    stored.until(page, lambda: len(held) == 1)
    held[0].continue_()
    stored.until(page, lambda: page.evaluate("'component$' in window"))
    expect(page.locator("#__search")).not_to_be_checked()


def test_search_keys_are_letters_while_writing(course_url: str, page: Page) -> None:
    page.goto(course_url + "go/our-map.html")
    field = page.locator('[data-field="reason"] textarea')
    field.focus()
    page.keyboard.type("s/f")
    expect(field).to_have_value("s/f")
    assert not page.locator("#__search").is_checked()


def _ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_colours_follow_the_device_until_somebody_chooses(course_url: str, open_context: OpenContext) -> None:
    page = open_context(color_scheme="dark").new_page()
    page.goto(course_url)
    night = _ground(page)
    switch = page.locator('[data-md-component="palette"] label:visible')
    expect(switch).to_have_count(1)
    switch.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "paper")
    day = _ground(page)
    assert day != night
    page.goto(course_url + "go/the-map.html")
    assert _ground(page) == day
    expect(switch).to_have_count(1)
    switch.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "night")
    assert _ground(page) == night


@pytest.mark.chromium_only("switches scripts off")
def test_the_dark_of_the_device_needs_no_scripts(course_url: str, open_context: OpenContext) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = open_context(color_scheme=scheme, java_script_enabled=False).new_page()
        page.goto(course_url)
        grounds.append(page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor"))
    assert grounds[0] != grounds[1]
