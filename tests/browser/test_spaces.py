"""Spaces: nobody has to set one up; with two people, nothing of one is ever shown to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import textstat
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser import people, stored
from tests.browser.conftest import OpenContext
from tests.browser.people import (
    DATABASE,
    SHEET,
    SPACES,
    add_second,
    all_shown,
    bar,
    set_passphrase,
    unfold,
    unlock,
    write,
)
from tests.browser.test_every_page import KINDS_OF_PAGE, at_both_widths, axe_or_too_wide
from tests.browser_setup import ARGUMENTS, find_whole_browser

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("people")]

ANA = "Ana thinks of marmalade"
BEN = "Ben dreams of quicksilver"
LESSON = "go/four-ways-to-lean.html"
HELP = "help.html"
# Whatever the page showed at any moment since it came in, however briefly.
LOOK_ALL_THE_TIME = """
window.seen = new Set();
const look = () => {
  document.querySelectorAll("textarea, input").forEach(({ value }) => seen.add(value));
  document.querySelectorAll("[data-mark], [data-module=continue]").forEach(({ textContent }) => seen.add(textContent));
  requestAnimationFrame(look);
};
look();
"""


# Whether a page that comes back whole can be seen in that moment.
NOTE_HOW_IT_CAME = """addEventListener("pageshow", ({ persisted }) => {
  if (persisted) sessionStorage.came = getComputedStyle(document.querySelector(".page")).visibility;
});"""
# What the pages of this course tell each other.
HEAR = f"""window.heard = [];
window.channel = new BroadcastChannel("{DATABASE}");
channel.onmessage = ({{ data }}) => void heard.push(data.about);"""


@pytest.fixture
def two(page: Page, course_url: str) -> Page:
    """Ana has written, read and been somewhere; then Ben was added. Ana's space is open."""
    page.goto(course_url + SHEET)
    write(page, ANA)
    page.goto(course_url + LESSON)
    page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("button", name="Mark as read")).to_have_attribute("aria-pressed", "true")
    add_second(page, course_url)
    return page


class TestOnePerson:
    def test_nobody_has_to_set_anything_up(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, ANA)
        expect(page.locator(".space-bar")).to_be_hidden()
        assert page.locator(".space-bar").inner_html() in ("", "<!---->")
        assert page.locator("html").get_attribute("data-space-colour") is None
        assert stored.everything(page, DATABASE)["spaces"] == []

    def test_a_name_of_ones_own_changes_nothing_else(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SPACES)
        unfold(page, "Change name or colour")
        page.get_by_label("Name").first.fill("Ana")
        page.get_by_label("Moss").first.check()
        page.get_by_role("button", name="Keep this").click()
        expect(page.locator('[data-said="who"]')).to_have_text("Changed.")
        expect(page.locator(".space-list__name").first).to_have_text(re.compile("Ana’s space"))
        expect(page.locator(".space-bar")).to_be_hidden()
        page.goto(course_url + SHEET)
        write(page, ANA)


class TestTwoPeople:
    def test_nothing_of_one_is_shown_to_the_other(self, two: Page, course_url: str) -> None:
        bar(two, "Switch")
        bar(two, "Ben")
        self.expect_nothing_of(two, course_url, ANA)
        two.goto(course_url + SHEET)
        write(two, BEN)
        bar(two, "Switch")
        bar(two, "Ana")
        for path in KINDS_OF_PAGE.values():
            two.goto(course_url + path)
            expect(two.locator(".space-bar__name")).to_have_text("Ana’s space")
            assert "quicksilver" not in all_shown(two), path
        two.goto(course_url + SHEET)
        expect(two.locator("[data-field=reason] textarea")).to_have_value(ANA)
        bar(two, "Switch")
        bar(two, "Both of us")
        self.expect_nothing_of(two, course_url, ANA, BEN)

    def expect_nothing_of(self, page: Page, url: str, *words: str) -> None:
        for kind, path in KINDS_OF_PAGE.items():
            page.goto(url + path)
            expect(page.locator(".space-bar__name")).to_be_visible()
            page.wait_for_timeout(80)
            shown = all_shown(page)
            assert [word for word in words if word.split()[-1] in shown] == [], kind
            assert "".join(page.locator("[data-mark]").all_text_contents()).strip() == "", kind
            assert page.locator('[data-state="done"]').count() == 0, kind
        page.goto(url)
        expect(page.locator('[data-module="continue"]')).not_to_contain_text("Continue: Four ways")
        page.goto(url + LESSON)
        expect(page.get_by_role("button", name="Mark as read")).to_have_attribute("aria-pressed", "false")

    def test_a_new_tab_asks_before_anything_is_shown(self, two: Page, course_url: str) -> None:
        tab = two.context.new_page()
        tab.add_init_script(LOOK_ALL_THE_TIME)
        for path in KINDS_OF_PAGE.values():
            tab.goto(course_url + path)
            expect(tab.get_by_text("Who is writing?")).to_be_visible()
            tab.wait_for_timeout(80)
            seen = "\n".join(tab.evaluate("[...seen]"))
            for trace in ("marmalade", "Continue", "started"):
                assert trace not in seen, path
            assert "marmalade" not in all_shown(tab)
        tab.goto(course_url + SHEET)
        expect(tab.locator("[data-field=reason]")).to_have_attribute("inert", "")
        tab.goto(course_url + LESSON)
        expect(tab.locator("h1")).to_be_visible()
        expect(tab.locator('[data-module="read-toggle"]')).to_be_hidden()
        bar(tab, "Ana")
        tab.goto(course_url + SHEET)
        expect(tab.locator("[data-field=reason] textarea")).to_have_value(ANA)

    def test_last_words_go_into_the_space_they_were_written_in(self, two: Page, course_url: str) -> None:
        two.goto(course_url + SHEET)
        expect(two.locator("[data-status]")).to_contain_text("Saved on this device")
        two.locator("[data-field=own-words] :is(input, textarea)").press_sequentially("up to the last letter")
        bar(two, "Switch")
        bar(two, "Ben")
        expect(two.locator("[data-field=own-words] :is(input, textarea)")).to_have_value("")
        bar(two, "Switch")
        bar(two, "Ana")
        expect(two.locator("[data-field=own-words] :is(input, textarea)")).to_have_value("up to the last letter")

    def test_another_tab_is_told_when_a_second_person_is_added(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, ANA)
        other = page.context.new_page()
        add_second(other, course_url)
        expect(page.get_by_text("Who is writing?")).to_be_visible()
        expect(page.locator("[data-field=reason] textarea")).to_have_value("")

    def test_what_is_there_can_be_the_other_persons(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, BEN)
        add_second(page, course_url, whose="The other person’s")
        expect(page.locator(".space-bar__name")).to_have_text("Ana’s space")
        page.goto(course_url + SHEET)
        expect(page.locator("[data-status]")).to_contain_text("What you write here")
        expect(page.locator("[data-field=reason] textarea")).to_have_value("")
        bar(page, "Switch")
        bar(page, "Ben")
        expect(page.locator("[data-field=reason] textarea")).to_have_value(BEN)

    def test_two_people_need_two_colours(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SPACES)
        unfold(page, "Add a second person")
        for group in ("You", "The other person"):
            page.get_by_role("group", name=group, exact=True).get_by_label("Slate").check()
        page.get_by_role("button", name="Add the second person").click()
        expect(page.locator('[data-said="second"]')).to_contain_text("two different colours")
        assert stored.everything(page, DATABASE)["spaces"] == []

    def test_a_name_can_be_left_out(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SPACES)
        unfold(page, "Add a second person")
        page.get_by_role("button", name="Add the second person").click()
        expect(page.locator(".space-bar__name")).to_have_text("The clay space")
        bar(page, "Switch")
        bar(page, "The teal space")
        expect(page.locator("html")).to_have_attribute("data-space-colour", "teal")

    def test_some_of_each_are_moved_afterwards(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, BEN)
        page.goto(course_url + "go/first-look.html")
        write(page, ANA, "to-move")
        add_second(page, course_url, whose="Some of each. I choose afterwards.")
        expect(page.locator('[data-said="move"]')).to_be_focused()
        unfold(page, "Choose worksheets")
        page.get_by_role("button", name="Move", exact=True).click()
        expect(page.locator('[data-said="move"]')).to_contain_text("Tick the worksheets")
        page.get_by_label("Our map").check()
        page.get_by_label("Ben’s space").check()
        page.get_by_role("button", name="Move", exact=True).click()
        expect(page.locator('[data-said="move"]')).to_have_text("Moved.")
        expect(page.get_by_label("Our map")).to_have_count(0)
        expect(page.get_by_label("First look")).to_have_count(1)
        page.goto(course_url + SHEET)
        expect(page.locator("[data-status]")).to_contain_text("What you write here")
        expect(page.locator("[data-field=reason] textarea")).to_have_value("")
        bar(page, "Switch")
        bar(page, "Ben")
        expect(page.locator("[data-field=reason] textarea")).to_have_value(BEN)
        page.goto(course_url + "go/first-look.html")
        expect(page.locator("[data-status]")).to_contain_text("What you write here")
        expect(page.locator("[data-field=to-move] textarea")).to_have_value("")


class TestTakingAway:
    def test_a_space_goes_in_two_steps_and_comes_back(self, two: Page, course_url: str) -> None:
        unfold(two, "Choose a space")
        two.get_by_role("button", name="Take away Ana’s space").click()
        expect(two.get_by_role("group", name="Take away Ana’s space?")).to_be_focused()
        two.get_by_role("button", name="Leave it as it is").click()
        expect(two.get_by_role("button", name="Take away Ana’s space")).to_be_focused()
        two.get_by_role("button", name="Take away Ana’s space").click()
        with two.expect_navigation():
            two.get_by_role("button", name="Take it away").click()
        expect(two.locator('[data-said="remove"]')).to_have_text("The clay space is taken away.")
        expect(two.locator(".space-bar")).not_to_contain_text("Ana")
        bar(two, "Ben")
        two.goto(course_url + SHEET)
        expect(two.locator("[data-field=reason] textarea")).to_have_value("")
        two.goto(course_url + SPACES)
        expect(two.locator(".spaces")).not_to_contain_text("Ana")
        two.get_by_role("button", name="Bring back").click()
        expect(two.locator('[data-said="remove"]')).to_have_text("The clay space is back.")
        bar(two, "Switch")
        bar(two, "Ana")
        two.goto(course_url + SHEET)
        expect(two.locator("[data-field=reason] textarea")).to_have_value(ANA)

    def test_what_is_removed_for_good_is_nowhere_any_more(self, two: Page, course_url: str) -> None:
        unfold(two, "Choose a space")
        two.get_by_role("button", name="Take away Ana’s space").click()
        two.get_by_role("button", name="Take it away").click()
        expect(two.locator('[data-said="remove"]')).to_have_text("The clay space is taken away.")
        expect(two.get_by_text("Who is writing?")).to_be_visible()
        assert "marmalade" in people.all_there_is(two)
        two.get_by_role("button", name="Remove the clay space for good").click()
        two.get_by_role("button", name="Remove for good").click()
        expect(two.locator('[data-said="remove"]')).to_have_text("The clay space is gone for good.")
        assert "marmalade" not in people.all_there_is(two)
        expect(two.get_by_role("button", name="Bring back")).to_have_count(0)

    def test_a_tab_whose_space_was_taken_away_shows_nothing_of_it(self, two: Page, course_url: str) -> None:
        two.goto(course_url + SHEET)
        expect(two.locator("[data-field=reason] textarea")).to_have_value(ANA)
        other = two.context.new_page()
        other.goto(course_url + SPACES)
        unfold(other, "Choose a space")
        other.get_by_role("button", name="Take away Ana’s space").click()
        other.get_by_role("button", name="Take it away").click()
        expect(two.get_by_text("Who is writing?")).to_be_visible()
        expect(two.locator("[data-field=reason] textarea")).to_have_value("")


@pytest.fixture(scope="module")
def remembering(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(
        executable_path=find_whole_browser(), args=list(ARGUMENTS), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@pytest.fixture
def context(remembering: Browser) -> Iterator[BrowserContext]:
    context = remembering.new_context(service_workers="block")
    context.set_default_timeout(10_000)
    context.add_init_script(HEAR)
    yield context
    context.close()


class TestBackCache:
    """Pages that come back whole. Playwright turns that off, so a browser of its own has it on.

    News from other pages throws a page out of the cache. Plain pages tell none. A page that leaves while its write goes on
    is thrown out, too, as soon as the next one has to wait for it: so each test first hears that the sheet's page is through.
    """

    def come_to_the_sheet(self, page: Page, url: str) -> None:
        """Open the sheet, and wait until its page has noted that the reader was there: the one write that nobody asked for."""
        page.goto(url + SHEET)
        stored.until(page, lambda: page.evaluate("heard.includes('marks')"))

    @pytest.mark.chromium_only("starts a Chromium of its own")
    def test_back_shows_nothing_of_the_space_before(self, context: BrowserContext, course_url: str) -> None:
        context.add_init_script(NOTE_HOW_IT_CAME)
        page = context.new_page()
        self.come_to_the_sheet(page, course_url)
        write(page, ANA)
        add_second(page, course_url)
        self.come_to_the_sheet(page, course_url)
        expect(page.locator("[data-field=reason] textarea")).to_have_value(ANA)
        page.goto(course_url + HELP)
        bar(page, "Switch")
        bar(page, "Ben")
        page.evaluate("history.go(-1)")
        page.wait_for_url("**/our-map.html", wait_until="commit")
        expect(page.locator(".space-bar__name")).to_have_text("Ben’s space")
        expect(page.locator("[data-field=reason] textarea")).to_have_value("")
        # The page itself had come back, with Ana's words in it, and was blank.
        assert page.evaluate("sessionStorage.came") == "hidden"
        write(page, BEN)

    @pytest.mark.chromium_only("starts a Chromium of its own")
    def test_back_in_the_same_space_shows_the_page_again(self, context: BrowserContext, course_url: str) -> None:
        context.add_init_script("""addEventListener("pageshow", (event) => { window.persisted = event.persisted; });""")
        page = context.new_page()
        self.come_to_the_sheet(page, course_url)
        write(page, ANA)
        page.goto(course_url + HELP)
        page.evaluate("history.back()")
        page.wait_for_url("**/our-map.html", wait_until="commit")
        stored.until(page, lambda: page.evaluate("window.persisted") is True)
        expect(page.locator("[data-field=reason] textarea")).to_be_visible()
        expect(page.locator("html")).not_to_have_class(re.compile("is-blank"))

    @pytest.mark.chromium_only("starts a Chromium of its own")
    def test_back_after_an_idle_lock_shows_nothing(self, context: BrowserContext, course_url: str) -> None:
        context.add_init_script(NOTE_HOW_IT_CAME)
        page = context.new_page()
        self.come_to_the_sheet(page, course_url)
        write(page, ANA)
        set_passphrase(page, course_url)
        self.come_to_the_sheet(page, course_url)
        expect(page.locator("[data-field=reason] textarea")).to_have_value(ANA)
        page.goto(course_url + HELP)
        expect(page.locator(".space-bar__name")).to_be_visible()
        # As idling does it: in this tab only, and no page hears of it.
        page.evaluate(
            """() => { for (const key of Object.keys(sessionStorage)) {
              const known = key.endsWith(":tab") && JSON.parse(sessionStorage[key]);
              if (known) sessionStorage[key] = JSON.stringify({ space: known.space, seen: Date.now() });
            } window.name = ""; }"""
        )
        page.evaluate("history.back()")
        page.wait_for_url("**/our-map.html", wait_until="commit")
        expect(page.locator("#space-passphrase")).to_be_visible()
        expect(page.locator("[data-field=reason] textarea")).to_have_value("")
        assert page.evaluate("sessionStorage.came") == "hidden"


class TestMoving:
    def test_a_moved_sheet_doesnt_come_back_from_another_tab(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SHEET)
        write(page, ANA)
        add_second(page, course_url)
        other = page.context.new_page()
        # A tab that hears nothing, as one that was asleep.
        other.add_init_script("delete window.BroadcastChannel;")
        other.goto(course_url + SHEET)
        bar(other, "Ana")
        expect(other.locator("[data-field=reason] textarea")).to_have_value(ANA)
        page.bring_to_front()
        page.goto(course_url + SPACES)
        unfold(page, "Choose worksheets")
        page.get_by_label("Our map").check()
        page.get_by_label("Ben’s space").check()
        page.get_by_role("button", name="Move").click()
        expect(page.locator('[data-said="move"]')).to_have_text("Moved.")
        other.bring_to_front()
        other.locator(".sheet textarea").last.fill("Something else")

        def mine() -> str:
            return str([sheet for sheet in stored.everything(other, DATABASE)["sheets"] if sheet["space"] == "me"])

        stored.until(other, lambda: "Something else" in mine(), mine)
        people.kept(other)
        assert ANA not in mine()


class TestEveryReader:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing_in_any_state(self, course_url: str, open_context: OpenContext, scheme: str) -> None:
        page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme).new_page()
        found: dict[str, list[str]] = {}

        def look(state: str) -> None:
            page.locator(".space-fold").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
            if problems := at_both_widths(page, axe_or_too_wide):
                found[state] = problems

        page.goto(course_url + SHEET)
        write(page, ANA)
        page.goto(course_url + SPACES)
        expect(page.locator(".space-card").first).to_be_visible()
        look("alone")
        add_second(page, course_url)
        look("two people")
        page.get_by_role("button", name="Take away Ben’s space").click()
        look("about to take one away")
        set_passphrase(page, course_url)
        look("a passphrase")
        page.goto(course_url + SHEET)
        expect(page.locator(".space-bar__name")).to_be_visible()
        look("open on a sheet")
        bar(page, "Lock now")
        expect(page.locator("#space-passphrase")).to_be_visible()
        look("locked on a sheet")
        page.locator("#space-passphrase").fill("something else")
        page.get_by_role("button", name="Unlock").click()
        expect(page.locator(".space-bar__said")).to_contain_text("isn’t the passphrase")
        look("wrong")
        page.get_by_role("button", name="Somebody else").click()
        look("who is writing")
        page.goto(course_url + SPACES)
        unfold(page, "Choose a space")
        page.get_by_role("button", name="Take away the clay space").click()
        page.get_by_role("button", name="Take it away").click()
        expect(page.get_by_role("button", name="Bring back")).to_be_visible()
        # It had a passphrase, so nobody can cut its week of grace short.
        expect(page.get_by_role("button", name="Remove the clay space for good")).to_have_count(0)
        look("taken away")
        page.get_by_role("button", name="Take away Ben’s space").click()
        page.get_by_role("button", name="Take it away").click()
        page.get_by_role("button", name="Remove the teal space for good").click()
        look("about to go for good")
        assert found == {}

    def test_two_people_and_a_passphrase_with_the_keyboard_alone(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SPACES)
        expect(page.locator(".space-card").first).to_be_visible()

        def tab_to(selector: str) -> None:
            for _ in range(60):
                page.keyboard.press("Tab")
                if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                    return
            raise AssertionError(f"never at {selector}")

        def tab_to_words(selector: str, words: str) -> None:
            for _ in range(60):
                tab_to(selector)
                if words in page.evaluate("document.activeElement.textContent"):
                    return
            raise AssertionError(f"never at {words}")

        tab_to_words("summary", "Add a second person")
        page.keyboard.press("Enter")
        tab_to("#you-name")
        page.keyboard.type("Ana")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        tab_to("#other-name")
        page.keyboard.type("Ben")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator('[data-said="who"]')).to_be_focused()
        expect(page.locator("html")).to_have_attribute("data-space-colour", "moss")
        tab_to_words("summary", "Set a passphrase")
        page.keyboard.press("Enter")
        tab_to("#fresh")
        page.keyboard.type(people.PASSPHRASE)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("#fresh")).to_have_attribute("type", "text")
        tab_to("#fresh-again")
        page.keyboard.type(people.PASSPHRASE)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator('[data-said="passphrase"]')).to_be_focused()
        page.keyboard.press("Control+Home")
        page.goto(course_url + SHEET)
        expect(page.locator(".space-bar__name")).to_be_visible()
        tab_to_words(".space-bar button", "Switch")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_text("Who is writing?")).to_be_visible()
        tab_to_words(".space-bar button", "The moss space · locked")
        page.keyboard.press("Enter")
        expect(page.locator("#space-passphrase")).to_be_focused()
        page.keyboard.type("wrong")
        page.keyboard.press("Enter")
        expect(page.locator(".space-bar__said")).to_contain_text("isn’t the passphrase")
        page.keyboard.type(people.PASSPHRASE)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(".space-bar__name")).to_have_text("Ana’s space")

    def test_what_a_fold_holds_is_measured_with_its_border(self, page: Page, course_url: str) -> None:
        page.goto(course_url + SPACES)
        unfold(page, "Add a second person")
        expect(page.locator("#you-name")).to_be_visible()
        sizing = "all => [...new Set(all.map((one) => getComputedStyle(one).boxSizing))]"
        assert page.locator("details *").evaluate_all(sizing) == ["border-box"]

    def test_every_word_is_plain(self, two: Page, course_url: str) -> None:
        texts = [two.locator(".spaces").inner_text()]
        for fold in two.locator(".space-fold > summary").all():
            fold.click()
        two.get_by_role("button", name="Take away Ben’s space").click()
        texts.append(two.locator(".spaces").inner_text())
        set_passphrase(two, course_url)
        for fold in two.locator(".space-fold > summary").all():
            fold.click()
        texts.append(two.locator(".spaces").inner_text())
        lines = {line.strip() for text in texts for line in text.splitlines()}
        prose = [line for line in lines if line.endswith((".", "?"))]
        sentences = [one for line in prose for one in re.split(r"(?<=[.:?]) +", line)]
        assert len(sentences) > 30
        assert [one for one in sentences if len(one.split()) > 20] == []
        assert textstat.flesch_kincaid_grade(" ".join(sorted(prose))) <= 5


def test_a_locked_space_tells_no_name_to_the_other(two: Page, course_url: str) -> None:
    set_passphrase(two, course_url)
    bar(two, "Switch")
    bar(two, "Ben")
    for path in KINDS_OF_PAGE.values():
        two.goto(course_url + path)
        expect(two.locator(".space-bar__name")).to_have_text("Ben’s space")
        assert "Ana" not in all_shown(two), path
    two.goto(course_url + SPACES)
    expect(two.locator(".space-list__name").first).to_have_text(re.compile(r"The clay space\s*· locked"))
    bar(two, "Switch")
    two.get_by_role("button", name="The clay space · locked").click()
    unlock(two)
    expect(two.locator(".space-bar__name")).to_have_text("Ana’s space")
