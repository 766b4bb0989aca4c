"""A real browser, and the built sites served over http on this machine."""

from __future__ import annotations

import functools
import http.server
import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.practice_site import PracticeServer, practice_site
from tests.browser_setup import FIREFOX, FIREFOX_DARK, launch
from tests.sites import Built

Options = dict[str, Any]
BrowserFor = Callable[[Options], Browser]
OpenContext = Callable[..., BrowserContext]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of what Playwright can't do in Firefox."""
    config.addinivalue_line("markers", "chromium_only(reason): not for Firefox, for a reason of Playwright's")
    config.addinivalue_line("markers", "firefox_only(reason): about something that only Firefox does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what Playwright can't do in Firefox, and what the others don't do at all."""
    left_out = [item for item in items if item.get_closest_marker("chromium_only" if FIREFOX else "firefox_only")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


class _Host(http.server.SimpleHTTPRequestHandler):
    """Says with every file what the site's own `_headers` tells a host to say, and nothing on the console."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Add the site's headers to the server's own."""
        for name, value in _headers_of(self.directory):
            self.send_header(name, value)
        super().end_headers()


@functools.cache
def _headers_of(folder: str) -> tuple[tuple[str, str], ...]:
    file = Path(folder) / "_headers"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    lines = itertools.takewhile(lambda line: line.startswith(" "), text.splitlines()[1:])
    return tuple((name, value) for name, _, value in (line.strip().partition(": ") for line in lines))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yields the address with a slash at its end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder)))
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
    """What went wrong on a page: requests to other hosts, failed requests, console errors, uncaught errors.

    A whole page may go to `leave_to`, where a reader leaves quickly to, as long as it doesn't say where it comes from. That
    it may never arrive there is no fault of the page.
    """

    def __init__(self, context: BrowserContext, leave_to: str = "") -> None:
        self.leave_to = leave_to
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("console", lambda m: self.errors.append(f"{m.type}: {m.text}") if m.type == "error" else None)
        context.on("weberror", lambda e: self.errors.append(f"uncaught: {e.error}"))

    def _failed(self, request: Any) -> None:
        # A page that goes takes with it the hidden one that it has only just begun to open.
        if not self._leaves(request) and not request.url.endswith("/hub.html"):
            self.errors.append(f"failed: {request.url}")

    def _leaves(self, request: Any) -> bool:
        return bool(self.leave_to and request.url == self.leave_to and request.is_navigation_request())

    def _request(self, request: Any) -> None:
        if self._leaves(request):
            if "referer" in request.headers:
                self.errors.append(f"{self.leave_to} is told of {request.headers['referer']}")
        elif not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)


def answer_elsewhere(context: BrowserContext, address: str) -> None:
    """Stand in for another website."""
    dull = "<!doctype html><title>Weather</title><h1>Cloudy</h1>"
    context.route(address, lambda route: route.fulfill(body=dull, content_type="text/html"))


@pytest.fixture
def open_context(browser_for: BrowserFor) -> Iterator[OpenContext]:
    """Make browser contexts with clean storage; at the end each must have been quiet: nothing elsewhere, no errors.

    With `leave_to`, a page may be left for that address. The test answers there; the host itself is never asked.
    """
    made: list[tuple[BrowserContext, Watch]] = []

    def make(leave_to: str = "", **options: Any) -> BrowserContext:
        # A worker would answer from its cache what a test wants to intercept. Where it is looked at, it is allowed.
        options.setdefault("service_workers", "block")
        # A click waits until gentle scrolling is over, which takes longer than most of what is tested.
        options.setdefault("reduced_motion", "reduce")
        context = browser_for(options).new_context(**options)
        context.set_default_timeout(20_000)
        made.append((context, Watch(context, leave_to)))
        if leave_to:
            answer_elsewhere(context, leave_to)
        return context

    yield make
    for context, watch in made:
        context.close()
        assert watch.elsewhere == []
        assert watch.errors == []


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    """The practice pages: single sheets with the runtime, without a course around them."""
    with practice_site(tmp_path_factory.mktemp("practice")) as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context in which errors are welcome: what is tested is what happens when something goes wrong."""
    context = browser.new_context(locale="en-GB", accept_downloads=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def open_page(context: BrowserContext, site: PracticeServer) -> Callable[..., Page]:
    """Open a practice page, with a script that runs `before` the page's own."""

    def open_page(name: str = "sheet", *, before: str = "") -> Page:
        page = context.new_page()
        if before:
            page.add_init_script(before)
        page.goto(f"{site.url}{name}.html")
        return page

    return open_page
