"""The app's files: what a browser fetches and keeps of a site, so that the course opens without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import quote

WORKER = "sw.js"
AS_BROWSERS_WRITE_IT = "/!$&'()*+,;=:@~"

# Asked for by hosts and search machines, only when the course is opened from a folder, or by people on purpose.
_LEFT_OUT = frozenset(
    {
        WORKER,
        "_headers",
        "sitemap.xml",
        "sitemap.xml.gz",
        "robots.txt",
        "hub.html",
        "search/search_index.js",
        "search/search_worker.js",
    }
)
# Only a course in a folder runs them.
_OF_A_FOLDER = re.compile(r"assets/javascripts/(hub|open)(\.[0-9a-f]+)?\.js")
_LEFT_OUT_FOLDERS = ("downloads/",)
_LEFT_OUT_ENDINGS = (".map",)
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,}(?:\.min)?\.\w+$")


@dataclass(frozen=True)
class AppFile:
    """A file of the app. `revision` changes with the content, and is None where the name does so by itself.

    With `integrity`, a browser takes in only the very file that was published.
    """

    url: str
    revision: str | None
    integrity: str


@dataclass(frozen=True)
class AppFiles:
    """All files of the app. `build` is a fingerprint of them all, `size` what they take up, in bytes."""

    files: tuple[AppFile, ...]
    build: str
    size: int


def is_kept(name: str) -> bool:
    """Tell whether a file of the site, by its path in it, is part of the app."""
    is_hidden = name.startswith(".") or "/." in name
    left_out = name in _LEFT_OUT or name.startswith(_LEFT_OUT_FOLDERS) or name.endswith(_LEFT_OUT_ENDINGS)
    return not (is_hidden or left_out or _OF_A_FOLDER.fullmatch(name))


def app_files(site: Mapping[str, bytes]) -> AppFiles:
    """Return the files of the app, in one order whatever the order in which they were read."""
    kept = {name: site[name] for name in sorted(site) if is_kept(name)}
    files = tuple(_app_file(name, content) for name, content in kept.items())
    return AppFiles(files, _fingerprint(files), sum(map(len, kept.values())))


def service_worker_script(app: AppFiles, *, edition: str, program: str) -> str:
    """Return the service worker: the list of its files, then the program that keeps them."""
    known = {"edition": edition or app.build, "build": app.build, "precache": [asdict(file) for file in app.files]}
    return f"self.guidedCourse={json.dumps(known, ensure_ascii=True, separators=(',', ':'))};\n{program}"


def _app_file(name: str, content: bytes) -> AppFile:
    digest = hashlib.sha256(content)
    revision = None if _NAMED_BY_CONTENT.search(name) else digest.hexdigest()[:16]
    return AppFile(
        quote(name, safe=AS_BROWSERS_WRITE_IT), revision, f"sha256-{base64.b64encode(digest.digest()).decode()}"
    )


def _fingerprint(files: Iterable[AppFile]) -> str:
    return hashlib.sha256("\n".join(f"{file.url} {file.integrity}" for file in files).encode()).hexdigest()[:8]
