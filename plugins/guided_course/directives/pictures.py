"""What the pictures have in common: an SVG with a title and a description, and lettering in lines.

Colours come from the stylesheet, by class. Strokes fall back to the colour of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from .elements import add, element
from .lettering import LINE, SIZE

WIDTH = 360.0
"""Every picture is this wide, so that lettering has the same size in all of them."""


def picture(class_name: str, height: float, title: str, description: str) -> Element:
    """Make an empty picture. Its `<title>` and `<desc>` come first and second; ids are given later."""
    svg = element("svg", class_name, viewBox=f"0 0 {number(WIDTH)} {number(height)}", role="img")
    # A font wider than our guesses spills over the edge; it is not cut off.
    svg.set("overflow", "visible")
    add(svg, "title", text=title)
    add(svg, "desc", text=description)
    return svg


def letter(
    parent: Element,
    class_name: str,
    lines: Sequence[str],
    x: float,
    baseline: float,
    anchor: str = "middle",
    larger: float = 1.0,
) -> Element:
    """Write lines of text, the first one on the baseline. `larger` is a factor for the size."""
    text = add(parent, "text", class_name)
    text.attrib.update({"x": number(x), "y": number(baseline), "text-anchor": anchor})
    text.set("font-size", number(SIZE * larger))
    for row, line in enumerate(lines):
        span = add(text, "tspan", text=line)
        span.attrib.update({"x": number(x), "y": number(baseline + row * LINE * larger)})
    return text


def stroke(parent: Element, class_name: str, path: str, width: float) -> Element:
    """Draw an unfilled line."""
    line = add(parent, "path", class_name)
    line.attrib.update({"d": path, "fill": "none", "stroke": "currentColor", "stroke-width": number(width)})
    line.attrib.update({"stroke-linecap": "round", "stroke-linejoin": "round"})
    return line


def number(value: float) -> str:
    """Write a number with one decimal at most."""
    return f"{round(value, 1) + 0.0:g}"
