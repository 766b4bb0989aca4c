"""A space with a passphrase: nothing readable is left in the browser, autosave goes on while it is open, and it closes in time."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser import people, stored
from tests.browser.conftest import OpenContext
from tests.browser.people import (
    DATABASE,
    PASSPHRASE,
    SHEET,
    SPACES,
    add_second,
    all_there_is,
    bar,
    kept,
    set_passphrase,
    unfold,
    unlock,
    write,
)
from tests.browser_setup import ARGUMENTS, FIREFOX, find_whole_browser

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("people")]

# A short name would stand in what is sealed by chance.
NAME = "Annegret"
BEFORE = "Marmalade before breakfast"
AFTER = "Quicksilver afterwards"
LAST = "Zeppelin in the very last moment"
SESSION = "guided-course:side-by-side:tab"

# Where words can lie that no page of the course can be made to leave there at a test's wish.
SEEDS: dict[str, dict[str, Any]] = {
    "versions": {
        "space": "me", "worksheet": "our-map", "occasion": "once", "field": "reason", "at": "2026-01-01T10:00:00.000Z",
        "answer": {"value": "Gooseberry", "prompt": "Wherefore", "type": "textarea", "at": "2026-01-01T10:00:00.000Z"},
    },
    "copies": {
        "id": "abc", "space": "me", "at": "2099-01-01T10:00:00.000Z", "why": "clear", "sheets": 1,
        "content": {"sheets": [{"worksheet": "our-map", "answers": {"reason": {"value": "Huckleberry"}}}], "versions": [], "marks": []},
    },
    "quarantine": {"space": "me", "from": "sheets", "at": "2026-01-01T10:00:00.000Z", "stored": {"worksheet": "our-map", "answers": "Elderflower"}},
    "pending": {
        "space": "me", "worksheet": "first-look", "occasion": "once", "page": "1-2", "at": "2026-01-01T10:00:00.000Z",
        "changes": [{"field": "to-move", "value": "Rhubarb", "bases": [None], "prompt": "Whence", "type": "textarea", "instead": False}],
    },
}  # fmt: skip
SEEDED = ("gooseberry", "wherefore", "huckleberry", "elderflower", "rhubarb", "whence", "to-move", "first-look")
GO_AWAY_WHILE_TYPING = """(words) => {
  const area = document.querySelector("[data-field=reason] textarea");
  area.value = words;
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
NO_ROOM = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  if (this.name === "sheets") throw new DOMException("no room", "QuotaExceededError");
  return put.apply(this, all);
};"""
LONG_AGO = """(minutes) => {
  const name = "guided-course:side-by-side:tab";
  const known = JSON.parse(sessionStorage.getItem(name));
  sessionStorage.setItem(name, JSON.stringify({ ...known, seen: Date.now() - minutes * 60000 }));
}"""

NOTE_WHAT_STANDS = """
const note = () => {
  const words = [...document.querySelectorAll("textarea")].map(({ value }) => value);
  localStorage.stood = [localStorage.stood ?? "", ...words].join(" ");
  requestAnimationFrame(note);
};
localStorage.stood ??= "";
note();
"""


def words_of_the_sheet(page: Page) -> set[str]:
    """Return what must not be readable of the sheet itself: its id, its title, its questions and their ids."""
    title = page.locator(".sheet__title").inner_text()
    prompts = page.locator(".field__prompt").all_inner_texts()
    ids = [str(field.get_attribute("data-field")) for field in page.locator("[data-field]").all()]
    long_words = {word for prompt in prompts for word in re.findall(r"[a-z]{7,}", prompt.lower())}
    return {
        "our-map",
        title.lower(),
        *(prompt.lower() for prompt in prompts),
        *long_words,
        *(one for one in ids if len(one) > 5),
    }


def readable(page: Page, words: set[str]) -> list[str]:
    """Return which of some words stand somewhere in what this origin keeps."""
    there = all_there_is(page).lower()
    assert '"sheets"' in there
    return sorted(word for word in words if word in there)


def reason(page: Page) -> Any:
    return page.locator("[data-field=reason] textarea")


@dataclass(frozen=True)
class Kept:
    """What Ana's browser keeps once her space is sealed, and what her tab does."""

    browser: Any
    session: dict[str, str]
    name: str


def seal_what_ana_wrote(page: Page, url: str) -> None:
    """Ana writes, adds Ben's space, and sets a passphrase for hers."""
    page.goto(url + SHEET)
    write(page, BEFORE)
    add_second(page, url)
    set_passphrase(page, url)


@pytest.fixture(scope="module")
def kept_by_ana(browser: Browser, course_url: str) -> Kept | None:
    """What is kept when Ana's space is sealed; sealing anew for each test takes long. Playwright can't tell it of Firefox."""
    if FIREFOX:
        return None
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    page = context.new_page()
    seal_what_ana_wrote(page, course_url)
    session, name = page.evaluate("[{ ...sessionStorage }, window.name]")
    found = Kept(context.storage_state(indexed_db=True), session, name)
    context.close()
    return found


def bring_back(page: Page, url: str, tab: Kept) -> None:
    """Let a tab remember what another one did."""
    # A file without scripts.
    page.goto(url + "manifest.webmanifest")
    page.evaluate(
        "([session, name]) => { Object.assign(sessionStorage, session); window.name = name; }", [tab.session, tab.name]
    )


@pytest.fixture
def locked(open_context: OpenContext, kept_by_ana: Kept | None, course_url: str) -> Page:
    """Ana's tab, in which her space is open."""
    stored_before = {"storage_state": kept_by_ana.browser} if kept_by_ana else {}
    page = open_context(viewport={"width": 1280, "height": 900}, **stored_before).new_page()
    if kept_by_ana:
        bring_back(page, course_url, kept_by_ana)
    else:
        seal_what_ana_wrote(page, course_url)
    page.goto(course_url + SHEET)
    expect(reason(page)).to_have_value(BEFORE)
    return page


class TestWhatIsStored:
    def test_nothing_can_be_read_of_what_was_written_before_or_after(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, BEFORE)
        words = words_of_the_sheet(page) | {
            "marmalade",
            "breakfast",
            NAME.lower(),
            "four-ways-to-lean",
            "four ways to lean",
            *SEEDED,
        }
        page.goto(course_url + "go/four-ways-to-lean.html")
        read = page.get_by_role("button", name="Mark as read")
        read.click()
        expect(read).to_have_attribute("aria-pressed", "true")
        add_second(page, course_url, first=NAME)
        for store, value in SEEDS.items():
            stored.put(page, DATABASE, store, value)
        # The words are there to be found, wherever they are stored; otherwise this test would prove nothing.
        before = readable(page, words)
        assert {"our-map", "four ways to lean", "marmalade", NAME.lower(), "four-ways-to-lean", *SEEDED} <= set(before)

        set_passphrase(page, course_url)
        assert readable(page, words) == []

        words |= {"quicksilver", "afterwards", "zeppelin", "very last"}
        page.goto(course_url + SHEET)
        expect(reason(page)).to_have_value(BEFORE)
        write(page, AFTER)
        reason(page).fill("")
        reason(page).blur()
        kept(page)
        page.evaluate(GO_AWAY_WHILE_TYPING, LAST)
        page.wait_for_timeout(50)
        page.goto(course_url + "help.html")
        assert readable(page, words) == []
        page.goto(course_url + "go/first-look.html")
        expect(page.locator("[data-field=to-move] textarea")).to_have_value("Rhubarb")
        write(page, "Rhubarb and more", "to-move")
        page.goto(course_url + "workbook.html")
        assert readable(page, words) == []
        empty = {store for store, values in stored.everything(page, DATABASE).items() if not values}
        assert empty <= {"pending"}
        bar(page, "Lock now")
        assert readable(page, words) == []

        unlock(page)
        page.goto(course_url + SHEET)
        expect(reason(page)).to_have_value(LAST)

    def test_last_words_are_sealed_though_the_browser_never_comes_to_them(self, locked: Page, course_url: str) -> None:
        locked.evaluate(f"() => {{ {stored.NEVER_IN_TIME} {NO_ROOM} }}")
        locked.evaluate(GO_AWAY_WHILE_TYPING, LAST)
        locked.wait_for_timeout(50)
        # A file without scripts: nothing is picked up yet.
        locked.goto(course_url + ("sitemap.xml" if FIREFOX else "manifest.webmanifest"))
        assert ":leaving:" in str(locked.evaluate("Object.keys(localStorage)"))
        assert readable(locked, {"zeppelin", "our-map", "marmalade"}) == []
        locked.goto(course_url + SHEET)
        expect(reason(locked)).to_have_value(LAST)
        assert ":leaving:" not in str(locked.evaluate("Object.keys(localStorage)"))

    def test_everything_is_there_again_without_the_passphrase(self, locked: Page, course_url: str) -> None:
        write(locked, AFTER)
        locked.goto(course_url + SPACES)
        unfold(locked, "Take the passphrase off")
        locked.locator("#last").fill("not this one")
        locked.get_by_role("button", name="Take it off").click()
        expect(locked.locator('[data-said="passphrase"]')).to_contain_text("Nothing was changed")
        locked.locator("#last").fill(PASSPHRASE)
        with locked.expect_navigation():
            locked.get_by_role("button", name="Take it off").click()
        expect(locked.locator('[data-said="passphrase"]')).to_contain_text("The passphrase is off")
        assert readable(locked, {"quicksilver", "our-map"}) == ["our-map", "quicksilver"]
        tab = locked.context.new_page()
        tab.goto(course_url + SHEET)
        bar(tab, "Ana")
        expect(reason(tab)).to_have_value(AFTER)

    @pytest.mark.chromium_only("reads Chromium's files")
    def test_the_browsers_files_hold_neither_the_words_nor_the_keys(
        self, playwright: Playwright, course_url: str, tmp_path: Path
    ) -> None:
        keys: dict[bool, list[bytes]] = {}
        for sealed in (False, True):
            profile = tmp_path / f"sealed-{sealed}"
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=find_whole_browser(), args=list(ARGUMENTS), service_workers="block"
            )
            page = context.new_page()
            if sealed:
                set_passphrase(page, course_url)
            page.goto(course_url + SHEET)
            write(page, AFTER)
            write(page, LAST)
            keys[sealed] = raw_keys(page)
            page.goto(course_url + "help.html")
            page.wait_for_timeout(500)
            context.close()
        words = [text.encode(coding) for text in (AFTER, LAST) for coding in ("utf-8", "utf-16-le")]
        assert in_files(tmp_path / "sealed-False", words) != []
        assert in_files(tmp_path / "sealed-True", [*words, *keys[True]]) == []


def raw_keys(page: Page) -> list[bytes]:
    """Return the keys that the tab has, raw and as text, and the half that must never be written down."""
    share, name = page.evaluate(f"[JSON.parse(sessionStorage.getItem('{SESSION}'))?.share ?? '', window.name]")
    if not share:
        return []
    pad = name.split(" ")[1]
    both = [base64.b64decode(one) for one in (share, pad)]
    keys = bytes(one ^ other for one, other in zip(*both, strict=True))
    assert len(keys) == 64
    parts = [keys[:32], keys[32:], both[1][:32], base64.b64encode(keys)[:40], pad.encode()[:40]]
    return [form for part in parts for form in (part, part.decode("latin-1").encode("utf-16-le"))]


def in_files(folder: Path, wanted: list[bytes]) -> list[tuple[str, bytes]]:
    """Return which byte strings stand in which files below a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.suffix == ".log" and "indexeddb" in str(file) for file in files)
    return [(file.name, one) for file in files for one in wanted if one in file.read_bytes()]


class TestWhileItIsOpen:
    def test_autosave_goes_on_over_reloads_and_pages_of_the_tab(self, locked: Page, course_url: str) -> None:
        write(locked, AFTER)
        locked.reload()
        expect(reason(locked)).to_have_value(AFTER)
        locked.evaluate(GO_AWAY_WHILE_TYPING, LAST)
        locked.goto(course_url + "go/four-ways-to-lean.html")
        expect(locked.locator(".space-bar__name")).to_have_text("Ana’s space")
        locked.goto(course_url + SHEET)
        expect(reason(locked)).to_have_value(LAST)

    def test_another_tab_asks_for_the_passphrase(self, locked: Page, course_url: str) -> None:
        tab = locked.context.new_page()
        tab.goto(course_url + SHEET)
        tab.get_by_role("button", name="The clay space · locked").click()
        expect(tab.locator("#space-passphrase")).to_be_focused()
        expect(reason(tab)).to_have_value("")
        tab.locator("#space-passphrase").fill("not this one")
        tab.get_by_role("button", name="Unlock").click()
        expect(tab.locator(".space-bar__said")).to_have_text(
            "That isn’t the passphrase. Look at capital letters and spaces, then try again. Is it lost? “Who writes here” says what you can do."
        )
        expect(reason(tab)).to_have_value("")
        way = tab.locator(".space-bar__said").get_by_role("link", name="Who writes here")
        assert str(way.get_attribute("href")).endswith("/spaces.html")
        # A telephone's keyboard adds spaces.
        unlock(tab, f" {PASSPHRASE.replace(' ', '  ')} ")
        expect(reason(tab)).to_have_value(BEFORE)
        write(tab, AFTER)
        expect(reason(locked)).to_have_value(AFTER)

    def test_a_closed_tab_takes_the_keys_with_it(self, locked: Page, course_url: str) -> None:
        context = locked.context
        locked.close()
        tab = context.new_page()
        tab.goto(course_url + SHEET)
        expect(tab.get_by_text("Who is writing?")).to_be_visible()
        expect(reason(tab)).to_have_value("")
        assert tab.evaluate("[sessionStorage.length, window.name]") == [0, ""]

    def test_what_the_tab_remembers_on_disk_opens_nothing(self, locked: Page, course_url: str) -> None:
        """A browser brings back `sessionStorage` with a reopened tab, and not the name of its window."""
        remembered = locked.evaluate(f"sessionStorage.getItem('{SESSION}')")
        tab = locked.context.new_page()
        tab.goto(course_url + "help.html")
        tab.evaluate("([name, value]) => sessionStorage.setItem(name, value)", [SESSION, remembered])
        tab.goto(course_url + SHEET)
        expect(tab.locator("#space-passphrase")).to_be_visible()
        expect(reason(tab)).to_have_value("")

    def test_somebody_else_can_be_chosen_instead(self, locked: Page, course_url: str) -> None:
        bar(locked, "Lock now")
        locked.get_by_role("button", name="Somebody else").click()
        expect(locked.get_by_text("Who is writing?")).to_be_visible()
        bar(locked, "Ben")
        expect(locked.locator("[data-status]")).to_contain_text("What you write here")
        expect(reason(locked)).to_have_value("")

    def test_a_passphrase_can_be_changed(self, locked: Page, course_url: str) -> None:
        tab = locked.context.new_page()
        tab.goto(course_url + SHEET)
        tab.get_by_role("button", name="The clay space · locked").click()
        unlock(tab)
        locked.goto(course_url + SPACES)
        unfold(locked, "Change the passphrase")
        fresh = "pepper lantern ocean thirty"
        for name, words in (("before", "not this one"), ("fresh", "short"), ("fresh-again", fresh)):
            locked.locator(f"#{name}").fill(words)
        change = locked.get_by_role("button", name="Change it")
        said = locked.locator('[data-said="passphrase"]')
        change.click()
        expect(said).to_contain_text("at least 8")
        locked.locator("#fresh").fill(fresh + "s")
        change.click()
        expect(said).to_contain_text("not the same")
        locked.locator("#fresh").fill(fresh)
        change.click()
        expect(said).to_have_text("That isn’t the passphrase. Nothing was changed.")
        locked.locator("#before").fill(PASSPHRASE)
        with locked.expect_navigation():
            change.click()
        expect(said).to_have_text("The passphrase is changed.")
        # The other tab has to ask again, and knows only the new one.
        expect(tab.locator("#space-passphrase")).to_be_visible()
        tab.locator("#space-passphrase").fill(PASSPHRASE)
        tab.get_by_role("button", name="Unlock").click()
        expect(tab.locator(".space-bar__said")).to_contain_text("isn’t the passphrase")
        unlock(tab, fresh)
        expect(reason(tab)).to_have_value(BEFORE)

    def test_a_single_space_can_be_locked(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, BEFORE)
        set_passphrase(page, course_url)
        expect(page.locator(".space-bar__name")).to_be_visible()
        expect(page.locator(".space-bar").get_by_role("button", name="Switch")).to_have_count(0)
        page.goto(course_url + SHEET)
        bar(page, "Lock now")
        expect(page.locator("#space-passphrase")).to_be_visible()
        expect(page.get_by_role("button", name="Somebody else")).to_have_count(0)
        expect(reason(page)).to_have_value("")
        unlock(page)
        expect(reason(page)).to_have_value(BEFORE)

    def test_a_lost_passphrase_has_a_way_out(self, locked: Page, course_url: str) -> None:
        bar(locked, "Lock now")
        locked.goto(course_url + SPACES)
        unfold(locked, "Choose a space")
        locked.get_by_role("button", name="Take away the clay space").click()
        locked.get_by_role("button", name="Take it away").click()
        expect(locked.locator(".space-bar")).not_to_contain_text("clay")
        locked.get_by_role("button", name="Bring back").click()
        expect(locked.get_by_role("button", name="The clay space · locked")).to_be_visible()
        locked.get_by_role("button", name="The clay space · locked").click()
        unlock(locked)
        locked.goto(course_url + SHEET)
        expect(reason(locked)).to_have_value(BEFORE)


class TestLocking:
    @pytest.fixture
    def other(self, locked: Page, course_url: str) -> Page:
        """Another tab that has the same space open."""
        tab = locked.context.new_page()
        tab.goto(course_url + SHEET)
        tab.get_by_role("button", name="The clay space · locked").click()
        unlock(tab)
        expect(reason(tab)).to_have_value(BEFORE)
        return tab

    def test_lock_now_locks_other_tabs_too(self, locked: Page, other: Page) -> None:
        reason(locked).press_sequentially(" and tea")
        bar(locked, "Lock now")
        for tab in (locked, other):
            expect(tab.locator("#space-passphrase")).to_be_visible()
            expect(reason(tab)).to_have_value("")
            assert tab.evaluate("window.name") == ""
            assert "share" not in json.loads(tab.evaluate(f"sessionStorage.getItem('{SESSION}')"))
        unlock(locked)
        expect(reason(locked)).to_have_value(f"{BEFORE} and tea")

    def test_switching_forgets_the_keys_of_this_tab_only(self, locked: Page, other: Page) -> None:
        bar(locked, "Switch")
        expect(locked.get_by_role("button", name="The clay space · locked")).to_be_visible()
        assert locked.evaluate("[sessionStorage.length, window.name]") == [0, ""]
        write(other, AFTER)

    def test_back_after_a_lock_shows_nothing(self, locked: Page, course_url: str) -> None:
        locked.goto(course_url + "go/four-ways-to-lean.html")
        bar(locked, "Lock now")
        locked.go_back()
        expect(locked.locator("#space-passphrase")).to_be_visible()
        assert "Marmalade" not in people.all_shown(locked)

    def test_a_forgotten_tab_locks_itself_and_no_other(self, locked: Page, other: Page) -> None:
        other.evaluate(LONG_AGO, 11)
        other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(other.locator("#space-passphrase")).to_be_visible()
        expect(reason(other)).to_have_value("")
        assert other.evaluate("window.name") == ""
        write(locked, AFTER)

    def test_the_first_touch_after_a_long_sleep_opens_nothing(self, locked: Page) -> None:
        locked.wait_for_timeout(2100)
        locked.evaluate(LONG_AGO, 11)
        locked.keyboard.press("Shift")
        expect(locked.locator("#space-passphrase")).to_be_visible()

    def test_a_page_that_comes_in_late_asks_and_shows_nothing_before(self, locked: Page) -> None:
        locked.evaluate(LONG_AGO, 9)
        locked.reload()
        expect(reason(locked)).to_have_value(BEFORE)
        locked.evaluate(LONG_AGO, 11)
        locked.add_init_script(NOTE_WHAT_STANDS)
        locked.reload()
        expect(locked.locator("#space-passphrase")).to_be_visible()
        assert "Marmalade" not in locked.evaluate("localStorage.stood")


class TestIdling:
    """With a clock that the test turns."""

    @pytest.fixture
    def page(self, open_context: OpenContext, course_url: str) -> Page:
        context: BrowserContext = open_context()
        page = context.new_page()
        set_passphrase(page, course_url)
        page.locator(".space-card").get_by_label("5 minutes").check()
        expect(page.locator('[data-said="passphrase"]')).to_have_text("It locks itself after 5 minutes now.")
        page.clock.install()
        page.goto(course_url + SHEET)
        write(page, BEFORE)
        return page

    def test_it_locks_itself_when_nobody_touches_it(self, page: Page) -> None:
        page.clock.run_for("04:30")
        expect(page.locator(".space-bar__name")).to_be_visible()
        expect(reason(page)).to_have_value(BEFORE)
        page.clock.run_for("00:45")
        expect(page.locator("#space-passphrase")).to_be_visible()
        expect(reason(page)).to_have_value("")

    def test_it_stays_open_while_somebody_is_there(self, page: Page) -> None:
        for _ in range(3):
            page.clock.run_for("03:00")
            page.keyboard.press("Shift")
        expect(page.locator(".space-bar__name")).to_be_visible()
        expect(reason(page)).to_have_value(BEFORE)
