"""A real browser, and the built sites served over http on this machine."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser_setup import FIREFOX, FIREFOX_DARK, launch
from tests.sites import Built

Options = dict[str, Any]
BrowserFor = Callable[[Options], Browser]
OpenContext = Callable[..., BrowserContext]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of what Playwright can't do in Firefox."""
    config.addinivalue_line("markers", "chromium_only(reason): not for Firefox, for a reason of Playwright's")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what Playwright can't do in Firefox."""
    left_out = [item for item in items if FIREFOX and item.get_closest_marker("chromium_only")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yields the address with a slash at its end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser_for(playwright: Playwright, browser: Browser) -> Iterator[BrowserFor]:
    """Choose a browser by a context's options: Playwright can't tell a running Firefox that it is dark."""
    dark: list[Browser] = []

    def choose(options: Options) -> Browser:
        if not FIREFOX or options.get("color_scheme") != "dark":
            return browser
        if not dark:
            dark.append(launch(playwright, **FIREFOX_DARK))
        return dark[0]

    yield choose
    for other in dark:
        other.close()


@pytest.fixture(scope="session")
def course_url(side_by_side: Built) -> Iterator[str]:
    """Address of the real course."""
    with served(side_by_side.folder) as url:
        yield url


@pytest.fixture(scope="session")
def minimal_url(minimal: Built) -> Iterator[str]:
    """Address of the small fixture course."""
    with served(minimal.folder) as url:
        yield url


class Watch:
    """What went wrong on a page: requests to other hosts, failed requests, console errors, uncaught errors."""

    def __init__(self, context: BrowserContext) -> None:
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        context.on("request", self._request)
        context.on("requestfailed", lambda r: self.errors.append(f"failed: {r.url}"))
        context.on("console", lambda m: self.errors.append(f"{m.type}: {m.text}") if m.type == "error" else None)
        context.on("weberror", lambda e: self.errors.append(f"uncaught: {e.error}"))

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)


@pytest.fixture
def open_context(browser_for: BrowserFor) -> Iterator[OpenContext]:
    """Make browser contexts with clean storage; at the end each must have been quiet: nothing elsewhere, no errors."""
    made: list[tuple[BrowserContext, Watch]] = []

    def make(**options: Any) -> BrowserContext:
        context = browser_for(options).new_context(**options)
        context.set_default_timeout(20_000)
        made.append((context, Watch(context)))
        return context

    yield make
    for context, watch in made:
        context.close()
        assert watch.elsewhere == []
        assert watch.errors == []


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(viewport={"width": 1280, "height": 900}).new_page()
