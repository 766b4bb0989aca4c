"""Serves practice pages or a built site, and gathers what the pages report as kept."""

from __future__ import annotations

import http.server
import json
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).parent / "practice"
RUNTIME = ROOT / "site_theme" / "templates" / "assets" / "javascripts" / "course.js"

Report = dict[str, object]


class PracticeServer(http.server.ThreadingHTTPServer):
    """Serves one folder; whatever is posted to it is appended to `reports`, in the order in which it arrived."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports: list[Report] = []
        self.reported = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """The address, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def take_reports(self) -> list[Report]:
        """Return the reports so far, and begin anew."""
        taken, self.reports = self.reports, []
        self.reported.clear()
        return taken

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that was killed breaks its connections; anything else is worth a traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: PracticeServer

    def __init__(self, request: object, address: object, server: PracticeServer) -> None:
        super().__init__(request, address, server, directory=str(server.folder))  # type: ignore[arg-type]

    def do_POST(self) -> None:
        report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.reports.append(report)
        self.server.reported.set()
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def practice_site(folder: Path) -> Iterator[PracticeServer]:
    """Copy the practice pages and the runtime into `folder` and serve them."""
    shutil.copytree(PAGES, folder, dirs_exist_ok=True)
    shutil.copy(RUNTIME, folder / "course.js")
    with serving(folder) as server:
        yield server


@contextmanager
def course_site(built: Path, folder: Path) -> Iterator[PracticeServer]:
    """Copy a built site into `folder`, with a blank page beside its own, and serve it."""
    shutil.copytree(built, folder, dirs_exist_ok=True)
    shutil.copy(PAGES / "blank.html", folder)
    with serving(folder) as server:
        yield server


@contextmanager
def serving(folder: Path) -> Iterator[PracticeServer]:
    """Serve a folder and listen to what its pages report."""
    server = PracticeServer(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
