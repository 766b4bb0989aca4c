"""Where things stand on the ring of a cycle: nodes, their names around it, and the two strands that part and meet.

Plain geometry. Angles run clockwise from the top; the centre is (0, 0), and y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import cos, pi, sin

from .lettering import LINE, SIZE, text_width, wrap

NODE = 13.5
"""Radius of a node."""

_GAP = 7.0
_WIDEST = 150.0
_CLEAR = 3.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box, distance: float) -> bool:
        """Whether another box is nearer than a distance."""
        across = self.left - distance < other.right and other.left - distance < self.right
        return across and self.top - distance < other.bottom and other.top - distance < self.bottom


@dataclass(frozen=True)
class Label:
    """A name beside its node. `baseline` is that of its first line; `anchor` says which end of the lines is at `x`."""

    lines: tuple[str, ...]
    x: float
    baseline: float
    anchor: str

    @cached_property
    def box(self) -> Box:
        """The room that it takes."""
        width = max(map(text_width, self.lines))
        left = {"start": self.x, "middle": self.x - width / 2, "end": self.x - width}[self.anchor]
        top = self.baseline - SIZE * 0.8
        return Box(left, top, left + width, top + (len(self.lines) - 1) * LINE + SIZE * 1.05)


@dataclass(frozen=True)
class Ring:
    """A ring of nodes. `stretch` above 1 makes it an upright oval."""

    count: int
    radius: float
    stretch: float = 1.0

    @property
    def swing(self) -> float:
        """How far each strand strays from the ring between two nodes."""
        return min(13.0, self.radius * 2 * pi / self.count * 0.14)

    def point(self, angle: float, off: float = 0.0) -> Point:
        """A point at an angle, this far outside the ring."""
        return (self.radius + off) * sin(angle), -(self.radius + off) * self.stretch * cos(angle)

    @property
    def angles(self) -> list[float]:
        """Angles of the nodes, the first at the top."""
        return [2 * pi * place / self.count for place in range(self.count)]

    def strand(self, side: int) -> list[Point]:
        """Points along a strand, eight from node to node. Side 1 starts outside of the ring, -1 inside."""
        steps = self.count * 8
        turns = [2 * pi * step / steps for step in range(steps + 1)]
        return [self.point(turn, side * self.swing * sin(self.count * turn / 2)) for turn in turns]


def lay_out(names: Sequence[str], half_width: float) -> tuple[Ring, list[Label]] | None:
    """Find the roomiest ring around which all names fit without touching anything; none if there is none."""
    for wish in _WISHES:
        for ring in _rings(len(names), wish):
            labels = [_label(ring, angle, name, half_width) for angle, name in zip(ring.angles, names, strict=True)]
            if all(map(wish.granted, labels, names)) and _clear(ring, labels, half_width):
                return ring, labels
    return None


@dataclass(frozen=True)
class _Wish:
    """What we would like a ring to be; the next one asks for less."""

    most_lines: int
    smallest_radius: int
    whole_words: bool

    def granted(self, label: Label, name: str) -> bool:
        whole = " ".join(label.lines) == " ".join(name.split())
        return len(label.lines) <= self.most_lines and (whole or not self.whole_words)


_WISHES = (_Wish(2, 74, True), _Wish(3, 60, True), _Wish(3, 46, True), _Wish(5, 60, False))


def _rings(count: int, wish: _Wish) -> Iterator[Ring]:
    for stretch in (1.0, 1.12, 1.25, 1.4):
        for radius in range(108, wish.smallest_radius - 1, -2):
            if 2 * pi * radius / count > NODE * 3.2:
                yield Ring(count, radius, stretch)


def _label(ring: Ring, angle: float, name: str, half_width: float) -> Label:
    x, y = ring.point(angle)
    if abs(sin(angle)) < 0.25:
        return _label_at_pole(name, x, y)
    side = 1 if x > 0 else -1
    start = x + side * (NODE + _GAP)
    lines = wrap(name, max(half_width - abs(start), 30.0))
    # Away from the middle of the ring, the more the longer the name is.
    middle = y - cos(angle) * (len(lines) * LINE * 0.45)
    baseline = middle - (len(lines) - 1) * LINE / 2 + SIZE * 0.3
    return Label(lines, start, baseline, "start" if side > 0 else "end")


def _label_at_pole(name: str, x: float, y: float) -> Label:
    lines = wrap(name, _WIDEST)
    if y > 0:
        return Label(lines, x, y + NODE + _GAP + SIZE * 0.75, "middle")
    return Label(lines, x, y - NODE - _GAP - (len(lines) - 1) * LINE, "middle")


def _clear(ring: Ring, labels: Sequence[Label], half_width: float) -> bool:
    boxes = [label.box for label in labels]
    if any(box.left < -half_width or box.right > half_width for box in boxes):
        return False
    if any(one.touches(other, 5.0) for one, other in combinations(boxes, 2)):
        return False
    drawn = [Box(x, y, x, y) for side in (1, -1) for x, y in ring.strand(side)]
    nodes = [Box(x - NODE, y - NODE, x + NODE, y + NODE) for x, y in map(ring.point, ring.angles)]
    return not any(box.touches(thing, _CLEAR) for box in boxes for thing in (*drawn, *nodes))
