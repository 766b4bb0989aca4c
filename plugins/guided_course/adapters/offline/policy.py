"""The policy of each page, and what an author wrote that it won't let work."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from mkdocs.structure.files import File

from guided_course.model import Problem
from guided_course.publish import blocked_parts, inline_scripts, page_policy, place_for_policy, script_hash

# A first look: to read every text whole would take longer than to build the site.
_SUSPECT = ("style=", "style =", "<style", "<script", "javascript:", "://", '"//', "'//")
_HANDLER = re.compile(r"on[a-z]+\s*=")

_SCRIPT_HINT = "Write a file, and name it below `extra_javascript`."
_SAID = {
    "style": ("inline styles have no effect.", "Write a class, and style it in a file below `extra_css`."),
    "handler": ("'{name}' never runs: no page may hold scripts.", _SCRIPT_HINT),
    "script": ("this script never runs: no page may hold one.", _SCRIPT_HINT),
    "remote": ("'{name}' is never loaded: pages ask no other host.", "Put the file into the content folder."),
}


def find_blocked(file: File, html: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each part of an author's text that a reader's browser will not let work."""
    if not _is_suspect(html.lower()):
        return
    path = Path(os.path.relpath(file.abs_src_path, root)).as_posix() if file.abs_src_path else file.src_uri
    text = file.content_bytes.decode("utf-8", errors="replace") if file.abs_src_path else ""
    found: dict[str, int] = {}
    for part in blocked_parts(html):
        message, hint = _SAID[part.kind]
        # Raw HTML stands in the text as it does in the page. Of what an extension made, only the file is known.
        place = found[part.tag] = max(text.find(part.tag, found.get(part.tag, -1) + 1), found.get(part.tag, 0))
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        yield Problem(path, line, column, f"policy.{part.kind}", message.format(name=part.name), hint)


def own_hashes(html: str, written: str = "") -> frozenset[str]:
    """Return the hashes of a page's inline scripts. One that stands in the text as written is nobody's we know."""
    return frozenset(map(script_hash, inline_scripts(html) - inline_scripts(written)))


def with_policy(html: str, hashes: frozenset[str]) -> str:
    """Return a page with its policy. A page that brings one of its own keeps that."""
    place = place_for_policy(html)
    if place is None:
        return html
    values = {"http-equiv": "Content-Security-Policy", "content": page_policy(hashes)}
    meta = ElementTree.tostring(ElementTree.Element("meta", values), encoding="unicode", method="html")
    return f"{html[:place]}\n  {meta}{html[place:]}"


def _is_suspect(html: str) -> bool:
    return any(part in html for part in _SUSPECT) or _HANDLER.search(html) is not None
