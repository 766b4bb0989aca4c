"""How a reader who uses the keyboard alone writes in each type of field, and takes it back. Nothing here clicks or fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect


class Hands:
    """Hands on a keyboard, in one field of a sheet."""

    def __init__(self, page: Page, field: str) -> None:
        self.page = page
        self.field = page.locator(f"[data-field={field}]")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Type words, wherever the focus is."""
        self.page.keyboard.type(words)

    def at(self, selector: str) -> Locator:
        """Put the focus on the first control of the field that fits, and return it."""
        control = self.field.locator(selector).first
        control.focus()
        return control

    def tab_to(self, selector: str, most: int = 250) -> None:
        """Press Tab until the focus is on something that fits."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{most} times Tab and never at {selector}")

    def erase(self, selector: str) -> None:
        """Empty a text or number control."""
        self.at(selector)
        self.press("Control+A", "Delete")


def _word(hands: Hands) -> None:
    hands.type("Calm at last")


def _erase_word(hands: Hands) -> None:
    hands.erase("textarea, input")


def _lines(hands: Hands) -> None:
    hands.type("It was long.")
    hands.press("Enter")
    hands.type("It ended.")


def _rested(hands: Hands) -> None:
    hands.press("Space", *["ArrowRight"] * 7)


def _often(hands: Hands) -> None:
    hands.press("Space", "ArrowRight")


def _clear(hands: Hands) -> None:
    hands.at("[data-clear]")
    hands.press("Enter")


def _daytime(hands: Hands) -> None:
    hands.press("Space", "ArrowDown")


def _helpers(hands: Hands) -> None:
    hands.press("Space", "Tab", "Space", "Tab", "Space")
    expect(hands.field.locator(".field__full")).to_contain_text("You have picked two")


def _untick(hands: Hands) -> None:
    for value in ("walk", "sleep"):
        hands.at(f"input[value={value}]")
        hands.press("Space")


def _order(hands: Hands) -> None:
    hands.press("Enter", "Enter", "Enter")
    hands.at("[data-move=up][data-option=sleep]")
    hands.press("Enter")


def _take_out(hands: Hands) -> None:
    for option in ("walk", "sleep", "food"):
        hands.at(f"[data-move=out][data-option={option}]")
        hands.press("Enter")


def _cards(hands: Hands) -> None:
    hands.press("Space", "ArrowRight")
    hands.at("[data-card=bed] input")
    hands.press("Space")


def _clear_cards(hands: Hands) -> None:
    for card in ("post", "bed"):
        hands.at(f"[data-card={card}] [data-clear]")
        hands.press("Enter")


def _map(hands: Hands) -> None:
    hands.press("Enter")
    expect(hands.field.locator("[data-handle=today]")).to_be_focused()
    hands.press("ArrowRight", "ArrowRight", "ArrowDown")
    hands.at("[data-place=hoped]")
    hands.press("Enter", "PageUp", "End")


def _off_the_map(hands: Hands) -> None:
    for point in ("today", "hoped"):
        hands.at(f"[data-place={point}]")
        hands.press("Enter")


def _log(hands: Hands) -> None:
    row = "[data-row=r1]"
    for column, keys in {"what": "Read", "note": "Two pages", "felt": "4", "day": "03142026"}.items():
        hands.at(f"{row} [data-cell={column}]")
        hands.type(keys)
    hands.at(f"{row} [data-cell=kind] input")
    hands.press("Space", "ArrowRight")
    hands.at(f"{row} [data-cell=done]")
    hands.press("Space")
    hands.at("[data-add]")
    hands.press("Enter")
    hands.type("One more")
    hands.at("[data-remove]")
    hands.press("Enter")
    expect(hands.field.get_by_role("button", name="Undo")).to_be_focused()
    hands.press("Enter")


def _empty_log(hands: Hands) -> None:
    row = "[data-row=r1]"
    for column in ("what", "note", "felt"):
        hands.erase(f"{row} [data-cell={column}]")
    hands.at(f"{row} [data-cell=day]")
    hands.press("Delete")
    hands.at(f"{row} [data-cell=kind] [data-clear]")
    hands.press("Enter")
    hands.at(f"{row} [data-cell=done]")
    hands.press("Space")
    hands.at("[data-remove]")
    hands.press("Enter")


def _gaps(first: str, second: str) -> Callable[[Hands], None]:
    def write(hands: Hands) -> None:
        hands.type(first)
        hands.press("Tab")
        hands.type(second)

    return write


def _erase_gaps(hands: Hands) -> None:
    for gap in hands.field.locator("[data-gap]").all():
        hands.erase(f"[data-gap={gap.get_attribute('data-gap')}]")


def _day(hands: Hands) -> None:
    hands.type("03142026")


def _clock(hands: Hands) -> None:
    hands.type("0730PM")


def _delete_part(hands: Hands) -> None:
    hands.at("input")
    hands.press("Delete")


def _pause(hands: Hands) -> None:
    hands.press("Enter")
    expect(hands.field.locator(".timer__time")).not_to_have_text("0:00")
    hands.press("Enter")


def _start_again(hands: Hands) -> None:
    hands.at("[data-again]")
    hands.press("Enter")


def _space(hands: Hands) -> None:
    hands.at("input")
    hands.press("Space")


@dataclass(frozen=True)
class Writing:
    """How one field of the worksheet with every type is written by keyboard, what it then holds, and how it is emptied."""

    first: str
    write: Callable[[Hands], None]
    value: Any
    empty: Callable[[Hands], None]


ANY = object()
"""Stands for a value that the test can't know beforehand, such as how long a timer ran."""

WRITINGS: dict[str, Writing] = {
    "word": Writing("textarea, input", _word, "Calm at last", _erase_word),
    "lines": Writing("textarea", _lines, "It was long.\nIt ended.", _erase_word),
    "rested": Writing("input", _rested, 7, _clear),
    "often": Writing("input", _often, 1, _clear),
    "daytime": Writing("input", _daytime, "night", _clear),
    "helpers": Writing("input", _helpers, ["walk", "sleep"], _untick),
    "order": Writing("[data-move=add]", _order, ["sleep", "walk", "food"], _take_out),
    "cards": Writing("[data-card=post] input", _cards, {"post": "later", "bed": "now"}, _clear_cards),
    "map": Writing("[data-place=today]", _map, {"today": {"x": 7, "y": 4}, "hoped": {"x": 10, "y": 8}}, _off_the_map),
    "log": Writing(
        "[data-row=r1] [data-cell=what]",
        _log,
        [
            {
                "row": "r1",
                "cells": {
                    "what": "Read",
                    "note": "Two pages",
                    "felt": 4,
                    "kind": "with-others",
                    "day": "2026-03-14",
                    "done": True,
                },
            },
            {"row": ANY, "cells": {"what": "One more"}},
        ],
        _empty_log,
    ),
    "plan": Writing(
        "[data-gap=when]", _gaps("I come home", "sit down"), {"when": "I come home", "then": "sit down"}, _erase_gaps
    ),
    "sentence": Writing(
        "[data-gap=moment]",
        _gaps("the bell rings", "curious"),
        {"moment": "the bell rings", "feeling": "curious"},
        _erase_gaps,
    ),
    "day": Writing("input", _day, "2026-03-14", _delete_part),
    "clock": Writing("input", _clock, "19:30", _delete_part),
    "pause": Writing("[data-go]", _pause, {"seconds": ANY}, _start_again),
    "seen": Writing("input", _space, True, _space),
}


def fits(value: Any, wanted: Any) -> bool:
    """Tell whether a value is the wanted one, where ANY fits anything."""
    if wanted is ANY:
        return True
    if isinstance(wanted, dict):
        return (
            isinstance(value, dict) and value.keys() == wanted.keys() and all(fits(value[k], wanted[k]) for k in wanted)
        )
    if isinstance(wanted, list):
        return isinstance(value, list) and len(value) == len(wanted) and all(map(fits, value, wanted))
    return type(value) is type(wanted) and bool(value == wanted)
