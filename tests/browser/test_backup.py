"""The page "Keep a copy" as a reader uses it: save, erase, bring back, undo, with and without a passphrase."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people, stored
from tests.browser.conftest import OpenContext
from tests.browser.save_file import Json, answer, as_page, save, sheet
from tests.browser.test_every_page import WIDER_THAN_THE_SCREEN, at_both_widths, axe_or_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("copies")]

DATABASE = "guided-course:side-by-side"
SHEET = "go/first-look.html"
PAGE = "backup.html"
WORDS = "Time alone. \u201cOne evening\u201d <b>a week</b> & no talk.\n\nOr two."
# Sealing takes over a second of one core by design, and much longer where others want it, too.
SEALING_MS = 60_000
PASSPHRASE = "kettle violin harbour seven"


def opened(page: Page, course_url: str, path: str = PAGE) -> Page:
    page.goto(course_url + path)
    if path == PAGE:
        expect(page.get_by_role("heading", name="Save a copy")).to_be_visible()
    return page


def write(page: Page, course_url: str, words: str = WORDS) -> None:
    """Write two answers on a sheet."""
    opened(page, course_url, SHEET)
    # What is typed before that is another test's matter.
    expect(page.locator("[data-status]")).not_to_be_empty()
    field = page.locator("[data-field=to-move]").locator("textarea, input").first
    field.fill(words)
    page.locator("[data-field=glad] label").nth(3).click()
    expect(page.locator("[data-status]")).to_contain_text("Saved on this device")

    def is_kept() -> bool:
        return {"to-move", "glad"} <= answers(page).keys() and answers(page)["to-move"]["value"] == words

    stored.until(page, is_kept, lambda: (field.input_value(), sheets(page)))


def sheets(page: Page) -> list[dict[str, Any]]:
    """What is stored, without what counts writes."""
    found = stored.everything(page, DATABASE).get("sheets", [])
    return [
        {key: part for key, part in one.items() if key != "revision"}
        for one in found
        if one["answers"] or one["clashes"]
    ]


def answers(page: Page) -> dict[str, Any]:
    return next((dict(one["answers"]) for one in sheets(page) if one["worksheet"] == "first-look"), {})


def saved_copy(page: Page, to: Path) -> Path:
    """Press "Save a copy" and keep what comes."""
    with page.expect_download(timeout=SEALING_MS) as coming:
        page.get_by_role("button", name="Save a copy").click()
    file = to / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def erase(page: Page) -> None:
    page.get_by_role("button", name="Erase …").click()
    page.get_by_role("button", name="Yes, erase it").click()
    expect(page.get_by_text("Erased. You can still undo it.")).to_be_visible()


def choose(page: Page, file: Path | str) -> None:
    page.set_input_files("#backup-file", str(file))


def bring_in(page: Page) -> None:
    page.get_by_role("button", name="Bring these in").click(timeout=SEALING_MS)
    expect(page.get_by_text(re.compile(r"^Done\. "))).to_be_visible()


def mine(**more: object) -> Json:
    """A save of this course, with one answer."""
    return save(
        sheet("first-look", {"to-move": answer("from the file", type="textarea")}),
        course="side-by-side",
        title="Side by Side",
        **more,
    )


def put_file(to: Path, content: object) -> Path:
    file = to / "copy.html"
    file.write_text(as_page(content), encoding="utf-8")
    return file


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_what_is_saved_comes_back_as_it_was(page: Page, course_url: str, tmp_path: Path) -> None:
    write(page, course_url)
    opened(page, course_url)
    before = sheets(page)
    file = saved_copy(page, tmp_path)
    assert re.fullmatch(r"side-by-side-\d{4}-\d\d-\d\d\.html", file.name)
    expect(page.get_by_text(f"Your browser now has “{file.name}” among its downloads.")).to_be_visible()
    expect(page.locator(".backup__age")).to_contain_text("Last copy saved today")
    erase(page)
    assert sheets(page) == []
    choose(page, file)
    expect(page.get_by_text("2 answers are new.")).to_be_visible()
    assert sheets(page) == []
    bring_in(page)
    assert sheets(page) == before
    choose(page, file)
    expect(page.get_by_text("Everything in this file is here already. There is nothing to bring in.")).to_be_visible()
    expect(page.get_by_role("button", name="Bring these in")).to_have_count(0)
    assert sheets(page) == before


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_the_copy_is_a_page_to_read(page: Page, course_url: str, tmp_path: Path, open_context: OpenContext) -> None:
    write(page, course_url)
    file = saved_copy(opened(page, course_url), tmp_path)
    reader = open_context(java_script_enabled=False, viewport={"width": 320, "height": 800}).new_page()
    reader.goto(file.as_uri())
    expect(reader.get_by_role("heading", name="First look")).to_be_visible()
    assert "Time alone. “One evening” <b>a week</b> & no talk.\n\nOr two." in reader.locator("dd").all_inner_texts()
    expect(reader.get_by_text("Anyone who opens this file can read it.")).to_be_visible()
    assert reader.locator("script").count() == 1
    scripted = open_context(viewport={"width": 320, "height": 800}).new_page()
    scripted.goto(file.as_uri())
    assert scripted.evaluate(WIDER_THAN_THE_SCREEN) == []


def test_bringing_in_can_be_undone(page: Page, course_url: str, tmp_path: Path) -> None:
    write(page, course_url)
    before = answers(page)
    choose(opened(page, course_url), put_file(tmp_path, mine()))
    bring_in(page)
    [kept] = [one for one in sheets(page) if one["worksheet"] == "first-look"]
    assert kept["clashes"]["to-move"][0]["value"] == "from the file"
    assert kept["answers"] == before
    page.get_by_label("Bring a copy back").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. Everything is as it was before.")).to_be_visible()
    [kept] = [one for one in sheets(page) if one["worksheet"] == "first-look"]
    assert kept["clashes"] == {}
    assert kept["answers"] == before


def test_erasing_can_be_undone_or_made_final(page: Page, course_url: str) -> None:
    # What was cleared lies in a safety copy of its own, which has to go, too.
    write(page, course_url, "Cleared last Tuesday")
    page.get_by_role("button", name="Clear this worksheet").click()
    stored.until(page, lambda: answers(page) == {})
    assert "last Tuesday" in json.dumps(stored.everything(page, DATABASE)["copies"])
    write(page, course_url)
    before = answers(page)
    erase(opened(page, course_url))
    page.get_by_label(re.compile("^Erase")).get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. What you wrote is back.")).to_be_visible()
    assert answers(page) == before
    erase(page)
    page.get_by_role("button", name="Remove for good now").click()
    page.get_by_label(re.compile("^Erase")).get_by_role("button", name="Yes, remove it for good").click()
    expect(page.get_by_text("Removed for good.")).to_be_visible()
    # What was there before "Undo" is itself a step: nothing of the words may be left in it.
    expect(page.locator(".backup__steps li")).to_have_count(0)
    stored.until(page, lambda: stored.everything(page, DATABASE)["copies"] == [])
    left = json.dumps(stored.everything(page, DATABASE))
    assert "Time alone" not in left
    assert "last Tuesday" not in left


def test_different_answers_are_shown_together_and_never_replaced_unasked(
    page: Page, course_url: str, tmp_path: Path
) -> None:
    write(page, course_url, "what I say now")
    choose(opened(page, course_url), put_file(tmp_path, mine()))
    expect(page.get_by_text("1 answer differs from what is here.")).to_be_visible()
    page.locator(".backup__sheet summary").click()
    assert page.locator(".backup__one blockquote").all_inner_texts() == ["what I say now", "from the file"]
    # Two of one day are told apart by their time.
    for when in page.locator(".backup__one .backup__hint").all_inner_texts():
        assert re.fullmatch(r"(Here now|In the file), \d+ \w+ \d{4} at \d\d:\d\d", when)
    expect(page.get_by_label("Keep both")).to_be_checked()
    bring_in(page)
    opened(page, course_url, SHEET)
    expect(page.locator("[data-field=to-move] textarea, [data-field=to-move] input").first).to_have_value(
        "what I say now"
    )
    expect(page.locator(".clash")).to_contain_text("from the file")


@pytest.mark.parametrize(
    ("choice", "shown", "beside"),
    [("Use the one in the file", "from the file", ["what I say now"]), ("Keep the one here", "what I say now", [])],
)
def test_the_reader_chooses(
    page: Page, course_url: str, tmp_path: Path, choice: str, shown: str, beside: list[str]
) -> None:
    write(page, course_url, "what I say now")
    file = put_file(tmp_path, mine())
    choose(opened(page, course_url), file)
    page.locator(".backup__sheet summary").click()
    page.get_by_label(choice).check()
    bring_in(page)
    [kept] = [one for one in sheets(page) if one["worksheet"] == "first-look"]
    assert kept["answers"]["to-move"]["value"] == shown
    assert [one["value"] for one in kept["clashes"].get("to-move", [])] == beside
    everything = json.dumps(stored.everything(page, DATABASE)["versions"])
    assert ("what I say now" if shown == "from the file" else "from the file") in everything
    choose(page, file)
    expect(page.get_by_text("Everything in this file is here already.")).to_be_visible()


REFUSED = {
    "another page": (
        "<!doctype html><p>Recipes</p><script>trip()</script>",
        "This file isn’t a copy from this course.",
    ),
    "another course": (
        as_page(save(title="Alone <b>well</b>")),
        "This is a copy from another course, “Alone <b>well</b>”.",
    ),
    "a newer edition": (as_page(mine(version=2)), "A newer edition of this course made this file."),
    "cut off": (as_page(mine())[:300], "This file ends too early"),
    "empty": ("", "This file ends too early"),
    "damaged": (as_page('{"format": oops}'), "This file is damaged and can’t be read."),
    "sealed for a key": (
        "age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n",
        "This file was sealed for somebody’s key",
    ),
    "sealed to hurt": (
        "age-encryption.org/v1\n-> scrypt abc 30\nabc\n--- abc\n",
        "This file asks for far more work than a copy needs.",
    ),
    "sealed and damaged": ("age-encryption.org/v1\n", "its beginning is damaged"),
}


def test_files_that_are_not_taken_are_named(page: Page, course_url: str, tmp_path: Path) -> None:
    page.add_init_script("window.tripped = 0; window.trip = () => (window.tripped += 1);")
    write(page, course_url)
    opened(page, course_url)
    before = sheets(page)
    for kind, (text, words) in REFUSED.items():
        file = tmp_path / "file.html"
        file.write_text(text, encoding="utf-8")
        choose(page, file)
        said = page.get_by_label("Bring a copy back").get_by_role("status")
        expect(said, kind).to_contain_text(words)
        expect(said, kind).to_contain_text("Nothing here was changed.")
    assert page.evaluate("window.tripped") == 0
    assert sheets(page) == before


def test_markup_in_a_file_stays_words(page: Page, course_url: str, tmp_path: Path) -> None:
    page.add_init_script("window.tripped = 0; window.trip = () => (window.tripped += 1);")
    nasty = "<img src=x onerror=trip()><script>trip()</script>"
    hostile = save(
        sheet("first-look", {"to-move": answer(nasty, prompt=nasty), "gone": {"value": None}}, title=nasty),
        sheet("a-sheet-of-another-edition", {"close": answer(nasty, prompt=nasty)}, title=nasty),
        course="side-by-side",
        space={"name": nasty, "colour": nasty},
    )
    write(page, course_url)
    choose(opened(page, course_url), put_file(tmp_path, hostile))
    expect(page.get_by_text("1 answer in this file can’t be read; everything else can.")).to_be_visible()
    for summary in page.locator(".backup__sheet summary").all():
        summary.click()
    assert page.locator(".backup__preview :is(img, script)").count() == 0
    page.get_by_label("Yes, it belongs here").check()
    bring_in(page)
    assert page.evaluate("window.tripped") == 0
    opened(page, course_url, "workbook.html")
    expect(page.get_by_text(nasty).first).to_be_attached()
    assert page.evaluate("window.tripped") == 0


def test_a_copy_with_another_name_asks_first(page: Page, course_url: str, tmp_path: Path) -> None:
    opened(page, course_url)
    choose(page, put_file(tmp_path, mine(space={"name": "Ana", "colour": "teal"})))
    expect(page.get_by_text("This copy carries the name Ana.")).to_be_visible()
    page.get_by_role("button", name="Bring these in").click()
    expect(page.get_by_text("Say first whether it belongs here.")).to_be_visible()
    assert sheets(page) == []
    page.get_by_label("Yes, it belongs here").check()
    bring_in(page)
    assert answers(page)["to-move"]["value"] == "from the file"


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_a_sealed_copy_opens_with_age_and_here(page: Page, course_url: str, tmp_path: Path) -> None:
    write(page, course_url)
    opened(page, course_url)
    before = sheets(page)
    page.get_by_label("A file with a passphrase").check()
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Save a copy").click()
    expect(page.get_by_text("The two are not the same. Type both again.")).to_be_visible()
    page.get_by_label("The same again").fill(PASSPHRASE)
    page.evaluate("() => { window.ticks = 0; setInterval(() => (window.ticks += 1), 20); }")
    file = saved_copy(page, tmp_path)
    assert page.evaluate("window.ticks") > 10, "the page could not do anything while the file was sealed"
    assert file.name.endswith(".html.age")
    assert b"Time alone" not in file.read_bytes()
    text = pyrage.passphrase.decrypt(file.read_bytes(), PASSPHRASE).decode()
    assert "Time alone. “One evening” &lt;b&gt;a week" in text
    expect(page.get_by_label("Passphrase", exact=True)).to_have_value("")
    erase(page)
    choose(page, file)
    page.get_by_label("The file’s passphrase").fill("kettle")
    page.get_by_role("button", name="Open the file").click()
    expect(page.get_by_text("This passphrase doesn’t open the file.")).to_be_visible(timeout=SEALING_MS)
    page.get_by_label("The file’s passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    bring_in(page)
    assert sheets(page) == before


@pytest.mark.parametrize("armoured", [False, True])
def test_a_file_that_age_sealed_is_brought_in(page: Page, course_url: str, tmp_path: Path, armoured: bool) -> None:
    file = tmp_path / "copy.age"
    file.write_bytes(pyrage.passphrase.encrypt(as_page(mine()).encode(), PASSPHRASE, armored=armoured))
    choose(opened(page, course_url), file)
    page.get_by_label("The file’s passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Open the file").click()
    bring_in(page)
    assert answers(page)["to-move"]["value"] == "from the file"


def test_a_sealed_space_offers_the_passphrase_first(page: Page, course_url: str) -> None:
    write(page, course_url)
    people.set_passphrase(page, course_url)
    opened(page, course_url)
    expect(page.get_by_label("A file with a passphrase")).to_be_checked()
    bar = page.locator(".space-bar").get_by_role("button", name="Lock now")
    if bar.count():
        with page.expect_navigation():
            bar.click()
        expect(page.locator(".space-bar")).to_be_visible()
        assert page.locator(".backup__part").count() == 0


def test_opening_can_be_given_up(page: Page, course_url: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.age"
    file.write_bytes(pyrage.passphrase.encrypt(as_page(mine()).encode(), PASSPHRASE))
    choose(opened(page, course_url), file)
    page.get_by_label("The file’s passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Open the file").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("The file’s passphrase")).to_have_count(0)
    # Nothing comes later, either.
    page.wait_for_timeout(500)
    expect(page.locator(".backup__preview")).to_have_count(0)


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_everything_works_from_the_keyboard(page: Page, course_url: str, tmp_path: Path) -> None:
    # From the start: where the browser is told to only when it is waited for, the key may be quicker.
    page.on("filechooser", lambda _chooser: None)
    write(page, course_url)
    opened(page, course_url)
    before = sheets(page)

    def tab_to(words: str) -> None:
        found = ""
        for _ in range(60):
            page.keyboard.press("Tab")
            found = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
            if found.startswith(words):
                return
        pytest.fail(f"Tab never came to '{words}', last was '{found}'")

    tab_to("A plain file")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("A file with a passphrase")).to_be_checked()
    page.keyboard.press("ArrowUp")
    tab_to("Give the file a name")
    page.keyboard.press("Space")
    tab_to("Save a copy")
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert re.fullmatch(r"notes-\d{4}-\d\d-\d\d\.html", file.name)
    assert "<title>Notes</title>" in file.read_text(encoding="utf-8")
    tab_to("Erase …")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep everything")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Erased.")).to_be_visible()
    page.locator("h1").click()
    tab_to("Choose a file")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    expect(page.get_by_text("2 answers are new.")).to_be_visible()
    tab_to("1F")
    page.keyboard.press("Enter")
    tab_to("Bring these in")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Done. 2 answers came in.")).to_be_visible()
    assert sheets(page) == before


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_what_could_not_be_read_can_be_taken_away(page: Page, course_url: str, tmp_path: Path) -> None:
    write(page, course_url)
    lost = {"space": "me", "from": "sheets", "at": "2026-03-01T10:00:00.000Z", "stored": {"answers": "broken words"}}
    stored.put(page, DATABASE, "quarantine", lost)
    opened(page, course_url)
    expect(page.get_by_role("heading", name="Could not be read")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save it as a file").click()
    assert "broken words" in Path(coming.value.path()).read_text(encoding="utf-8")


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_the_browser_is_asked_once_to_keep_what_is_here(page: Page, course_url: str, tmp_path: Path) -> None:
    page.add_init_script(
        "navigator.storage.persist = () => { sessionStorage.asked = Number(sessionStorage.asked ?? 0) + 1; return Promise.resolve(false); };"
    )
    write(page, course_url)
    opened(page, course_url)
    assert page.evaluate("sessionStorage.asked") is None
    for _ in range(2):
        saved_copy(page, tmp_path)
        expect(page.get_by_text("among its downloads")).to_be_visible()
    saved_copy(opened(page, course_url), tmp_path)
    expect(page.get_by_text("among its downloads")).to_be_visible()
    assert page.evaluate("sessionStorage.asked") == "1"


@pytest.mark.chromium_only("Playwright sees no downloads in Firefox")
def test_age_of_the_last_copy_and_the_note_at_a_weeks_end(page: Page, course_url: str, tmp_path: Path) -> None:
    page.clock.install(time="2026-03-01T10:00:00")
    age, note = page.locator("[data-module=backup-age]"), page.locator("[data-module=backup-note]")
    opened(page, course_url, "go/the-map.html")
    expect(note).to_be_hidden()
    expect(age).to_be_hidden()
    write(page, course_url)
    opened(page, course_url, "go/the-map.html")
    expect(age.get_by_role("link", name="No copy saved yet")).to_have_attribute("href", re.compile(r"/backup\.html$"))
    expect(note.get_by_role("link", name="Save a copy")).to_be_visible()
    saved_copy(opened(page, course_url), tmp_path)
    expect(age).to_have_text("Last copy saved today")
    page.clock.set_system_time("2026-03-07T23:00:00")
    write(page, course_url, "something newer")
    opened(page, course_url, "go/the-map.html")
    expect(age).to_have_text("Last copy saved 6 days ago")
    expect(note).to_be_hidden()
    opened(page, course_url, "go/four-ways-to-lean.html")
    expect(age).to_have_text("Last copy saved 6 days ago")
    expect(note).to_be_hidden()
    opened(page, course_url, "go/checkin-the-map.html")
    expect(note).to_contain_text("Last copy saved 6 days ago.")
    page.clock.set_system_time("2026-03-08T01:00:00")
    opened(page, course_url, "go/the-map.html")
    expect(age).to_have_text("Last copy saved 7 days ago")
    expect(note).to_contain_text("Last copy saved 7 days ago.")
    opened(page, course_url, "go/four-ways-to-lean.html")
    expect(note).to_contain_text("Last copy saved 7 days ago.")
    saved_copy(opened(page, course_url), tmp_path)
    page.clock.set_system_time("2026-03-30T01:00:00")
    opened(page, course_url, "go/the-map.html")
    expect(age).to_have_text("Last copy saved 22 days ago")
    # Nothing newer was written: nobody is asked.
    expect(note).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(course_url: str, open_context: OpenContext, tmp_path: Path, scheme: str) -> None:
    page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme).new_page()
    long = "withoutanyspace" * 20
    other = save(
        sheet(
            "first-look",
            {
                "to-move": answer(long, type="textarea"),
                "glad": answer(1, type="scale", words="Hardly ever"),
                "new-one": answer("new"),
            },
        ),
        course="side-by-side",
        space={"name": "Ana", "colour": "teal"},
    )
    states: dict[str, Callable[[], object]] = {
        "empty": lambda: opened(page, course_url),
        "written": lambda: (write(page, course_url), opened(page, course_url)),
        "passphrase": lambda: (
            page.get_by_label("A file with a passphrase").check(),
            page.get_by_role("button", name="Save a copy").click(),
        ),
        "preview": lambda: (
            choose(page, put_file(tmp_path, other)),
            page.locator(".backup__sheet summary").first.click(),
        ),
        "done": lambda: (page.get_by_label("Yes, it belongs here").check(), bring_in(page)),
        "sure": lambda: page.get_by_role("button", name="Erase …").click(),
        "erased": lambda: (
            page.get_by_role("button", name="Yes, erase it").click(),
            expect(page.get_by_text("Erased.")).to_be_visible(),
        ),
    }
    for state, reach in states.items():
        reach()
        assert at_both_widths(page, axe_or_too_wide) == [], state
        small = page.evaluate(
            "[...document.querySelectorAll('.backup :is(button, label:has(input), summary, .backup__buttons a)')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
        )
        assert small == [], state


def test_nothing_is_left_on_the_page_for_whoever_comes_back(
    page: Page, course_url: str, tmp_path: Path, browser: Browser
) -> None:
    opened(page, course_url)
    choose(page, put_file(tmp_path, mine()))
    page.locator(".backup__sheet summary").click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert "from the file" not in page.content()
