"""Search without a server: what Material's search worker is made of, and how a page opened from a folder gets it."""

from __future__ import annotations

import json
from collections.abc import Sequence

WORKER_SCRIPT = "search/search_worker.js"
INDEX_SCRIPT = "search/search_index.js"
INDEX = "search/search_index.json"

# What a language needs beside its own file.
_SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}


def language_files(languages: Sequence[str]) -> tuple[str, ...]:
    """Return the files of the search library that these languages need, in the order in which they are loaded.

    They are relative to Material's folder `assets/javascripts/lunr`. English needs none.
    """
    files: list[str] = []
    for language in languages:
        if language in _SEGMENTERS:
            files.append(_SEGMENTERS[language])
        if language != "en":
            files.append(f"min/lunr.{language}.min.js")
    if len(languages) > 1:
        files.append("min/lunr.multi.min.js")
    return ("min/lunr.stemmer.support.min.js", *dict.fromkeys(files)) if files else ()


def worker_script(worker: str, languages: Sequence[str]) -> str:
    """Return a script that holds the text of a search worker, with the texts of its languages.

    A page makes a worker of that text. A worker made so can't load anything more: its languages come with it. The
    semicolon keeps the worker's strict mode from them.
    """
    text = "\n;".join((";" + worker, *languages, "self.importScripts=()=>{};\n"))
    return f"globalThis.guidedCourseSearch={json.dumps(text)};\n"


def index_script(index: str) -> str:
    """Return the search index as a script, under the name by which Material's own script asks for it."""
    return f"var __index={index};\n"
