"""Parts: paragraphs that open with a name in bold, such as `**Sounds like:** ...`, and what follows them."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from guided_course.model.directives import PART

from .elements import add, move

SAFETY_PART = "If this is about safety"


def gather_parts(block: Element, names: Collection[str]) -> None:
    """Move the named parts, and all that follows them, into a `<dl class="parts">`. Runs before inline parsing."""
    _part_paragraphs(block, names)
    rows: list[Element] = []
    for child in list(block):
        if name := _part_name(child, names):
            rows.append(_row(name))
        if rows:
            move([child], block, rows[-1][-1])
        if name:
            _drop_name(rows[-1][-1], child, name)
    if rows:
        add(block, "dl", "parts").extend(rows)


def _part_paragraphs(block: Element, names: Collection[str]) -> None:
    """Give each part a paragraph of its own, also where an author left no blank line before it."""
    for paragraph in block.findall("p"):
        text = paragraph.text or ""
        cuts = [match.start() for match in PART.finditer(text) if match["name"] in names and match.start()]
        if cuts and not len(paragraph):
            after = list(block).index(paragraph) + 1
            paragraph.text = text[: cuts[0]].strip()
            for start, end in reversed([*zip(cuts, [*cuts[1:], len(text)], strict=True)]):
                later = Element("p")
                later.text = text[start:end].strip()
                block.insert(after, later)


def _part_name(child: Element, names: Collection[str]) -> str:
    opening = PART.match(child.text or "") if child.tag == "p" else None
    return opening["name"] if opening and opening["name"] in names else ""


def _drop_name(words: Element, paragraph: Element, name: str) -> None:
    """Leave the words of a part without its name; none at all when a list follows at once."""
    paragraph.text = (paragraph.text or "").partition(name)[2][len(":**") :].strip()
    if not paragraph.text:
        words.remove(paragraph)


def _row(name: str) -> Element:
    row = Element("div", {"class": "parts__safety"} if name == SAFETY_PART else {})
    add(row, "dt", text=name)
    add(row, "dd")
    return row
