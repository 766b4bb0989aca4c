"""The picture of a course: two strands that part and meet, once a week. Geometry only; the templates draw it.

Strand `one` and strand `two` mirror each other. They cross where a week's node stands, and between two nodes they part.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]

BOX = 100.0
"""Side of the square in which a node's own piece of the strands is drawn. Pages stretch it to the height they need."""


@dataclass(frozen=True)
class Node:
    """Where the strands meet in a week. `one` and `two` are its piece of them, drawn downwards in a square of 100."""

    number: int
    x: float
    y: float
    one: str
    two: str


@dataclass(frozen=True)
class Strands:
    """The whole path from left to right, as two SVG paths, with its nodes at equal distances."""

    width: float
    height: float
    one: str
    two: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class _Turn:
    """A place that a strand passes: how far along, how far from the middle, and how steeply."""

    along: float
    away: float
    slope: float


def strands(count: int, width: float = 1040, height: float = 120) -> Strands:
    """Return the path of a course of `count` weeks. Node n lies in the middle of the n-th of `count` equal columns."""
    one = tuple(_turns(count, width / count, height / 2)) if count else ()
    middle = height / 2
    return Strands(
        width,
        height,
        _path([(t.along, middle + t.away, t.slope) for t in one]),
        _path([(t.along, middle - t.away, -t.slope) for t in one]),
        tuple(_node(n, width / count, middle) for n in range(1, count + 1)),
    )


def _node(number: int, step: float, middle: float) -> Node:
    passing = list(_turns_past(number, BOX, BOX / 2))
    one = _path([(t.along, BOX / 2 + t.away, t.slope) for t in passing], downwards=True)
    two = _path([(t.along, BOX / 2 - t.away, -t.slope) for t in passing], downwards=True)
    return Node(number, (number - 0.5) * step, middle, one, two)


def _turns(count: int, step: float, reach: float) -> Iterator[_Turn]:
    """Yield every place where the strand is furthest out or crosses the middle."""
    yield _Turn(0, _furthest(0) * reach, 0)
    for number in range(1, count + 1):
        for turn in list(_turns_past(number, step, reach))[1:]:
            yield _Turn((number - 1) * step + turn.along, turn.away, turn.slope)


def _turns_past(number: int, step: float, reach: float) -> Iterator[_Turn]:
    """Yield the three turns around one node: apart, together, apart."""
    before, after = _furthest(number - 1) * reach, _furthest(number) * reach
    yield _Turn(0, before, 0)
    yield _Turn(step / 2, 0, (after - before) / 2 * math.pi / step)
    yield _Turn(step, after, 0)


def _furthest(gap: int) -> float:
    """Return how far from the middle strand one is in the gap after node `gap`, -1 to 1. Gaps differ in breadth."""
    breadth = 0.68 + 0.24 * math.sin(0.62 * gap + 0.3)
    return breadth if gap % 2 == 0 else -breadth


def _path(turns: Sequence[tuple[float, float, float]], *, downwards: bool = False) -> str:
    """Return a smooth SVG path through turns of (along, across, slope)."""
    if not turns:
        return ""
    parts = ["M" + _pair(turns[0][:2], downwards)]
    for (a0, b0, s0), (a1, b1, s1) in pairwise(turns):
        third = (a1 - a0) / 3
        bend = ((a0 + third, b0 + s0 * third), (a1 - third, b1 - s1 * third), (a1, b1))
        parts.append("C" + " ".join(_pair(p, downwards) for p in bend))
    return "".join(parts)


def _pair(point: Point, downwards: bool) -> str:
    x, y = reversed(point) if downwards else point
    return f"{round(x, 1):g},{round(y, 1):g}"
