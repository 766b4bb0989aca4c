"""The zip, unzipped and opened by double-click, in Chromium and in Firefox: one store for all pages, and what it can't do."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from guided_course.model import LEAVE_TO
from tests.browser import stored
from tests.browser.conftest import answer_elsewhere
from tests.browser.people import PASSPHRASE, SHEET, bar, set_passphrase, unlock
from tests.browser.test_leave import expect_nothing_shown, go_back, leave
from tests.browser_setup import open_profile
from tests.sites import Built

pytestmark = [pytest.mark.browser]

# One worker has Firefox, another may have Chromium.
BROWSERS = (
    CHROMIUM := pytest.param("chromium", marks=pytest.mark.xdist_group("folder in chromium")),
    pytest.param("firefox", marks=pytest.mark.xdist_group("folder in firefox")),
)

ANA = "I would rather be asked than told"
LAST = "and this in the very last moment"
ON_A_LESSON = "go/four-ways-to-lean.html"
MAP = ".sheet[data-worksheet=our-map]"
REASON = f"{MAP} [data-field=reason] textarea"
STRANGE = "<!doctype html><title>Strange</title><p>Look here"
# Playwright doesn't hear of Firefox's downloads; the file is the same.
KEEP_WHAT_IS_SAVED = """
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { void blob.text().then((text) => { window.savedFile = text; }); return make(blob); };
"""
# What a page of a stranger's can ask of the hub, in the hub's own words.
ASK_THE_HUB = """(hub) => new Promise((resolve) => {
  const frame = document.createElement("iframe");
  const { port1, port2 } = new MessageChannel();
  const stores = ["sheets", "pending", "marks", "meta", "quarantine", "spaces", "versions", "copies"];
  const got = { welcome: null };
  port1.onmessage = ({ data }) => {
    if (data.answer === "welcome") {
      got.welcome = data;
      port1.postMessage({ ask: "nonsense" });
      port1.postMessage({ ask: "begin", transaction: 1, stores: ["sheets", "elsewhere"], mode: "readonly" });
      port1.postMessage({ ask: "begin", transaction: 2, stores, mode: "readonly" });
      stores.forEach((store, request) => port1.postMessage({ ask: "request", transaction: 2, request, store, method: "getAll" }));
      port1.postMessage({ ask: "end", transaction: 2 });
    } else if (data.answer === "done") got[stores[data.request]] = data.value;
    else if (data.answer === "ended") {
      const plain = (key, value) => ArrayBuffer.isView(value) ? String.fromCharCode(...value) : value instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(value)) : value;
      resolve(JSON.stringify(got, plain));
    }
  };
  addEventListener("message", ({ data, source }) => { if (source === frame.contentWindow) source.postMessage("guided-course: come in", "*", [port2]); });
  frame.src = hub;
  document.body.append(frame);
  setTimeout(() => resolve("nobody answered"), 1500);
})"""


@dataclass
class Machine:
    """A computer with one browser and one person's profile. It is left running from test to test: starting Firefox takes long."""

    playwright: Playwright
    firefox: bool
    profile: Path
    context: BrowserContext | None = None

    def started(self) -> BrowserContext:
        """Return the running browser; start it if it isn't."""
        if self.context is None:
            self.context = open_profile(self.playwright, self.firefox, self.profile)
            self.context.set_default_timeout(20_000)
            self.context.add_init_script(KEEP_WHAT_IS_SAVED)
            answer_elsewhere(self.context, LEAVE_TO)
        return self.context

    def stop(self) -> None:
        """Close the browser."""
        if self.context is not None:
            self.context.close()
        self.context = None


@dataclass
class Reader:
    """Somebody with a browser who has unzipped the course. `folder` is what came out of the zip, where it lies now."""

    machine: Machine
    folder: Path

    @property
    def firefox(self) -> bool:
        """Whether the browser is Firefox."""
        return self.machine.firefox

    @property
    def url(self) -> str:
        """Address of the pages, with a slash at its end."""
        return f"{self.folder.as_uri()}/course/"

    def open_course(self) -> Page:
        """Double-click on the file that the zip is for."""
        page = self.new_page()
        page.goto(f"{self.folder.as_uri()}/Open%20the%20course.html", wait_until="commit")
        page.wait_for_url(f"{self.url}index.html")
        return page

    def new_page(self) -> Page:
        """Open another tab."""
        return self.machine.started().new_page()

    def stop(self) -> None:
        """Close the browser."""
        self.machine.stop()

    def move(self, name: str) -> None:
        """Move the folder to another name."""
        self.folder = self.folder.rename(self.folder.with_name(name))

    def close_tabs(self) -> None:
        """Close every tab but one, without which the browser would end."""
        if self.machine.context is not None:
            rest = self.machine.context.pages
            self.machine.context.new_page()
            for page in rest:
                page.close()


@pytest.fixture(scope="module", params=BROWSERS)
def machine(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Machine]:
    machine = Machine(playwright, request.param == "firefox", tmp_path_factory.mktemp("profile"))
    yield machine
    machine.stop()


@pytest.fixture
def reader(machine: Machine, side_by_side: Built, tmp_path: Path) -> Iterator[Reader]:
    place = tmp_path / "Ünsere Käste (1) 50% #1"
    (package,) = side_by_side.folder.glob("downloads/*.zip")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    reader = Reader(machine, folder)
    yield reader
    reader.close_tabs()
    if not reader.firefox:
        # Chromium has one store for all folders: the next reader is to find none.
        machine.stop()
        shutil.rmtree(machine.profile)


def write(page: Page, words: str) -> None:
    page.locator(REASON).fill(words)
    page.locator(REASON).blur()
    expect(page.locator(f"{MAP} [data-status]")).to_contain_text("Saved on this device")
    expect(page.locator(f"{MAP} [data-status]")).not_to_have_attribute("aria-busy", "true")


def expect_words(page: Page, words: str) -> None:
    expect(page.locator(REASON)).to_have_value(words)


class TestOneStore:
    def test_an_answer_is_on_every_page_and_after_a_restart(self, reader: Reader) -> None:
        page = reader.open_course()
        page.goto(reader.url + ON_A_LESSON)
        write(page, ANA)
        page.goto(reader.url + "workbook.html")
        expect(page.get_by_text(ANA).first).to_be_visible()
        page.goto(reader.url + SHEET)
        expect_words(page, ANA)
        other = reader.new_page()
        other.goto(reader.url + ON_A_LESSON)
        expect_words(other, ANA)
        # A page in another tab hears of it, through the two hubs.
        write(other, f"{ANA}, and kindly")
        expect_words(page, f"{ANA}, and kindly")
        # The last words before a page goes.
        page.locator(REASON).press("End")
        page.evaluate(
            """([words, to]) => {
              const area = document.querySelector("[data-field=reason] textarea");
              area.value += words;
              area.dispatchEvent(new InputEvent("input", { bubbles: true }));
              location.href = to;
            }""",
            [LAST, reader.url + "workbook.html"],
        )
        page.wait_for_url("**/workbook.html")
        # They may arrive after the workbook has looked. Who ends the browser sooner than this was never told that they are kept.
        page.goto(reader.url + SHEET)
        expect_words(page, f"{ANA}, and kindly{LAST}")
        reader.stop()
        page = reader.open_course()
        page.goto(reader.url + SHEET)
        expect_words(page, f"{ANA}, and kindly{LAST}")

    def test_a_moved_folder_and_a_copy_brought_in(self, reader: Reader) -> None:
        page = reader.open_course()
        page.goto(reader.url + SHEET)
        write(page, ANA)
        page.goto(reader.url + "backup.html")
        page.get_by_role("button", name="Save a copy").click()
        stored.until(page, lambda: bool(page.evaluate("window.savedFile")))
        copy = reader.folder.with_name("copy.html")
        copy.write_text(page.evaluate("window.savedFile"), encoding="utf-8")
        reader.stop()
        reader.move("Somewhere else")
        page = reader.open_course()
        page.goto(reader.url + SHEET)
        # Firefox ties the store to the folder; Chromium has one for all.
        expect_words(page, "" if reader.firefox else ANA)
        page.goto(reader.url + "backup.html")
        page.set_input_files("#backup-file", str(copy))
        if reader.firefox:
            page.get_by_role("button", name="Bring these in").click()
            expect(page.get_by_text("1 answer came in.")).to_be_visible()
        else:
            expect(page.get_by_text("Everything in this file is here already")).to_be_visible()
        page.goto(reader.url + "workbook.html")
        expect(page.get_by_text(ANA).first).to_be_visible()

    def test_what_could_not_reach_the_hub_comes_with_the_next_visit(self, reader: Reader) -> None:
        page = reader.open_course()
        page.goto(reader.url + SHEET)
        write(page, ANA)
        page.evaluate("document.querySelector('iframe').remove()")
        page.locator(REASON).press_sequentially(" too")
        page.goto(reader.url + ON_A_LESSON)
        # In Chromium a page's own store is the hub's.
        expect_words(page, ANA if reader.firefox else f"{ANA} too")
        write(page, f"{ANA}, later")
        page.goto(reader.url + SHEET)
        # What was written since stands, and the older words are beside it.
        expect_words(page, f"{ANA}, later")
        if reader.firefox:
            expect(page.locator(".clash")).to_contain_text(f"{ANA} too")
        page.goto(reader.url + "workbook.html")
        expect(page.get_by_text(f"{ANA}, later").first).to_be_visible()


class TestFinding:
    def test_search_finds_a_page_and_leads_there(self, reader: Reader) -> None:
        page = reader.open_course()
        page.keyboard.press("/")
        page.keyboard.type("choir")
        found = page.locator(".md-search-result__item a").first
        expect(found).to_contain_text("Four ways to lean")
        found.click()
        page.wait_for_url(f"{reader.url}{ON_A_LESSON}*")
        # From a page in a folder of the course, too.
        page.keyboard.press("/")
        page.keyboard.type("boundary")
        expect(page.locator(".md-search-result__meta")).to_contain_text("Found on")


def show_the_page(page: Page) -> None:
    button = page.get_by_role("button", name="Show the page")
    button.click()
    expect(button).to_have_count(0)


class TestLeaving:
    """Firefox parts what a tab remembers by folder, and pages of the course lie in two."""

    @pytest.mark.parametrize(("before", "left"), [("workbook.html", SHEET), (SHEET, "help.html")])
    def test_back_to_either_half_shows_nothing_until_asked(self, reader: Reader, before: str, left: str) -> None:
        page = reader.open_course()
        page.goto(reader.url + before)
        title = page.locator("h1").inner_text()
        page.goto(reader.url + left)
        leave(page)
        go_back(page, before)
        expect_nothing_shown(page)
        # Every other page of the tab is as empty, until somebody asks for one.
        for other in ("index.html", ON_A_LESSON, before):
            page.goto(reader.url + other)
            expect_nothing_shown(page)
        show_the_page(page)
        expect(page.locator("h1")).to_have_text(title)
        # Firefox asks once more in the other half.
        page.goto(reader.url + left)
        if reader.firefox and ("/" in before) != ("/" in left):
            show_the_page(page)
        expect(page.locator("h1")).to_be_visible()


class TestSealed:
    def test_a_locked_space_stays_open_from_page_to_page_and_closes_with_the_tab(self, reader: Reader) -> None:
        page = reader.open_course()
        page.goto(reader.url + SHEET)
        write(page, ANA)
        set_passphrase(page, reader.url)
        for address in (SHEET, ON_A_LESSON):
            # As a link does it. Whoever types an address is asked for the passphrase in Firefox.
            page.evaluate("(to) => { location.href = to; }", reader.url + address)
            page.wait_for_url(f"**/{address}")
            expect_words(page, ANA)
        with page.expect_navigation():
            page.evaluate("location.reload()")
        expect_words(page, ANA)
        write(page, f"{ANA} still")
        # A stranger's page, in a folder of its own and in a tab of its own.
        strange = reader.folder.parent / "strange" / "page.html"
        strange.parent.mkdir()
        strange.write_text(STRANGE, encoding="utf-8")
        hub = page.locator("iframe").get_attribute("src")
        tab = reader.new_page()
        tab.goto(strange.as_uri())
        got = tab.evaluate(ASK_THE_HUB, hub)
        assert '"pad":null' in got
        assert '"sheets":[' in got
        assert '"sealed"' in got
        for word in (ANA, "our-map", "reason", "share"):
            assert word not in got, got
        # Half of another key is no key: nothing may be sealed with what nobody could open.
        page.evaluate(
            """() => {
              const half = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(64))));
              window.name = `guided-course ${half}`;
              const folder = new URL(".", document.querySelector("iframe").src);
              addEventListener("pagehide", () => {
                document.cookie = `guided-course-side-by-side-next=${Date.now()}.${encodeURIComponent(half)}; path=${folder.pathname}`;
              });
            }"""
        )
        page.evaluate("(to) => { location.href = to; }", reader.url + ON_A_LESSON)
        page.wait_for_url(f"**/{ON_A_LESSON}")
        expect(page.locator("#space-passphrase")).to_be_visible()
        reader.stop()
        page = reader.open_course()
        page.goto(reader.url + SHEET)
        expect(page.locator("#space-passphrase")).to_be_visible()
        expect_words(page, "")
        unlock(page, PASSPHRASE)
        expect_words(page, f"{ANA} still")
        bar(page, "Lock")
        page.goto(reader.url + ON_A_LESSON)
        expect(page.locator("#space-passphrase")).to_be_visible()


class TestWords:
    # Firefox doesn't tell that a frame's file is missing, so it takes twenty seconds there.
    @pytest.mark.parametrize("machine", [CHROMIUM], indirect=True)
    def test_a_page_without_its_folder_says_so_and_keeps_the_words(self, reader: Reader) -> None:
        (reader.folder / "course" / "hub.html").unlink()
        page = reader.new_page()
        page.goto(reader.url + SHEET)
        page.locator(REASON).fill(ANA)
        expect(page.locator("[data-status]")).to_contain_text("without the folder it belongs to", timeout=30_000)
        expect(page.get_by_role("button", name="Copy my words")).to_be_visible()
        expect_words(page, ANA)

    def test_the_folder_is_explained_once_and_saving_can_be_tried_out(self, reader: Reader) -> None:
        page = reader.open_course()
        note = page.locator(".folder-note")
        expect(note).to_contain_text("from a folder")
        expect(note).to_contain_text(
            "ties it to the folder" if reader.firefox else "Another file that you open could read it"
        )
        page.goto(f"{reader.url}help.html")
        expect(page.locator(".folder-note")).to_have_count(0)
        page.goto(reader.url + SHEET)
        note.get_by_role("button", name="I have read this").click()
        expect(note).to_be_hidden()
        page.goto(f"{reader.url}index.html")
        expect(page.locator("[data-module=continue]")).to_contain_text("Continue")
        expect(note).to_be_hidden()
        page.goto(f"{reader.url}self-check.html")
        expect(page.locator(".self-check__verdict")).to_have_text("Saving works here.")
        rows = page.locator(".self-check__row")
        expect(rows.nth(2)).to_contain_text("Not known")
        expect(rows.nth(1)).to_contain_text(
            "ties your words to it" if reader.firefox else "another file could read your words"
        )
        page.reload()
        expect(rows.nth(2)).to_contain_text("Yes")
        page.goto(reader.url + SHEET)
        write(page, ANA)
        # What is chosen for the tab holds on other pages, too.
        page.goto(f"{reader.url}spaces.html")
        page.get_by_label("neutral name").check()
        page.goto(reader.url + ON_A_LESSON)
        expect(page).to_have_title("Notes")
        # Without a passphrase a stranger's page can read it all, as the note says. If ever it can't, the note can be kinder.
        hub = page.locator("iframe").get_attribute("src")
        strange = reader.folder.parent / "strange.html"
        strange.write_text(STRANGE, encoding="utf-8")
        page.goto(strange.as_uri())
        assert ANA in page.evaluate(ASK_THE_HUB, hub)


def test_over_http_the_hub_serves_nobody(course_url: str, minimal: Built, browser: Browser) -> None:
    """Neither the pages of a host that says whom it lets in, nor those of one that says nothing."""
    page = browser.new_page()
    for address in (course_url, f"{course_url}hub.html"):
        page.goto(address)
        assert page.evaluate(ASK_THE_HUB, f"{course_url}hub.html") == "nobody answered"
    page.close()
