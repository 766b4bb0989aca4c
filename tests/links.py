"""Reads the links and ids out of built pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LOADS_BY_ITSELF = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
NOT_LOADED = {"canonical", "next", "prev"}


@dataclass
class PageLinks(HTMLParser):
    """What one page points to: `links` a reader can follow, `loads` that the browser fetches by itself, and its own `ids`."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect addresses and ids."""
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") in NOT_LOADED:
            self.links.append(values["href"])
            return
        self.loads.extend(values[name] for name in LOADS_BY_ITSELF.get(tag, ()) if name in values)


def read_links(page: Path) -> PageLinks:
    """Parse a built page."""
    found = PageLinks()
    found.feed(page.read_text(encoding="utf-8"))
    return found
