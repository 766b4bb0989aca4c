"""The workbook as a booklet: what is on paper is whole, and what was not chosen leaves no trace on it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.paper import pdf
from tests.browser.paper import squeezed as without_breaks
from tests.browser.test_workbook import (
    LONG,
    MARCH,
    SOUP,
    STREET,
    answer,
    make_store,
    open_workbook,
    put,
    write,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.chromium_only("Playwright makes PDFs in Chromium only"),
    pytest.mark.xdist_group("workbook"),
]

PAPER = {"A4": (595, 842), "Letter": (612, 792)}
ONLY_FOR_ME = "Only for me: I was afraid of the answer."
PAGES_LONG = "\n\n".join(f"{number}. {SOUP} {STREET}" for number in range(60))
COUNTED = "() => { window.prints = 0; window.print = () => { window.prints += 1; }; }"
# Nothing on the page is for paper but the booklet, and nothing in it for the finger.
CONTROLS = "button, input, select, textarea, summary, details, a, [role=search]"
WIDER_THAN_THE_PAPER = """() => [...document.querySelectorAll(".booklet *")]
  .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((e) => e.className)"""


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture
def written(page: Page, course_url: str) -> Page:
    """A workbook with something of everything, open in a page."""
    make_store(page, course_url)
    share = {"valued": answer("What is one thing you valued?", "text", f"Word: {LONG}", MARCH.format(2))}
    private = {"could-say": answer("How freely could I say it?", "choice", "hardly", MARCH.format(9), words="Hardly")}
    scale = {"closeness": answer("How close did we feel?", "scale", 6, MARCH.format(2), words="6")}
    other = {"valued": [{**share["valued"], "value": "The warm car."}]}
    put(page, "weekly-checkin", {**share, **private, **scale}, "the-map", other)
    put(
        page, "weekly-checkin", {**private, "closeness": {**scale["closeness"], "value": 8, "words": "8"}}, "boundaries"
    )
    put(page, "first-look", {"to-move": answer("Which would you like to see move?", "textarea", ONLY_FOR_ME)})
    put(page, "our-map", {"own-words": answer("What would it look like?", "textarea", PAGES_LONG)})
    put(page, "gone-sheet", {"a": answer("An old question?", "text", "An old answer.")})
    open_workbook(page, course_url, fold=True)
    return page


def printed(page: Page, paper: str = "A4") -> tuple[list[str], str]:
    """Print the page and return the text of each page of paper, and of all of them, without white space."""
    document = pdf(page, paper)
    for size in document.sizes:
        assert size == pytest.approx(PAPER[paper], abs=1)
    pages = [squeezed(text) for text in document.pages]
    return pages, "".join(pages)


def squeezed(text: str) -> str:
    """Leave out what a line break changes: white space, and letters drawn as one."""
    return without_breaks(unicodedata.normalize("NFKC", text))


def open_panel(page: Page) -> None:
    """Open the panel; nothing is chosen in it yet. Printing is only counted."""
    page.evaluate(COUNTED)
    page.get_by_role("button", name="Print my workbook").click()


def press_print(page: Page) -> None:
    page.get_by_role("button", name="Print", exact=True).click()


@pytest.mark.parametrize("paper", list(PAPER))
def test_what_is_only_for_me_stays_off_the_paper(written: Page, paper: str) -> None:
    _, text = printed(written, paper)
    for words in (f"Word: {LONG}", "What is one thing you valued?", "Also kept:", "The warm car.", PAGES_LONG):
        assert squeezed(words) in text
    hidden = [ONLY_FOR_ME, "First look", "Which would you like", "Hardly", "How freely", "An old answer", "earlier"]
    for words in (*hidden, "Only you", "only for me", "private", "9 March"):
        assert squeezed(words) not in text, words
    assert squeezed("2 March 2026") in text


@pytest.mark.parametrize("paper", list(PAPER))
def test_all_of_it_is_on_paper_when_chosen(written: Page, paper: str) -> None:
    open_panel(written)
    written.get_by_label("Also what is only for me").check()
    press_print(written)
    _, text = printed(written, paper)
    for words in (
        f"Word: {LONG}",
        PAGES_LONG,
        ONLY_FOR_ME,
        "First look",
        "Hardly",
        "How freely could I say it?",
        "9 March 2026",
    ):
        assert squeezed(words) in text, words
    assert squeezed("An old question?An old answer.from an earlier edition") in text


def test_the_booklet_has_a_cover_contents_and_a_new_page_for_each_week(written: Page) -> None:
    pages, _ = printed(written)
    assert pages[0].startswith(squeezed("Side by Side My workbook"))
    weeks = [squeezed(name) for name in ("Week 1: The map: between me and we", "Week 5: Boundaries", "Over the weeks")]
    assert pages[1] == "Contents" + "".join(weeks)
    assert [sum(one.startswith(week) for one in pages) for week in weeks] == [1, 1, 1]
    # A sheet that fits on a page isn't cut in two.
    assert [one for one in pages if squeezed("What is one thing you valued?") in one] == [
        one for one in pages if squeezed(f"Word: {LONG}") in one
    ]
    # Of the trends, the numbers are there as a line and as a table.
    assert squeezed("How close did we feel to me this week?") in pages[-1]
    assert squeezed("Week 1 6") in pages[-1]
    assert squeezed("As a table") not in pages[-1]


def test_no_control_and_no_other_part_of_the_page_is_printed(written: Page) -> None:
    open_panel(written)
    press_print(written)
    assert written.evaluate("window.prints") == 1
    booklet = written.locator("body > .booklet")
    expect(booklet).to_have_count(1)
    expect(booklet).to_be_hidden()
    assert booklet.locator(CONTROLS).count() == 0
    _, text = printed(written)
    for words in (
        "Print my workbook",
        "Search",
        "Open this worksheet",
        "Skip",
        "Get help",
        "Who writes here",
        "Made with",
    ):
        assert squeezed(words) not in text, words


def test_afterwards_the_page_is_as_before(written: Page) -> None:
    open_panel(written)
    before = written.locator("body").inner_html()
    press_print(written)
    written.evaluate("dispatchEvent(new Event('afterprint'))")
    assert written.locator("body").inner_html() == before
    # The browser's own way to print takes the same path.
    written.pdf()
    assert written.locator("body").inner_html() == before


@pytest.mark.parametrize("width", [640, 700])
def test_nothing_is_wider_than_the_paper(written: Page, width: int) -> None:
    open_panel(written)
    written.get_by_label("Also what is only for me").check()
    written.get_by_label("All questions").check()
    press_print(written)
    written.emulate_media(media="print")
    written.set_viewport_size({"width": width, "height": 900})
    expect(written.locator(".booklet__cover")).to_be_visible()
    assert written.evaluate(WIDER_THAN_THE_PAPER) == []


def test_only_the_weeks_that_were_chosen(written: Page) -> None:
    open_panel(written)
    written.get_by_label("Only some").check()
    written.get_by_role("checkbox", name="Week 5:").check()
    expect(written.locator(".paper-choice__what")).to_contain_text("from the weeks you ticked")
    press_print(written)
    pages, text = printed(written)
    assert pages[1] == "Contents" + squeezed("Week 5: Boundaries")
    assert squeezed("Week 1") not in text
    assert squeezed("How close did we feel?8") in text


def test_an_empty_choice_is_told_and_not_printed(written: Page) -> None:
    open_panel(written)
    written.get_by_label("Only some").check()
    press_print(written)
    expect(written.locator(".paper-choice__what")).to_contain_text("the paper would be empty")
    assert written.evaluate("window.prints") == 0
    assert written.locator(".booklet").count() == 0
    written.get_by_label("All weeks").check()
    expect(written.locator(".paper-choice__what")).to_contain_text("On paper: the answers from all weeks")


def test_lines_to_write_on_give_nothing_away(page: Page, course_url: str) -> None:
    """With or without private answers in the store, the paper is the same."""
    make_store(page, course_url)

    def paper() -> list[str]:
        open_workbook(page, course_url, fold=True)
        open_panel(page)
        page.get_by_label("All questions").check()
        press_print(page)
        return printed(page)[0]

    put(page, "weekly-checkin", {"valued": answer("What is one thing you valued?", "text", SOUP)}, "the-map")
    without = paper()
    assert any(squeezed("What is one small thing you would like to ask for next week?") in one for one in without)
    assert not any(squeezed("How freely could I say what I thought?") in one for one in without)
    put(page, "first-look", {"to-move": answer("Which would you like to see move?", "textarea", ONLY_FOR_ME)})
    put(page, "letter-to-us", {"words": answer("What would you write?", "textarea", ONLY_FOR_ME)})
    one = {"could-say": answer("How freely could I say it?", "choice", "hardly", MARCH.format(9), words="Hardly")}
    put(page, "weekly-checkin", {**one, "valued": answer("What is one thing you valued?", "text", SOUP)}, "the-map")
    assert paper() == without
    page.get_by_label("Also what is only for me").check()
    press_print(page)
    text = printed(page)[1]
    assert squeezed(ONLY_FOR_ME) in text
    # A question that nobody answered has its steps on paper.
    assert squeezed("I am glad that we share our lives in the way we do. Hardly ever Now and then") in text


def test_the_name_of_a_space_is_on_the_cover(page: Page, course_url: str) -> None:
    write(page, course_url, "checkin-the-map", {"valued": SOUP})
    pages, _ = printed_workbook(page, course_url)
    assert re.fullmatch(r"SidebySideMyworkbook\d{1,2}\w+\d{4}", pages[0])


def printed_workbook(page: Page, url: str) -> tuple[list[str], str]:
    open_workbook(page, url, fold=True)
    return printed(page)
