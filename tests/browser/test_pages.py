"""What a reader does on the pages: begin, go on, mark, copy a link, find the way by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.stored import everything, last_place, until
from tests.browser.test_every_page import axe_problems

pytestmark = pytest.mark.browser

DATABASE = "guided-course:side-by-side"


def visit(page: Page, url: str) -> None:
    """Open a page and wait until the course knows that the reader was there."""
    item = url.rpartition("/")[2].removesuffix(".html")
    page.goto(url)
    until(page, lambda: last_place(page, DATABASE) == item)


def test_first_worksheet_is_two_clicks_from_the_home_page(course_url: str, page: Page) -> None:
    page.goto(course_url)
    page.locator('main [data-module="continue"]').click()
    expect(page.locator(".sheet").first).to_be_attached()


def test_continue_where_you_were(course_url: str, page: Page) -> None:
    page.goto(course_url)
    button = page.locator('[data-module="continue"]')
    first_words = button.inner_text()
    visit(page, course_url + "go/both-and.html")
    page.goto(course_url)
    expect(button).to_contain_text("Continue")
    assert button.inner_text() != first_words
    button.click()
    page.wait_for_url("**/go/both-and.html")


def test_the_safety_check_leaves_no_trace_in_continue_or_marks(course_url: str, page: Page) -> None:
    visit(page, course_url + "go/our-map.html")
    page.goto(course_url + "go/right-for-us.html")
    page.locator(".sheet input[type=radio]").first.check()
    page.wait_for_timeout(600)
    elsewhere = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    stored = f"{everything(page, DATABASE)} {page.evaluate(elsewhere)}"
    assert "our-map" in stored
    assert "right-for-us" not in stored
    page.reload()
    assert page.locator(".sheet input:checked").count() == 0
    page.goto(course_url)
    expect(page.locator('[data-module="continue"]')).not_to_have_attribute("href", "go/right-for-us.html")


@pytest.mark.parametrize("sheet", ["right-for-us", "our-map", "four-ways-cards"])
def test_firefox_finds_no_ticks_for_its_session_file(course_url: str, page: Page, sheet: str) -> None:
    """It writes down boxes that differ from their default, also with autocomplete off, and would bring them back."""
    different = "all => all.filter(box => box.checked !== box.defaultChecked).length"
    page.goto(f"{course_url}go/{sheet}.html")
    expect(page.locator('[data-module="print"]')).to_be_visible()
    boxes = page.locator(".sheet :is(input[type=radio], input[type=checkbox])")
    for number in (1, 0, 4):
        boxes.nth(number).check()
        assert boxes.nth(number).is_checked()
        assert boxes.evaluate_all(different) == 0
    if sheet == "right-for-us":
        # What empties the page while it goes away.
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert page.locator(".sheet input:checked").count() == 0
    else:
        expect(page.locator("[data-status]")).to_contain_text("Saved")
        page.reload()
        expect(boxes.nth(4)).to_be_checked()
    assert boxes.evaluate_all(different) == 0


def test_a_lesson_marked_as_read_shows_on_its_week_and_stays_with_this_reader(
    course_url: str, open_context: OpenContext
) -> None:
    page = open_context().new_page()
    page.goto(course_url + "go/four-ways-to-lean.html")
    toggle = page.locator('[data-module="read-toggle"]')
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    page.goto(course_url + "go/the-map.html")
    expect(page.locator('main [data-mark="four-ways-to-lean"]').first).to_have_text("read")
    other = open_context().new_page()
    other.goto(course_url + "go/the-map.html")
    other.wait_for_timeout(300)
    expect(other.locator('main [data-mark="four-ways-to-lean"]').first).to_be_empty()


@pytest.mark.parametrize(("width", "nearby"), [(1280, ".masthead"), (900, ".masthead"), (390, ".this-week")])
def test_the_workbook_is_one_step_away(course_url: str, open_context: OpenContext, width: int, nearby: str) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    for place in (nearby, ".colophon"):
        page.goto(course_url + "go/both-and.html")
        if place == ".this-week":
            page.locator(".masthead__drawer").click()
        link = page.locator(place).get_by_role("link", name="My workbook")
        expect(link).to_be_visible()
        assert (link.bounding_box() or {})["height"] >= 24
        link.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("My workbook")


def test_copy_link_copies_the_permanent_link(course_url: str, open_context: OpenContext) -> None:
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(course_url + "go/our-map.html?x=1#somewhere")
    page.locator('[data-module="copy-link"]').first.click()
    expect(page.get_by_text("Link copied").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == course_url + "go/our-map.html"


def test_print_button_prints_what_the_reader_chose(course_url: str, page: Page) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto(course_url + "go/our-map.html")
    page.locator('[data-field="reason"] textarea').fill("Because.")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    page.locator('[data-module="print"]').click()
    panel = page.get_by_role("dialog", name="Print this sheet")
    expect(panel).to_be_visible()
    assert page.evaluate("printed") == 0
    panel.get_by_role("button", name="Print").click()
    until(page, lambda: page.evaluate("printed") == 1)


def test_print_button_of_a_sheet_that_is_never_saved_prints_it_at_once(course_url: str, page: Page) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto(course_url + "go/right-for-us.html")
    page.locator('[data-module="print"]').click()
    until(page, lambda: page.evaluate("printed") == 1)


def test_simple_storage_holds_nothing_but_the_colours(course_url: str, page: Page) -> None:
    """Words that a reader writes go into IndexedDB only, and never into an address."""
    page.goto(course_url + "go/our-map.html")
    page.locator('[data-md-component="palette"] label:visible').click()
    page.locator('[data-field="reason"] textarea').press_sequentially("Grandmother's clock")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    page.goto(course_url + "go/four-ways-to-lean.html")
    page.go_back()
    expect(page.locator('[data-field="reason"] textarea')).to_have_value("Grandmother's clock")
    kept = page.evaluate("""() => ({
      keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      all: JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie, window.name, location.href]),
    })""")
    assert [key.rpartition(".")[2] for key in kept["keys"]] == ["__palette"]
    assert "clock" not in kept["all"]


def test_the_keyboard_reaches_the_text_first_and_always_shows_where_it_is(course_url: str, page: Page) -> None:
    page.goto(course_url + "go/four-ways-to-lean.html")
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("document.activeElement.textContent").lower()
    page.keyboard.press("Enter")
    invisible = []
    for _ in range(60):
        page.keyboard.press("Tab")
        look = page.evaluate("""() => {
          const e = document.activeElement, box = e.getBoundingClientRect();
          const marked = [e, e.parentElement, e.nextElementSibling, ...(e.labels || [])].some(x => {
            if (!x) return false;
            const s = getComputedStyle(x);
            return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
          });
          return {name: e.outerHTML.slice(0, 120), marked, body: e === document.body, height: box.height};
        }""")
        if look["body"]:
            break
        if not look["marked"]:
            invisible.append(look["name"])
    assert invisible == []


def test_touch_targets_are_large_enough(course_url: str, open_context: OpenContext) -> None:
    """Everything to press is at least 44 px high, links within running text apart."""
    page = open_context(viewport={"width": 375, "height": 800}, has_touch=True).new_page()
    for path in ("index.html", "go/our-map.html", "go/four-ways-cards.html", "go/weekly-checkin.html"):
        if path == "go/weekly-checkin.html":
            path = "go/checkin-the-map.html"
        page.goto(course_url + path)
        small = page.evaluate("""() => [...document.querySelectorAll('button, .button, select, input:not([type=hidden]), summary')]
          .filter(e => e.checkVisibility() && !e.closest('.md-search') && e.type !== 'checkbox' || e.closest('.field'))
          .filter(e => e.checkVisibility())
          .map(e => [e, (e.closest('label') || (e.labels && e.labels[0]) || e).getBoundingClientRect()])
          .filter(([e, box]) => Math.max(box.height, e.getBoundingClientRect().height) < 43.5)
          .map(([e, box]) => `${Math.round(box.height)} ${e.outerHTML.slice(0, 90)}`)""")
        assert small == [], path


NO_ROOM = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  if (this.name === "sheets") throw new DOMException("no room", "QuotaExceededError");
  return put.apply(this, all);
};"""


@pytest.mark.parametrize("width", [320, 1280])
def test_while_nothing_can_be_kept_the_ways_out_are_where_somebody_writes(
    course_url: str, open_context: OpenContext, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 720}, reduced_motion="reduce").new_page()
    page.add_init_script(NO_ROOM)
    page.goto(course_url + "go/our-map.html")
    area = page.locator("[data-field=reason] textarea")
    area.fill("We cooked.")
    area.blur()
    foot = page.locator(".sheet__foot")
    expect(foot).to_contain_text("Not saved")
    area.focus()
    for name in ("Try again", "Copy my words", "Save them to a file"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    written, below = area.bounding_box(), foot.bounding_box()
    assert written
    assert below
    assert written["y"] >= 0
    assert written["y"] + written["height"] <= below["y"]
    assert axe_problems(page) == []
