"""Every kind of page, in a browser: clean under axe, and with help in sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, served
from tests.sites import ROOT, Built, build_site

pytestmark = pytest.mark.browser

AXE = (ROOT / "site_theme/node_modules/axe-core/axe.min.js").read_text("utf-8")

KINDS_OF_PAGE = {
    "home": "index.html",
    "week": "go/the-map.html",
    "spectrum lesson": "go/four-ways-to-lean.html",
    "barriers lesson": "go/twelve-barriers.html",
    "boundaries lesson": "go/what-a-boundary-is.html",
    "cycle lesson": "go/the-repair-loop.html",
    "skill lesson": "go/catch-test-widen.html",
    "reading lesson": "go/before-you-start.html",
    "worksheet": "go/our-map.html",
    "worksheet that is never saved": "go/right-for-us.html",
    "check-in": "go/checkin-the-map.html",
    "plain page": "help.html",
    "workbook": "workbook.html",
    "keeping a copy": "backup.html",
    "who writes here": "spaces.html",
    "trying out saving": "self-check.html",
    "taking it along": "take-it-with-you.html",
    "what the course teaches": "curriculum.html",
    "wrong address": "404.html",
}

LISTS = {"words": "glossary.html", "sources": "sources.html"}
"""Plain pages with blocks that stand nowhere else."""

WIDER_THAN_THE_SCREEN = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
    .map(e => e.tagName + '.' + e.className).slice(0, 8);
}"""


def axe_problems(page: Page) -> list[str]:
    """Run axe on the page as it is and return what it found, one line each. In the dark, where nothing but colours is different, it looks at those."""
    # Not as a script element: the policy of the page would block it.
    if not page.evaluate("'axe' in window"):
        # Later documents of this page have it from their beginning: that costs a tenth of sending it to each.
        page.add_init_script(AXE)
        page.evaluate(f"() => {{ {AXE} }}")
    # What has been scrolled halfway below the strip at the top is no smaller a target for that. What passed is not asked for in full;
    # of violations all is told.
    found = page.evaluate(
        """async (COLOURS) => {
      scrollTo({ top: 0, behavior: 'instant' });
      const isDark = getComputedStyle(document.documentElement).colorScheme === "dark";
      const runOnly = isDark ? COLOURS : ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'];
      const result = await axe.run(document, {resultTypes: ['violations'], runOnly});
      return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`));
    }""",
        ["color-contrast", "link-in-text-block"],
    )
    return [str(line) for line in found]


def at_both_widths(page: Page, problems: Callable[[Page], list[str]]) -> list[str]:
    """Return what is wrong with a page on a phone and on a wide screen. Nothing of a page depends on how wide it came in."""
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {problem}" for problem in problems(page)]
    return found


def too_wide(page: Page) -> list[str]:
    """Return what sticks out of the screen."""
    return list(page.evaluate(WIDER_THAN_THE_SCREEN))


def axe_or_too_wide(page: Page) -> list[str]:
    """Return what axe finds, and what sticks out of the screen."""
    return axe_problems(page) + too_wide(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(course_url: str, open_context: OpenContext, scheme: str) -> None:
    page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme).new_page()
    problems = {}
    for kind, path in (KINDS_OF_PAGE | LISTS).items():
        page.goto(course_url + path)
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme, kind
        if found := at_both_widths(page, axe_problems):
            problems[kind] = found
    assert problems == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_every_field_type(
    minimal_url: str, minimal: Built, open_context: OpenContext, scheme: str
) -> None:
    page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme).new_page()
    for path in minimal.pages:
        if path.parent.name == "go":
            page.goto(minimal_url + path.as_posix())
            assert at_both_widths(page, axe_problems) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_that_has_moved(
    course_copy: Path, tmp_path: Path, open_context: OpenContext, scheme: str
) -> None:
    index = course_copy / "content/index.md"
    retired = "retired: [{id: old-lesson, replaced_by: a-picture}, {id: old-week}]\n---\n"
    index.write_text(retired.join(index.read_text("utf-8").rsplit("---\n", 1)), "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    with served(built.folder) as url:
        page = open_context(viewport={"width": 320, "height": 700}, color_scheme=scheme).new_page()
        for old in ("old-lesson", "old-week"):
            page.goto(f"{url}go/{old}.html")
            expect(page.get_by_role("heading", level=1)).to_have_text("This is no longer part of the course")
            assert axe_problems(page) == []
            assert page.evaluate(WIDER_THAN_THE_SCREEN) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["go/the-map.html", "go/checkin-the-map.html"])
def test_axe_finds_nothing_when_every_quiet_part_is_shown(
    course_url: str, open_context: OpenContext, width: int, path: str
) -> None:
    """What waits hidden for its script has a place in which it may appear."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.route("**/course.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(course_url + path)
    quiet = page.locator('[data-module="space-bar"], [data-module="backup-note"], [data-module="backup-age"]')
    assert quiet.count() == 3
    quiet.evaluate_all("all => all.forEach(e => { e.hidden = false; e.textContent = 'Some words.'; })")
    assert axe_problems(page) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []


def test_a_link_followed_from_a_folder_arrives(tmp_path: Path, side_by_side: Built, open_context: OpenContext) -> None:
    page = open_context().new_page()
    page.goto((side_by_side.folder / "index.html").as_uri())
    page.locator('main a[href$="go/the-map.html"]').first.click()
    page.wait_for_url("**/go/the-map.html")
    page.get_by_role("link", name="Four ways to lean").first.click()
    page.wait_for_url("**/go/four-ways-to-lean.html")
    assert page.locator(".sheet").count() == 2


def test_help_is_in_sight_at_the_top_of_every_kind_of_page(course_url: str, open_context: OpenContext) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    for path in KINDS_OF_PAGE.values():
        page.goto(course_url + path)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            link = page.locator(".masthead").get_by_role("link", name="Get help")
            assert link.is_visible(), path
            box = link.bounding_box()
            assert box is not None
            assert box["x"] >= 0, path
            assert box["x"] + box["width"] <= width, path
            assert page.get_by_role("link", name="Side by Side").first.is_visible(), path
