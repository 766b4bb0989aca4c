"""“My workbook”: everything a reader wrote, by week; search, what is new, and their own answers over the weeks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import stored
from tests.browser.conftest import OpenContext, served
from tests.browser.keyboard import WRITINGS, Hands
from tests.browser.test_every_page import at_both_widths, axe_or_too_wide
from tests.sites import build_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("workbook")]

DATABASE = "guided-course:side-by-side"
MARCH = "2026-03-{:02}T18:00:00.000Z"
LONG = "Donaudampfschifffahrtsgesellschaft" * 12
SOUP = "We had soup on the step. Es war schön, und Zoë hörte zu."
STREET = "I walked down our Straße until the lamps came on.\n\nThen I rang, and you said: “Come home.”"

IN_WORDS = {
    "Words One word for today": "Calm at last",
    "What happened?": "It was long.\nIt ended.",
    "How often do you rest?": "Sometimes",
    "When do you feel best?": "At night",
    "What helps you?": "A walk, Sleep",
    "What comes first?": "1. Sleep\n2. A walk\n3. A warm meal",
    "When would you do these?": "Open the post: Later\nMake the bed: Now",
    "Pictures and tables Where is your day?": "Today: Full 7, Quiet 4\nAs I hope: Full 10, Quiet 8",
}

LAST_LOOK = f"""async (name) => {{ {stored.OPEN}
  return await inDatabase((database, finish) => {{
    database.transaction("meta").objectStore("meta").get("look:me").onsuccess = (e) => finish(e.target.result ?? null);
  }});
}}"""
LOOK_ON = f"""async ([name, at]) => {{ {stored.OPEN}
  await inDatabase((database, finish) => {{
    const writing = database.transaction("meta", "readwrite");
    writing.objectStore("meta").put(at, "look:me");
    writing.oncomplete = () => finish();
  }});
}}"""


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


def open_sheet(page: Page, url: str, sheet: str) -> None:
    """Open a sheet on its own page, and wait until it is filled in."""
    page.goto(f"{url}go/{sheet}.html")
    expect(page.locator(".sheet [data-status]")).not_to_be_empty()


def write(page: Page, url: str, sheet: str, answers: dict[str, str | int]) -> None:
    """Write on a sheet as a reader does, and wait until all of it is in the store."""
    open_sheet(page, url, sheet)
    for field, answer in answers.items():
        root = page.locator(f"[data-field={field}]")
        if root.locator("input[type=radio]").count() > 0:
            root.locator(f"input[type=radio][value='{answer}']").check(force=True)
        else:
            root.locator("textarea, input").first.fill(str(answer))
    key = page.locator(".sheet").evaluate("sheet => [sheet.dataset.worksheet, sheet.dataset.occasion]")
    stored.until(page, lambda: set(answers) <= set(record(page, *key).get("answers", {})))


def record(page: Page, worksheet: str, occasion: str) -> dict[str, Any]:
    """Return a stored sheet."""
    sheets = stored.everything(page, DATABASE).get("sheets", [])
    found = [sheet for sheet in sheets if (sheet["worksheet"], sheet["occasion"]) == (worksheet, occasion)]
    return dict(found[0]) if found else {}


def answer(prompt: str, kind: str, value: Any, at: str = MARCH.format(1), **more: Any) -> dict[str, Any]:
    """An answer as a store holds it."""
    return {"prompt": prompt, "type": kind, "value": value, "at": at, **more}


def put(
    page: Page,
    worksheet: str,
    answers: dict[str, Any],
    occasion: str = "once",
    clashes: dict[str, Any] | None = None,
    space: str = "me",
) -> None:
    """Put a sheet into the store, as an earlier edition of the course or another tab left it there."""
    at = MARCH.format(1)
    sheet = {"space": space, "worksheet": worksheet, "occasion": occasion, "revision": 1, "created": at, "updated": at}
    stored.put(page, DATABASE, "sheets", {**sheet, "answers": answers, "clashes": clashes or {}})


def make_store(page: Page, url: str) -> None:
    """Let the course make its database."""
    page.goto(f"{url}go/our-map.html")
    stored.until(page, lambda: "sheets" in stored.everything(page, DATABASE))


def open_workbook(page: Page, url: str, fold: bool = False) -> Locator:
    """Open the workbook with something in it; all sheets are unfolded unless `fold`. Returns its body."""
    page.goto(f"{url}workbook.html")
    expect(page.get_by_role("searchbox")).to_be_visible()
    if not fold:
        page.locator("details.entry").evaluate_all("all => all.forEach(entry => { entry.open = true; })")
    return page.locator(".workbook")


def pairs(entry: Locator) -> list[tuple[str, str]]:
    """Return the questions and answers of a sheet, as they are read."""
    rows = entry.locator("[data-written]")
    return [
        (clean(row.locator("dt").inner_text()), row.locator("dd").first.inner_text())
        for row in rows.all()
        if row.is_visible()
    ]


def clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)


class TestWhatIsShown:
    def test_everything_written_stands_by_week(self, page: Page, course_url: str) -> None:
        write(page, course_url, "checkin-barriers-and-thoughts", {"closeness": 7, "valued": STREET.replace("\n", " ")})
        write(page, course_url, "first-look", {"at-ease": 4, "to-move": SOUP})
        write(page, course_url, "checkin-the-map", {"closeness": 6, "could-say": "mostly"})
        workbook = open_workbook(page, course_url)
        weeks = [clean(text) for text in workbook.locator("section > h2").all_inner_texts()]
        assert weeks == ["Week 1 The map: between me and we", "Week 2 Barriers and thoughts", "Over the weeks"]
        assert workbook.locator(".entry__title").all_inner_texts() == [
            "First look",
            "Weekly check-in",
            "Weekly check-in",
        ]
        assert pairs(workbook.locator("#written--first-look--once")) == [
            ("I feel at ease when we are together.", "Often"),
            ("Which one would you most like to see move before you look again?", SOUP),
        ]
        assert pairs(workbook.locator("#written--weekly-checkin--the-map")) == [
            ("How close did we feel to me this week?", "6"),
            ("How freely could I say what I thought?", "Mostly"),
        ]
        expect(workbook.locator("#written--weekly-checkin--the-map summary")).to_contain_text("Week 1 · ")
        workbook.locator("#written--first-look--once").get_by_role("link", name="Open this worksheet").click()
        expect(page.get_by_role("heading", name="First look")).to_be_visible()
        expect(page.locator("[data-field=to-move] textarea")).to_have_value(SOUP)

    def test_nothing_written_is_told_kindly(self, page: Page, course_url: str) -> None:
        page.goto(f"{course_url}workbook.html")
        expect(page.locator(".workbook")).to_contain_text("There is nothing here yet.")
        expect(page.get_by_role("searchbox")).to_be_hidden()
        page.get_by_role("link", name="See where to begin").click()
        expect(page.get_by_role("link", name="Start with week 1")).to_be_visible()

    def test_every_field_type_is_in_words(self, open_context: OpenContext, minimal_url: str) -> None:
        page = open_context(locale="en-US", viewport={"width": 1280, "height": 900}).new_page()
        open_sheet(page, minimal_url, "one-of-each")
        for name, writing in WRITINGS.items():
            hands = Hands(page, name)
            hands.at(writing.first)
            writing.write(hands)
        name = "guided-course:small-course"
        stored.until(page, lambda: set(WRITINGS) <= set(stored.everything(page, name)["sheets"][0]["answers"]))
        workbook = open_workbook(page, minimal_url)
        words = dict(pairs(workbook.locator("[data-entry]")))
        assert len(words) == len(WRITINGS)
        assert IN_WORDS.items() <= words.items()
        assert all(words.values())

    def test_records_without_words_get_them_from_the_course(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        prompt = "I feel at ease when we are together."
        put(page, "first-look", {"at-ease": answer(prompt, "scale", 4), "glad": answer("Glad?", "check", True)})
        put(page, "weekly-checkin", {"could-say": answer("How freely?", "choice", "mostly")}, "the-map")
        plan = {"when": "I come home", "then": "I put the phone in the drawer"}
        put(page, "barrier-plan", {"plan-one": answer("Your plan", "ifthen", plan)})
        workbook = open_workbook(page, course_url)
        assert pairs(workbook.locator("#written--first-look--once"))[0] == (prompt, "Often")
        text = workbook.inner_text()
        assert "mostly" not in text
        assert "I come home\nI put the phone in the drawer" in text

    def test_the_cells_of_a_row_read_on_where_one_ends_a_sentence(self, page: Page, course_url: str) -> None:
        open_sheet(page, course_url, "two-needs-one-moment")
        row = page.locator("[data-field=moment] tbody [data-row]").first
        for cell, words in (("facts", "He came at nine."), ("my-need", "rest")):
            row.locator(f"[data-cell={cell}]").fill(words)
        key = ("two-needs-one-moment", "once")
        stored.until(page, lambda: "rest" in str(record(page, *key)))
        # Without the words that they were kept with, too.
        cells = [{"row": "a", "cells": {"facts": "“He came at nine.”", "my-need": "rest", "other": "tea"}}]
        put(page, "first-look", {"gone-by-now": answer("What was it?", "table", cells)})
        text = open_workbook(page, course_url).inner_text()
        assert "The facts: He came at nine. My need: rest" in text
        assert "“He came at nine.” rest, tea" in text

    def test_earlier_editions_are_kept_with_their_questions(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        asked = {"at-ease": answer("Are you at ease with us?", "text", "Mostly on Sundays.")}
        put(page, "first-look", {**asked, "constructor": answer("What do you miss?", "text", "A dog.")})
        put(page, "letter-to-us", {"words": answer("What would you write?", "textarea", "Dear both.")})
        put(page, "weekly-checkin", {"valued": answer("What did you value?", "text", "Tea.")}, "a-week-that-is-gone")
        workbook = open_workbook(page, course_url)
        first = pairs(workbook.locator("#written--first-look--once"))
        assert ("Are you at ease with us?", "Mostly on Sundays.") in first
        assert ("What do you miss? from an earlier edition", "A dog.") in first
        shelf = workbook.locator("#earlier-editions")
        expect(shelf.get_by_role("heading", level=2)).to_have_text("From earlier editions")
        assert shelf.locator(".entry__title").all_inner_texts() == ["An earlier worksheet", "Weekly check-in"]
        expect(shelf).to_contain_text("Dear both.")
        expect(shelf).to_contain_text("Tea.")
        expect(shelf.get_by_role("link")).to_have_count(0)
        # It comes last, whatever its name.
        assert workbook.locator("[data-chapter]").last.get_attribute("id") == "earlier-editions"

    def test_answers_under_earlier_names_stand_where_they_belong(
        self, open_context: OpenContext, course_copy: Path, tmp_path: Path
    ) -> None:
        exercise = course_copy / "exercises/one-of-each.yml"
        text = exercise.read_text("utf-8").replace("  - id: word\n", "  - id: word\n    renamed_from: [phrase]\n")
        exercise.write_text(f"renamed_from: [all-of-them]\n{text}", "utf-8")
        with served(build_site(course_copy, tmp_path / "site").folder) as url:
            page = open_context().new_page()
            open_sheet(page, url, "one-of-each")
            at = {"space": "me", "revision": 1, "created": MARCH.format(1), "updated": MARCH.format(1)}
            sheet = {**at, "worksheet": "all-of-them", "occasion": "once", "clashes": {}}
            answers = {"phrase": answer("A phrase?", "text", "Calm at last")}
            stored.put(page, "guided-course:small-course", "sheets", {**sheet, "answers": answers})
            entry = open_workbook(page, url).locator("[data-chapter]").first
            assert entry.get_attribute("id") != "earlier-editions"
            assert pairs(entry) == [("Words A phrase?", "Calm at last")]
            expect(entry.get_by_role("link", name="Open this worksheet")).to_be_visible()

    def test_other_values_are_shown_beside(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        one = answer("What is one thing you valued?", "text", "The letter box.")
        put(page, "weekly-checkin", {"valued": one}, "the-map", {"valued": [{**one, "value": "The warm car."}]})
        row = open_workbook(page, course_url).locator("[data-written]")
        expect(row.locator("dd")).to_have_text(["The letter box.", re.compile(r"Also kept\s+The warm car\.")])

    def test_words_are_never_markup(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        hostile = '<img src="x" onerror="window.hurt = true"><script>window.hurt = true</script>'
        put(page, hostile, {hostile: answer(hostile, "text", hostile, words=hostile)}, hostile)
        put(page, "first-look", {"to-move": answer(hostile, "textarea", hostile)})
        workbook = open_workbook(page, course_url)
        search(page, "onerror")
        expect(page.locator("mark").first).to_be_visible()
        search(page, "")
        assert [said for _, said in pairs(workbook)] == [hostile, hostile]
        assert workbook.locator("img, script").count() == 0
        assert page.evaluate("window.hurt") is None

    def test_what_another_tab_writes_comes_in(self, open_context: OpenContext, course_url: str) -> None:
        context = open_context(viewport={"width": 1280, "height": 900})
        page, other = context.new_page(), context.new_page()
        write(page, course_url, "first-look", {"to-move": SOUP})
        workbook = open_workbook(page, course_url)
        search(page, "lamps")
        expect(workbook.locator("[data-entry]")).to_be_hidden()
        write(other, course_url, "our-map", {"reason": STREET})
        expect(workbook.locator("#written--our-map--once mark")).to_have_text("lamps")
        write(other, course_url, "our-map", {"reason": "No lamps now."})
        expect(workbook.locator("#written--our-map--once dd")).to_have_text("No lamps now.")
        expect(workbook.locator("#written--our-map--once mark")).to_have_text("lamps")
        search(page, "")
        expect(workbook.locator("#written--first-look--once")).to_contain_text(SOUP)

    def test_many_sheets_are_folded_but_for_the_last(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        for day, worksheet in enumerate(("our-map", "four-ways-cards", "first-look", "both-and-sentences"), 1):
            put(page, worksheet, {"gone": answer("What?", "text", f"Day {day}.", MARCH.format(day))})
        workbook = open_workbook(page, course_url, fold=True)
        opened = workbook.locator("details.entry[open] .entry__title")
        expect(opened).to_have_text(["Both/and sentences"])
        expect(workbook.locator(".workbook__last")).to_have_text(
            re.compile(r"Last written:\s+Both/and sentences\s+4 March 2026")
        )
        page.keyboard.press("Tab")
        first = workbook.locator("#written--our-map--once summary")
        first.focus()
        page.keyboard.press("Enter")
        expect(workbook.get_by_text("Day 1.")).to_be_visible()

    def test_nothing_is_shown_while_nobody_is_chosen(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        for number, name in enumerate(("Dana", "Sam")):
            person = {"who": "person", "order": number, "colour": ("clay", "teal")[number], "idleMinutes": 10}
            stored.put(page, DATABASE, "spaces", {"id": ("me", "other")[number], "name": name, **person})
            put(page, "first-look", {"to-move": answer("What?", "textarea", SOUP)}, space=("me", "other")[number])
        page.goto(f"{course_url}workbook.html")
        page.wait_for_timeout(500)
        says = "Say at the top of this page who is writing. Then you can see what you wrote."
        assert page.locator(".workbook").inner_text().strip() == says
        expect(page.get_by_role("searchbox")).to_be_hidden()
        assert "soup" not in page.content()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".booklet").count() == 0

    def test_a_failure_is_told(self, open_context: OpenContext, course_url: str) -> None:
        page = open_context().new_page()
        page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined });")
        page.goto(f"{course_url}workbook.html")
        expect(page.locator(".workbook__problem")).to_contain_text("This browser can’t keep what is written here")


class TestSearch:
    @pytest.fixture
    def workbook(self, page: Page, course_url: str) -> Locator:
        make_store(page, course_url)
        put(page, "first-look", {"to-move": answer("Which one?", "textarea", SOUP)})
        put(page, "our-map", {"moment": answer("Which moment?", "textarea", STREET)})
        put(page, "barrier-deck", {"gone": answer("A card?", "text", "The café, and ŁÓDŹ.")})
        return open_workbook(page, course_url, fold=True)

    @pytest.mark.parametrize(
        ("words", "found", "marks"),
        [
            ("SOUP", ["First look"], ["soup"]),
            ("schon", ["First look"], ["schön"]),
            ("ZOË hör", ["First look"], ["Zoë", "hör"]),
            ("strasse", ["Our map"], ["Straße"]),
            ("stras", ["Our map"], ["Straß"]),
            ("lodz cafe", ["Barrier deck"], ["café", "ŁÓDŹ"]),
            ("come lamps", ["Our map"], ["lamps", "Come"]),
            ("soup lamps", [], []),
            ('"come', ["Our map"], ["“Come"]),
            ("which", ["Our map", "First look"], ["Which", "Which"]),
            ("barrier", ["Barrier deck"], ["Barrier"]),
        ],
    )
    def test_words_are_found(
        self, page: Page, workbook: Locator, words: str, found: list[str], marks: list[str]
    ) -> None:
        search(page, words)
        if found:
            expect(workbook.locator("mark").first).to_be_visible()
        shown = [title for title in workbook.locator(".entry__title").all() if title.is_visible()]
        assert [title.inner_text() for title in shown] == found
        assert workbook.locator("mark").all_inner_texts() == marks
        count = len(found)
        said = f"Found in {count} {'answer' if count == 1 else 'answers'} on {count} worksheet"
        expect(workbook.get_by_role("search").get_by_role("status")).to_contain_text(
            said if found else "Nothing found."
        )
        # No heading without something below it.
        assert workbook.locator("[data-chapter]:visible").count() == len(
            {title for title in found if title == "Barrier deck"}
        ) + bool({"First look", "Our map"} & set(found))

    def test_a_mark_over_combined_letters_is_whole(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        put(page, "first-look", {"to-move": answer("Which?", "textarea", "Es war scho\u0308n 👩‍👩‍👧 da.")})
        workbook = open_workbook(page, course_url)
        search(page, "schon")
        assert workbook.locator("mark").all_inner_texts() == ["scho\u0308n"]
        search(page, "da")
        assert workbook.locator("mark").all_inner_texts() == ["da"]
        expect(workbook.locator("dd")).to_have_text("Es war scho\u0308n 👩‍👩‍👧 da.")

    def test_escape_clears_and_all_is_as_before(self, page: Page, workbook: Locator) -> None:
        workbook.locator("#written--our-map--once").evaluate("entry => { entry.open = false; }")
        before = workbook.inner_html()
        search(page, "lamps")
        expect(workbook.locator("mark")).to_have_count(1)
        expect(workbook.get_by_role("button", name="Clear")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("searchbox")).to_have_value("")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(workbook.locator("mark")).to_have_count(0)
        expect(workbook.get_by_role("search").get_by_role("status")).to_have_text("")
        assert re.sub(r' value="[^"]*"', "", workbook.inner_html()) == re.sub(r' value="[^"]*"', "", before)

    def test_nothing_is_kept_of_it(self, page: Page, workbook: Locator) -> None:
        page.wait_for_timeout(3500)  # the look has been noted by now
        before = stored.everything(page, DATABASE), page.url, page.evaluate("history.length")
        search(page, "lamps")
        expect(workbook.locator("mark")).to_have_count(1)
        page.keyboard.press("Enter")
        assert (stored.everything(page, DATABASE), page.url, page.evaluate("history.length")) == before
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, window.name, history.state])")
        assert "lamps" not in kept
        page.reload()
        expect(page.get_by_role("searchbox")).to_have_value("")

    def test_a_megabyte_stays_in_hand(self, page: Page, course_url: str) -> None:
        make_store(page, course_url)
        for number in range(25):
            words = "the quick brown fox wrote a letter and another letter "
            many = {
                f"q{at}": answer(f"Question {at}?", "textarea", f"{words * 40} end-{number}-{at}") for at in range(20)
            }
            put(page, f"old-{number}", many)
        workbook = open_workbook(page, course_url)
        expect(workbook.locator("[data-written]")).to_have_count(500)
        page.evaluate("""() => {
            window.built = 0;
            const count = (list) => { for (const { addedNodes } of list) for (const node of addedNodes) if (node.matches?.('[data-written]')) window.built += 1; };
            new MutationObserver(count).observe(document.querySelector('.workbook__body'), { childList: true, subtree: true });
        }""")
        for typed in ("l", "le", "letter", "letter end-7-3"):
            search(page, typed)
            expect(workbook.locator("mark").first).to_be_visible()
            # However much fits, a screen has room for so many; the rest would only cost time.
            assert workbook.locator("mark").count() <= 1000
        expect(workbook.locator("[data-written]:visible")).to_have_count(1)
        # Nothing is drawn anew.
        assert page.evaluate("window.built") == 0


class TestNew:
    def test_what_is_new_since_the_last_look(self, page: Page, course_url: str) -> None:
        write(page, course_url, "first-look", {"to-move": SOUP})
        workbook = open_workbook(page, course_url, fold=True)
        expect(workbook.get_by_text("New since")).to_have_count(0)
        stored.until(page, lambda: last_look(page) is not None)
        write(page, course_url, "our-map", {"reason": STREET})
        workbook = open_workbook(page, course_url, fold=True)
        new = workbook.get_by_role("region", name=re.compile("^New since "))
        expect(new.get_by_role("link")).to_have_text(["Our map"])
        expect(workbook.locator("#written--our-map--once summary")).to_contain_text("new")
        expect(workbook.locator("#written--first-look--once summary")).not_to_contain_text("new")
        # Looking at it again in the same tab keeps it; the next visit has nothing new.
        workbook.locator("#written--our-map--once").evaluate("entry => { entry.open = false; }")
        new.get_by_role("link").click()
        expect(workbook.locator("#written--our-map--once [data-written]")).to_be_visible()
        expect(workbook.locator("#written--our-map--once summary")).to_be_focused()
        first = last_look(page)
        stored.until(page, lambda: last_look(page) != first)
        workbook = open_workbook(page, course_url, fold=True)
        expect(workbook.get_by_text("New since")).to_have_count(0)


def last_look(page: Page) -> str | None:
    """When the reader last looked, as the store knows it."""
    at: str | None = page.evaluate(LAST_LOOK, DATABASE)
    return at


class TestOverTheWeeks:
    def test_a_line_of_ones_own(self, page: Page, course_url: str) -> None:
        write(page, course_url, "checkin-the-map", {"closeness": 6, "could-say": "mostly", "effort": -2})
        write(page, course_url, "checkin-barriers-and-thoughts", {"closeness": 7, "effort": 1})
        write(page, course_url, "checkin-boundaries", {"room": 4, "could-say": "freely"})
        write(page, course_url, "checkin-conflict-and-repair", {"closeness": 9})
        trends = open_workbook(page, course_url).locator("#trends")
        expect(trends.get_by_role("heading", level=3)).to_have_text(["Weekly check-in"])
        close, room, effort, say = trends.locator("figure").all()
        picture = close.get_by_role("img")
        prompt = "How close did we feel to me this week?"
        told = picture.locator("desc").text_content() or ""
        assert told.startswith("Week 1: 6, week 2: 7, week ")
        assert "week 5: nothing written" in told
        assert told.endswith("week 9: 9")
        assert picture.locator("title").text_content() == prompt
        # Weeks 1 and 2 are joined; where nothing was answered the line has a gap.
        assert picture.locator(".trend__line").count() == 1
        assert picture.locator(".trend__dot").count() == 3
        assert picture.locator(".trend__value").all_text_contents() == ["6", "7", "9"]
        expect(close.locator(".trend__end")).to_have_text(["10, very close", re.compile("0, far away")])
        low, weeks = close.locator(".trend__end").last.bounding_box(), close.locator(".trend__week")
        edge = close.locator(".trend__edge").last.bounding_box()
        week = weeks.first.bounding_box()
        assert low
        assert edge
        assert week
        assert edge["y"] < low["y"] < low["y"] + low["height"] <= week["y"]
        assert weeks.all_text_contents()[:2] == ["1", "2"]
        # One value alone is a word, not a line.
        expect(room.get_by_role("img")).to_have_count(0)
        expect(room.locator(".trend__one")).to_have_text("Week 5: 4")
        assert (effort.locator("desc").text_content() or "") == "Week 1: −2, week 2: 1"
        assert clean(say.get_by_role("row", name=re.compile("Week 1")).inner_text()) == "Week 1 Mostly"
        close.get_by_text("As a table").click()
        rows = [clean(row.inner_text()) for row in close.locator("tbody tr").all()]
        assert rows[:2] == ["Week 1 6", "Week 2 7"]
        assert "Week 5 nothing written" in rows
        text = trends.inner_text().lower()
        assert not [word for word in ("average", "score", "better", "worse", "total") if word in text]

    def test_looks_of_one_series_share_a_line(self, page: Page, course_url: str) -> None:
        write(page, course_url, "first-look", {"at-ease": 2, "glad": 5})
        open_workbook(page, course_url)
        assert page.locator("#trends").count() == 0
        write(page, course_url, "look-back", {"at-ease": 4})
        trends = open_workbook(page, course_url).locator("#trends")
        expect(trends.get_by_role("heading", level=3)).to_have_text(["First look"])
        ease = trends.locator("figure").first
        assert (
            ease.locator("desc").text_content() == "Week 1: 2, Now and then, week 6: nothing written, week 12: 4, Often"
        )
        expect(ease.locator(".trend__end").first).to_have_text("5, Nearly always")

    def test_an_answer_under_an_old_name_belongs_to_its_week(self, page: Page, course_url: str) -> None:
        write(page, course_url, "checkin-the-map", {"closeness": 6})
        put(page, "weekly-checkin", {"closeness": answer("How near were we?", "scale", 3)}, "boundaries")
        figure = open_workbook(page, course_url).locator("#trends figure").first
        assert (figure.locator("desc").text_content() or "").endswith("week 5: 3")
        # The question stands as it is asked today; the answer itself keeps its own.
        expect(figure.locator("figcaption")).to_have_text("How close did we feel to me this week?")
        expect(page.locator("#written--weekly-checkin--boundaries dt")).to_contain_text("How near were we?")


def fill_all(page: Page, url: str) -> None:
    """Put enough of everything into the store for a full page."""
    make_store(page, url)
    for number, week in enumerate(("the-map", "barriers-and-thoughts", "boundaries"), 1):
        one = answer("What is one thing you valued?", "text", f"{SOUP} {LONG}", MARCH.format(number))
        scale = answer("How close?", "scale", number * 3, MARCH.format(number), words=str(number * 3))
        choice = answer("How freely?", "choice", "mostly", MARCH.format(number), words="Mostly")
        answers = {"closeness": scale, "valued": one, "could-say": choice, "gone": one}
        put(page, "weekly-checkin", answers, week, {"valued": [{**one, "value": STREET}]})
    put(page, "our-map", {"own-words": answer(LONG, "textarea", STREET, MARCH.format(20))})
    put(page, "gone-sheet", {"a": answer("An old question?", "text", "An old answer.")})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(course_url: str, open_context: OpenContext, scheme: str) -> None:
    page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme, reduced_motion="reduce").new_page()
    fill_all(page, course_url)
    page.evaluate(LOOK_ON, [DATABASE, MARCH.format(10)])
    states: dict[str, Callable[[], object]] = {
        "everything": lambda: page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })"),
        "panel": lambda: page.get_by_role("button", name="Print my workbook").click(),
        "weeks": lambda: page.get_by_label("Only some").check(),
        "found": lambda: search(page, "o"),
        "nothing found": lambda: search(page, "zzz"),
    }
    workbook = open_workbook(page, course_url, fold=True)
    expect(workbook.get_by_text("New since 10 March 2026")).to_be_visible()
    for state, bring in states.items():
        bring()
        assert at_both_widths(page, axe_or_too_wide) == [], state


def test_controls_are_large_enough_for_a_thumb(open_context: OpenContext, course_url: str) -> None:
    page = open_context(viewport={"width": 320, "height": 900}).new_page()
    fill_all(page, course_url)
    open_workbook(page, course_url)
    page.get_by_role("button", name="Print my workbook").click()
    page.get_by_label("Only some").check()
    search(page, "")
    small = page.locator(".workbook :is(a, button, summary, label.paper-choice__row, input[type=search])").evaluate_all(
        "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert small == []


def test_the_keyboard_reaches_everything_in_order(page: Page, course_url: str) -> None:
    fill_all(page, course_url)
    open_workbook(page, course_url, fold=True)
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    panel = page.get_by_role("button", name="Print my workbook")
    expect(panel).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_label("All weeks")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Only some")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Week 1:")).to_be_checked()
    page.keyboard.press("Escape")
    expect(panel).to_be_focused()
    expect(page.get_by_label("All weeks")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(".workbook__last a")).to_be_focused()
