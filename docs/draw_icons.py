"""Draws the icons that devices show for the app from site_theme/icons: `python -m docs.draw_icons`. They are committed.

Each is drawn as it is for browsers, and without round corners for devices that cut out a shape by themselves.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser_setup import launch

ROOT = Path(__file__).parent.parent
DRAWINGS = ROOT / "site_theme" / "icons"
IMAGES = ROOT / "site_theme" / "templates" / "images"
ROUND = ' rx="112"'
WHOLE, CUT = ((192, "-192"), (512, "-512")), ((512, "-maskable"), (180, "-touch"))


def draw(page: Page, svg: str, size: int, to: Path) -> None:
    """Take a picture of a drawing."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
    page.screenshot(path=to, omit_background=True)


def main() -> int:
    """Draw all of them."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        for drawing in sorted(DRAWINGS.glob("*.svg")):
            svg = drawing.read_text(encoding="utf-8")
            (IMAGES / drawing.name).write_text(svg, encoding="utf-8")
            for sizes, text in ((WHOLE, svg), (CUT, svg.replace(ROUND, ""))):
                for size, ending in sizes:
                    draw(page, text, size, IMAGES / f"{drawing.stem}{ending}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
