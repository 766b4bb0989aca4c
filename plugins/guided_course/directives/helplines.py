"""The place of the helplines: the list is drawn where the page asks for it, and every country's part gets a name."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .block import ListingBlock
from .helplines_list import draw_helplines
from .page import IdUse


class HelplinesPlace(ListingBlock):
    """`/// helplines`, without an argument."""

    NAME = "helplines"

    def finish(self, block: Element) -> None:
        """Draw the list. Not earlier: Markdown would look for emphasis in names and numbers."""
        helplines = self.page.course.helplines if self.page.course else None
        if helplines is None:
            return
        block.set("data-module", "helplines")
        block.extend([*draw_helplines(helplines, self.words)])
        for part in block.iter("section"):
            uses = (IdUse(part[0], "id"), IdUse(part, "aria-labelledby"))
            self.page.ask_for_id(self.NAME, part[0].text or "", *uses)
