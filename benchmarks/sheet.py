"""Opens a worksheet of 500 fields that holds 1 MB of answers, and writes in it: what it costs, beside a bare `idb` put of the same record.

python -m benchmarks.sheet    # exits with 1 when a mark is missed

A letter counts from its input event to the event that tells that it is saved. Letters come further apart than the pause that the
page makes between two writes, so that the figure holds no deliberate waiting.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.large_sheet import WORKSHEET, LargeSheet, large_sheet, write_course
from benchmarks.main_thread import Opening, traced_opening
from benchmarks.run import build
from tests.browser import stored
from tests.browser.practice_site import course_site
from tests.browser_setup import launch

DATABASE = "guided-course:synthetic"
IDB = Path(__file__).parent.parent / "site_theme/node_modules/idb/build/umd.js"
BETWEEN_LETTERS_MS = 330
MOST_OPENING_MS = 100
MOST_LETTER_MS = 50

# Ready is when the line says so and the page has been drawn once after that.
MARK_DRAWN = "const markDrawn = () => requestAnimationFrame(() => setTimeout(() => performance.mark('ready')));"
MARK_READY = f"""{MARK_DRAWN}
new MutationObserver((_changes, watching) => {{
  if (!document.querySelector("[data-status]")?.textContent.startsWith("Saved")) return;
  watching.disconnect();
  markDrawn();
}}).observe(document, {{ childList: true, characterData: true, subtree: true }});"""
MARK_LOADED = f"{MARK_DRAWN} addEventListener('load', markDrawn);"
RUNTIME = "**/course.*.js"
SAVED = "document.querySelector('[data-status]').textContent.startsWith('Saved')"
TIME_LETTERS = """() => {
  window.letters = [];
  let typed;
  addEventListener("input", () => { typed ??= performance.now(); }, true);
  addEventListener("guided-course:saved", () => {
    if (typed !== undefined) letters.push(performance.now() - typed);
    typed = undefined;
  });
}"""
PUT_BARE = """async ([record, times]) => {
  const database = await idb.openDB("bare", 1, {
    upgrade: (fresh) => fresh.createObjectStore("sheets", { keyPath: ["space", "worksheet", "occasion"] }),
  });
  const took = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    const writing = database.transaction("sheets", "readwrite", { durability: "strict" });
    await Promise.all([writing.store.put({ ...record, revision: time }), writing.done]);
    took.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 50));
  }
  return took;
}"""


@dataclass(frozen=True)
class Figures:
    """What was measured, in milliseconds."""

    openings: list[Opening]
    plain: list[Opening]
    letters: list[float]
    bare: list[float]


def nearly_all(values: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def fill(page: Page, url: str, sheet: LargeSheet) -> None:
    """Let the page make its database, and put the answers in."""
    page.goto(url)
    stored.until(page, lambda: "sheets" in stored.everything(page, DATABASE))
    stored.put(page, DATABASE, "sheets", sheet.record)


def time_letters(page: Page, url: str, sheet: LargeSheet, count: int) -> list[float]:
    """Type single letters at the end of long answers, and return how long each took to be saved."""
    page.goto(url)
    page.wait_for_function(SAVED, timeout=60_000)
    page.evaluate(TIME_LETTERS)
    names = [field["id"] for field in sheet.fields if field["type"] == "textarea"]
    for number in range(count):
        if number % 10 == 0:
            # the jump to a field far away is drawn before anybody can type in it
            page.locator(f"[data-field={names[number // 10 % len(names)]}] textarea").press("Control+End")
            page.wait_for_timeout(BETWEEN_LETTERS_MS)
        page.keyboard.type("a")
        page.wait_for_timeout(BETWEEN_LETTERS_MS)
    letters: list[float] = page.evaluate("letters")
    return letters


def bare_puts(page: Page, url: str, sheet: LargeSheet, count: int) -> list[float]:
    """Put the same record with nothing but idb, in a page without the runtime."""
    page.goto(url)
    # Not as a script element: the policy of the page would block it.
    page.evaluate(IDB.read_text("utf-8"))
    took: list[float] = page.evaluate(PUT_BARE, [sheet.record, count])
    return took


def open_often(browser: Browser, context: BrowserContext, url: str, mark: str, count: int) -> list[Opening]:
    """Open a page several times in a tab; the first time doesn't count."""
    page = context.new_page()
    page.add_init_script(mark)
    openings = [traced_opening(browser, page, url) for _ in range(count + 1)][1:]
    page.close()
    return openings


def open_plain(browser: Browser, context: BrowserContext, url: str, count: int) -> list[Opening]:
    """Open the page without the course's script: what the HTML costs by itself."""
    context.route(RUNTIME, lambda route: route.abort())
    plain = open_often(browser, context, url, MARK_LOADED, count)
    context.unroute(RUNTIME)
    return plain


def measure(browser: Browser, root: str, sheet: LargeSheet, *, openings: int, letters: int) -> Figures:
    """Take every figure, in one browser."""
    context, url = browser.new_context(service_workers="block"), f"{root}go/{WORKSHEET}.html"
    page = context.new_page()
    bare = bare_puts(page, f"{root}blank.html", sheet, letters // 2)
    fill(page, url, sheet)
    opened = open_often(browser, context, url, MARK_READY, openings)
    plain = open_plain(browser, context, url, openings)
    timed = time_letters(page, url, sheet, letters)
    return Figures(opened, plain, timed, bare + bare_puts(page, f"{root}blank.html", sheet, letters // 2))


def report(figures: Figures) -> bool:
    """Print the figures, and return whether every mark was met."""
    put = median(figures.bare)
    print(f"a bare idb put of the record: median {put:.1f} ms, 95th percentile {nearly_all(figures.bare):.1f} ms")
    print(f"{'opening, main thread, ms':<36} {'parsing':>8} {'drawing':>8} {'scripts':>8} {'rest':>8} {'total':>8}")
    print_openings("with its answers", figures.openings)
    print_openings("the HTML alone, without the script", figures.plain)
    scripts = median(opening.scripts for opening in figures.openings)
    more = median(o.total - o.parsing for o in figures.openings) - median(o.total - o.parsing for o in figures.plain)
    print(f"a letter: median {median(figures.letters):.1f} ms of {len(figures.letters)}")
    marks = [
        ("opening, scripts", scripts, MOST_OPENING_MS),
        ("opening, all that the script adds to the HTML", more, MOST_OPENING_MS),
        ("a letter saved, 95th percentile", nearly_all(figures.letters), MOST_LETTER_MS),
    ]
    for name, value, most in marks:
        print(
            f"{'ok  ' if value < most else 'MISS'} {name}: {value:.1f} ms (under {most}); {value / put:.1f} bare puts"
        )
    return all(value < most for _, value, most in marks)


def print_openings(name: str, openings: list[Opening]) -> None:
    """Print the medians of some openings."""
    figures = [
        median(getattr(o, kind) for o in openings) for kind in ("parsing", "drawing", "scripts", "rest", "total")
    ]
    print(f"{name:<36} " + " ".join(f"{figure:>8.0f}" for figure in figures))


def main() -> int:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fields", type=int, default=500)
    parser.add_argument("--bytes", type=int, default=1_000_000)
    parser.add_argument("--openings", type=int, default=9)
    parser.add_argument("--letters", type=int, default=60)
    chosen = parser.parse_args()
    sheet = large_sheet(chosen.fields, chosen.bytes)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        write_course(Path(work) / "course", sheet)
        build(Path(work) / "course")
        with course_site(Path(work) / "course/site", Path(work) / "served") as server:
            browser = launch(playwright)
            figures = measure(browser, server.url, sheet, openings=chosen.openings, letters=chosen.letters)
            browser.close()
    return 0 if report(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
