"""Levels of the titles that blocks bring: never more than one below the heading they stand under."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_HEADING = re.compile(r"^h([1-6])$")
_PAGE_TITLE = 1


def settle_title_levels(root: Element) -> None:
    """Raise the titles of blocks that would skip a level, as where a lesson begins with a block."""
    level = _PAGE_TITLE
    for element in root.iter():
        found = _HEADING.match(element.tag) if isinstance(element.tag, str) else None
        if not found:
            continue
        if (element.get("class") or "").endswith("__title"):
            element.tag = f"h{min(int(found[1]), level + 1)}"
        level = int(element.tag[1])
