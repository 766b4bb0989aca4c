"""Making elements, and reading the words in them while Markdown's placeholders are still inside."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, ETX, STX

_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
_PLACEHOLDER = re.compile(f"{STX}[^{ETX}]*{ETX}")


def element(tag: str, class_name: str = "", text: str | None = None, **attributes: str) -> Element:
    """Make an element. Attribute names that Python can't spell are written with `_` for `-`."""
    made = Element(tag, {"class": class_name} if class_name else {})
    made.attrib.update({name.replace("_", "-"): value for name, value in attributes.items()})
    made.text = text
    return made


def add(parent: Element, tag: str, class_name: str = "", text: str | None = None) -> Element:
    """Make an element as the last child of another."""
    made = element(tag, class_name, text)
    parent.append(made)
    return made


def move(children: list[Element], source: Element, target: Element) -> None:
    """Move children of one element to the end of another."""
    for child in children:
        source.remove(child)
        target.append(child)


def plain_words(source: Element) -> str:
    """The words of an element after inline parsing, on one line and without markup."""
    text = "".join(source.itertext()).replace(AMP_SUBSTITUTE, "&")
    text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1])), text)
    return " ".join(_PLACEHOLDER.sub(" ", text).split())
