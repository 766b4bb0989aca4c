"""The picture of a spectrum: a square with two axes and four places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .elements import add
from .lettering import LINE, SIZE, text_width, wrap
from .pictures import WIDTH, letter, number, picture, stroke

_EDGE = 3.0
_PADDING = 16.0
_ARROW = 40.0
_NAME = 1.2


@dataclass(frozen=True)
class _Ground:
    """The square: its left edge, its top, its side."""

    x: float
    y: float
    side: float

    @property
    def right(self) -> float:
        return self.x + self.side

    @property
    def bottom(self) -> float:
        return self.y + self.side


def draw_map(across: str, up: str, places: Sequence[str], title: str, description: str) -> Element:
    """Draw the map. Places are named in reading order: top left, top right, bottom left, bottom right."""
    longest = WIDTH - 90 - _ARROW
    across_lines, up_lines = wrap(across, longest), wrap(up, longest)
    left = _EDGE + len(up_lines) * LINE + 6
    ground = _Ground(left, _EDGE, WIDTH - left - _EDGE)
    svg = picture("spectrum__map", ground.bottom + len(across_lines) * LINE + 12, title, description)
    _draw_ground(svg, ground)
    _draw_axis(svg, across_lines, _Axis(ground.x, ground.bottom + LINE + 3, ground.side))
    upward = add(svg, "g")
    upward.set("transform", f"translate({number(left)} {number(ground.bottom)}) rotate(-90)")
    _draw_axis(upward, up_lines, _Axis(0, -9 - (len(up_lines) - 1) * LINE, ground.side))
    _name_places(svg, ground, places)
    return svg


def _draw_ground(svg: Element, ground: _Ground) -> None:
    square = add(svg, "rect", "spectrum__ground")
    square.attrib.update({"x": number(ground.x), "y": number(ground.y), "rx": "18"})
    square.attrib.update({"width": number(ground.side), "height": number(ground.side)})
    middle_x, middle_y = ground.x + ground.side / 2, ground.y + ground.side / 2
    for path in (
        f"M{number(middle_x)} {number(ground.y + 10)}V{number(ground.bottom - 10)}",
        f"M{number(ground.x + 10)} {number(middle_y)}H{number(ground.right - 10)}",
    ):
        stroke(svg, "spectrum__line", path, 1.2).set("stroke-dasharray", "2 6")


@dataclass(frozen=True)
class _Axis:
    """Where an axis is written: its start, the baseline of its first line, its length."""

    start: float
    baseline: float
    length: float


def _draw_axis(parent: Element, lines: Sequence[str], axis: _Axis) -> None:
    """Write the name of an axis at its start, and let the rest of it be the arrow."""
    letter(parent, "spectrum__axis", lines, axis.start + 4, axis.baseline, "start")
    begin, tip = axis.start + 16 + max(map(text_width, lines)), axis.start + axis.length - 4
    y = number(axis.baseline - SIZE * 0.3)
    path = f"M{number(begin)} {y}H{number(tip)}m-5 -4.5l5 4.5l-5 4.5"
    stroke(parent, "spectrum__arrow", path, 1.4)


def _name_places(svg: Element, ground: _Ground, places: Sequence[str]) -> None:
    room = ground.side / 2 - _PADDING - 10
    for place, name in enumerate(places):
        lines = wrap(name, room / _NAME)
        at_right, at_bottom = place % 2 == 1, place >= 2
        x = ground.right - _PADDING if at_right else ground.x + _PADDING
        top = ground.y + _PADDING + SIZE * _NAME * 0.8
        last = ground.bottom - _PADDING - 2
        baseline = last - (len(lines) - 1) * LINE * _NAME if at_bottom else top
        class_name = "spectrum__name spectrum__name--both" if place == 1 else "spectrum__name"
        letter(svg, class_name, lines, x, baseline, "end" if at_right else "start", _NAME)
