"""How MkDocs knows the pages that are made for a course, and where it publishes them."""

from __future__ import annotations

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from guided_course.adapters.placing import publish_at
from guided_course.publish import permanent_uri


def sheet_source(sheet_id: str) -> str:
    """Return the path under which a worksheet's generated page is known to MkDocs."""
    return f"worksheets/{sheet_id}.md"


def tool_source(name: str) -> str:
    """Return the path under which a page about the reader's own words is known to MkDocs."""
    return f"{name}.md"


def moved_source(old_id: str) -> str:
    """Return the path under which the page at an old permanent link is known to MkDocs."""
    return f"go/{old_id}.md"


def give_permanent_address(file: File, item_id: str) -> None:
    """Publish a file at its permanent link instead of at the place of its source."""
    publish_at(file, permanent_uri(item_id))


def link_from(page_url: str, target: str) -> str:
    """Return the relative address of a site-wide address, as seen from a page."""
    return get_relative_url(target, page_url)


def link_from_base(base: str, target: str) -> str:
    """Return a site-wide address as seen from a page that is served at any depth, by the address of the site."""
    return f"{base.rstrip('/')}/{'' if target == '.' else target.removeprefix('./')}"
