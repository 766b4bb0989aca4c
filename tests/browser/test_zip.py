"""The zip as a reader has it: unzipped somewhere, on a medium that can't be written to, opened by double-click."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.test_every_page import WIDER_THAN_THE_SCREEN, axe_problems
from tests.sites import Built


@pytest.fixture(scope="module")
def unzipped(side_by_side: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The course's folder as it comes out of the zip, below a folder with an awkward name."""
    place = tmp_path_factory.mktemp("stick") / "Für uns #1, 100% (Kopie)"
    (package,) = side_by_side.folder.glob("downloads/*.zip")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(place)
    every = [place, *place.rglob("*")]
    for path in every:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield place / "Side by Side"
    for path in every:
        path.chmod(0o755)


def _at(page: Page, end: str) -> None:
    page.wait_for_url(lambda url: url.partition("#")[0].endswith(end))


def test_one_walks_from_the_file_to_a_sheet_and_back(unzipped: Path, open_context: OpenContext) -> None:
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((unzipped / "Open the course.html").as_uri(), wait_until="commit")
    _at(page, "/Side%20by%20Side/course/index.html")
    page.get_by_role("link", name="Start with week 1").click()
    _at(page, "/go/four-ways-to-lean.html")
    page.get_by_role("link", name="Week 1 · The map").click()
    _at(page, "/go/the-map.html")
    page.get_by_role("link", name="Our map").first.click()
    _at(page, "/go/our-map.html")
    expect(page.locator(".sheet")).to_be_visible()
    page.get_by_role("link", name="Side by Side").first.click()
    _at(page, "/course/index.html")
    page.get_by_role("main").get_by_role("link", name="Take it with you").click()
    expect(page.get_by_role("heading", name="You have it already")).to_be_visible()
    # What only a host can give goes, and with it another way to the same page.
    expect(page.locator("[data-module=app] [data-only-online]:visible")).to_have_count(0)
    page.get_by_role("link", name="Keep a copy").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep a copy")


def test_the_file_goes_on_by_itself_without_scripts(unzipped: Path, open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto((unzipped / "Open the course.html").as_uri())
    _at(page, "/course/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Close, and still yourself.")


def test_the_file_alone_says_what_to_do(unzipped: Path, tmp_path: Path, browser: Browser) -> None:
    """A zip's viewer takes out the one file that was clicked."""
    alone = Path(shutil.copy(unzipped / "Open the course.html", tmp_path))
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto(alone.as_uri())
    expect(page.get_by_text("Unzip the whole zip first.")).to_be_visible()
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_page_that_offers_it_holds_its_checksum(
    course_url: str, open_context: OpenContext, width: int, scheme: str
) -> None:
    page = open_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto(course_url)
    page.get_by_role("main").get_by_role("link", name="Take it with you").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Take it with you")
    page.get_by_text("Check the file").click()
    expect(page.locator(".take__sum")).to_be_visible()
    assert axe_problems(page) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
