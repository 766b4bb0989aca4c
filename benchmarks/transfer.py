"""How much a reader downloads to see a page: everything the browser asks for, compressed."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.browser_setup import launch


@dataclass(frozen=True)
class Transfer:
    """The requests of a page: (name, gzip bytes), and their sum. The search index is left out: it is the same text in both."""

    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Bytes in all."""
        return sum(size for _, size in self.parts)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def page_transfer(site: Path, page_path: str) -> Transfer:
    """Open a page over http in a fresh browser and add up what it asked for on its own host."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    seen: list[str] = []
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            page = browser.new_page()
            page.on("request", lambda request: seen.append(request.url))
            page.goto(f"http://127.0.0.1:{server.server_port}/{page_path}", wait_until="networkidle")
            browser.close()
    finally:
        server.shutdown()
    paths = sorted({urlsplit(url).path.lstrip("/") for url in seen if urlsplit(url).hostname == "127.0.0.1"})
    files = [site / (path or "index.html") for path in paths if "search_index" not in path]
    return Transfer(tuple((f.name, len(gzip.compress(f.read_bytes(), 9))) for f in files if f.is_file()))
