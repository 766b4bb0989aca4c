"""What a page's blocks came to: which were rendered, and which were left as text because something in them is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .elements import plain_words

_SLASHES = re.compile(r"^ {0,3}/{3,}(?=$|[ \t]|[\w-]+[ \t]*(?:\||$)).*$", re.MULTILINE)
_CODE = frozenset({"code", "pre", "script", "style", "svg"})


@dataclass
class RenderReport:
    """What goes in and out of a conversion.

    `path`, of the page among the course's texts, is there before it. Filled by it: rendered directives by name, and the
    first line of each block not understood.
    """

    path: str = ""
    rendered: Counter[str] = field(default_factory=Counter)
    left_over: tuple[str, ...] = ()


def left_over_lines(root: Element, block_tags: frozenset[str]) -> Iterator[str]:
    """Find the lines of a page's text, code apart, that still look like the start or end of a block."""
    for place in _outside_code(root):
        if place.tag in block_tags:
            for line in _SLASHES.findall(_own_text(place, block_tags)):
                yield _readable(line)


def _outside_code(source: Element) -> Iterator[Element]:
    if source.tag not in _CODE:
        yield source
        for child in source:
            yield from _outside_code(child)


def _own_text(source: Element, block_tags: frozenset[str]) -> str:
    """The text of an element, without the block-level elements inside it."""
    pieces = [source.text or ""]
    for child in source:
        if child.tag in _CODE:
            pieces.append("`")
        elif child.tag in block_tags or child.tag == "br":
            pieces.append("\n")
        else:
            pieces.append(_own_text(child, block_tags))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _readable(line: str) -> str:
    holder = Element("p")
    holder.text = line
    return plain_words(holder)
