"""Search in a course that was opened from a folder, where a page can neither fetch nor start a worker from a file."""

from __future__ import annotations

import json
from pathlib import Path

from guided_course.publish import INDEX, INDEX_SCRIPT, WORKER_SCRIPT, index_script, language_files, worker_script

from .finished import FinishedSite

SCRIPTS = Path("assets/javascripts")


def leave_search(site: FinishedSite) -> None:
    """Leave the search index and Material's search worker as scripts, which a page can load from a folder, too."""
    index = site.folder / INDEX
    workers = sorted((site.folder / SCRIPTS / "workers").glob("search.*.js"))
    if not index.is_file() or len(workers) != 1:
        return
    text = index.read_text(encoding="utf-8")
    names = language_files(json.loads(text)["config"]["lang"])
    languages = [_read(site.folder / SCRIPTS / "lunr" / name) for name in names]
    (site.folder / INDEX_SCRIPT).write_text(index_script(text), encoding="utf-8", newline="\n")
    (site.folder / WORKER_SCRIPT).write_text(
        worker_script(_read(workers[0]), languages), encoding="utf-8", newline="\n"
    )


def _read(script: Path) -> str:
    return script.read_text(encoding="utf-8")
