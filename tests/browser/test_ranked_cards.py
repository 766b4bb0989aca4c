"""A ranking of the cards that lie in one column of a sort: only those are offered, and what was ranked stays until it is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from guided_course.model import load_course
from guided_course.model.answer_rules import check_answer
from guided_course.model.spot import Spot
from guided_course.model.yaml_text import read_yaml
from tests.browser import stored
from tests.browser.conftest import OpenContext, served
from tests.browser.keyboard import Hands
from tests.browser.test_every_page import at_both_widths, axe_or_too_wide
from tests.sites import COURSES, build_site, copy_course

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every-field")]

DATABASE = "guided-course:small-course"
SHEET = "go/what-matters.html"
SORTED = {"quiet": "a-lot", "friends": "a-lot", "order": "some", "play": "a-lot", "sleep": "a-lot"}
FULL = "You have ranked three. Take one out to add another."
FIRST = "Put cards under “A lot” first."
MOVED = "No longer under “A lot”. It stays here until you take it out."
NOW = "2026-03-14T12:00:00.000Z"


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(locale="en-US", viewport={"width": 1280, "height": 900}).new_page()


def open_sheet(page: Page, url: str) -> Locator:
    """Open the sheet, wait until it is filled in, and return the ranking."""
    page.goto(url)
    expect(page.locator("[data-worksheet=what-matters] [data-status]")).not_to_be_empty()
    return page.locator("[data-field=top]")


def answers(page: Page) -> dict[str, Any]:
    """Return the answers of the one stored sheet."""
    sheets = stored.everything(page, DATABASE).get("sheets", [])
    return dict(sheets[0]["answers"]) if sheets else {}


def wait_for(page: Page, name: str, value: Any) -> Any:
    """Wait until this is what is stored for a field; return the whole answer."""

    def told() -> Any:
        return answers(page).get(name, {}).get("value")

    stored.until(page, lambda: bool(told() == value), told)
    return answers(page).get(name)


def keep(page: Page, url: str, **values: Any) -> Locator:
    """Open the sheet with these answers in the store."""
    open_sheet(page, url)
    kinds = {"matters": "sort", "top": "rank", "hour": "rank"}
    given = {name: {"value": value, "prompt": "P", "type": kinds[name], "at": NOW} for name, value in values.items()}
    record = {"space": "me", "worksheet": "what-matters", "occasion": "once", "revision": 7, "created": NOW}
    stored.put(page, DATABASE, "sheets", {**record, "updated": NOW, "answers": given, "clashes": {}})
    return open_sheet(page, url)


def ranked(top: Locator) -> list[str]:
    """Return what is ranked, as it is read."""
    return top.locator("ol .rank__text").all_inner_texts()


def waiting(top: Locator) -> list[str]:
    """Return what is offered beside."""
    return top.locator("ul .rank__text").all_inner_texts()


def test_sorted_and_ranked_by_keyboard(minimal_url: str, page: Page) -> None:
    top = open_sheet(page, minimal_url + SHEET)
    expect(top.get_by_text(FIRST)).to_be_visible()
    assert (ranked(top), waiting(top)) == ([], [])

    cards, hands = Hands(page, "matters"), Hands(page, "top")
    for card in ("sleep", "quiet", "friends", "play"):
        cards.at(f"[data-card={card}] input")
        cards.press("Space")
    expect(top.get_by_text(FIRST)).to_be_hidden()
    assert waiting(top) == ["Quiet evenings", "Seeing friends", "Playing", "Enough sleep"]

    hands.tab_to("[data-field=top] [data-move=add]")
    hands.press("Enter", "Enter", "Enter")
    expect(top.get_by_role("status")).to_have_text(f"Playing, now 3 of 3. {FULL}")
    hands.at("[data-move=up][data-option=friends]")
    hands.press("Enter")
    answer = wait_for(page, "top", ["friends", "quiet", "play"])
    assert answer["words"] == "1. Seeing friends\n2. Quiet evenings\n3. Playing"

    top = open_sheet(page, minimal_url + SHEET)
    assert ranked(top) == ["Seeing friends", "Quiet evenings", "Playing"]
    assert waiting(top) == ["Enough sleep"]
    for option in ("friends", "quiet", "play"):
        hands.at(f"[data-move=out][data-option={option}]")
        hands.press("Enter")
    wait_for(page, "top", None)


def test_the_model_takes_what_was_ranked(minimal_url: str, page: Page) -> None:
    top = keep(page, minimal_url + SHEET, matters=SORTED)
    top.get_by_role("button", name="Add: Enough sleep").click()
    value = wait_for(page, "top", ["sleep"])["value"]
    course = load_course(COURSES / "minimal").course
    assert course is not None
    (field,) = [field for field in course.worksheets["what-matters"].fields if field.id == "top"]
    document, _ = read_yaml(f"top: {value}", "the browser's store")
    assert document is not None
    assert list(check_answer(field, Spot(document, ("top",)))) == []


@pytest.mark.parametrize(
    ("field", "given", "full"),
    [
        ("top", {"matters": SORTED, "top": ["sleep", "play", "quiet"]}, FULL),
        ("hour", {"hour": ["sing", "read"]}, "You have ranked two. Take one out to add another."),
    ],
)
def test_no_more_than_the_places_that_are_given(
    minimal_url: str, page: Page, field: str, given: dict[str, Any], full: str
) -> None:
    keep(page, minimal_url + SHEET, **given)
    rank = page.locator(f"[data-field={field}]")
    add = rank.locator("[data-move=add]")
    expect(rank.locator(".rank__line").filter(has_text=full)).to_be_visible()
    expect(add).to_have_attribute("aria-disabled", "true")
    before = ranked(rank)
    add.focus()
    page.keyboard.press("Enter")
    expect(rank.get_by_role("status")).to_have_text(full)
    assert ranked(rank) == before
    rank.locator("[data-move=out]").first.click()
    expect(rank.locator("[data-move=add]").first).to_have_attribute("aria-disabled", "false")
    expect(rank.get_by_text(full)).to_have_count(0)


def test_more_than_the_places_of_today_stay_ranked(minimal_url: str, page: Page) -> None:
    """An earlier edition may have given more places."""
    top = keep(page, minimal_url + SHEET, matters=SORTED, top=["sleep", "play", "quiet", "friends"])
    assert ranked(top) == ["Enough sleep", "Playing", "Quiet evenings", "Seeing friends"]
    top.get_by_role("button", name="Take out: Playing").click()
    wait_for(page, "top", ["sleep", "quiet", "friends"])
    expect(top.get_by_role("button", name="Add: Playing")).to_have_attribute("aria-disabled", "true")


def test_a_ranked_card_that_is_moved_stays_and_says_so(minimal_url: str, page: Page) -> None:
    top = keep(page, minimal_url + SHEET, matters=SORTED, top=["sleep", "play"])
    expect(top.locator(".rank__moved")).to_have_count(0)
    page.locator("[data-card=sleep] input[value=less]").check()
    item = top.locator("li").filter(has_text="Enough sleep")
    expect(item.locator(".rank__moved")).to_have_text(MOVED)
    wait_for(page, "matters", {**SORTED, "sleep": "less"})
    assert answers(page)["top"]["value"] == ["sleep", "play"]

    top = open_sheet(page, minimal_url + SHEET)
    assert ranked(top) == ["Enough sleep", "Playing"]
    expect(item.locator(".rank__moved")).to_have_text(MOVED)

    page.locator("[data-card=sleep] input[value=a-lot]").check()
    expect(item.locator(".rank__moved")).to_have_count(0)
    page.locator("[data-card=sleep] [data-clear]").click()
    expect(item.locator(".rank__moved")).to_have_text(MOVED)
    out = item.get_by_role("button", name="Take out")
    out.focus()
    page.keyboard.press("Enter")
    wait_for(page, "top", ["play"])
    assert (ranked(top), waiting(top)) == (["Playing"], ["Quiet evenings", "Seeing friends"])
    assert top.locator(":focus").count() == 1


def test_the_last_moved_card_that_is_taken_out_leaves_the_focus_in_its_field(minimal_url: str, page: Page) -> None:
    top = keep(page, minimal_url + SHEET, matters={"sleep": "less"}, top=["sleep"])
    top.get_by_role("button", name="Take out").focus()
    page.keyboard.press("Enter")
    expect(top.get_by_text(FIRST)).to_be_visible()
    assert top.locator(":focus").count() == 1


def test_what_another_tab_sorts_is_offered_here(minimal_url: str, open_context: OpenContext) -> None:
    context = open_context(viewport={"width": 1280, "height": 900})
    here, there = context.new_page(), context.new_page()
    top = keep(here, minimal_url + SHEET, matters=SORTED, top=["sleep"])
    open_sheet(there, minimal_url + SHEET)
    top.get_by_role("button", name="Add: Quiet evenings").focus()
    there.locator("[data-card=quiet] input[value=some]").check()
    expect(top.get_by_role("button", name="Add: Quiet evenings")).to_have_count(0)
    assert top.locator(":focus").count() == 1
    there.locator("[data-card=sleep] input[value=some]").check()
    expect(top.locator(".rank__moved")).to_have_text(MOVED)
    assert answers(here)["top"]["value"] == ["sleep"]


def test_other_answers_are_told_in_words_wherever_their_cards_lie(minimal_url: str, page: Page) -> None:
    open_sheet(page, minimal_url + SHEET)
    answer = {"prompt": "P", "type": "rank", "at": NOW}
    record = {"space": "me", "worksheet": "what-matters", "occasion": "once", "revision": 7, "created": NOW}
    clash = {"top": [{**answer, "value": ["money", "gone"]}]}
    record |= {"updated": NOW, "answers": {"top": {**answer, "value": ["sleep"]}}, "clashes": clash}
    stored.put(page, DATABASE, "sheets", record)
    open_sheet(page, minimal_url + SHEET)
    expect(page.locator(".clash__value")).to_have_text("1. Money put aside\n2. no longer on this sheet")


def printed(page: Page, way: str, tick: str = "") -> list[str]:
    """Print the sheet and return what is on paper of each field."""
    gather = "[...document.querySelectorAll('.paper .paper__field')].map((field) => field.textContent)"
    page.evaluate(f"window.print = () => {{ window.printed = {gather}; }}")
    page.get_by_role("button", name="Print").click()
    panel = page.get_by_role("dialog", name="Print this sheet")
    panel.get_by_label(way).check()
    if tick:
        panel.get_by_label(tick).check()
    panel.get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    return [str(words) for words in page.evaluate("window.printed")]


def test_on_paper_there_are_lines_to_write_on_and_not_every_card(minimal_url: str, page: Page) -> None:
    keep(page, minimal_url + SHEET, matters=SORTED, top=["sleep", "play"])
    _, gathered, hour = printed(page, "Blank, to write by hand")
    assert "Choose up to two." in hour
    assert "Write down what you put under “A lot”, the first thing first." in gathered
    assert [words for words in ("Playing", "Enough sleep", "Quiet evenings") if words in gathered] == []
    assert page.locator(".paper .field--rank").first.locator(".paper__line").count() == 3

    page.reload()
    filled = printed(page, "With my answers", "Also what is only for me")[1]
    assert "1. Enough sleep\n2. Playing" in filled
    assert "Quiet evenings" not in filled


def test_in_the_booklet_too_there_are_lines_to_write_on(minimal_url: str, page: Page) -> None:
    keep(page, minimal_url + SHEET, matters=SORTED)
    page.goto(f"{minimal_url}workbook.html")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print my workbook").click()
    page.get_by_label("Also what is only for me").check()
    page.get_by_label("All questions, with lines to write on").check()
    page.get_by_role("button", name="Print", exact=True).click()
    question = page.locator(".booklet__question").filter(has_text="Your first three")
    assert question.locator(".booklet__line").count() == 3
    assert question.locator(".booklet__options").count() == 0
    assert (
        page.locator(".booklet__question").filter(has_text="You have an hour").locator(".booklet__options").count() == 1
    )


def test_without_scripts_there_are_lines_to_write_on(minimal_url: str, open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False, viewport={"width": 320, "height": 800}).new_page()
    page.goto(minimal_url + SHEET)
    top = page.locator("[data-field=top]")
    expect(top.get_by_text("Choose up to three.")).to_be_visible()
    expect(top.get_by_text("Write down what you put under “A lot”, the first thing first.")).to_be_visible()
    expect(top.locator("textarea:visible")).to_have_count(3)
    assert "Quiet evenings" not in top.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(minimal_url: str, open_context: OpenContext, scheme: str) -> None:
    page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme).new_page()
    url = minimal_url + SHEET
    for given in ({}, {"matters": SORTED}, {"matters": {**SORTED, "play": "less"}, "top": ["sleep", "play", "quiet"]}):
        keep(page, url, **given)
        assert at_both_widths(page, axe_or_too_wide) == [], given


LONG = "".join(f"  - {{id: before-{number}, type: textarea, prompt: Before {number}}}\n" for number in range(31))


@pytest.fixture(scope="module")
def long_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sheet with many questions before the sort and before the ranking."""
    folder = tmp_path_factory.mktemp("long-ranking")
    path: Path = copy_course("minimal", folder / "course") / "exercises/what-matters.yml"
    text = path.read_text("utf-8").replace("fields:\n", f"fields:\n{LONG}", 1)
    between = LONG.replace("before-", "between-")
    path.write_text(text.replace("  - id: top\n", f"{between}  - id: top\n", 1), "utf-8")
    with served(build_site(folder / "course", folder / "site").folder) as url:
        yield url


def test_it_knows_of_a_sort_that_has_not_come_near_yet(long_url: str, page: Page) -> None:
    top = keep(page, long_url + SHEET, matters=SORTED, top=["order", "sleep"])
    assert page.locator("[data-worksheet]").first.get_attribute("data-long") is not None
    page.evaluate("document.querySelector('[data-field=top]').scrollIntoView({ behavior: 'instant' })")
    expect(top.locator("ul .rank__text")).to_have_text(["Quiet evenings", "Seeing friends", "Playing"])
    expect(page.locator("[data-columns]")).to_be_hidden()
    expect(top.locator("li").filter(has_text="A tidy kitchen").locator(".rank__moved")).to_have_text(MOVED)
    top.get_by_role("button", name="Add: Playing").focus()
    page.evaluate("document.querySelector('[data-field=matters]').scrollIntoView({ behavior: 'instant' })")
    expect(page.locator("[data-columns]")).to_be_visible()
    expect(top.get_by_role("button", name="Add: Playing")).to_be_focused()
    page.locator("[data-card=play] input[value=less]").check()
    expect(top.locator("ul .rank__text")).to_have_text(["Quiet evenings", "Seeing friends"])


def test_it_hears_of_a_card_that_was_placed_before_its_sort_came_near(long_url: str, page: Page) -> None:
    """Some tools fill in a form without ever getting into it."""
    top = keep(page, long_url + SHEET)
    page.evaluate("document.querySelector('[data-field=top]').scrollIntoView({ behavior: 'instant' })")
    expect(top.get_by_text(FIRST)).to_be_visible()
    page.evaluate("""() => {
      const card = document.querySelector("[data-card=play] input[value=a-lot]");
      card.checked = true;
      card.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    expect(top.locator("ul .rank__text")).to_have_text(["Playing"])
