"""The works that a course leans on: who wrote each, what it found, where it can be read, and which texts name it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from guided_course.model import Cited, cited_works

from .block import ListingBlock
from .elements import add


class SourcesPlace(ListingBlock):
    """`/// sources`, without an argument."""

    NAME = "sources"

    def on_end(self, block: Element) -> None:
        """Draw the list. Not later: its words are the author's, and their quotes are still to be set."""
        cited = cited_works(self.page.course) if self.page.course else ()
        if cited:
            listed = add(block, "ul", "sources__works")
            listed.set("role", "list")
            for one in cited:
                self._draw(one, add(listed, "li", "sources__work"))

    def _draw(self, cited: Cited, item: Element) -> None:
        work = cited.work
        add(item, "p", "sources__authors", f"{work.authors} ({work.year})")
        names = [name for name in (work.title, work.journal) if name]
        if names:
            place = add(item, "p", "sources__journal")
            add(place, "cite", text=". ".join(names))
        add(item, "p", text=work.found)
        link = add(add(item, "p", "sources__link"), "a", text=f"doi.org/{work.doi}")
        link.attrib.update({"href": f"https://doi.org/{work.doi}", "rel": "noreferrer"})
        named = add(item, "p", "sources__named", f"{self.words.sources_named} ")
        for text in cited.places:
            if len(named):
                named[-1].tail = ", "
            add(named, "a", text=text.title).set("href", self.page.link_to(text.source.path))
