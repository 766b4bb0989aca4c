"""Finds a browser for the tests: Chromium or Chrome on PATH, else Playwright's own download, else Debian's package, else says what to do.

With TEST_BROWSER=firefox the tests use the Firefox that is installed instead.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

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
  - on Debian or Ubuntu, as root: apt-get install chromium"""

FIREFOX_HELP = "TEST_BROWSER=firefox, and no Firefox on PATH. On Debian, as root: apt-get install firefox-esr"


@functools.cache
def find_browser() -> str:
    """Return the path of a Chromium, installing one where that is possible. Exits with advice where it is not."""
    if FIREFOX:
        return find_firefox()
    found = _on_path() or _from_playwright() or _from_debian()
    if not found:
        sys.exit(HELP)
    return found


def find_firefox() -> str:
    """Return the path of the Firefox that is installed. Exits with advice where there is none."""
    return _on_path(FIREFOX_NAMES) or sys.exit(FIREFOX_HELP)


def launch(playwright: Playwright, **preferences: str | float | bool) -> Browser:
    """Start the browser that `find_browser` found. Preferences are Firefox's; Chromium needs none."""
    if FIREFOX:
        preferences |= FIREFOX_PREFERENCES
        return playwright.firefox.launch(
            executable_path=find_firefox(), channel="moz-firefox", firefox_user_prefs=preferences
        )
    return playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))


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


def _from_debian() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    print("Installing Debian's chromium.", flush=True)
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            return None
    return _on_path()
