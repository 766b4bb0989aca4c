"""The pictures: nothing outside, nothing on top of anything else, and words for those who don't see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from guided_course.directives.map_picture import draw_map
from guided_course.directives.ring_picture import draw_ring

from .conversion import convert

NARROW, OTHERS = 0.33, 0.5
"""Widths of letters in a common serif. A guess of its own, so that a slip in the code's guesses shows."""

STEPS = {
    "short": ["Reach", "Miss", "Ask", "Wait", "Hear", "Say", "Calm", "Learn", "Rest", "Play"],
    "usual": [
        "Closeness",
        "Two needs meet",
        "Signal or pause",
        "Calm",
        "Name the need",
        "Ask",
        "Repair",
        "Learn",
        "Come back later",
        "Rest",
    ],
    "crowded": [
        "listen listen after the repair",
        "calm",
        "need need",
        "listen",
        "need rest",
        "after learn together",
        "closeness dinner together listen ask",
        "needs after calm",
        "calm say two the",
        "rest",
    ],
    "wordy": ["Say it all again and then rest"] * 10,
    "long": ["Understanding again", "Overwhelming feelings", "We say what happened", "Interpretation and story"] * 3,
}


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def parsed(svg: Element | None) -> Element:
    """A picture after a way through text, as a browser gets it."""
    assert svg is not None
    return ElementTree.fromstring(ElementTree.tostring(svg, encoding="unicode"))


def numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", text)]


def placed(source: Element, shift: tuple[float, float] = (0, 0), upward: bool = False) -> Iterator[tuple[Element, Box]]:
    """Lines of lettering and nodes with their boxes in the picture, moves and quarter turns applied."""
    for child in source:
        move = numbers(child.get("transform", "")) if child.tag == "g" else []
        at = (shift[0] + move[0], shift[1] + move[1]) if move else shift
        if child.tag == "text":
            yield from ((line, moved(line_box(child, line), at, upward)) for line in child)
        elif child.tag == "circle":
            x, y, radius = (float(child.attrib[name]) for name in ("cx", "cy", "r"))
            yield child, moved(Box(x - radius, y - radius, x + radius, y + radius), at, upward)
        yield from placed(child, at, upward or move[2:] == [-90])


def line_box(text: Element, line: Element) -> Box:
    size, x, y = float(text.attrib["font-size"]), float(line.attrib["x"]), float(line.attrib["y"])
    width = size * sum(NARROW if letter in "iltfjrI- " else OTHERS for letter in line.text or "")
    left = {"start": x, "middle": x - width / 2, "end": x - width}[text.attrib["text-anchor"]]
    return Box(left, y - 0.7 * size, left + width, y + 0.22 * size)


def moved(box: Box, shift: tuple[float, float], upward: bool) -> Box:
    if upward:
        box = Box(box.top, -box.right, box.bottom, -box.left)
    return Box(box.left + shift[0], box.top + shift[1], box.right + shift[0], box.bottom + shift[1])


def check_room(svg: Element) -> None:
    width, height = numbers(svg.attrib["viewBox"])[2:]
    things = list(placed(svg))
    for thing, box in things:
        inside = box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
        assert inside, (thing.text, box)
    for (one, box), (other, another) in combinations(things, 2):
        numbered = "circle" in (one.tag, other.tag) and ((one.text or "") + (other.text or "")).isdigit()
        assert numbered or not box.overlaps(another), (one.text, other.text)


@pytest.mark.parametrize("count", range(3, 11))
@pytest.mark.parametrize("kind", STEPS)
def test_a_ring_has_room_for_its_names(kind: str, count: int) -> None:
    names = STEPS[kind][:count]
    svg = parsed(draw_ring(names, "Title", "Words"))
    check_room(svg)
    labels = [" ".join(line.text or "" for line in text).replace("- ", "") for text in svg.iter("text")]
    assert [label for label in labels if not label.isdigit()] == names
    assert [label for label in labels if label.isdigit()] == [str(place) for place in range(1, count + 1)]


@pytest.mark.parametrize("count", [3, 8])
def test_a_ring_has_two_strands_that_meet_in_each_node(count: int) -> None:
    svg = parsed(draw_ring(STEPS["short"][:count], "Title", "Words"))
    strands = [numbers(path.attrib["d"]) for path in svg.iter("path") if "strand" in path.attrib["class"]]
    points = [{*zip(strand[0::2], strand[1::2], strict=True)} for strand in strands]
    nodes = [(float(node.attrib["cx"]), float(node.attrib["cy"])) for node in svg.iter("circle")]
    assert len(strands) == 2
    assert len(nodes) == count
    assert set(nodes) <= points[0] & points[1]


def test_names_too_long_for_a_ring_leave_the_list() -> None:
    steps = "".join(f"/// step | {'A very long name of a step that goes on ' * 3}\n///\n" for _ in range(10))
    html, _ = convert(f"//// cycle | Way\n{steps}////")
    assert "<svg" not in html
    assert html.count('<li class="step">') == 10


@pytest.mark.parametrize(
    ("across", "up", "places"),
    [
        ("Connection", "Room to be me", ["Apart", "Side by side", "Drifting", "Merged"]),
        ("How easily we reach each other on bad days", "Room to be me, with friends and plans", ["A b " * 9] * 4),
        ("Nähe", "Freiraum", ["Lebensabschnittsgefährtenhaftigkeit"] * 4),
    ],
)
def test_a_map_has_room_for_its_names(across: str, up: str, places: list[str]) -> None:
    svg = parsed(draw_map(across, up, places, "Title", "Words"))
    check_room(svg)
    both = [text for text in svg.iter("text") if "spectrum__name--both" in text.attrib["class"]]
    assert len(both) == 1
    assert "".join(line.text or "" for line in both[0]).startswith(places[1][:1])


@pytest.mark.parametrize("name", ["spectrum", "cycle"])
def test_pictures_in_a_page_have_words_and_no_colours(name: str) -> None:
    steps = "".join(f"/// step | {step}\n///\n" for step in ("One & only", "Two", "Three"))
    places = "".join(f"- **{place}.** Words.\n" for place in ("Apart", "Both & more", "Neither", "Merged"))
    body = {"spectrum": places, "cycle": steps}[name]
    html, _ = convert(f"//// {name} | A × B\n{body}////")
    found = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert found is not None
    svg = ElementTree.fromstring(found[0])
    words = {child.attrib["id"]: child.text for child in svg if child.tag in ("title", "desc")}
    assert words[svg.attrib["aria-labelledby"]]
    assert "& " in (words[svg.attrib["aria-describedby"]] or "")
    assert svg.attrib["role"] == "img"
    assert {part.get("fill", "none") for part in svg.iter()} == {"none"}


def test_lettering_is_legible_on_a_small_screen() -> None:
    for svg in (draw_ring(STEPS["usual"], "T", "W"), draw_map("A", "B", ["C"] * 4, "T", "W")):
        drawn = parsed(svg)
        scale = 280 / numbers(drawn.attrib["viewBox"])[2]
        assert min(float(text.attrib["font-size"]) for text in drawn.iter("text")) * scale >= 11
