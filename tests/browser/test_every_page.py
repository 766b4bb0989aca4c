"""Every page of the course, in a browser: quiet, no wider than the screen, and clean under axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.sites import ROOT, Built

pytestmark = pytest.mark.browser

AXE = ROOT / "site_theme/node_modules/axe-core/axe.min.js"

KINDS_OF_PAGE = {
    "home": "index.html",
    "week": "go/the-map.html",
    "planned week": "go/listening.html",
    "spectrum lesson": "go/four-ways-to-lean.html",
    "barriers lesson": "go/twelve-barriers.html",
    "boundaries lesson": "go/what-a-boundary-is.html",
    "cycle lesson": "go/the-repair-loop.html",
    "skill lesson": "go/catch-test-widen.html",
    "reading lesson": "go/before-you-start.html",
    "worksheet": "go/our-map.html",
    "worksheet that is never saved": "go/right-for-us.html",
    "check-in": "go/checkin-the-map.html",
    "plain page": "help/index.html",
    "wrong address": "404.html",
}

WIDER_THAN_THE_SCREEN = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
    .map(e => e.tagName + '.' + e.className).slice(0, 8);
}"""


def axe_problems(page: Page) -> list[str]:
    """Run axe on the page as it is and return what it found, one line each."""
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("""async () => {
      const result = await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']});
      return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`));
    }""")
    return [str(line) for line in found]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(course_url: str, open_context: OpenContext, width: int, scheme: str) -> None:
    page = open_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    problems = {}
    for kind, path in KINDS_OF_PAGE.items():
        page.goto(course_url + path)
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme, kind
        if found := axe_problems(page):
            problems[kind] = found
    assert problems == {}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_every_field_type(
    minimal_url: str, minimal: Built, open_context: OpenContext, width: int, scheme: str
) -> None:
    page = open_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    for path in minimal.pages:
        if path.parent.name == "go":
            page.goto(minimal_url + path.as_posix())
            assert axe_problems(page) == [], path


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(
    course_url: str, side_by_side: Built, open_context: OpenContext, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    wide = {}
    for path in side_by_side.pages:
        page.goto(course_url + path.as_posix())
        if found := page.evaluate(WIDER_THAN_THE_SCREEN):
            wide[path.as_posix()] = found
    assert wide == {}


def test_every_page_is_quiet_when_opened_from_a_folder(side_by_side: Built, open_context: OpenContext) -> None:
    """No console errors and no requests elsewhere (see `open_context`), also without a server."""
    page = open_context().new_page()
    for path in side_by_side.pages:
        if path.name != "404.html":
            page.goto((side_by_side.folder / path).as_uri())
            assert page.title()


def test_a_sheet_in_a_folder_says_how_far_its_saving_goes(side_by_side: Built, open_context: OpenContext) -> None:
    page = open_context().new_page()
    page.goto((side_by_side.folder / "go/our-map.html").as_uri())
    expect(page.locator(".sheet__note")).to_contain_text("You opened this course from a folder.")
    page.goto((side_by_side.folder / "go/right-for-us.html").as_uri())
    expect(page.locator('[data-module="print"]')).to_be_visible()
    expect(page.locator(".sheet__note")).to_have_count(0)


def test_a_link_followed_from_a_folder_arrives(tmp_path: Path, side_by_side: Built, open_context: OpenContext) -> None:
    page = open_context().new_page()
    page.goto((side_by_side.folder / "index.html").as_uri())
    page.locator('main a[href$="go/the-map.html"]').first.click()
    page.wait_for_url("**/go/the-map.html")
    page.get_by_role("link", name="Four ways to lean").first.click()
    page.wait_for_url("**/go/four-ways-to-lean.html")
    assert page.locator(".sheet").count() == 2


@pytest.mark.parametrize("width", [320, 1280])
def test_help_is_in_sight_at_the_top_of_every_kind_of_page(
    course_url: str, open_context: OpenContext, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    for path in KINDS_OF_PAGE.values():
        page.goto(course_url + path)
        link = page.locator(".masthead").get_by_role("link", name="Get help")
        assert link.is_visible(), path
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0, path
        assert box["x"] + box["width"] <= width, path
        assert page.get_by_role("link", name="Side by Side").first.is_visible(), path
