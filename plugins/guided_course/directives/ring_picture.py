"""The picture of a cycle: two strands that part and meet, and a step wherever they meet."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, pi
from xml.etree.ElementTree import Element

from .elements import add
from .lettering import SIZE
from .pictures import WIDTH, letter, number, picture, stroke
from .ring import NODE, Box, Label, Point, Ring, lay_out

_EDGE = 4.0


def draw_ring(names: Sequence[str], title: str, description: str) -> Element | None:
    """Draw the ring, first step at the top and then clockwise; none when the names leave no room for one."""
    found = lay_out(names, WIDTH / 2 - _EDGE)
    if found is None:
        return None
    ring, labels = found
    extent = _extent(ring, labels)
    svg = picture("cycle__ring", extent.bottom - extent.top + 2 * _EDGE, title, description)
    centred = add(svg, "g")
    centred.set("transform", f"translate({number(WIDTH / 2)} {number(_EDGE - extent.top)})")
    _draw_strands(centred, ring)
    _draw_arrows(centred, ring)
    _draw_steps(centred, ring, labels)
    return svg


def _extent(ring: Ring, labels: Sequence[Label]) -> Box:
    points = [ring.point(angle) for angle in ring.angles]
    tops = [y - NODE for _, y in points] + [label.box.top for label in labels]
    bottoms = [y + NODE for _, y in points] + [label.box.bottom for label in labels]
    swept = [y for side in (1, -1) for _, y in ring.strand(side)]
    return Box(-WIDTH / 2, min(*tops, *swept), WIDTH / 2, max(*bottoms, *swept))


def _draw_strands(parent: Element, ring: Ring) -> None:
    for class_name, side in (("strand strand--one", 1), ("strand strand--two", -1)):
        stroke(parent, class_name, _smooth(ring.strand(side)), 3.2)


def _smooth(points: Sequence[Point]) -> str:
    """A curve through points that end where they began."""
    path = f"M{_at(points[0])}"
    before = points[-2]
    for place in range(len(points) - 1):
        here, there = points[place], points[place + 1]
        after = points[place + 2] if place + 2 < len(points) else points[1]
        path += f"C{_at(_toward(here, before, there))} {_at(_toward(there, after, here))} {_at(there)}"
        before = here
    return path


def _toward(start: Point, behind: Point, ahead: Point) -> Point:
    """The handle of a curve: a sixth of the way from the point behind to the one ahead."""
    return start[0] + (ahead[0] - behind[0]) / 6, start[1] + (ahead[1] - behind[1]) / 6


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _draw_arrows(parent: Element, ring: Ring) -> None:
    for angle in ring.angles:
        between = angle + pi / ring.count
        ahead, behind = ring.point(between + 0.01), ring.point(between - 0.01)
        arrow = stroke(parent, "cycle__arrow", "M-2.5 -4L2.5 0L-2.5 4", 1.8)
        turn = degrees(_direction(behind, ahead))
        arrow.set("transform", f"translate({_at(ring.point(between))}) rotate({number(turn)})")


def _direction(behind: Point, ahead: Point) -> float:
    return atan2(ahead[1] - behind[1], ahead[0] - behind[0])


def _draw_steps(parent: Element, ring: Ring, labels: Sequence[Label]) -> None:
    for place, (angle, label) in enumerate(zip(ring.angles, labels, strict=True), start=1):
        x, y = ring.point(angle)
        node = add(parent, "circle", "node")
        node.attrib.update({"cx": number(x), "cy": number(y), "r": number(NODE)})
        letter(parent, "cycle__number", [str(place)], x, y + SIZE * 0.35)
        letter(parent, "cycle__name", label.lines, label.x, label.baseline, label.anchor)
