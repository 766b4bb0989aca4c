"""Addresses: every week, lesson and worksheet has one page, `go/<id>.html`, made from its id alone."""

from __future__ import annotations

FOLDER = "go"


def permanent_uri(item_id: str) -> str:
    """Return where the page of a week, lesson or worksheet lies in the site. It is also its permanent link."""
    return f"{FOLDER}/{page_name(item_id)}"


def page_name(item_id: str) -> str:
    """Return the file name of an item's page. All of them lie side by side, so it is also their relative address."""
    return f"{item_id}.html"
