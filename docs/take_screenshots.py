"""Takes the README's pictures from the built course: `make screenshots`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import served
from tests.browser_setup import launch

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
PICTURES = ROOT / "docs" / "screenshots"


def nothing(page: Page) -> None:
    """Leave the page as it is."""


def fill_in_the_map(page: Page) -> None:
    """Place both points and write a reason, as a reader would."""
    for point, keys in (("now", ["ArrowRight"] * 2 + ["ArrowDown"]), ("hoped", ["ArrowRight"] * 3 + ["ArrowUp"] * 3)):
        page.locator(f'[data-place="{point}"]').press("Enter")
        for key in keys:
            page.keyboard.press(key)
    page.locator('[data-field="reason"] textarea').fill(
        "On Sunday we cooked without talking much and it was good. I didn’t check my phone once."
    )
    page.locator("[data-status]").filter(has_text="Saved").wait_for()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 120)")


def take(
    browser: Browser,
    name: str,
    address: str,
    size: tuple[int, int],
    scheme: str,
    prepare: Callable[[Page], None] = nothing,
) -> None:
    """Open a page of the built course and keep a picture of what a reader sees."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page.goto(address)
    prepare(page)
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


def main() -> int:
    """Take all pictures."""
    if not (SITE / "index.html").is_file():
        print("Build the course first: make site", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    # As a website: opened from a folder, each page would first say so.
    with served(SITE) as url, sync_playwright() as playwright:
        browser = launch(playwright)
        take(browser, "home", url, (1280, 900), "light")
        take(browser, "lesson", f"{url}go/four-ways-to-lean.html", (1280, 900), "light")
        take(browser, "worksheet-dark", f"{url}go/our-map.html", (1280, 900), "dark", fill_in_the_map)
        take(browser, "phone", f"{url}go/four-ways-cards.html", (390, 844), "light")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
