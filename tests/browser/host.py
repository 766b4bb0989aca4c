"""A host on this machine that can be taken off the network, be given another edition, and fail for single files."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path

Server = http.server.ThreadingHTTPServer


class Host:
    """Serves one folder at one address. `missing` are files that it doesn't find, `replaced` those that it
    takes from elsewhere; `asked` are all requests so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.missing: set[str] = set()
        self.replaced: dict[str, Path] = {}
        self.asked: list[str] = []
        self._server = self._listen(0)
        self.port = self._server.server_port

    @property
    def url(self) -> str:
        """The address, with a slash at its end."""
        return f"http://127.0.0.1:{self.port}/"

    def stop(self) -> None:
        """Go off the network."""
        self._server.shutdown()
        self._server.server_close()

    def start(self) -> None:
        """Come back, at the same address."""
        self._server = self._listen(self.port)

    def _listen(self, port: int) -> Server:
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                host.asked.append(path)
                plain = path.partition("?")[0].lstrip("/")
                if plain in host.replaced:
                    return str(host.replaced[plain])
                return str(host.folder / ("nowhere" if plain in host.missing else plain))

            def do_GET(self) -> None:
                # Two editions may be built within one second, which is all that a date of a file tells.
                del self.headers["If-Modified-Since"]
                super().do_GET()

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        server = Server(("127.0.0.1", port), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server
