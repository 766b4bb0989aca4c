"""Nothing that was kept goes away by a slip: earlier answers, cleared sheets, answers of renamed and retired questions, old databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import stored
from tests.browser.practice_page import DATABASE, everything, field, replace, sheet_in, status, value_in, write
from tests.browser.practice_site import course_site
from tests.sites import build_site, copy_course

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

VECTORS = Path(__file__).parents[1] / "vectors" / "schema"
LONG = "On Sunday we walked along the canal and talked about my mother for an hour."
FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  if (this.name === "sheets") throw new DOMException("no room", "QuotaExceededError");
  return put.apply(this, all);
};
"""
# Only the stores that the first version had, written by a connection of its own.
FIRST_DATABASE = """async ([name, kept]) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const database = opening.result;
    database.createObjectStore("sheets", { keyPath: ["space", "worksheet", "occasion"] });
    database.createObjectStore("pending", { keyPath: ["space", "worksheet", "occasion", "page"] });
    database.createObjectStore("marks", { keyPath: ["space", "item"] });
    database.createObjectStore("quarantine", { autoIncrement: true });
    database.createObjectStore("meta");
    opening.transaction.objectStore("meta").put(1, "schema");
  };
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const writing = database.transaction([...database.objectStoreNames], "readwrite");
    for (const store of ["sheets", "pending", "marks", "quarantine"]) kept[store].forEach((value) => writing.objectStore(store).put(value));
    writing.objectStore("meta").put(kept["last-place:me"], "last-place:me");
    writing.oncomplete = () => { database.close(); resolve(); };
  };
})"""
NEWER = """(name) => new Promise((resolve) => {
  const opening = indexedDB.open(name, 99);
  opening.onupgradeneeded = () => {
    const sheets = opening.result.createObjectStore("sheets", { keyPath: "id" });
    sheets.put({ id: 1, words: "from next year" });
  };
  opening.onsuccess = () => { opening.result.close(); resolve(); };
})"""
READ_NEWER = """(name) => new Promise((resolve) => {
  const opening = indexedDB.open(name);
  opening.onsuccess = () => {
    const database = opening.result;
    const reading = database.transaction("sheets").objectStore("sheets").getAll();
    reading.onsuccess = () => { database.close(); resolve([database.version, reading.result]); };
  };
})"""


def versions_in(page: Page) -> list[str]:
    """Return the earlier answers in the store."""
    return [version["answer"]["value"] for version in everything(page)["versions"]]


class TestEarlierAnswers:
    def test_a_cleared_answer_can_be_used_again(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", LONG)
        replace(page, "reason", "")
        assert versions_in(page) == [LONG]
        page.get_by_text("Earlier answers").click()
        expect(page.locator(".shelf__words")).to_have_text(LONG)
        page.get_by_role("button", name="Use this again").click()
        expect(field(page, "reason")).to_have_value(LONG)
        stored.until(page, lambda: value_in(page, "reason") == LONG)

    def test_one_slip_over_a_marked_text_leaves_the_text_behind(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", LONG)
        field(page, "reason").press("Control+a")
        field(page, "reason").press("x")
        stored.until(page, lambda: value_in(page, "reason") == "x")
        assert versions_in(page) == [LONG]

    def test_an_answer_that_goes_letter_by_letter_leaves_its_longest_form_behind(
        self, open_page: Callable[..., Page]
    ) -> None:
        page = open_page()
        write(page, "reason", LONG)
        for _ in range(5):
            for _ in range(14):
                field(page, "reason").press("Backspace")
            stored.until(page, lambda: value_in(page, "reason") == (field(page, "reason").input_value() or None))
        replace(page, "reason", "")
        assert LONG in versions_in(page)

    def test_writing_on_leaves_no_version_for_each_letter(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        for words in ("We cooked. ", "We ate. ", "We sang."):
            write(page, "reason", words)
        assert versions_in(page) == []

    def test_an_answer_of_an_earlier_sitting_is_kept_when_it_is_changed(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        old = sheet_in(page)
        old["answers"]["reason"]["at"] = "2020-03-14T08:00:00.000Z"
        stored.put(page, DATABASE, "sheets", old)
        page.reload()
        write(page, "reason", " And ate.")
        assert versions_in(page) == ["We cooked."]

    def test_what_is_taken_back_over_another_answer_keeps_that_one(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", LONG)
        replace(page, "reason", "")
        write(page, "reason", "Short.")
        page.get_by_text("Earlier answers").click()
        page.get_by_role("button", name="Use this again").click()
        stored.until(page, lambda: value_in(page, "reason") == LONG)
        assert sorted(versions_in(page)) == sorted([LONG, "Short."])
        assert sheet_in(page)["clashes"] == {}

    def test_not_more_than_twenty_are_kept_of_a_field(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "wish", "More of it.")
        for number in range(19):
            at = f"2026-01-01T10:00:{number:02}.000Z"
            answer = {"value": f"{number:02} {LONG}", "prompt": "Why there?", "type": "textarea", "at": at}
            version = {"space": "me", "worksheet": "our-map", "occasion": "once", "field": "reason"}
            stored.put(page, DATABASE, "versions", {**version, "at": at, "answer": answer})
        for number in range(19, 23):
            replace(page, "reason", f"{number:02} {LONG}")
            replace(page, "reason", "")
        kept = versions_in(page)
        assert kept == [f"{number:02} {LONG}" for number in range(3, 23)]


class TestClearing:
    def test_a_sheet_is_cleared_and_brought_back(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", LONG)
        write(page, "wish", "More of it.")
        page.get_by_label("2").check()
        before = sheet_in(page)["answers"]
        page.get_by_role("button", name="Clear this worksheet").click()
        expect(field(page, "reason")).to_have_value("")
        expect(page.get_by_label("2")).not_to_be_checked()
        assert sheet_in(page)["answers"] == {}
        page.get_by_role("button", name="Undo").click()
        expect(field(page, "reason")).to_have_value(LONG)
        expect(page.get_by_label("2")).to_be_checked()
        assert sheet_in(page)["answers"] == before

    def test_what_was_written_after_clearing_is_not_lost_by_the_undo(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", LONG)
        page.get_by_role("button", name="Clear this worksheet").click()
        expect(field(page, "reason")).to_have_value("")
        write(page, "reason", "Something new")
        write(page, "wish", "And a wish")
        page.get_by_role("button", name="Undo").click()
        expect(field(page, "reason")).to_have_value(LONG)
        expect(field(page, "wish")).to_have_value("And a wish")
        assert "Something new" in versions_in(page)

    def test_words_that_are_still_on_their_way_are_in_the_copy(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We")
        field(page, "reason").press_sequentially(" cooked.", delay=1)
        page.get_by_role("button", name="Clear this worksheet").click()
        expect(field(page, "reason")).to_have_value("")
        page.get_by_role("button", name="Undo").click()
        expect(field(page, "reason")).to_have_value("We cooked.")

    def test_the_other_tab_is_cleared_too(self, open_page: Callable[..., Page]) -> None:
        first, second = open_page(), open_page()
        write(first, "reason", LONG)
        expect(field(second, "reason")).to_have_value(LONG)
        first.bring_to_front()
        first.get_by_role("button", name="Clear this worksheet").click()
        expect(field(second, "reason")).to_have_value("")
        write(second, "wish", "A wish")
        assert sheet_in(second)["answers"].keys() == {"wish"}


class TestTakingWordsAway:
    @pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
    def test_words_that_cannot_be_kept_can_be_saved_to_a_file(self, open_page: Callable[..., Page]) -> None:
        page = open_page(before=FULL)
        field(page, "reason").fill("Über uns, <b>fett</b>\nzwei Zeilen")
        page.get_by_label("2").check()
        save = page.get_by_role("button", name="Save them to a file")
        expect(save).to_be_visible()
        with page.expect_download() as waiting:
            save.click()
        expect(page.get_by_text("Your browser has the file now. Look for “notes.txt”")).to_be_visible()
        words = Path(waiting.value.path()).read_text(encoding="utf-8")
        assert words.split("\n\n") == [
            "Our map",
            "What made this week what it was?\nÜber uns, <b>fett</b>\nzwei Zeilen",
            "How close did you feel?\n2\n",
        ]

    def test_words_that_cannot_be_kept_can_be_copied(
        self, context: BrowserContext, open_page: Callable[..., Page]
    ) -> None:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = open_page(before=FULL)
        field(page, "reason").fill("We cooked.")
        page.get_by_role("button", name="Copy my words").click()
        expect(page.get_by_text("Copied. Paste your words somewhere safe.")).to_be_visible()
        assert "We cooked." in page.evaluate("navigator.clipboard.readText()")

    def test_the_ways_out_go_when_everything_is_kept(self, open_page: Callable[..., Page]) -> None:
        page = open_page()
        write(page, "reason", "We cooked.")
        expect(page.get_by_role("button", name="Save them to a file")).to_be_hidden()


class TestEditions:
    """An author's edits, as real builds of the same course on the same address."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return copy_course("minimal", tmp_path / "course")

    @pytest.fixture
    def edition(self, root: Path, tmp_path: Path) -> Iterator[Callable[[], str]]:
        """Build the course as it is now, and return its address, which stays the same."""
        site = tmp_path / "site"
        build_site(root, site)
        with course_site(site, tmp_path / "served") as server:

            def build() -> str:
                build_site(root, Path(server.folder))
                return server.url

            yield build

    def edit(self, root: Path, worksheet: str, old: str, new: str) -> None:
        file = root / "exercises" / f"{worksheet}.yml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def write_wish(self, page: Page, url: str, words: str) -> None:
        page.goto(f"{url}go/kind-words.html")
        page.locator("[data-field=wish] textarea").fill(words)
        expect(page.locator("[data-status]")).to_contain_text("Saved on this device")

    def test_an_answer_follows_its_renamed_field(
        self, context: BrowserContext, root: Path, edition: Callable[[], str]
    ) -> None:
        page = context.new_page()
        self.write_wish(page, edition(), LONG)
        self.edit(root, "kind-words", "wish: I", "longing: I")
        self.edit(root, "kind-words", "id: wish", "id: longing\n    renamed_from: wish")
        self.edit(root, "kind-words", "What would you like?", "What do you long for?")
        page.goto(f"{edition()}go/kind-words.html?next")
        area = page.locator("[data-field=longing] textarea")
        expect(area).to_have_value(LONG)
        area.press("End")
        area.press_sequentially("!")
        expect(page.locator("[data-status]")).to_contain_text("Saved on this device")
        stored.until(page, lambda: list(self.answers(page)) == ["longing"])

    def test_an_answer_follows_its_renamed_worksheet(
        self, context: BrowserContext, root: Path, edition: Callable[[], str]
    ) -> None:
        page = context.new_page()
        self.write_wish(page, edition(), LONG)
        (root / "exercises" / "kind-words.yml").rename(root / "exercises" / "warm-words.yml")
        self.edit(root, "warm-words", "title: Kind words", "title: Warm words\nrenamed_from: kind-words")
        for file in (root / "content").rglob("*.md"):
            text = file.read_text(encoding="utf-8")
            file.write_text(
                text.replace("worksheet | kind-words", "worksheet | warm-words")
                .replace("[kind-words", "[warm-words")
                .replace(", kind-words", ", warm-words"),
                encoding="utf-8",
            )
        page.goto(f"{edition()}go/warm-words.html?next")
        expect(page.locator("[data-field=wish] textarea")).to_have_value(LONG)
        (sheet,) = stored.everything(page, self.database(page))["sheets"]
        assert sheet["worksheet"] == "warm-words"

    def test_a_check_in_follows_its_renamed_week(
        self, context: BrowserContext, root: Path, edition: Callable[[], str]
    ) -> None:
        page = context.new_page()
        index = root / "content" / "weeks" / "01-first-steps" / "index.md"
        text = index.read_text(encoding="utf-8")
        week = next(line for line in text.splitlines() if line.startswith("id: ")).removeprefix("id: ")
        page.goto(f"{edition()}go/checkin-{week}.html")
        page.locator("[data-field] input[type=radio]").nth(2).check()
        expect(page.locator("[data-status]")).to_contain_text("Saved on this device")
        index.write_text(text.replace(f"id: {week}", f"id: other-steps\nrenamed_from: {week}", 1), encoding="utf-8")
        page.goto(f"{edition()}go/checkin-other-steps.html")
        expect(page.locator("[data-field] input[type=radio]").nth(2)).to_be_checked()
        (sheet,) = stored.everything(page, self.database(page))["sheets"]
        assert sheet["occasion"] == "other-steps"

    def test_an_answer_to_a_retired_question_stays_on_the_shelf(
        self, context: BrowserContext, root: Path, edition: Callable[[], str]
    ) -> None:
        page = context.new_page()
        self.write_wish(page, edition(), LONG)
        self.edit(root, "kind-words", "wish: I", "want: I")
        self.edit(root, "kind-words", "id: wish\n    type: textarea", "id: want\n    type: text")
        page.goto(f"{edition()}go/kind-words.html?next")
        expect(page.locator("[data-field=want] textarea, [data-field=want] input").first).to_have_value("")
        page.get_by_text("Earlier answers").click()
        expect(page.locator(".shelf__prompt")).to_have_text("What would you like?")
        expect(page.locator(".shelf__words")).to_have_text(LONG)
        expect(page.locator(".shelf__when")).to_contain_text("This question is not on the sheet any more.")

    def test_a_choice_that_is_gone_keeps_its_words(
        self, context: BrowserContext, root: Path, edition: Callable[[], str]
    ) -> None:
        page = context.new_page()
        page.goto(f"{edition()}go/one-of-each.html")
        page.locator("[data-field=daytime]").get_by_label("At night").check()
        expect(page.locator("[data-status]")).to_contain_text("Saved on this device")
        assert self.answers(page)["daytime"]["words"] == "At night"
        page.get_by_label("In the morning").first.check()
        page.locator("[data-field=daytime] [data-clear]").click()
        page.get_by_text("Earlier answers").click()
        expect(page.locator(".shelf__words").first).to_have_text("In the morning")

    def database(self, page: Page) -> str:
        (name,) = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
        return str(name)

    def answers(self, page: Page) -> dict[str, Any]:
        (sheet,) = stored.everything(page, self.database(page))["sheets"]
        return dict(sheet["answers"])


class TestSchema:
    """Each released step of the schema has a frozen database from before and after it."""

    def frozen(self, name: str) -> dict[str, Any]:
        return dict(json.loads((VECTORS / name).read_text(encoding="utf-8")))

    def test_a_database_of_the_first_version_is_brought_up_to_date(self, open_page: Callable[..., Page]) -> None:
        page = open_page("blank")
        page.evaluate(FIRST_DATABASE, [DATABASE, self.frozen("version-1.json")])
        page.goto(page.url.replace("blank", "home"))
        stored.until(page, lambda: "copies" in everything(page))
        found = everything(page)
        for copy in found["copies"]:
            at = copy.pop("at")
            assert at > "2026"
            copy["id"] = copy["id"].removeprefix(f"{at} ")
        after = self.frozen("version-2.json")
        assert {store: found[store] for store in after} == after

    def test_what_the_first_version_left_behind_is_taken_in(self, open_page: Callable[..., Page]) -> None:
        page = open_page("blank")
        page.evaluate(FIRST_DATABASE, [DATABASE, self.frozen("version-1.json")])
        page.goto(page.url.replace("blank", "sheet"))
        expect(field(page, "reason")).to_have_value("We cooked.")
        expect(field(page, "wish")).to_have_value("More evenings like this")

    def test_newer_data_is_refused_kindly_and_left_alone(self, open_page: Callable[..., Page]) -> None:
        page = open_page("blank")
        page.evaluate(NEWER, DATABASE)
        page.goto(page.url.replace("blank", "sheet"))
        expect(status(page)).to_contain_text("newer version")
        field(page, "reason").fill("We cooked.")
        expect(status(page)).to_contain_text("Not saved")
        expect(page.get_by_role("button", name="Copy my words")).to_be_visible()
        assert page.evaluate(READ_NEWER, DATABASE) == [99, [{"id": 1, "words": "from next year"}]]
