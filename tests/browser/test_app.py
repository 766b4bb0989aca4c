"""The course as an app: it works with the network cut, and goes from one edition to the next as a whole, with nothing lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import BrowserFor, OpenContext
from tests.browser.host import Host
from tests.browser.people import write
from tests.browser.stored import until
from tests.browser_setup import FIREFOX
from tests.editions import build_edition
from tests.sites import ROOT, Built

pytestmark = pytest.mark.browser

LESSON = "go/in-the-way.html"
WORDS_OF_THE_SECOND = "The second edition says it in other words."

READY = """() => navigator.serviceWorker.getRegistration().then((found) =>
  Boolean(found?.active?.state === "activated" && navigator.serviceWorker.controller))"""
WAITING = "() => navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.waiting))"
SETTLED = """() => navigator.serviceWorker.getRegistration().then((found) => !found?.installing)"""
# What a page fetches only when it is used: the program that seals copies, and what the search knows.
LATE = """async () => {
  const age = document.querySelector("[data-age]").dataset.age;
  const found = await Promise.all([age, "../search/search_index.json"].map((file) => fetch(file).then((all) => all.text())));
  return [found[0].split('push("').pop()[0], found[1].split("lighthouse ")[1][0]];
}"""
# What every file of the page says of itself: its scripts as they ran, its style sheet, and its text.
EDITIONS = """() => [
  ...(globalThis.editions ?? []).map((mark) => mark[0]),
  getComputedStyle(document.documentElement).getPropertyValue("--edition").replaceAll('"', "").trim(),
  ...(document.body.textContent.match(/lighthouse (\\d)/)?.slice(1) ?? []),
]"""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    first, second = (tmp_path_factory.mktemp(name) for name in ("first", "second"))
    return build_edition(1, first), build_edition(2, second, words=WORDS_OF_THE_SECOND)


@pytest.fixture
def host(editions: tuple[Built, Built]) -> Iterator[Host]:
    host = Host(editions[0].folder)
    yield host
    host.stop()


@pytest.fixture
def context(open_context: OpenContext) -> BrowserContext:
    return open_context(service_workers="allow", viewport={"width": 1280, "height": 900})


def kept(page: Page) -> None:
    """Wait until the course is kept on the device and the page is served from there."""
    until(page, lambda: page.evaluate(READY))


def offered(page: Page) -> None:
    """Have the browser look for a new edition, as it does whenever a page is opened, and wait until it is offered."""
    page.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => found.update())")
    until(page, lambda: page.evaluate(WAITING))
    expect(page.locator("[data-module=edition]")).to_contain_text("A new edition is ready.")


def in_second(page: Page) -> None:
    """Wait until a page has been loaded anew, and see to it that all of it is of the second edition."""
    expect(page.locator("html")).to_have_css("--edition", '"2"')
    page.wait_for_load_state()
    assert editions_on(page) == {"2"}


def editions_on(page: Page) -> set[str]:
    return set(page.evaluate(EDITIONS))


def search(page: Page) -> None:
    page.locator("body").press("/")
    page.keyboard.type("lighthouse")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Found on")


def cut(host: Host, context: BrowserContext) -> None:
    host.stop()
    if not FIREFOX:
        context.set_offline(True)


def test_after_one_visit_everything_works_without_a_network(
    host: Host, context: BrowserContext, editions: tuple[Built, Built]
) -> None:
    page = context.new_page()
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    page.goto(host.url)
    kept(page)
    assert loads == [host.url]
    asked = len(host.asked)
    cut(host, context)
    search(page)
    assert loads == [host.url]
    for path in editions[0].pages:
        # Firefox calls it a failure when the next page stops it from fetching ahead.
        page.goto(host.url + path.as_posix(), wait_until="networkidle" if FIREFOX else "load")
        expect(page.locator("h1").first).to_be_visible()
        assert editions_on(page) == {"1"}, path
    for address in ("", "?from=elsewhere", "go/a-picture.html?h=day#__text", "help.html"):
        page.goto(host.url + address)
        assert editions_on(page) == {"1"}, address
    search(page)
    page.goto(host.url + LESSON)
    write(page, "The clock.", "note")
    page.goto(host.url + "workbook.html")
    expect(page.locator(".workbook")).to_contain_text("The clock.")
    assert len(host.asked) == asked
    host.start()


def test_an_unknown_address_without_a_network(host: Host, browser_for: BrowserFor) -> None:
    # Not one of the quiet contexts: the address is asked for first, and the browser says that nobody answered.
    context = browser_for({}).new_context()
    page = context.new_page()
    page.goto(host.url)
    kept(page)
    cut(host, context)
    page.goto(host.url + "go/nothing-here.html")
    expect(page.locator("h1")).to_have_text("This page isn’t here")
    context.close()
    host.start()


def test_a_new_edition_comes_in_as_a_whole_and_nothing_is_lost(
    host: Host, context: BrowserContext, editions: tuple[Built, Built]
) -> None:
    page, other = context.new_page(), context.new_page()
    page.goto(host.url + LESSON)
    kept(page)
    other.goto(host.url + "go/a-picture.html")
    kept(other)
    write(page, "Before.", "note")

    host.folder = editions[1].folder
    offered(page)
    # As long as it waits, every page is of the first edition, also what it fetches only now and pages opened only now.
    search(other)
    assert editions_on(other) == {"1"}
    third = context.new_page()
    third.goto(host.url + "backup.html")
    assert editions_on(third) == {"1"}
    assert third.evaluate(LATE) == ["1", "1"]

    loads: list[str] = []
    for tab in (page, other, third):
        tab.on("load", lambda tab: loads.append(tab.url))
    other.locator("[data-field=lines] textarea").fill("Typed in the other tab, and not yet left.")
    page.locator("[data-field=note] textarea").fill("Before, and right up to now.")
    page.get_by_role("button", name="Use it now").click()
    for tab in (page, other, third):
        in_second(tab)
        expect(tab.locator("[data-module=edition]")).to_be_hidden()
    expect(page.locator("[data-field=note] textarea")).to_have_value("Before, and right up to now.")
    expect(other.locator("[data-field=lines] textarea")).to_have_value("Typed in the other tab, and not yet left.")
    expect(other.locator("body")).to_contain_text(WORDS_OF_THE_SECOND)
    page.wait_for_timeout(300)
    assert sorted(loads) == sorted([page.url, other.url, third.url])
    assert third.evaluate(LATE) == ["2", "2"]
    (cache,) = page.evaluate("caches.keys()")
    leftover = page.evaluate(
        "(name) => caches.open(name).then((cache) => cache.keys()).then((all) => all.length)", cache
    )
    assert leftover == len(page.evaluate("fetch('../sw.js').then((r) => r.text())").split('"url"')) - 1


@pytest.mark.parametrize("broken", ["missing", "of another edition"])
def test_an_edition_that_does_not_arrive_whole_does_not_arrive(
    host: Host, context: BrowserContext, editions: tuple[Built, Built], tmp_path: Path, broken: str
) -> None:
    page = context.new_page()
    page.goto(host.url + LESSON)
    kept(page)
    host.folder = editions[1].folder
    if broken == "missing":
        host.missing.add("go/the-way-back.html")
    else:
        host.replaced["go/the-way-back.html"] = editions[0].folder / "go/the-way-back.html"
    update = "() => navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => '', String)"
    asked = len(host.asked)
    page.evaluate(update)
    until(page, lambda: any("way-back" in path for path in host.asked[asked:]) and page.evaluate(SETTLED))
    assert not page.evaluate(WAITING)
    cut(host, context)
    for path in (LESSON, "go/the-way-back.html", "workbook.html"):
        page.goto(host.url + path)
        assert editions_on(page) == {"1"}, path
    if not FIREFOX:
        context.set_offline(False)
    host.missing.clear()
    host.replaced.clear()
    host.start()
    page.goto(host.url + LESSON)
    offered(page)


def test_a_page_that_would_lose_something_keeps_the_new_edition_waiting(
    host: Host, context: BrowserContext, editions: tuple[Built, Built]
) -> None:
    page, unsaved = context.new_page(), context.new_page()
    page.goto(host.url + LESSON)
    kept(page)
    unsaved.goto(host.url + "go/plain-plan.html")
    field = unsaved.locator("[data-never-saved] :is(input, textarea)").first
    field.fill("Kept nowhere.")
    host.folder = editions[1].folder
    offered(page)
    page.get_by_role("button", name="Use it now").click()
    expect(page.locator("[data-module=edition]")).to_contain_text("Not now:")
    expect(field).to_have_value("Kept nowhere.")
    field.fill("")
    page.get_by_role("button", name="Use it now").click()
    in_second(page)


@pytest.mark.chromium_only("shows no service workers")
def test_a_page_that_stays_behind_gets_nothing_of_the_new_edition(
    host: Host, context: BrowserContext, editions: tuple[Built, Built]
) -> None:
    """As a tab that slept through the question may: what was typed there stays, and it goes on with its own edition."""
    page = context.new_page()
    page.goto(host.url + "go/plain-plan.html")
    kept(page)
    host.folder = editions[1].folder
    offered(page)
    field = page.locator("[data-never-saved] :is(input, textarea)").first
    field.fill("Kept nowhere.")
    build = "self.guidedCourse.build"
    (second,) = (w for w in context.service_workers if f'"{w.evaluate(build)}"' in editions[1].read("sw.js"))
    second.evaluate("self.skipWaiting()")
    expect(page.locator("[data-module=edition]")).to_contain_text("A new edition is in use now.")
    expect(field).to_have_value("Kept nowhere.")
    (age,) = re.findall('data-age="([^"]+)"', editions[0].read("backup.html"))
    assert page.evaluate(LATE.replace('document.querySelector("[data-age]").dataset.age', f"'../{age}'")) == ["1", "1"]
    page.locator("body").press("/")
    page.wait_for_timeout(300)
    assert page.locator("script[src*=bundle]").count() == 0
    assert editions_on(page) == {"1"}
    other = context.new_page()
    other.goto(host.url + LESSON)
    in_second(other)
    field.fill("")
    page.reload()
    in_second(page)


def test_later_means_later(host: Host, context: BrowserContext, editions: tuple[Built, Built]) -> None:
    page = context.new_page()
    page.goto(host.url + LESSON)
    kept(page)
    page.locator("[data-field=note] textarea").focus()
    host.folder = editions[1].folder
    offered(page)
    expect(page.locator("[data-field=note] textarea")).to_be_focused()
    page.get_by_role("button", name="Later").click()
    page.goto(host.url + "go/a-picture.html")
    until(page, lambda: page.evaluate(WAITING))
    page.wait_for_timeout(300)
    expect(page.locator("[data-module=edition]")).to_be_hidden()
    assert editions_on(page) == {"1"}
    # With no page open any more, it comes in by itself.
    page.close()
    again = context.new_page()
    again.wait_for_timeout(300)
    again.goto(host.url)
    in_second(again)


# No automated browser puts a page out of sight: the worker and the page are told that it is.
ALL_HIDDEN = 'Object.defineProperty(WindowClient.prototype, "visibilityState", { get: () => "hidden" });\n'
HIDE = """() => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_where_nobody_looks_a_new_edition_comes_in_by_itself(
    host: Host, context: BrowserContext, editions: tuple[Built, Built], tmp_path: Path
) -> None:
    page, other = context.new_page(), context.new_page()
    page.clock.install()
    page.goto(host.url + LESSON)
    kept(page)
    other.goto(host.url + "go/a-picture.html")
    host.folder = editions[1].folder
    host.replaced["sw.js"] = tmp_path / "sw.js"
    host.replaced["sw.js"].write_text(ALL_HIDDEN + editions[1].read("sw.js"), "utf-8")
    offered(page)
    page.evaluate(HIDE)
    page.clock.fast_forward(61_000)
    page.wait_for_timeout(500)
    assert page.evaluate(WAITING)
    assert editions_on(other) == {"1"}
    other.close()
    page.evaluate(HIDE)
    page.clock.fast_forward(50_000)
    page.wait_for_timeout(300)
    assert page.evaluate(WAITING)
    page.clock.fast_forward(11_000)
    in_second(page)


def test_a_course_can_be_taken_back(
    host: Host, context: BrowserContext, editions: tuple[Built, Built], tmp_path: Path
) -> None:
    """The worker of the authors' guide removes itself and what is kept of the course, and nothing else."""
    page = context.new_page()
    page.goto(host.url + LESSON)
    kept(page)
    write(page, "It stays.", "note")
    without = tmp_path / "site"
    shutil.copytree(editions[1].folder, without)
    for path in editions[1].pages:
        html = (without / path).read_text("utf-8")
        (without / path).write_text(re.sub(r' data-worker="[^"]*"', "", html), "utf-8")
    guide = (ROOT / "docs/authoring.md").read_text("utf-8")
    (without / "sw.js").write_text(guide.split("```js\n")[1].split("```")[0], "utf-8")
    host.folder = without
    with page.expect_event("load"):
        page.evaluate("() => void navigator.serviceWorker.getRegistration().then((found) => found.update())")
    until(page, lambda: page.evaluate("caches.keys()") == [])
    expect(page.locator("[data-field=note] textarea")).to_have_value("It stays.")
    page.goto(host.url + "go/a-picture.html")
    in_second(page)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_whoever_spares_data_is_asked_first(host: Host, open_context: OpenContext) -> None:
    context = open_context(service_workers="allow")
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.goto(host.url + "help.html")
    part = page.locator("[data-module=app]")
    expect(part).to_contain_text("Not kept on this device yet.")
    expect(part).to_contain_text("MB of room")
    page.wait_for_timeout(300)
    assert "/sw.js" not in host.asked
    part.get_by_role("button", name="Fetch it now").click()
    expect(part).to_contain_text("Ready to be used without a network, edition ")
    kept(page)


def test_from_a_folder_there_is_nothing_to_keep(editions: tuple[Built, Built], open_context: OpenContext) -> None:
    page = open_context(service_workers="allow").new_page()
    page.goto((editions[0].folder / "help.html").as_uri())
    part = page.locator("[data-module=app]")
    expect(part).to_contain_text("All of it is here already")
    expect(part.get_by_text("MB of room")).to_be_hidden()
    expect(part.get_by_role("button")).to_have_count(0)
