"""Gaps: four or more underscores are a place to fill, in a line or as a line of their own. Code is left alone."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

from .elements import add, element
from .words import Words

_GAP = r"(?<!_)_{4,}(?!_)"
_GAP_LINE = re.compile(r"(?m)^ {0,3}_{4,} *(?:\n|\Z)")


class GapInLine(InlineProcessor):
    """`I will ____ at ____.`"""

    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(_GAP, md)
        self.words = words

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        """Put a gap where the underscores were."""
        return element("span", "gap", role="img", aria_label=self.words.gap), m.start(), m.end()


class GapAsLine(BlockProcessor):
    """A line of nothing but underscores, which Markdown would take for a rule."""

    def test(self, parent: Element, block: str) -> bool:
        """Look for such a line."""
        return _GAP_LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the line a paragraph of its own."""
        block = blocks.pop(0)
        line = _GAP_LINE.search(block)
        assert line is not None
        if before := block[: line.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        add(parent, "p", text=line[0].strip())
        if after := block[line.end() :].lstrip("\n"):
            blocks.insert(0, after)


def register_gaps(md: Markdown, words: Words) -> None:
    """Teach Markdown about gaps."""
    # After links and raw HTML, whose addresses may hold underscores; before emphasis, which would eat them.
    md.inlinePatterns.register(GapInLine(md, words), "guided_course_gap", 85)
    # Before the rule (50).
    md.parser.blockprocessors.register(GapAsLine(md.parser), "guided_course_gap_line", 55)
