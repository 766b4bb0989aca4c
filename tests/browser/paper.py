"""What comes out of a printer: a PDF's pages, the words on them, and how near to the edge something is drawn."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from playwright.sync_api import Page

PIXELS_A_MM = 2
EDGE_MM = 5
_POINTS_A_MM = 72 / 25.4
_INK = 200
"""Darker than this counts as drawn; 255 is white."""


@dataclass(frozen=True)
class Paper:
    """What came out of a printer."""

    content: bytes

    @functools.cached_property
    def _document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.content)

    @functools.cached_property
    def pages(self) -> list[str]:
        """The words of each page."""
        return [sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in self._document]

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page, in points."""
        return [(sheet.get_width(), sheet.get_height()) for sheet in self._document]

    @property
    def text(self) -> str:
        """The words of all pages."""
        return "\n".join(self.pages)

    @functools.cached_property
    def letters(self) -> str:
        """All words without what a line break changes."""
        return squeezed(self.text)

    def has(self, words: str) -> bool:
        """Tell whether some words are on it; where lines and pages end doesn't matter."""
        return squeezed(words) in self.letters

    def ink_at_the_edge(self) -> list[str]:
        """Return the pages and edges at which something is drawn less than 5 mm from the edge."""
        return [f"page {number}, {name}" for number, sheet in enumerate(self._document, 1) for name in _inked(sheet)]


def pdf(page: Page, size: str = "A4") -> Paper:
    """Print the page as it is now."""
    return Paper(page.pdf(format=size))


def squeezed(text: str) -> str:
    """Return a text without its spaces and hyphens: a reader of PDF takes one at the end of a line for no part of the word."""
    return re.sub(r"[-\s\u00ad\u200b\ufffe\u0002]+", "", text)


def _inked(sheet: pypdfium2.PdfPage) -> Iterator[str]:
    drawn = sheet.render(scale=PIXELS_A_MM / _POINTS_A_MM, grayscale=True)
    grey = bytes(drawn.buffer)
    rows = [grey[start : start + drawn.width] for start in range(0, drawn.stride * drawn.height, drawn.stride)]
    edge = EDGE_MM * PIXELS_A_MM
    edges = {"top": b"".join(rows[:edge]), "bottom": b"".join(rows[-edge:])}
    edges |= {"left": b"".join(row[:edge] for row in rows), "right": b"".join(row[-edge:] for row in rows)}
    for name, pixels in edges.items():
        if min(pixels) < _INK:
            yield name
