"""What readers write is kept: saved, merged between tabs, never overwritten unseen, and said honestly when it can't be."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import stored
from tests.browser.practice_page import DATABASE, everything, field, sheet_in, status, value_in, write
from tests.browser.practice_site import PracticeServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

READY = "What you write here is kept on this device as you write."
SAVED = re.compile(r"^Saved on this device, \d{1,2}:\d{2}")
REASON = "What made this week what it was?"

# What the browser itself may do to a page, brought about before the page's own script runs.
SLOW = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  const request = put.apply(this, all);
  const until = Date.now() + 1200;
  const again = () => { if (Date.now() < until) this.get(["no", "such", "sheet"]).onsuccess = again; };
  if (this.name === "sheets") again();
  return request;
};
"""
TYPED_DURING_WRITE = """
let typed = false;
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  const area = document.querySelector("[data-field=reason] textarea");
  if (this.name === "sheets" && !typed) {
    typed = true;
    area.value += ", two";
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return put.apply(this, all);
};
"""
FULL = """
window.full = true;
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  if (window.full && this.name === "sheets") throw new DOMException("no room", "QuotaExceededError");
  return put.apply(this, all);
};
"""
NEARLY_FULL = "navigator.storage.estimate = async () => ({ usage: 1_000_000, quota: 1_000_000 + 4_999_999 });"
MISSING = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
REFUSED = "IDBFactory.prototype.open = () => { throw new DOMException('not allowed', 'SecurityError'); };"
CLOSABLE = """
window.connections = [];
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...all) {
  const opening = open.apply(this, all);
  opening.addEventListener("success", () => window.connections.push(opening.result));
  return opening;
};
"""
DELETE = """(name) => new Promise((resolve, reject) => {
  const deleting = indexedDB.deleteDatabase(name);
  deleting.onsuccess = () => resolve();
  deleting.onerror = deleting.onblocked = () => reject(new Error("not deleted"));
})"""
WATCH_COMPLETION = """
window.saidSaved = [];
let writing = false;
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
  const made = transaction.call(this, stores, mode, ...rest);
  if (mode === "readwrite" && [...stores].includes("sheets")) {
    writing = true;
    made.addEventListener("complete", () => { writing = false; });
  }
  return made;
};
addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("[data-status]");
  const look = () => { if (line.textContent.startsWith("Saved")) window.saidSaved.push(!writing); };
  new MutationObserver(look).observe(line, { childList: true, characterData: true, subtree: true });
});
"""
TYPE_AND_GO = """() => {
  const area = document.querySelector("[data-field=reason] textarea");
  area.value = "Last words";
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  location.href = "home.html";
}"""
TYPE_AND_TAKE_BACK = """() => {
  const area = document.querySelector("[data-field=reason] textarea");
  for (const words of ["x", ""]) {
    area.value = words;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""
LOOK_AT_THE_END = """() => addEventListener("pagehide", () => {
  const left = { "left on the page": document.querySelector("textarea").value };
  navigator.sendBeacon("/seen", JSON.stringify(left));
})"""
WRITTEN_WHEN_SAID = """
window.said = [];
const completed = new Set();
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (value, ...all) {
  if (this.name === "sheets") this.transaction.addEventListener("complete", () => Object.keys(value.answers).forEach((name) => completed.add(name)));
  return put.call(this, value, ...all);
};
addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("[data-status]");
  // A moment later, because others hear of the completion first.
  const look = () => { if (line.textContent.startsWith("Saved")) setTimeout(() => window.said.push([...completed].sort().join())); };
  new MutationObserver(look).observe(line, { childList: true, characterData: true, subtree: true });
});
"""
SLOW_READING = """
const get = IDBObjectStore.prototype.get;
let waiting = true;
window.letRead = () => { waiting = false; };
IDBObjectStore.prototype.get = function (...all) {
  const request = get.apply(this, all);
  if (this.name === "sheets" && this.transaction.mode === "readonly") {
    const again = () => { if (waiting) get.call(this, ["no", "such", "sheet"]).onsuccess = again; };
    again();
  }
  return request;
};
"""
WISH_DURING_WRITE = TYPED_DURING_WRITE.replace('"[data-field=reason] textarea"', '"[data-field=wish] textarea"')
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
BROKEN_SHEET = "document.addEventListener('readystatechange', () => document.querySelector('[data-status]')?.remove());"


def until(page: Page, condition: Callable[[], bool]) -> None:
    """Wait until something has come into the store."""
    stored.until(page, condition, lambda: everything(page))


def leave(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")


class TestSaving:
    def test_answers_are_there_again_after_a_reload(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        page.get_by_label("2").check()
        leave(page)
        expect(status(page)).to_have_text(SAVED)
        page.reload()
        expect(field(page, "reason")).to_have_value("We cooked.")
        expect(page.get_by_label("2")).to_be_checked()
        expect(status(page)).to_have_text(SAVED)

    def test_a_record_says_what_was_asked(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        write(page, "wish", "More of it.")
        sheet = sheet_in(page)
        assert (sheet["space"], sheet["worksheet"], sheet["occasion"]) == ("me", "our-map", "once")
        assert sheet["revision"] >= 2
        assert sheet["created"] <= sheet["answers"]["reason"]["at"] <= sheet["updated"]
        kept = {name: (a["value"], a["prompt"], a["type"]) for name, a in sheet["answers"].items()}
        assert kept == {
            "reason": ("We cooked.", REASON, "textarea"),
            "wish": ("More of it.", "What do you wish for?", "textarea"),
        }

    def test_an_emptied_answer_is_gone_and_the_others_stay(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        write(page, "wish", "More of it.")
        field(page, "reason").fill("")
        leave(page)
        until(page, lambda: value_in(page, "reason") is None)
        page.reload()
        expect(field(page, "wish")).to_have_value("More of it.")
        expect(field(page, "reason")).to_have_value("")

    def test_the_lesson_and_the_sheets_own_page_show_one_record(self, open_page: Callable[..., Page]) -> None:
        write(open_page("lesson"), "reason", "We cooked.")
        expect(field(open_page("sheet"), "reason")).to_have_value("We cooked.")

    def test_what_is_typed_while_a_write_runs_is_kept_too(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=TYPED_DURING_WRITE)
        expect(status(page)).to_have_text(READY)
        field(page, "reason").fill("One")
        leave(page)
        until(page, lambda: value_in(page, "reason") == "One, two")
        assert sheet_in(page)["revision"] == 2
        assert sheet_in(page)["clashes"] == {}

    def test_a_slow_write_is_mentioned(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=SLOW)
        expect(status(page)).to_have_text(READY)
        field(page, "reason").fill("One")
        expect(status(page)).to_have_text("Saving …")
        expect(status(page)).to_have_text(SAVED)

    def test_saved_is_said_only_after_the_transaction_completed(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=WATCH_COMPLETION)
        expect(status(page)).to_have_text(READY)
        field(page, "reason").press_sequentially("We cooked.")
        expect(status(page)).to_have_text(SAVED)
        said = page.evaluate("saidSaved")
        assert said
        assert all(completed for completed in said)

    def test_last_words_before_leaving_are_kept(self, open_page: Callable[..., Page], site: PracticeServer) -> None:
        page = open_page()
        expect(status(page)).to_have_text(READY)
        # No blur and no pause: the page goes away in the moment in which the last letter came.
        page.evaluate(TYPE_AND_GO)
        page.wait_for_url("**/home.html")
        page.goto(f"{site.url}sheet.html")
        expect(field(page, "reason")).to_have_value("Last words")
        found = everything(page)
        assert found["sheets"][0]["answers"]["reason"]["prompt"] == REASON
        assert found["pending"] == []

    def test_last_words_are_kept_though_another_write_is_under_way(
        self, open_page: Callable[..., Page], site: PracticeServer
    ) -> None:
        page = open_page(before=SLOW)
        expect(status(page)).to_have_text(READY)
        field(page, "wish").fill("More of it")
        expect(status(page)).to_have_text("Saving …")
        page.evaluate(TYPE_AND_GO)
        page.wait_for_url("**/home.html")
        # A page of its own, because the slow store is this page's.
        after = open_page()
        expect(field(after, "reason")).to_have_value("Last words")
        expect(field(after, "wish")).to_have_value("More of it")
        assert everything(after)["pending"] == []

    def test_last_words_are_kept_though_the_browser_never_comes_to_them(
        self, open_page: Callable[..., Page], site: PracticeServer
    ) -> None:
        page = open_page(before=stored.NEVER_IN_TIME)
        expect(status(page)).to_have_text(READY)
        page.evaluate(TYPE_AND_GO)
        page.wait_for_url("**/home.html")
        page.goto(f"{site.url}sheet.html")
        expect(field(page, "reason")).to_have_value("Last words")
        found = everything(page)
        assert found["sheets"][0]["answers"]["reason"]["prompt"] == REASON
        assert found["pending"] == found["versions"] == []
        assert "Last words" not in str(page.evaluate("({ ...localStorage })"))

    def test_saved_is_not_said_while_something_else_waits(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=f"{{ {WISH_DURING_WRITE} }} {{ {WRITTEN_WHEN_SAID} }}")
        expect(status(page)).to_have_text(READY)
        field(page, "reason").fill("We cooked.")
        expect(status(page)).to_have_text(SAVED)
        expect(field(page, "wish")).to_have_value(", two")
        assert page.evaluate("said") == ["reason,wish"]

    def test_words_taken_back_before_the_sheet_was_read_hide_nothing(
        self, context: BrowserContext, site: PracticeServer, open_page: Callable[..., Page]
    ) -> None:
        write(open_page(), "reason", "We cooked.")
        page = open_page(before=SLOW_READING)
        page.evaluate(TYPE_AND_TAKE_BACK)
        page.evaluate("letRead()")
        expect(status(page)).to_have_text(SAVED)
        expect(field(page, "reason")).to_have_value("We cooked.")
        assert value_in(page, "reason") == "We cooked."

    def test_words_typed_before_the_script_came_are_kept(self, context: BrowserContext, site: PracticeServer) -> None:
        page = context.new_page()
        page.route("**/course.js", lambda route: route.abort())
        page.goto(f"{site.url}sheet.html")
        field(page, "reason").fill("Quick reader")
        page.add_script_tag(url=f"{site.url}course.js?late")
        expect(status(page)).to_have_text(SAVED)
        assert sheet_in(page)["answers"]["reason"]["value"] == "Quick reader"


class TestFailures:
    def test_a_device_that_is_nearly_full_says_so_before_anything_is_written(
        self, open_page: Callable[..., Page]
    ) -> None:
        page = open_page(before=NEARLY_FULL)
        expect(status(page)).to_have_text(
            "This device has little room left. What you write here is kept, but save a copy soon."
        )
        write(page, "reason", "We cooked.")
        expect(status(page)).to_have_text(SAVED)

    def test_a_full_browser_is_named_and_the_words_stay(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=FULL)
        expect(status(page)).to_have_text(READY)
        field(page, "reason").press_sequentially("We cooked.")
        expect(status(page)).to_have_text(
            "Not saved: this browser has no room left. Your words are still on this page."
        )
        expect(field(page, "reason")).to_have_value("We cooked.")
        leave(page)
        assert everything(page)["sheets"] == []
        page.evaluate("full = false")
        page.get_by_role("button", name="Try again").click()
        expect(status(page)).to_have_text(SAVED)
        expect(page.get_by_role("button", name="Try again")).to_be_hidden()
        assert sheet_in(page)["answers"]["reason"]["value"] == "We cooked."

    def test_the_next_letter_tries_again(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=FULL)
        field(page, "reason").press_sequentially("We cooked.")
        leave(page)
        expect(status(page)).to_contain_text("Not saved")
        page.evaluate("full = false")
        field(page, "wish").press_sequentially("More")
        expect(status(page)).to_have_text(SAVED)
        until(page, lambda: value_in(page, "wish") == "More")
        assert sheet_in(page)["answers"]["reason"]["value"] == "We cooked."

    @pytest.mark.parametrize("before", ["MISSING", "REFUSED"])
    def test_a_reader_is_told_before_writing_that_nothing_is_saved(
        self, open_page: Callable[..., Page], before: str
    ) -> None:
        page = open_page(before=globals()[before])
        expect(status(page)).to_contain_text("Nothing can be saved here now: this browser")
        field(page, "reason").press_sequentially("We cooked.")
        expect(status(page)).to_contain_text("Not saved: this browser")
        expect(field(page, "reason")).to_have_value("We cooked.")

    def test_a_connection_that_the_browser_closed_is_opened_again(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=CLOSABLE)
        write(page, "reason", "We cooked.")
        page.evaluate("connections.forEach((connection) => connection.close())")
        write(page, "wish", "More of it.")
        assert set(sheet_in(page)["answers"]) == {"reason", "wish"}

    def test_words_on_the_page_survive_the_loss_of_the_database(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        page.evaluate(DELETE, DATABASE)
        write(page, "wish", "More of it.")
        until(page, lambda: value_in(page, "reason") == "We cooked.")
        assert sheet_in(page)["answers"]["wish"]["value"] == "More of it."

    def test_an_unreadable_record_is_put_aside_before_anything_is_written(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        expect(status(page)).to_have_text(READY)
        scrambled = {"space": "me", "worksheet": "our-map", "occasion": "once", "answers": "scrambled"}
        stored.put(page, DATABASE, "sheets", scrambled)
        page.reload()
        expect(page.get_by_text("It is kept aside, and nothing of it was deleted.")).to_be_visible()
        assert everything(page)["sheets"] == [scrambled]
        write(page, "reason", "We cooked.")
        assert sheet_in(page)["answers"]["reason"]["value"] == "We cooked."
        assert [kept["stored"] for kept in everything(page)["quarantine"]] == [scrambled]

    def test_one_unreadable_answer_does_not_stop_the_others(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        spoiled = sheet_in(page)
        spoiled["answers"]["wish"] = {"value": None, "more": "of it"}
        stored.put(page, DATABASE, "sheets", spoiled)
        page.reload()
        expect(field(page, "reason")).to_have_value("We cooked.")
        write(page, "reason", " And ate.")
        assert sheet_in(page)["answers"]["reason"]["value"] == "We cooked. And ate."
        assert [kept["stored"] for kept in everything(page)["quarantine"]] == [spoiled]

    def test_answers_and_properties_of_other_versions_are_kept(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        richer = sheet_in(page)
        richer["colour"] = "teal"
        richer["answers"]["retired"] = {
            **richer["answers"]["reason"],
            "prompt": "A question of last year",
            "note": "kept",
        }
        stored.put(page, DATABASE, "sheets", richer)
        page.reload()
        write(page, "wish", "More of it.")
        sheet = sheet_in(page)
        assert sheet["colour"] == "teal"
        assert sheet["answers"]["retired"] == richer["answers"]["retired"]
        assert everything(page)["quarantine"] == []


class TestTwoTabs:
    def test_different_fields_are_merged_and_the_other_tab_refreshes(self, open_page: Callable[..., Page]) -> None:
        one, other = open_page("lesson"), open_page("sheet")
        expect(status(other)).to_have_text(READY)
        write(one, "reason", "We cooked.")
        expect(field(other, "reason")).to_have_value("We cooked.")
        expect(status(other)).to_have_text(SAVED)
        write(other, "wish", "More of it.")
        expect(field(one, "wish")).to_have_value("More of it.")
        sheet = sheet_in(one)
        assert {name: a["value"] for name, a in sheet["answers"].items()} == {
            "reason": "We cooked.",
            "wish": "More of it.",
        }
        assert sheet["clashes"] == {}

    def test_the_same_field_keeps_both_values(self, open_page: Callable[..., Page]) -> None:
        one, other = open_page(), open_page()
        expect(status(other)).to_have_text(READY)
        field(other, "reason").focus()
        write(one, "reason", "From one")
        leave(one)
        expect(field(other, "reason")).to_have_value("")
        write(other, "reason", "From the other")
        leave(other)
        note = other.locator(".clash")
        expect(note).to_contain_text("There is another answer to this question. Both are kept.")
        expect(note.locator("blockquote")).to_have_text("From one")
        self.has(other, "From the other", ["From one"])
        expect(field(one, "reason")).to_have_value("From the other")
        expect(one.locator(".clash blockquote")).to_have_text("From one")

    def test_the_other_value_can_be_taken_and_both_stay(self, open_page: Callable[..., Page]) -> None:
        one, other = open_page(), open_page()
        expect(status(other)).to_have_text(READY)
        field(other, "reason").focus()
        write(one, "reason", "From one")
        leave(one)
        write(other, "reason", "From the other")
        other.get_by_role("button", name="Use this one instead").click()
        expect(field(other, "reason")).to_have_value("From one")
        expect(other.locator(".clash blockquote")).to_have_text("From the other")
        self.has(other, "From one", ["From the other"])
        other.reload()
        expect(field(other, "reason")).to_have_value("From one")
        expect(other.locator(".clash blockquote")).to_have_text("From the other")

    @pytest.mark.chromium_only("keeps two pages in focus at once")
    def test_two_tabs_that_go_on_writing_keep_one_value_each(self, open_page: Callable[..., Page]) -> None:
        one, other = open_page(), open_page()
        for page in (one, other):
            expect(status(page)).to_have_text(READY)
            field(page, "reason").focus()
        for word in ("first ", "second ", "third"):
            write(one, "reason", f"A {word}")
            write(other, "reason", f"B {word}")
        self.has(other, "B first B second B third", ["A first A second A third"])

    def has(self, page: Page, answer: str, others: list[str]) -> None:
        sheet = sheet_in(page)
        assert sheet["answers"]["reason"]["value"] == answer
        assert [clash["value"] for clash in sheet["clashes"]["reason"]] == others

    def test_tabs_that_hear_nothing_of_each_other_lose_nothing(self, open_page: Callable[..., Page]) -> None:
        deaf = "delete window.BroadcastChannel;"
        first, second = open_page(before=deaf), open_page(before=deaf)
        expect(status(second)).to_have_text(READY)
        write(first, "reason", "We cooked.")
        write(second, "wish", "More of it.")
        write(first, "reason", " And ate.")
        second.bring_to_front()
        field(second, "reason").press("End")
        field(second, "reason").press_sequentially(" Alone.")
        # The first letters already make the clash; the last ones come with a later write.
        until(second, lambda: value_in(second, "reason") == "We cooked. Alone.")
        sheet = sheet_in(second)
        assert sheet["answers"]["wish"]["value"] == "More of it."
        assert sheet["answers"]["reason"]["value"] == "We cooked. Alone."
        assert [other["value"] for other in sheet["clashes"]["reason"]] == ["We cooked. And ate."]


class TestNeverSaved:
    def test_nothing_of_it_is_stored(self, open_page: Callable[..., Page], site: PracticeServer) -> None:
        page = open_page("never-saved")
        expect(status(page)).to_have_text("Nothing on this sheet is saved.")
        field(page, "worry").press_sequentially("Somebody reads along.")
        leave(page)
        page.evaluate(LOOK_AT_THE_END)
        page.get_by_role("link", name="Home").click()
        expect(page.get_by_role("link", name="Start with week 1")).to_be_visible()
        assert site.reported.wait(10)
        assert site.take_reports() == [{"left on the page": ""}]
        found = everything(page)
        assert found.pop("meta") == [2]
        assert set(found) == {"sheets", "marks", "pending", "quarantine", "spaces", "versions", "copies"}
        assert not any(found.values())
        page.go_back()
        expect(field(page, "worry")).to_have_value("")


class TestProgress:
    def test_continue_leads_to_the_last_place(self, open_page: Callable[..., Page]) -> None:
        home = open_page("home")
        expect(home.get_by_role("link", name="Start with week 1")).to_have_attribute("href", "lesson.html")
        lesson = open_page("lesson")
        expect(lesson.get_by_role("button", name="Mark as read")).to_be_visible()
        until(lesson, lambda: stored.last_place(lesson, DATABASE) == "four-ways")
        home.reload()
        expect(home.get_by_role("link", name="Continue: Four ways to lean")).to_have_attribute(
            "href", "go/four-ways.html"
        )
        expect(home.locator("#node-1")).to_have_attribute("data-state", "here")
        expect(home.locator("#node-2")).not_to_have_attribute("data-state", re.compile("."))

    def test_marks_follow_what_the_reader_does(self, open_page: Callable[..., Page]) -> None:
        home, lesson = open_page("home"), open_page("lesson")
        toggle = lesson.get_by_role("button", name="Mark as read")
        expect(toggle).to_have_attribute("aria-pressed", "false")
        toggle.click()
        expect(toggle).to_have_attribute("aria-pressed", "true")
        expect(home.locator("[data-mark=four-ways]")).to_have_text("read")
        expect(home.locator("[data-mark=the-map]")).to_have_text("done")
        expect(home.locator("[data-mark=our-map]")).to_have_text("")
        write(lesson, "reason", "We cooked.")
        expect(home.locator("[data-mark=our-map]")).to_have_text("started")
        open_page("sheet")
        expect(home.locator("#node-1")).to_have_attribute("data-state", "done")
        lesson.reload()
        expect(toggle).to_have_attribute("aria-pressed", "true")
        toggle.click()
        expect(home.locator("[data-mark=four-ways]")).to_have_text("")

    def test_a_link_is_copied_without_query_and_hash(
        self, open_page: Callable[..., Page], context: BrowserContext, site: PracticeServer
    ) -> None:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = open_page("lesson")
        page.goto(f"{site.url}lesson.html?from=mail#note")
        page.get_by_role("button", name="Copy link").click()
        expect(page.get_by_text("Link copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}go/four-ways.html"

    def test_without_a_clipboard_the_link_is_shown_selected(
        self, open_page: Callable[..., Page], site: PracticeServer
    ) -> None:
        page = open_page("lesson", before=NO_CLIPBOARD)
        page.get_by_role("button", name="Copy link").click()
        shown = page.get_by_label("Link to copy")
        expect(shown).to_be_focused()
        expect(shown).to_have_value(f"{site.url}go/four-ways.html")
        assert page.evaluate("getSelection().toString()") == f"{site.url}go/four-ways.html"

    def test_a_broken_part_does_not_stop_the_others(self, open_page: Callable[..., Page]) -> None:
        page = open_page("lesson", before=BROKEN_SHEET)
        expect(status(page)).to_have_count(0)
        expect(page.get_by_role("button", name="Copy link")).to_be_visible()
        expect(page.get_by_role("button", name="Mark as read")).to_be_visible()
