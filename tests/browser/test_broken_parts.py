"""One broken part of a page stops neither the other parts nor the other fields, and loses nothing that is stored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import stored

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every-field")]

DATABASE = "guided-course:small-course"
NOW = "2026-03-14T12:00:00.000Z"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console may complain."""
    context = browser.new_context(locale="en-US")
    yield context.new_page()
    context.close()


def break_page(page: Page, url: str, *changes: tuple[str, str]) -> None:
    """Change the HTML of a page on its way. Only of this one: Firefox fetches the next one beforehand."""

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        for old, new in changes:
            assert old in body, old
            body = body.replace(old, new)
        route.fulfill(response=response, body=body)

    page.route(url, answer)


def test_broken_fields_do_not_stop_the_others(minimal_url: str, page: Page) -> None:
    url = f"{minimal_url}go/one-of-each.html"
    page.goto(url)
    expect(page.locator("[data-status]")).not_to_be_empty()

    def answer(value: object, kind: str) -> dict[str, object]:
        return {"value": value, "prompt": "A question", "type": kind, "at": NOW}

    answers = {
        "helpers": answer(["walk", "food"], "multi"),
        "order": answer(["food"], "rank"),
        "clock": answer("19:30", "time"),
    }
    record = {
        "space": "me",
        "worksheet": "one-of-each",
        "occasion": "once",
        "revision": 1,
        "created": NOW,
        "updated": NOW,
    }
    stored.put(page, DATABASE, "sheets", {**record, "answers": answers, "clashes": {}})
    break_page(page, url, ("data-words='{", "data-words='{{"))
    page.goto(url)
    expect(page.locator("[data-field=clock] input")).to_have_value("19:30")
    page.locator("[data-field=day] input").fill("2026-03-14")
    expect(page.locator("[data-status]")).to_contain_text("Saved")

    def kept() -> dict[str, object]:
        return {name: a["value"] for name, a in stored.everything(page, DATABASE)["sheets"][0]["answers"].items()}

    stored.until(page, lambda: "day" in kept(), kept)
    assert kept() == {"helpers": ["walk", "food"], "order": ["food"], "clock": "19:30", "day": "2026-03-14"}


def test_a_broken_sheet_does_not_stop_the_page(minimal_url: str, page: Page) -> None:
    url = f"{minimal_url}go/a-picture.html"
    break_page(page, url, ("data-status", "data-without-status"))
    page.goto(url)
    expect(page.locator('[data-module="read-toggle"]')).to_be_visible()
    expect(page.locator('[data-module="copy-link"]').first).to_be_visible()
    stored.until(page, lambda: stored.last_place(page, DATABASE) is not None)


def test_a_page_without_a_course_still_has_its_sheet(minimal_url: str, page: Page) -> None:
    url = f"{minimal_url}go/one-of-each.html"
    break_page(page, url, ('data-module="page"', 'data-module="mistyped"'), ('data-item="one-of-each"', 'data-item=""'))
    page.goto(url)
    page.locator("[data-field=day] input").fill("2026-03-14")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
