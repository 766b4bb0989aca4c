"""Every page under its policy, on a host and opened from a folder: nothing is blocked, nothing asks elsewhere, nothing sticks out,
and search works.

The host also sends the headers of `_headers`, so both policies hold there. `open_context` looks for errors, failed requests
and requests elsewhere.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenContext, Watch
from tests.browser.stored import until
from tests.browser.test_every_page import at_both_widths, too_wide
from tests.sites import MKDOCS_YML, Built, build_site

pytestmark = pytest.mark.browser

# What a browser blocks is an error on its console in Chromium, and nothing that could be heard in Firefox.
LISTEN = """addEventListener('securitypolicyviolation', (e) => {
  console.error(`violated: ${e.effectiveDirective} by ${e.blockedURI} at ${e.sourceFile}:${e.lineNumber}`);
});"""


@pytest.fixture(scope="module")
def folder(side_by_side: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course where somebody may have put it."""
    to = tmp_path_factory.mktemp("disk") / "Für uns #1, 100 % (neu)" / "course"
    shutil.copytree(side_by_side.folder, to)
    return to


@pytest.fixture(params=["host", "folder"])
def root(request: pytest.FixtureRequest, course_url: str, folder: Path) -> str:
    return course_url if request.param == "host" else f"{folder.as_uri()}/"


@pytest.fixture
def watched(open_context: OpenContext) -> Page:
    context = open_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(LISTEN)
    return context.new_page()


def test_every_page_is_quiet_and_no_wider_than_the_screen(root: str, side_by_side: Built, watched: Page) -> None:
    wide = {}
    for path in side_by_side.pages:
        # The page for a wrong address is only ever served by a host.
        if path.name == "404.html" and root.startswith("file:"):
            continue
        watched.goto(root + path.as_posix())
        assert watched.title(), path
        # A page whose scripts were blocked would still say that it has none.
        assert not watched.evaluate("document.documentElement.matches('.no-js')"), path
        if root.startswith("http:") and (found := at_both_widths(watched, too_wide)):
            wide[path.as_posix()] = found
    assert wide == {}


def test_search_and_colours_work(root: str, watched: Page) -> None:
    watched.goto(root + "index.html")
    # Search, by keyboard.
    watched.keyboard.press("/")
    watched.keyboard.type("boundary")
    expect(watched.locator(".md-search-result__meta")).to_contain_text("Found on")
    watched.keyboard.press("ArrowDown")
    watched.keyboard.press("Enter")
    watched.wait_for_url(root + "go/*.html*")
    # From a page in a folder of the site, by pointer.
    watched.locator(".masthead__tool--search").click()
    watched.keyboard.type("choir")
    found = watched.locator(".md-search-result__item a").first
    expect(found).to_contain_text("Four ways to lean")
    found.click()
    watched.wait_for_url(root + "go/four-ways-to-lean.html*")
    # Its keys.
    watched.keyboard.press("/")
    expect(watched.locator("#__search")).to_be_checked()
    watched.keyboard.press("Escape")
    expect(watched.locator("#__search")).not_to_be_checked()
    # The colour switch.
    watched.locator('[data-md-component="palette"] label:visible').click()
    expect(watched.locator("body")).to_have_attribute("data-md-color-scheme", "paper")


@pytest.mark.chromium_only("Firefox tells Playwright nothing about files")
def test_the_search_of_a_folder_is_fetched_once_and_only_when_it_is_used(folder: Path, watched: Page) -> None:
    seen: list[str] = []
    watched.on("request", lambda request: seen.append(request.url.rpartition("/")[2]))
    watched.goto((folder / "go/our-map.html").as_uri())
    expect(watched.locator("html.js")).to_have_count(1)
    assert [name for name in seen if "search" in name or "bundle" in name] == []
    watched.keyboard.press("/")
    watched.keyboard.type("map")
    expect(watched.locator(".md-search-result__meta")).to_contain_text("Found on")
    assert sorted(name for name in seen if name.startswith("search")) == ["search_index.js", "search_worker.js"]
    # What else starts a worker finds the browser's own.
    assert watched.evaluate("Worker.toString().includes('[native code]')")


def test_what_is_blocked_would_be_heard(course_url: str, browser: Browser) -> None:
    """Else the tests above would prove nothing."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    watch = Watch(context)
    page = context.new_page()
    page.goto(course_url + "help.html")
    assert watch.errors == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => undefined)")
    until(page, lambda: {e.split()[2] for e in watch.errors if "violated:" in e} >= {"style-src-attr", "connect-src"})
    context.close()


def test_search_in_other_languages_works_in_a_folder(course_copy: Path, tmp_path: Path, watched: Page) -> None:
    """There a worker can load nothing, so its languages have to come with it."""
    settings = MKDOCS_YML.replace("- material/search", "- material/search: {lang: [de, ja], pipeline: [stemmer]}")
    (course_copy / "mkdocs.yml").write_text(settings, "utf-8")
    lesson = course_copy / "content/weeks/01-first-steps/3-background.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n\nAlle Häuser.\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    watched.goto((built.folder / "index.html").as_uri())
    watched.keyboard.press("/")
    # Only German brings the two together.
    watched.keyboard.type("haus")
    expect(watched.locator(".md-search-result__meta")).to_contain_text("Found on")
