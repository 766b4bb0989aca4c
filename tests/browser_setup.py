"""Finds a browser for the tests: Chromium, its headless shell or Chrome on PATH, else Playwright's own download, else Debian's package, else says what to do.

With TEST_BROWSER=firefox the tests use the Firefox that is installed instead.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

# Not BROWSER, which many people have set for other programs.
FIREFOX = os.environ.get("TEST_BROWSER", "chromium") == "firefox"
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PREFERENCES: dict[str, str | float | bool] = {
    # Playwright lets all files of a disk share one store; readers' Firefox does not.
    "security.fileuri.strict_origin_policy": True,
    # Playwright loses sight of a page that comes back whole instead of loading again.
    "browser.sessionhistory.max_total_viewers": 0,
}
FIREFOX_DARK = {"layout.css.prefers-color-scheme.content-override": 0}
# It has no window around its pages: a new page costs a third of what it costs in the others.
SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
HELP = """No browser for the tests, and none could be installed. Do one of these, then try again:
  - install Chromium or Chrome so that it is on PATH
  - run: .venv/bin/playwright install chromium
  - on Debian or Ubuntu, as root: apt-get install chromium chromium-headless-shell"""

# Two tests may find at the same time that a browser is missing.
WAIT_FOR_OTHERS = "DPkg::Lock::Timeout=300"
FIREFOX_HELP = "No Firefox on PATH; courses in a folder are tested in both browsers. On Debian, as root: apt-get install firefox-esr"


@functools.cache
def find_browser() -> str:
    """Return the path of a Chromium, installing one where that is possible. Exits with advice where it is not."""
    return find_firefox() if FIREFOX else _found(_on_path((SHELL,)) or find_whole_browser())


@functools.cache
def find_whole_browser() -> str:
    """Return the path of a Chromium that does all that a reader's does: the headless shell keeps no page in a back cache."""
    return _found(_on_path() or _from_playwright() or _from_debian())


def _found(path: str | None) -> str:
    return path or sys.exit(HELP)


def find_firefox() -> str:
    """Return the path of a Firefox, installing one where that is possible. Exits with advice where it is not."""
    return _on_path(FIREFOX_NAMES) or _from_debian("firefox-esr", names=FIREFOX_NAMES) or sys.exit(FIREFOX_HELP)


def launch(playwright: Playwright, **preferences: str | float | bool) -> Browser:
    """Start the browser that `find_browser` found. Preferences are Firefox's; Chromium needs none."""
    if FIREFOX:
        preferences |= FIREFOX_PREFERENCES
        return playwright.firefox.launch(
            executable_path=find_firefox(), channel="moz-firefox", firefox_user_prefs=preferences
        )
    return playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))


def open_profile(playwright: Playwright, firefox: bool, profile: Path, **options: Any) -> BrowserContext:
    """Start a Chromium or a Firefox with a profile on disk, as readers have it; what a page keeps is there the next time."""
    if firefox:
        return playwright.firefox.launch_persistent_context(
            profile,
            executable_path=find_firefox(),
            channel="moz-firefox",
            firefox_user_prefs=FIREFOX_PREFERENCES,
            **options,
        )
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=find_browser(), args=list(ARGUMENTS), **options
    )


def _on_path(names: tuple[str, ...] = NAMES) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _from_playwright() -> str | None:
    def downloaded() -> str | None:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
        return path if Path(path).exists() else None

    if path := downloaded():
        return path
    print("No Chromium on PATH; asking Playwright to download one.", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        # Its own words on a failure are a stack of another language; ours come at the end.
        done = subprocess.run(command, check=False, timeout=300, capture_output=True)
    except subprocess.TimeoutExpired:
        return None
    return downloaded() if done.returncode == 0 else None


def _from_debian(*packages: str, names: tuple[str, ...] = NAMES) -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    packages = packages or ("chromium", SHELL)
    print(f"Installing Debian's {' and '.join(packages)}.", flush=True)
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", WAIT_FOR_OTHERS, *packages],
    ):
        if subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            return None
    return _on_path(names)
