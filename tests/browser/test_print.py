"""Worksheets on paper, as PDFs in A4 and Letter: blank and filled, whole, without controls, and private only where it was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from guided_course.model import Course, Sheet, load_course
from tests.browser import stored
from tests.browser.conftest import OpenContext
from tests.browser.paper import Paper, pdf, squeezed
from tests.browser.test_every_page import axe_problems
from tests.sites import COURSES, ROOT

pytestmark = [pytest.mark.browser, pytest.mark.chromium_only("makes a PDF")]

FORMATS = ("A4", "Letter")
NOW = "2026-03-14T12:00:00.000Z"
# `print` opens a window of the system. What would be printed then is what a PDF of the page shows.
NO_PRINTER = "window.printed = 0; window.print = () => { window.printed += 1; };"
NO_STORE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
WIDER_THAN_THE_PAPER = """(all) => all.map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.left < -1 || box.right > innerWidth + 1 || one instanceof HTMLElement && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
  .map(([one]) => `${one.localName}.${one.getAttribute("class")}: ${one.textContent.trim().slice(0, 60)}`)"""
# What `print_sheet` does, without the time that it takes to point at things.
CHOOSE = """async ([way, tick]) => {
  const choose = (words) => [...document.querySelectorAll(".print-panel label")].find((one) => one.textContent.trim() === words).click();
  document.querySelector('[data-module="print"]').click();
  while (document.querySelector(".print-panel") === null) await new Promise(requestAnimationFrame);
  choose(way);
  if (tick) choose(tick);
  document.querySelector(".print-panel .button").click();
}"""
# No paper may end as a line of its own with one of these.
CONTROLS = {
    *("Clear", "Print", "Copy link", "Link copied", "Open on its own page", "Close", "Try again", "Undo", "Get help"),
    *("Add", "Add a row", "Remove this row", "Choose", "Move up", "Move down", "Take out", "Place it", "Take off"),
    *("Start", "Pause", "Go on", "Start again", "Use numbers instead", "Read it aloud", "Not ranked yet", "In order"),
    *("See how somebody filled it in", "What each answer says", "What each card says", "Skip to the text", "Search"),
    *(
        "No card placed yet. Begin with any one.",
        "How they lie now",
        "What you write here is kept on this device as you write.",
    ),
}
LONG_WORD = "Unterstützungsgewohnheiten" * 9
LONG_TEXT = " ".join(f"word{n}" for n in range(900)) + "\n\n" + LONG_WORD


@dataclass(frozen=True)
class Site:
    """A course, where its pages are, and the name of its database."""

    course: Course
    url: str

    @property
    def database(self) -> str:
        return f"guided-course:{self.course.id}"


def _site(folder: Path, url: str) -> Site:
    course = load_course(folder).course
    assert course is not None
    return Site(course, url)


@pytest.fixture
def small(minimal_url: str) -> Site:
    return _site(COURSES / "minimal", minimal_url)


@pytest.fixture
def real(course_url: str) -> Site:
    return _site(ROOT, course_url)


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    page = open_context(viewport={"width": 1000, "height": 800}).new_page()
    page.add_init_script(NO_PRINTER)
    return page


def open_page(page: Page, url: str) -> None:
    """Open a page, and wait until its sheets know what is stored."""
    page.goto(url)
    for line in page.locator("[data-status]").all():
        expect(line).not_to_be_empty()


def open_filled(page: Page, site: Site, sheet_id: str, values: dict[str, Any]) -> None:
    """Open a sheet that has answers in the store."""
    open_page(page, f"{site.url}go/{sheet_id}.html")
    put_answers(page, site, sheet_id, values)
    open_page(page, f"{site.url}go/{sheet_id}.html")


def put_answers(page: Page, site: Site, sheet_id: str, values: dict[str, Any]) -> None:
    """Put answers into the store as if they had been written on a sheet. Some page must have opened the store before."""
    sheet = site.course.sheets[sheet_id]
    answers = {
        field.id: {"value": values[field.id], "prompt": field.prompt, "type": field.type, "at": NOW}
        for field in sheet.worksheet.fields
        if field.id in values
    }
    record = {"space": "me", "worksheet": sheet.worksheet.id, "occasion": sheet.occasion, "revision": 7}
    record |= {"created": NOW, "updated": NOW, "answers": answers, "clashes": {}}
    stored.put(page, site.database, "sheets", record)


def ask(page: Page) -> Locator:
    """Press "Print" on the first sheet and return the panel."""
    page.locator('[data-module="print"]').first.click()
    panel = page.get_by_role("dialog", name="Print this sheet")
    expect(panel).to_be_visible()
    return panel


def print_sheet(page: Page, way: str = "Blank, to write by hand", tick: str = "") -> None:
    """Print the first sheet in one of the ways that the panel offers."""
    before = page.evaluate("printed")
    panel = ask(page)
    panel.get_by_label(way).check()
    if tick:
        panel.get_by_label(tick).check()
    panel.get_by_role("button", name="Print").click()
    expect(panel).to_have_count(0)
    stored.until(page, lambda: bool(page.evaluate("printed") == before + 1))
    assert sticks_out(page) == []


def print_at_once(page: Page, way: str = "Blank, to write by hand", tick: str = "") -> None:
    """Print as `print_sheet` does, but for the pointing."""
    before = page.evaluate("printed")
    page.evaluate(CHOOSE, [way, tick])
    stored.until(page, lambda: bool(page.evaluate("printed") == before + 1))
    assert sticks_out(page) == []


def sticks_out(page: Page) -> list[str]:
    """Return what is wider than a sheet of A4, the narrower one, leaves room for: a PDF just cuts it off."""
    screen = page.viewport_size
    assert screen is not None
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 657, "height": 900})
    found: list[str] = page.locator(".paper, .paper *").evaluate_all(WIDER_THAN_THE_PAPER)
    page.emulate_media(media="null")
    page.set_viewport_size(screen)
    return found


def sound(paper: Paper, most: int) -> None:
    """Check what holds for every print: no control, no empty page, not too many, and nothing near the edge of the paper."""
    lines = {line.strip() for line in paper.text.splitlines()}
    assert lines & CONTROLS == set()
    pages = paper.pages
    assert all(text.strip() for text in pages)
    assert len(pages) <= most
    assert paper.ink_at_the_edge() == []


def in_words(field: Any, value: Any) -> list[str]:
    """Return what of an answer has to be on paper, each piece as it was written or as the field calls it."""
    texts = {one.id: one.text for name in ("options", "points", "cards") for one in getattr(field, name, ())}
    match field.type:
        case "text" | "textarea" | "time":
            return [str(value)]
        case "scale":
            return [field.label_of(value) if field.labels else str(value).replace("-", "−")]
        case "choice":
            return [texts[value]]
        case "multi" | "rank":
            return [texts[one] for one in value]
        case "sort":
            columns = {column.id: column.text for column in field.columns}
            return [words for card, column in value.items() for words in (texts[card], columns[column])]
        case "map2d":
            return [words for point, at in value.items() for words in (f"{texts[point]}: ", str(at["x"]), str(at["y"]))]
        case "table":
            return [
                words
                for row in value
                for column, cell in row["cells"].items()
                for words in cell_in_words(field, row["row"], column, cell)
            ]
        case "ifthen" | "script":
            return list(value.values())
        case "date":
            return [day(value)]
        case "timer":
            return [f"{value['seconds'] // 60}:{value['seconds'] % 60:02}"]
    assert field.type == "check"
    return [field.prompt]


def cell_in_words(field: Any, row: str, name: str, cell: Any) -> list[str]:
    """Return what of a table's cell has to be on paper. What the sheet itself says there can't be written over."""
    column = next(one for one in field.columns if one.id == name)
    if any(given.id == row and name in given.cells for given in field.given):
        return []
    if column.type == "choice":
        return [option.text for option in column.options if option.id == cell]
    if column.type == "date":
        return [day(cell)]
    return [column.text] if column.type == "check" else [str(cell)]


def day(value: Any) -> str:
    """Say a day as the page does."""
    year, month, number = str(value).split("-")
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{int(number)} {months[int(month) - 1]} {year}"


def example(sheet: Sheet) -> dict[str, Any]:
    """Return the answers of a sheet's first example, as they would be stored."""
    examples = sheet.worksheet.examples
    values: dict[str, Any] = json.loads(json.dumps(examples[0].answers if examples else {}, default=str))
    return {name: value for name, value in values.items() if value is not False}


def longest(site: Site) -> dict[str, Any]:
    """Return answers to the sheet with every type of field, as long as somebody might make them."""
    values = example(site.course.sheets["one-of-each"])
    cells = {
        "what": "Walked " * 30,
        "note": LONG_TEXT[:3000],
        "felt": 3,
        "kind": "with-others",
        "day": "2026-03-14",
        "done": True,
    }
    log = [
        {"row": "monday", "cells": {**cells, "what": ""}},
        *({"row": f"added-{n}", "cells": cells} for n in range(6)),
    ]
    del log[0]["cells"]["what"]
    return values | {
        "word": "A word that became a sentence of its own, " * 9 + LONG_WORD,
        "lines": LONG_TEXT,
        "log": log,
        "plan": {"when": "I come home late " * 12 + LONG_WORD, "then": "sit down first " * 12},
        "sentence": {"moment": "the bell rings " * 20, "feeling": LONG_WORD},
    }


@pytest.mark.parametrize("size", FORMATS)
def test_blank_whatever_is_filled_in(small: Site, page: Page, size: str) -> None:
    sheet = small.course.sheets["one-of-each"]
    print_blank: list[str] = []
    for values in ({}, longest(small)):
        open_filled(page, small, sheet.id, values)
        print_sheet(page)
        paper = pdf(page, size)
        sound(paper, most=6)
        for field in sheet.worksheet.fields:
            assert paper.has(field.prompt), field.id
        print_blank.append(paper.text)
    # Not even the order of a ranking tells that something was there.
    assert print_blank[0] == print_blank[1]


@pytest.mark.parametrize("size", FORMATS)
def test_filled_with_every_word(small: Site, page: Page, size: str) -> None:
    sheet, values = small.course.sheets["one-of-each"], longest(small)
    open_filled(page, small, sheet.id, values)
    print_sheet(page, "With my answers", "Also what is only for me")
    paper = pdf(page, size)
    sound(paper, most=30)
    assert set(values) == {field.id for field in sheet.worksheet.fields}
    for field in sheet.worksheet.fields:
        assert paper.has(field.prompt), field.id
        for words in in_words(field, values[field.id]):
            assert paper.has(words), (field.id, words[:80])
    text = paper.letters
    assert [text.index(squeezed(words)) for words in ("1. Sleep", "2. A walk", "3. A warm meal")] == sorted(
        text.index(squeezed(words)) for words in ("1. Sleep", "2. A walk", "3. A warm meal")
    )
    # The sorted cards lie below the names of their columns.
    assert squeezed("Now Make the bed Later Open the post Never Ring the bank") in text.replace("•", "")


@pytest.mark.parametrize("size", FORMATS)
def test_what_is_only_for_the_reader_stays_off_the_paper_without_a_trace(small: Site, page: Page, size: str) -> None:
    sheet, values = small.course.sheets["one-of-each"], example(small.course.sheets["one-of-each"])
    shown = [field for field in sheet.worksheet.fields if field.visibility != "private"]
    papers = []
    for kept in (values, {field.id: values[field.id] for field in shown}):
        open_filled(page, small, sheet.id, kept)
        print_sheet(page, "With my answers")
        papers.append(pdf(page, size))
    sound(papers[0], most=2)
    for field in sheet.worksheet.fields:
        assert papers[0].has(field.prompt) == (field in shown), field.id
    assert papers[0].has("Calm")
    assert papers[0].has("It was a long day.")
    for nothing in ("put my bag away", "curious", "Went for a walk", "Plans", "Only you", "only for"):
        assert not papers[0].has(nothing), nothing
    assert papers[0].text == papers[1].text


def test_the_tick_is_off_each_time(small: Site, page: Page) -> None:
    open_filled(page, small, "one-of-each", example(small.course.sheets["one-of-each"]))
    print_sheet(page, "With my answers", "Also what is only for me")
    assert pdf(page).has("put my bag away")
    panel = ask(page)
    expect(panel.get_by_label("Blank, to write by hand")).to_be_checked()
    panel.get_by_label("With my answers").check()
    expect(panel.get_by_label("Also what is only for me")).not_to_be_checked()


def test_a_print_that_never_came_leaves_nothing_for_the_next(small: Site, page: Page) -> None:
    open_filled(page, small, "one-of-each", example(small.course.sheets["one-of-each"]))
    print_sheet(page, "With my answers", "Also what is only for me")
    page.keyboard.press("Shift")
    assert not pdf(page).has("put my bag away")


def test_a_sheet_that_is_only_for_the_reader_says_so_and_waits_for_the_tick(real: Site, page: Page) -> None:
    open_filled(page, real, "kind-outsider", {"facts": "The kitchen at nine."})
    panel = ask(page)
    panel.get_by_label("With my answers").check()
    expect(panel).to_contain_text("Everything on this sheet is only for you. It is printed only if you tick this.")
    panel.get_by_role("button", name="Print").click()
    expect(panel).to_be_visible()
    assert page.evaluate("printed") == 0
    panel.get_by_label("Print what is only for me").check()
    panel.get_by_role("button", name="Print").click()
    stored.until(page, lambda: bool(page.evaluate("printed") == 1))
    assert pdf(page).has("The kitchen at nine.")


def test_a_sheet_that_is_for_both_has_no_tick(real: Site, page: Page) -> None:
    open_filled(page, real, "working-agreement", example(real.course.sheets["working-agreement"]))
    panel = ask(page)
    panel.get_by_label("With my answers").check()
    expect(panel.get_by_role("checkbox")).to_have_count(0)


@pytest.mark.parametrize("path", ["one-of-each", "a-picture"])
def test_the_browsers_own_print_shows_nothing_private(small: Site, page: Page, path: str) -> None:
    """Nobody was asked, so it is a blank form there, and the same one whether or not something was written."""
    sheet = small.course.sheets["one-of-each"]
    shown = {field.id for field in sheet.worksheet.fields if field.visibility != "private"}
    values, texts = longest(small) | {"lines": "It was a long day."}, []
    for kept in (values, {name: value for name, value in values.items() if name in shown}):
        open_filled(page, small, sheet.id, kept)
        open_page(page, f"{small.url}go/{path}.html")
        paper = pdf(page)
        assert paper.has("It was a long day.")
        for field in sheet.worksheet.fields:
            assert paper.has(field.prompt), field.id
        assert not paper.has("the bell rings")
        assert paper.has("only when you press “Print”")
        assert paper.ink_at_the_edge() == []
        texts.append(paper.text)
    assert texts[0] == texts[1]
    assert page.locator(".paper").count() == 0


def test_words_that_could_not_be_saved_are_printed_whole(small: Site, page: Page) -> None:
    """The page has the only copy of them, and its status line says: print it."""
    page.add_init_script(NO_STORE)
    open_page(page, small.url + "go/one-of-each.html")
    page.locator("[data-field=sentence] textarea").first.fill("nobody is looking")
    page.locator("[data-field=lines] textarea").fill(LONG_TEXT)
    expect(page.locator("[data-status]")).to_contain_text("Your words are still on this page")
    for paper in (pdf(page), _all_answers(page)):
        assert paper.has("nobody is looking")
        # In the page's own print, the reader of PDFs puts the line above the sheet between two of its pages.
        assert [word for word in LONG_TEXT.split() if word not in paper.letters] == []


def _all_answers(page: Page) -> Paper:
    print_sheet(page, "With my answers", "Also what is only for me")
    return pdf(page)


def test_only_blank_where_nothing_can_be_read(small: Site, page: Page) -> None:
    page.add_init_script(NO_STORE)
    open_page(page, small.url + "go/one-of-each.html")
    page.locator('[data-module="print"]').click()
    stored.until(page, lambda: bool(page.evaluate("printed") == 1))
    expect(page.locator(".print-panel")).to_have_count(0)
    sound(pdf(page), most=6)


def test_a_sheet_that_is_never_saved_is_printed_blank_only(real: Site, page: Page) -> None:
    page.goto(real.url + "go/right-for-us.html")
    prints: list[Callable[[], None]] = [page.locator('[data-module="print"]').click, lambda: None]
    texts = []
    for tick in (False, True):
        if tick:
            for field in page.locator("[data-field]").all():
                field.locator("input").first.check()
        for prepare in prints:
            prepare()
            expect(page.locator(".print-panel")).to_have_count(0)
            paper = pdf(page)
            sound(paper, most=3)
            texts.append(paper.text)
    assert texts[:2] == texts[2:]
    assert page.locator("[data-field] input:checked").count() == len(page.locator("[data-field]").all())


def test_from_a_lesson_the_sheet_comes_out_alone(small: Site, page: Page) -> None:
    open_page(page, small.url + "go/a-picture.html")
    lesson = pdf(page)
    print_sheet(page)
    paper = pdf(page)
    first = page.locator(".sheet__title").first.inner_text()
    assert paper.pages[0].split("\n")[1].strip() == first
    assert lesson.has(page.locator("h1").inner_text())
    assert not paper.has(page.locator("h1").inner_text() + "\n")
    assert len(paper.pages) < len(lesson.pages)


def test_answers_that_this_edition_cannot_show_are_printed_in_their_own_words(small: Site, page: Page) -> None:
    open_filled(page, small, "short-note", {})
    sheet = small.course.sheets["short-note"]
    field = sheet.worksheet.fields[0]
    answers = {
        field.id: {
            "value": "gone",
            "prompt": "An old question?",
            "type": "choice",
            "at": NOW,
            "words": "An option of old",
        },
        "retired-field": {
            "value": "What I said then.",
            "prompt": "A question of an earlier edition?",
            "type": "text",
            "at": NOW,
        },
    }
    record = {"space": "me", "worksheet": sheet.worksheet.id, "occasion": sheet.occasion, "revision": 7}
    record |= {"created": NOW, "updated": NOW, "answers": answers, "clashes": {}}
    stored.put(page, small.database, "sheets", record)
    open_page(page, small.url + "go/short-note.html")
    print_sheet(page, "With my answers", "Print what is only for me")
    paper = pdf(page)
    for words in ("An option of old", "A question of an earlier edition?", "What I said then."):
        assert paper.has(words), words


def test_every_sheet_of_the_course(real: Site, page: Page) -> None:
    """Blank on Letter, the shorter paper, and filled on A4, the narrower one. Each field type is printed both ways on both above."""
    kept = [sheet for sheet in real.course.sheets.values() if not sheet.worksheet.never_saved]
    open_page(page, f"{real.url}go/{kept[0].id}.html")
    for sheet in kept:
        put_answers(page, real, sheet.id, example(sheet))
    for sheet in real.course.sheets.values():
        values = example(sheet)
        open_page(page, f"{real.url}go/{sheet.id}.html")
        if sheet.worksheet.never_saved:
            page.locator('[data-module="print"]').click()
        else:
            print_at_once(page)
        paper = pdf(page, "Letter")
        sound(paper, most=5)
        for field in sheet.worksheet.fields:
            assert paper.has(field.prompt), (sheet.id, field.id)
        if values and not sheet.worksheet.never_saved:
            filled_is_whole(page, sheet, values)


def filled_is_whole(page: Page, sheet: Sheet, values: dict[str, Any]) -> None:
    """Print a sheet with all its answers and look for each of them."""
    private = {field.visibility == "private" for field in sheet.worksheet.fields}
    tick = (
        {True: "Also what is only for me", False: "Print what is only for me"}[len(private) == 2]
        if True in private
        else ""
    )
    print_at_once(page, "With my answers", tick)
    paper = pdf(page)
    sound(paper, most=5)
    for field in sheet.worksheet.fields:
        for words in in_words(field, values[field.id]) if field.id in values else ():
            assert paper.has(words), (sheet.id, field.id, words)


def test_the_panel_by_keyboard(small: Site, page: Page) -> None:
    open_page(page, small.url + "go/one-of-each.html")
    button = page.locator('[data-module="print"]')
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Print this sheet")
    expect(panel.get_by_label("Blank, to write by hand")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(panel.get_by_label("With my answers")).to_be_checked()
    page.keyboard.press("Tab")
    expect(panel.get_by_label("Also what is only for me")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(button).to_be_focused()
    assert page.evaluate("printed") == 0
    page.keyboard.press("Enter")
    expect(panel.get_by_label("Blank, to write by hand")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_have_count(0)
    stored.until(page, lambda: bool(page.evaluate("printed") == 1))
    expect(button).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_panel(small: Site, real: Site, open_context: OpenContext, scheme: str) -> None:
    page = open_context(viewport={"width": 320, "height": 800}, color_scheme=scheme).new_page()
    page.add_init_script(NO_PRINTER)
    for url in (small.url + "go/one-of-each.html", real.url + "go/kind-outsider.html"):
        open_page(page, url)
        ask(page).get_by_label("With my answers").check()
        assert axe_problems(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
