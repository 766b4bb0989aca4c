"""Finds a browser for the tests: Chromium or Chrome on PATH, else Playwright's own download, else Debian's package, else says what to do."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

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


@functools.cache
def find_browser() -> str:
    """Return the path of a Chromium, installing one where that is possible. Exits with advice where it is not."""
    found = _on_path() or _from_playwright() or _from_debian()
    if not found:
        sys.exit(HELP)
    return found


def launch(playwright: Playwright) -> Browser:
    """Start the browser that `find_browser` found."""
    return playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


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
        done = subprocess.run(command, check=False, timeout=300)
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
