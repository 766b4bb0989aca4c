"""The place of a worksheet: a marker that the site replaces with the form."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.serializers import to_html_string

from .block import DirectiveBlock
from .elements import element

SHEET_TAG = "guided-course-sheet"


def sheet_marker(worksheet_id: str) -> str:
    """The marker as it stands in a rendered page."""
    return to_html_string(_marker(worksheet_id))


def _marker(worksheet_id: str) -> Element:
    # The id that the form will have: headings of the page keep clear of it, and links to it are known to be good.
    return element(SHEET_TAG, id=f"sheet-{worksheet_id}")


class WorksheetPlace(DirectiveBlock):
    """`/// worksheet | our-map`."""

    NAME = "worksheet"

    def on_create(self, parent: Element) -> Element:
        """Make the marker."""
        self.around = parent
        marker = _marker(self.title)
        parent.append(marker)
        return marker

    def on_add(self, block: Element) -> Element:
        """Let text that should not be in the block follow it, so that the marker stays empty."""
        return self.around

    def on_markdown(self) -> str:
        """Parse such text as any other."""
        return "block"
