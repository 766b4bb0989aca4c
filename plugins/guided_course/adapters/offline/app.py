"""The course as an app that can be installed and works without a network."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mkdocs.exceptions import PluginError

from guided_course.publish import (
    MANIFESTS,
    WORKER,
    app_files,
    build_manifest,
    is_kept,
    service_worker_script,
    size_in_words,
)

from .finished import FinishedSite

PROGRAM = "assets/javascripts/sw.js"

# Where a page says how much room the app takes. It is a comment until that is known, and stays one in a copy that was
# taken before. See partials/app.html.
_SIZE = re.compile(r"<!--app-size: (.*?)-->")


def leave_app(site: FinishedSite) -> None:
    """Leave the service worker and the manifests in the site."""
    program = _take_out(site)
    _leave_manifests(site)
    kept = _read(site.folder)
    _say_size(site.folder, size_in_words(app_files(kept).size), kept)
    # Read again: the page that says the size is part of the app, too.
    worker = service_worker_script(app_files(_read(site.folder)), edition=site.course.edition, program=program)
    _write(site.folder / WORKER, worker)


def _leave_manifests(site: FinishedSite) -> None:
    for manifest in MANIFESTS.values():
        values = build_manifest(site.course, manifest, lambda name: site.assets.get(name, name))
        _write(site.folder / manifest.file, json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def _say_size(folder: Path, size: str, kept: dict[str, bytes]) -> None:
    for name, content in kept.items():
        if name.endswith(".html") and b"<!--app-size:" in content:
            said = _SIZE.sub(lambda found: found[1].replace("{size}", size), content.decode())
            _write(folder / name, said)


def _read(folder: Path) -> dict[str, bytes]:
    """Read the files of the app, by their names in the site."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if is_kept(name)}


def _take_out(site: FinishedSite) -> str:
    """Return the text of the worker's own script, which isn't served by itself."""
    script = site.folder / site.assets.get(PROGRAM, PROGRAM)
    if not script.is_file():
        raise PluginError(
            f"There is no {PROGRAM} in the site. Use the theme 'guided-course', and build its scripts first."
        )
    text = script.read_text(encoding="utf-8")
    script.unlink()
    return text


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
