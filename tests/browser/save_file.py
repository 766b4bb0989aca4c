"""Save files for the tests: a page with the runtime's own parts for them, and files made by hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.sites import ROOT

ENTRY = ROOT / "tests" / "vectors" / "save-file" / "entry.ts"
PROGRAMS = ROOT / "tests" / "vectors" / "save-file" / "programs.js"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Parts</title>
<link rel="icon" href="data:,"><a data-page="backup" href="backup.html">Keep a copy</a><div id="room"></div>
<script src="parts.js"></script><script src="programs.js"></script></html>"""

Json = dict[str, Any]


def make_parts(folder: Path) -> None:
    """Put a page into a folder that has the parts as `saveFile`, and the tests' programs as `programs`."""
    found = importlib.util.spec_from_file_location("theme_build", ROOT / "site_theme" / "build.py")
    assert found is not None
    assert found.loader is not None
    build = importlib.util.module_from_spec(found)
    # A dataclass looks for its own module.
    sys.modules[found.name] = build
    found.loader.exec_module(build)
    with build.one_at_a_time():
        build.install()
    options = ("--bundle", "--format=iife", "--target=es2020", "--charset=utf8", "--log-level=warning")
    build.node(build.PACKAGES / "esbuild" / "bin" / "esbuild", str(ENTRY), *options, f"--outfile={folder / 'parts.js'}")
    (folder / "programs.js").write_text(PROGRAMS.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")


def answer(value: object, at: str = "2026-03-01T10:00:00.000Z", **more: object) -> Json:
    """Return an answer as it is stored."""
    return {"value": value, "prompt": "What was it like?", "type": "text", "at": at, **more}


def sheet(
    worksheet: str, answers: Mapping[str, object], clashes: Mapping[str, object] | None = None, **more: object
) -> Json:
    """Return a sheet of a save file."""
    dates = {"created": "2026-03-01T09:00:00.000Z", "updated": "2026-03-01T10:00:00.000Z"}
    key = {"worksheet": worksheet, "occasion": "once", "title": "A sheet", "week": 1}
    return {**key, **dates, "answers": dict(answers), "clashes": dict(clashes or {}), **more}


def save(*sheets: Json, versions: list[Json] | None = None, **more: object) -> Json:
    """Return a save file's content."""
    about = {"format": "guided-course-copy", "version": 1, "course": "practice", "title": "Practice"}
    rest = {"made": "2026-03-02T10:00:00.000Z", "space": {"name": "", "colour": ""}}
    return {**about, **rest, "sheets": list(sheets), "versions": versions or [], **more}


def as_page(content: object, *, escape: bool = True) -> str:
    """Return the page that a save file is, with any content."""
    text = content if isinstance(content, str) else json.dumps(content)
    if escape:
        text = text.replace("<", "\\u003c")
    head = '<!doctype html><meta charset="utf-8"><meta name="guided-course-copy" content="practice"><h1>My copy</h1>'
    return f'{head}<script type="application/json" id="guided-course-copy">{text}</script>'
