"""The geometry of the path on the home page."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from guided_course.adapters.course.strands import strands


def numbers(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]


def corners(path: str) -> list[tuple[float, float]]:
    """Return the points that a path passes, without the handles between them."""
    start, *curves = numbers(path)
    return [start, *curves[2::3]]


@pytest.mark.parametrize("count", [1, 2, 12, 20])
def test_there_is_a_node_for_every_week_in_the_middle_of_its_column(count: int) -> None:
    drawn = strands(count, 1000, 100)
    assert [node.number for node in drawn.nodes] == list(range(1, count + 1))
    assert [node.x for node in drawn.nodes] == pytest.approx([(n - 0.5) * 1000 / count for n in range(1, count + 1)])
    assert {node.y for node in drawn.nodes} == {50}


@pytest.mark.parametrize("count", [1, 2, 12, 20])
def test_both_strands_meet_at_every_node_and_nowhere_else(count: int) -> None:
    drawn = strands(count, 1000, 100)
    meetings = [a for a, b in zip(corners(drawn.one), corners(drawn.two), strict=True) if a == b]
    assert meetings == [(pytest.approx(node.x, abs=0.1), 50) for node in drawn.nodes]
    assert len(corners(drawn.one)) == 2 * count + 1


@pytest.mark.parametrize("count", [1, 7, 20])
def test_nothing_leaves_the_picture(count: int) -> None:
    drawn = strands(count, 1000, 100)
    for x, y in numbers(drawn.one) + numbers(drawn.two):
        assert 0 <= x <= 1000
        assert 0 <= y <= 100
    for node in drawn.nodes:
        for x, y in numbers(node.one) + numbers(node.two):
            assert 0 <= x <= 100
            assert 0 <= y <= 100


def test_strands_change_sides_from_gap_to_gap() -> None:
    outermost = [y for x, y in corners(strands(4, 400, 100).one) if x % 100 == 0]
    assert [y > 50 for y in outermost] == [True, False, True, False, True]


def test_strands_run_on_without_a_bend_at_the_nodes() -> None:
    points = numbers(strands(12).one)
    for i in range(3, len(points) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2) = points[i - 1], points[i], points[i + 1]
        assert (y1 - y0) / (x1 - x0) == pytest.approx((y2 - y1) / (x2 - x1), abs=0.02)


def test_strands_do_not_waver_between_a_node_and_a_gap() -> None:
    points = numbers(strands(12).one)
    for i in range(0, len(points) - 3, 3):
        heights = [y for _, y in points[i : i + 4]]
        assert heights in (sorted(heights), sorted(heights, reverse=True))


def test_pieces_beside_the_weeks_join_to_one_strand() -> None:
    nodes = strands(12).nodes
    for above, below in pairwise(nodes):
        assert corners(above.one)[-1][0] == corners(below.one)[0][0]
        assert corners(above.two)[-1][0] == corners(below.two)[0][0]


def test_a_course_without_weeks_has_no_path() -> None:
    empty = strands(0)
    assert (empty.one, empty.two, empty.nodes) == ("", "", ())
