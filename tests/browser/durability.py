"""Kills the browser while somebody writes into every type of field, and looks whether every answer that was called saved is still there.

python -m tests.browser.durability --runs 20 --store indexeddb
python -m tests.browser.durability --runs 20 --store localstorage    # what it looks like when answers get lost
python -m tests.browser.durability --runs 20 --locked                # in a space with a passphrase
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
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error, Page, Playwright, expect, sync_playwright

from tests.browser import people, stored
from tests.browser.judging import Acknowledged, Kept, acknowledged_in, missing, sheet_in
from tests.browser.practice_site import PracticeServer, course_site
from tests.browser.random_writing import Action, RandomWriter
from tests.browser_setup import ARGUMENTS, FIREFOX, FIREFOX_PREFERENCES, find_firefox, find_whole_browser
from tests.sites import build_site, copy_course

Store = Literal["indexeddb", "localstorage"]
Kill = Callable[[], None]

SHEET = "go/one-of-each.html"
DATABASE = "guided-course:small-course"
# The moment depends on what was saved, too, so that a slow machine has as much to lose.
ANSWERS_BEFORE = (2, 8)
LONGEST_SECONDS = 3.0 if FIREFOX else 1.8

# Posted to a process that isn't killed: what arrived there had been saved in that store, and the page said so.
REPORT = """
const line = document.querySelector("[data-status]");
const waiting = [];
const post = () => {
  if (!line.textContent.startsWith("Saved")) return;
  for (const report of waiting.splice(0)) fetch("/saved", { method: "POST", body: JSON.stringify(report) });
};
addEventListener("guided-course:saved", ({ target, detail }) => {
  const { type } = target.querySelector(`[data-field="${detail.field}"]`).dataset;
  if (ALSO_LOCALLY) {
    localStorage.setItem(detail.field, JSON.stringify({ value: detail.value, at: new Date().toISOString() }));
    localStorage.setItem("revision", detail.revision);
  }
  waiting.push({ ...detail, type, said: Date.now() });
  post();
});
new MutationObserver(post).observe(line, { childList: true, characterData: true, subtree: true });
"""
READ_LOCALLY = """() => {
  const { revision = "0", ...answers } = localStorage;
  const read = Object.entries(answers).map(([field, text]) => [field, JSON.parse(text)]);
  return { revision: Number(revision), answers: Object.fromEntries(read.filter(([, { value }]) => value !== undefined)) };
}"""


@dataclass(frozen=True)
class Run:
    """One kill: how many answers of each type were called saved, and which fields have an older answer afterwards, or none."""

    acknowledged: Counter[str]
    lost: dict[str, str]


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
        [find_whole_browser(), *ARGUMENTS, *own],
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


def write_and_kill(
    page: Page, end: Kill, server: PracticeServer, chance: random.Random, so_far: Counter[str]
) -> list[Action]:
    """Write on an open sheet; the browser dies some time after some answers were called saved. Returns what was done."""
    writer, killed = RandomWriter(page, chance), threading.Event()
    answers, seconds = chance.randint(*ANSWERS_BEFORE), chance.uniform(0, LONGEST_SECONDS)

    def wait_and_kill() -> None:
        deadline = time.monotonic() + 30
        while len(server.reports) < answers and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(seconds)
        killed.set()
        end()

    killer = threading.Thread(target=wait_and_kill)
    killer.start()
    try:
        while True:
            writer.write(so_far)
    except Error:
        if not killed.is_set():
            raise
    finally:
        killer.join()
    return writer.actions


def open_sheet(page: Page, server: PracticeServer, store: Store) -> None:
    """Open the sheet, and listen to what it calls saved once it is filled in."""
    page.goto(server.url + SHEET)
    stored.until(page, lambda: "sheets" in stored.everything(page, DATABASE))
    if stored.everything(page, DATABASE)["sheets"]:
        expect(page.locator("[data-status]")).to_contain_text("Saved")
    script = REPORT.replace("ALSO_LOCALLY", "true" if store == "localstorage" else "false")
    page.evaluate(f"() => {{ {script} }}")


def read_store(page: Page, server: PracticeServer, store: Store) -> Kept:
    """Return what stands in the profile now, seen from a page without the runtime."""
    page.goto(f"{server.url}blank.html")
    if store == "localstorage":
        return Kept(**page.evaluate(READ_LOCALLY))
    return sheet_in(stored.everything(page, DATABASE))


def open_lock(page: Page, server: PracticeServer) -> None:
    """Unlock the space and take its passphrase off, as its reader would, so that the store can be read."""
    page.goto(server.url + people.SPACES)
    people.unlock(page)
    people.unfold(page, "Take the passphrase off")
    page.locator("#last").fill(people.PASSPHRASE)
    page.get_by_role("button", name="Take it off").click()
    expect(page.locator('[data-said="passphrase"]')).to_contain_text("The passphrase is off")


def runs(
    playwright: Playwright, built: Path, store: Store, count: int, seed: int, *, locked: bool = False
) -> Iterator[Run]:
    """Kill the browser `count` times, each time at its own moment. One profile goes through all of it, as a reader's does."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="durability-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder) / "profile"
        profile.mkdir()
        with course_site(built, Path(folder) / "site") as server:
            acknowledged, actions, so_far = Acknowledged(), list[Action](), Counter[str]()
            for number in range(count + 1):
                with opened_page(playwright, profile) as (page, end):
                    if locked and number > 0:
                        open_lock(page, server)
                    kept = read_store(page, server, store)
                    if number > 0:
                        yield Run(acknowledged.count_by_type, missing(acknowledged, kept, actions))
                    if number < count:
                        if locked:
                            people.set_passphrase(page, server.url)
                        open_sheet(page, server, store)
                        actions = write_and_kill(page, end, server, chance, so_far)
                        acknowledged = acknowledged_in(server.take_reports())
                        so_far += acknowledged.count_by_type


def main() -> int:
    """Run from the command line; 1 when anything was lost."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--store", choices=["indexeddb", "localstorage"], default="indexeddb")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--locked", action="store_true", help="write in a space with a passphrase")
    chosen = options.parse_args()
    done: list[Run] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = build_site(copy_course("minimal", Path(folder) / "course"), Path(folder) / "site").folder
        for run in runs(playwright, built, chosen.store, chosen.runs, chosen.seed, locked=chosen.locked):
            done.append(run)
            lost = "".join(f"\n  LOST {field}: {instead}" for field, instead in run.lost.items()) or ", nothing lost"
            print(f"run {len(done)}: {run.acknowledged.total()} acknowledged{lost}", flush=True)
    print(summary(done))
    return 1 if any(run.lost for run in done) else 0


def summary(done: list[Run]) -> str:
    """Say how many answers of each type were called saved, and in how many runs something was lost."""
    total = sum((run.acknowledged for run in done), Counter[str]())
    table = "".join(f"\n  {kind:<10}{count:>6}" for kind, count in sorted(total.items()))
    bad, fields = sum(bool(run.lost) for run in done), sum(len(run.lost) for run in done)
    return f"acknowledged by type:{table}\n{total.total()} acknowledged in {len(done)} runs, runs with a loss: {bad}, answers lost: {fields}"


if __name__ == "__main__":
    sys.exit(main())
