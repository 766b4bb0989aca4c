"""Addresses: every week, lesson and worksheet has one page, `go/<id>.html`, made from its id alone."""

from __future__ import annotations

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

FOLDER = "go"


def permanent_uri(item_id: str) -> str:
    """Return where the page of a week, lesson or worksheet lies in the site. It is also its permanent link."""
    return f"{FOLDER}/{page_name(item_id)}"


def page_name(item_id: str) -> str:
    """Return the file name of an item's page. All of them lie side by side, so it is also their relative address."""
    return f"{item_id}.html"


def sheet_source(sheet_id: str) -> str:
    """Return the path under which a worksheet's generated page is known to MkDocs."""
    return f"worksheets/{sheet_id}.md"


def give_permanent_address(file: File, item_id: str) -> None:
    """Publish a file at its permanent link instead of at the place of its source."""
    file.dest_uri = permanent_uri(item_id)
    for cached in ("url", "abs_dest_path"):
        file.__dict__.pop(cached, None)


def link_from(page_url: str, target: str) -> str:
    """Return the relative address of a site-wide address, as seen from a page."""
    return get_relative_url(target, page_url)
