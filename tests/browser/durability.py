"""Kills the browser while somebody writes, and looks whether every answer that was called saved is still there.

python -m tests.browser.durability --runs 20 --store indexeddb
python -m tests.browser.durability --runs 20 --store localstorage    # what it looks like when answers get lost
TEST_BROWSER=firefox python -m tests.browser.durability --runs 20
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error, Page, Playwright, sync_playwright

from tests.browser.practice_site import PracticeServer, Report, practice_site
from tests.browser_setup import ARGUMENTS, FIREFOX, FIREFOX_PREFERENCES, find_browser, find_firefox

Store = Literal["indexeddb", "localstorage"]
Kill = Callable[[], None]

SENTENCE = "Most evenings we sit close and still I keep one door shut, and I would like to open it a little. "
TEXTS = ("reason", "wish")
PAGES: dict[Store, str] = {"indexeddb": "sheet.html", "localstorage": "localstorage.html"}

# Posted to a process that isn't killed: what arrived there had been called saved.
REPORT = """addEventListener("guided-course:saved", ({ detail }) => {
  const said = document.querySelector("[data-status]").textContent;
  if (said.startsWith("Saved")) fetch("/saved", { method: "POST", body: JSON.stringify(detail) });
})"""
READ: dict[Store, str] = {
    "indexeddb": """async () => (await indexedDB.databases()).length && new Promise((resolve, reject) => {
      const opening = indexedDB.open("guided-course:practice");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction("sheets").objectStore("sheets").get(["me", "our-map", "once"]);
        reading.onsuccess = () => {
          const { revision = 0, answers = {} } = reading.result ?? {};
          const values = Object.entries(answers).map(([field, { value }]) => [field, String(value)]);
          resolve({ revision, answers: Object.fromEntries(values) });
        };
      };
    })""",
    "localstorage": """() => {
      const { revision = 0, ...answers } = localStorage;
      return { revision: Number(revision), answers };
    }""",
}


@dataclass(frozen=True)
class Kept:
    """What stands in the store, or was called saved: the highest revision, and the fields with their values."""

    revision: int
    answers: dict[str, str]


@dataclass(frozen=True)
class Run:
    """One kill: how many answers were called saved, and which fields have an older answer afterwards, or none."""

    acknowledged: int
    lost: tuple[str, ...]


@contextmanager
def opened_page(playwright: Playwright, profile: Path) -> Iterator[tuple[Page, Kill]]:
    """Start the browser with a profile; yields a page, and what ends the browser without a moment to tidy up."""
    if FIREFOX:
        context = playwright.firefox.launch_persistent_context(
            profile, executable_path=find_firefox(), channel="moz-firefox", firefox_user_prefs=FIREFOX_PREFERENCES
        )
        group = _group_with(profile)
        try:
            yield context.new_page(), lambda: _kill_group(group)
        finally:
            _kill_group(group)
    else:
        with browser_process(profile) as (process, address):
            yield playwright.chromium.connect_over_cdp(address).contexts[0].new_page(), lambda: kill(process)


def _group_with(profile: Path) -> int:
    """Return the process group of the Firefox that Playwright started with a profile; its name stands on the command line."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if str(profile).encode() in words and (group := os.getpgid(int(process.name))) != os.getpgrp():
                return group
    raise LookupError(f"No Firefox with {profile}")


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@contextmanager
def browser_process(profile: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start Chromium as the head of a process group of its own; yields it and the address for remote control."""
    told = profile / "DevToolsActivePort"
    told.unlink(missing_ok=True)
    own = ("--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank")
    process = subprocess.Popen(
        [find_browser(), *ARGUMENTS, *own],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # What a killed browser leaves behind goes with the profile's folder.
        env={**os.environ, "TMPDIR": str(profile.parent)},
        start_new_session=True,
    )
    try:
        yield process, f"http://127.0.0.1:{_port(told)}"
    finally:
        kill(process)


def _port(told: Path) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if told.is_file() and (lines := told.read_text().splitlines()):
            return int(lines[0])
        time.sleep(0.02)
    raise TimeoutError("The browser did not start within 30 seconds.")


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the browser and everything it started, without a moment to tidy up."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def write_until_gone(page: Page, store: Store) -> None:
    """Write into the fields in turn, letter by letter, until the browser is gone."""
    areas = [page.locator(f"[data-field={name}] textarea") for name in TEXTS]
    while True:
        for area in areas:
            area.press("Control+End")
            area.press_sequentially(SENTENCE, delay=4)
        if store == "indexeddb":
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowRight")


def write_and_kill(page: Page, end: Kill, server: PracticeServer, store: Store, seconds: float) -> None:
    """Write on an open sheet; the browser dies some seconds after something was first called saved."""
    killed = threading.Event()

    def wait_and_kill() -> None:
        server.reported.wait(20)
        time.sleep(seconds)
        killed.set()
        end()

    killer = threading.Thread(target=wait_and_kill)
    killer.start()
    try:
        write_until_gone(page, store)
    except Error:
        if not killed.is_set():
            raise
    finally:
        killer.join()


def read_store(page: Page, server: PracticeServer, store: Store) -> Kept:
    """Return what stands in the profile now, seen from a page without the runtime."""
    page.goto(f"{server.url}blank.html")
    found = page.evaluate(READ[store])
    return Kept(**found) if found else Kept(0, {})


def acknowledged_in(reports: list[Report]) -> Kept:
    """Return the last value of each field that was called saved. Reports may have overtaken each other on their way."""
    ordered = sorted(reports, key=lambda report: int(str(report["revision"])))
    answers = {str(report["field"]): str(report["value"]) for report in ordered}
    return Kept(max((int(str(report["revision"])) for report in ordered), default=0), answers)


def missing(acknowledged: Kept, stored: Kept) -> tuple[str, ...]:
    """Return the fields whose answer was called saved and isn't there. A text only grows here, so that a later one holds it."""
    lost = [f for f, value in acknowledged.answers.items() if f not in TEXTS and f not in stored.answers]
    lost += [f for f in TEXTS if not stored.answers.get(f, "").startswith(acknowledged.answers.get(f, ""))]
    return (*lost, "the last revision") if stored.revision < acknowledged.revision else tuple(lost)


def runs(playwright: Playwright, store: Store, count: int, seed: int) -> Iterator[Run]:
    """Kill the browser `count` times, each time at its own moment. One profile goes through all of it, as a reader's does."""
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="durability-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder) / "profile"
        profile.mkdir()
        with practice_site(Path(folder) / "site") as server:
            for number in range(count + 1):
                with opened_page(playwright, profile) as (page, end):
                    stored = read_store(page, server, store)
                    if number > 0:
                        reports = server.take_reports()
                        yield Run(len(reports), missing(acknowledged_in(reports), stored))
                    if number < count:
                        page.goto(server.url + PAGES[store])
                        page.evaluate(REPORT)
                        write_and_kill(page, end, server, store, moments.uniform(0, 1))


def main() -> int:
    """Run from the command line; 1 when anything was lost."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--store", choices=["indexeddb", "localstorage"], default="indexeddb")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    done: list[Run] = []
    with sync_playwright() as playwright:
        for run in runs(playwright, chosen.store, chosen.runs, chosen.seed):
            done.append(run)
            lost = f"LOST: {', '.join(run.lost)}" if run.lost else "nothing lost"
            print(f"run {len(done)}: {run.acknowledged} acknowledged, {lost}", flush=True)
    bad = sum(bool(run.lost) for run in done)
    print(f"{sum(run.acknowledged for run in done)} acknowledged in {len(done)} runs, runs with a loss: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
