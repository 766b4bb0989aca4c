"""Leave quickly: out of sight at once, away from every page, nothing lost, and nothing to see for whoever goes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, Route, expect

from guided_course.model import LEAVE_TO
from tests.browser.conftest import OpenContext, answer_elsewhere
from tests.browser.people import SHEET, add_second, set_passphrase, unlock, write
from tests.browser.stored import until
from tests.browser.test_every_page import KINDS_OF_PAGE, WIDER_THAN_THE_SCREEN, axe_problems
from tests.browser_setup import ARGUMENTS, FIREFOX, find_whole_browser
from tests.sites import Built

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("leave")]

BEFORE = "Marmalade before breakfast"
LAST = ", and one last word"
LESSON = "go/four-ways-to-lean.html"
# Everything that could be seen or heard in any frame since the page began, and every name that its tab had.
LOOK_ALL_THE_TIME = """
window.seen = new Set();
const look = () => {
  const { body, documentElement } = document;
  if (body && getComputedStyle(body).opacity !== "0") seen.add(body.innerText.trim());
  seen.add(document.title);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
# No write can have begun between the last letter and the press.
LEAVE_WHILE_TYPING = """(words) => {
  const area = document.querySelector("[data-field=reason] textarea");
  area.value += words;
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.querySelector(".leave__link").click();
}"""
# What of the page lies below the way out while it has the focus, or can be seen there at any place to which one scrolls.
UNDER_THE_WAY_OUT = """() => {
  const out = document.querySelector(".leave"), inside = (e) => out.contains(e);
  const { left, right, top, bottom } = out.getBoundingClientRect();
  const found = new Set();
  const step = 40;
  for (let y = 0; y <= document.documentElement.scrollHeight - innerHeight; y += step) {
    scrollTo({ top: y, behavior: "instant" });
    for (const x of [left + 2, (left + right) / 2, right - 2]) for (const h of [top + 2, (top + bottom) / 2, bottom - 2]) {
      const below = document.elementsFromPoint(x, h).filter((e) => !inside(e) && !e.contains(out));
      for (const e of below) if (e.matches("a, button, label, input, p, li, h1, h2, h3, .field, text")) found.add(e.tagName + "." + e.className);
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  return [...found];
}"""
HIDDEN_FOCUS = """() => {
  const e = document.activeElement, out = document.querySelector(".leave").getBoundingClientRect();
  if (e === document.body || e.closest(".leave, .skip")) return null;
  const { left, right, top, bottom } = e.getBoundingClientRect();
  const isUnder = left < out.right && right > out.left && top < out.bottom && bottom > out.top;
  return isUnder && bottom - top < innerHeight / 2 ? e.outerHTML.slice(0, 120) : null;
}"""


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(leave_to=LEAVE_TO, viewport={"width": 1280, "height": 900}).new_page()


def leave(page: Page) -> None:
    """Press the link, and wait for the other website."""
    page.locator(".leave__link").click()
    page.wait_for_url(LEAVE_TO)


def go_back(page: Page, address: str) -> None:
    page.evaluate("history.back()")
    page.wait_for_url(f"**{address}", wait_until="commit")


def expect_nothing_shown(page: Page) -> None:
    """The page shows an empty window with a button that says nothing."""
    expect(page.get_by_role("button", name="Show the page")).to_be_visible()
    assert page.title() == "Notes"
    assert page.locator("body").inner_text().split("\n")[-1] == "Show the page"
    assert page.locator("body *:visible").count() <= 3
    expect(page.locator("link[rel=icon]").first).to_have_attribute("href", re.compile(r"images/page\b.*\.png$"))


class TestByClick:
    def test_back_shows_an_empty_page_and_nothing_is_lost(self, page: Page, course_url: str) -> None:
        page.add_init_script(LOOK_ALL_THE_TIME)
        page.goto(course_url + LESSON)
        page.goto(course_url + SHEET)
        write(page, BEFORE)
        page.evaluate(LEAVE_WHILE_TYPING, LAST)
        page.wait_for_url(LEAVE_TO)
        assert page.title() == "Weather"

        go_back(page, LESSON)
        expect_nothing_shown(page)
        assert set(page.evaluate("[...seen]")) <= {"", "Notes", "Notes\nShow the page", "Show the page"}
        assert axe_problems(page) == []
        page.keyboard.press("Tab")
        expect(page.get_by_role("button")).to_be_focused()
        page.reload()
        expect_nothing_shown(page)
        page.goto(course_url + SHEET)
        expect_nothing_shown(page)

        another = page.context.new_page()
        another.goto(course_url + SHEET)
        expect(another.locator("h1")).to_be_visible()
        expect(another.locator("[data-field=reason] textarea")).to_have_value(BEFORE + LAST)
        another.close()

        page.get_by_role("button").press("Enter")
        expect(page.locator("h1")).to_be_visible()
        expect(page).to_have_title(re.compile("Side by Side"))
        expect(page.locator("[data-field=reason] textarea")).to_have_value(BEFORE + LAST)
        page.goto(course_url)
        expect(page.locator("h1")).to_be_visible()

    def test_when_the_other_page_does_not_come_nobody_is_stuck(self, page: Page, course_url: str) -> None:
        # As when somebody presses the browser's Stop.
        page.context.route(LEAVE_TO, lambda route: route.abort("aborted"))
        page.clock.install()
        page.goto(course_url + SHEET)
        write(page, BEFORE)
        page.evaluate("document.querySelector('.leave__link').click()")
        expect(page.locator(".masthead")).to_be_hidden()
        expect(page.locator(".sheet")).to_be_hidden()
        assert page.locator("body").inner_text().strip() == ""
        assert page.title() == "Notes"
        page.clock.run_for(8_500)
        expect_nothing_shown(page)
        page.get_by_role("button", name="Show the page").click()
        expect(page.locator("[data-field=reason] textarea")).to_have_value(BEFORE)

    def test_a_locked_space_asks_for_its_passphrase(self, page: Page, course_url: str) -> None:
        set_passphrase(page, course_url)
        page.goto(course_url + SHEET)
        write(page, BEFORE)
        page.locator("[data-field=reason] textarea").press("End")
        page.keyboard.type(LAST)
        page.wait_for_timeout(50)
        leave(page)
        page.goto(course_url + SHEET)
        expect_nothing_shown(page)
        assert "share" not in page.evaluate("JSON.stringify({ ...sessionStorage }) + window.name")
        page.get_by_role("button", name="Show the page").click()
        expect(page.locator("#space-passphrase")).to_be_visible()
        expect(page.locator("[data-field=reason] textarea")).to_have_value("")
        unlock(page)
        expect(page.locator("[data-field=reason] textarea")).to_have_value(BEFORE + LAST)


def ask_what_to_print(page: Page, course_url: str) -> None:
    page.goto(course_url + SHEET)
    write(page, BEFORE)
    page.locator("[data-module=print]").click()
    expect(page.locator(".print-panel")).to_be_visible()


class TestWithAnOpenPanel:
    """The panel that asks what to print lets nothing else of the page be pressed."""

    def test_the_link_in_it_does_the_same(self, page: Page, course_url: str) -> None:
        page.goto(course_url + LESSON)
        ask_what_to_print(page, course_url)
        link = page.locator(".print-panel").get_by_role("link", name="Leave quickly")
        expect(link).to_have_attribute("href", LEAVE_TO)
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        link.click()
        page.wait_for_url(LEAVE_TO)
        go_back(page, LESSON)
        expect_nothing_shown(page)

    def test_shift_three_times_and_nobody_is_stuck_behind_it(self, page: Page, course_url: str) -> None:
        page.context.route(LEAVE_TO, lambda route: route.abort("aborted"))
        page.clock.install()
        ask_what_to_print(page, course_url)
        for _ in range(3):
            page.keyboard.press("Shift")
        expect(page.locator(".sheet")).to_be_hidden()
        expect(page.locator(".print-panel")).to_have_count(0)
        page.clock.run_for(8_500)
        expect_nothing_shown(page)
        page.get_by_role("button", name="Show the page").click()
        expect(page.locator("[data-field=reason] textarea")).to_have_value(BEFORE)


class TestByKeyboard:
    def test_it_is_the_second_stop(self, page: Page, course_url: str) -> None:
        for path in KINDS_OF_PAGE.values():
            page.goto(course_url + path)
            page.keyboard.press("Tab")
            expect(page.locator(".skip")).to_be_focused()
            page.keyboard.press("Tab")
            link = page.get_by_role("link", name="Leave quickly")
            expect(link).to_be_focused()
        expect(link).to_have_accessible_description(re.compile("another website.*Shift three times.*stays saved"))
        page.keyboard.press("Enter")
        page.wait_for_url(LEAVE_TO)

    def test_shift_three_times(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        said = page.locator(".leave [role=status]")
        lights = page.locator(".leave__lights")
        page.locator("[data-field=reason] textarea").focus()
        expect(lights).to_be_hidden()
        page.keyboard.press("Shift")
        expect(said).to_have_text("Two more to leave.")
        expect(lights).to_be_visible()
        assert axe_problems(page) == []
        page.keyboard.press("Shift")
        expect(said).to_have_text("Once more to leave.")
        page.keyboard.press("Shift")
        page.wait_for_url(LEAVE_TO)

    def test_shift_for_something_else_does_not_count(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        said, keyboard = page.locator(".leave [role=status]"), page.keyboard
        field = page.locator("[data-field=reason] textarea")
        field.focus()
        for letter in "ABCD":
            keyboard.press(f"Shift+{letter}")
        keyboard.press("Control+Shift")
        keyboard.press("Shift+Tab")
        field.click(modifiers=["Shift"])
        expect(said).to_have_text("")
        for _ in range(4):
            keyboard.press("Shift")
            expect(said).to_have_text("Two more to leave.")
            keyboard.press("x")
            expect(said).to_have_text("")
        assert page.url.endswith(SHEET)

    def test_slow_presses_do_not_count(self, page: Page, course_url: str) -> None:
        page.clock.install()
        page.goto(course_url + SHEET)
        said = page.locator(".leave [role=status]")
        for _ in range(4):
            page.keyboard.press("Shift")
            expect(said).to_have_text("Two more to leave.")
            page.clock.run_for(5_100)
            expect(said).to_have_text("")
        assert page.url.endswith(SHEET)


def test_before_the_script_has_come_nothing_is_left_behind(browser: Browser, course_url: str) -> None:
    """A request that is given up counts as an error, so that this context isn't watched."""
    context = browser.new_context(service_workers="block")
    answer_elsewhere(context, LEAVE_TO)
    page = context.new_page()
    page.goto(course_url + LESSON)
    held: list[Route] = []
    context.route(re.compile(r"/course\.[^/]*js$"), lambda route: held.append(route))
    page.goto(course_url + SHEET, wait_until="commit")
    leave(page)
    assert held
    context.unroute_all()
    go_back(page, LESSON)
    expect_nothing_shown(page)
    context.close()


@pytest.mark.chromium_only("switches scripts off")
def test_it_is_a_plain_link_without_scripts(course_url: str, open_context: OpenContext) -> None:
    page = open_context(leave_to=LEAVE_TO, java_script_enabled=False).new_page()
    page.goto(course_url + SHEET)
    link = page.get_by_role("link", name="Leave quickly")
    assert link.get_attribute("rel") == "nofollow noreferrer"
    expect(link).to_have_accessible_description("Opens another website in place of this page.")
    link.click()
    page.wait_for_url(LEAVE_TO)


@pytest.mark.chromium_only("cuts the network")
def test_with_the_network_cut(page: Page, side_by_side: Built, course_url: str) -> None:
    for address in ((side_by_side.folder / SHEET).as_uri(), course_url + SHEET):
        page.goto(address)
        page.context.set_offline(True)
        page.locator(".leave__link").click()
        page.wait_for_url("about:blank")
        page.context.set_offline(False)


@pytest.fixture
def remembering(playwright: Playwright) -> Iterator[Page]:
    """A page of a browser that brings whole pages back, as readers' browsers do."""
    browser = playwright.chromium.launch(
        executable_path=find_whole_browser(),
        args=list(ARGUMENTS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = browser.new_context()
    context.set_default_timeout(10_000)
    answer_elsewhere(context, LEAVE_TO)
    yield context.new_page()
    browser.close()


@pytest.mark.chromium_only("starts a Chromium of its own")
def test_back_to_a_page_that_was_kept_whole(remembering: Page, course_url: str) -> None:
    remembering.add_init_script(
        """addEventListener("pageshow", ({ persisted }) => {
          if (persisted) sessionStorage.came = [getComputedStyle(document.body).opacity, document.title].join();
        });"""
    )

    def came() -> str:
        # The page may just be going.
        with suppress(Error):
            return str(remembering.evaluate("sessionStorage.came ?? ''"))
        return ""

    def is_whole() -> bool:
        with suppress(Error):
            return bool(remembering.evaluate("document.readyState === 'complete'"))
        return False

    # Plain pages: news from another page throws one out of the cache.
    remembering.goto(course_url + "404.html")
    expect(remembering.locator("html")).to_have_class("js")
    remembering.goto(course_url + "help.html")
    go_back(remembering, "404.html")
    until(remembering, lambda: came() == "0,This page isn't here · Side by Side")
    expect(remembering).to_have_title(re.compile("Side by Side"))
    expect(remembering.locator("h1")).to_be_visible()
    expect(remembering.locator("body")).to_have_css("opacity", "1")
    remembering.evaluate("history.forward()")
    remembering.wait_for_url("**/help.html", wait_until="commit")
    # Before its script has come, the way out is a plain link.
    until(remembering, is_whole)
    leave(remembering)
    go_back(remembering, "404.html")
    expect_nothing_shown(remembering)
    # It was out of sight already when it came.
    assert came().startswith("0,")
    remembering.get_by_role("button", name="Show the page").click()
    expect(remembering.locator("h1")).to_have_text("This page isn’t here")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_lies_over_nothing(course_url: str, open_context: OpenContext, width: int) -> None:
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    page.emulate_media(reduced_motion="reduce")
    add_second(page, course_url)
    for kind, path in KINDS_OF_PAGE.items():
        page.goto(course_url + path)
        expect(page.locator(".space-bar__name")).to_be_visible()
        box = page.locator(".leave__link").bounding_box()
        assert box is not None
        assert box["height"] >= 44, kind
        is_delicate = (
            path in ("help.html", "workbook.html", "backup.html", "spaces.html", "self-check.html")
            or "right-for-us" in path
        )
        is_delicate = is_delicate or "before-you-start" in path
        expect(page.locator(".leave--large")).to_have_count(1 if is_delicate else 0)
        is_strip = width < 1280 or kind in ("home", "what the course teaches")
        if not is_strip:
            assert page.evaluate(UNDER_THE_WAY_OUT) == [], kind
        assert page.evaluate(WIDER_THAN_THE_SCREEN) == [], kind


@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_is_never_below_it(course_url: str, open_context: OpenContext, width: int) -> None:
    page = open_context(viewport={"width": width, "height": 600}).new_page()
    page.emulate_media(reduced_motion="reduce")
    add_second(page, course_url)
    for path in ("index.html", SHEET):
        page.goto(course_url + path)
        expect(page.locator(".space-bar__name")).to_be_visible()
        page.locator(".colophon a").last.focus()
        below = set()
        for _ in range(150):
            # Playwright can't tell Firefox to leave smooth scrolling out.
            if FIREFOX and page.evaluate(HIDDEN_FOCUS):
                page.wait_for_timeout(800)
            below.add(page.evaluate(HIDDEN_FOCUS))
            page.keyboard.press("Shift+Tab")
            if page.evaluate("document.activeElement.matches('.skip')"):
                break
        else:
            raise AssertionError("the beginning of the page was never reached")
        assert below == {None}


def test_the_drawer_and_the_search_lie_below_it(course_url: str, open_context: OpenContext) -> None:
    page = open_context(leave_to=LEAVE_TO, viewport={"width": 320, "height": 256}).new_page()
    page.goto(course_url + LESSON)
    page.locator(".masthead__drawer").click()
    expect(page.locator(".this-week__close")).to_be_in_viewport(ratio=1)
    strip = page.locator(".leave").bounding_box()
    close = page.locator(".this-week__close").bounding_box()
    assert strip is not None
    assert close is not None
    assert close["y"] >= strip["y"] + strip["height"]
    leave(page)


@pytest.mark.chromium_only("shows how paper looks")
def test_it_is_not_on_paper(course_url: str, page: Page) -> None:
    page.goto(course_url + SHEET)
    page.emulate_media(media="print")
    expect(page.locator(".leave")).to_be_hidden()


def test_where_nothing_can_be_stored_it_still_leaves(browser: Browser, course_url: str) -> None:
    """Material's own script in the head complains there, so that this context isn't watched."""
    context = browser.new_context()
    answer_elsewhere(context, LEAVE_TO)
    context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
          Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
    )
    page = context.new_page()
    page.goto(course_url + "help.html")
    expect(page.locator("h1")).to_be_visible()
    leave(page)
    context.close()
