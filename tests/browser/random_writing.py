"""Somebody who writes at random into the sheet with every field type, by keyboard and by pointer, as a reader would."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

SENTENCE = "Most evenings we sit close and still I keep one door shut, and I would like to open it a little. "
TIMER = "pause"
TYPES = {
    "word": "text",
    "lines": "textarea",
    "rested": "scale",
    "often": "scale",
    "daytime": "choice",
    "helpers": "multi",
    "order": "rank",
    "cards": "sort",
    "map": "map2d",
    "log": "table",
    "plan": "ifthen",
    "sentence": "script",
    "day": "date",
    "clock": "time",
    TIMER: "timer",
    "seen": "check",
}
# Of a field's radios or boxes: which one is chosen, and which ones can be.
CHOSEN = "(all) => all.findIndex((one) => one.checked)"
TICKABLE = """(all) => {
  const ticked = all.filter((one) => one.checked).length;
  return all.flatMap((one, index) =>
    (one.checked ? ticked > 1 : one.getAttribute("aria-disabled") !== "true") ? [index] : []);
}"""

# Without the page's gentle scrolling, for which a click would wait.
COME_INTO_SIGHT = """(one) => {
  one.scrollIntoView({ behavior: "instant", block: "center" });
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left, top, width, height];
}"""


@dataclass(frozen=True)
class Action:
    """Something done in a field: when it began, in seconds, and whether it takes the answer back, be it for a moment."""

    field: str
    began: float
    empties: bool


class RandomWriter:
    """Writes on an open sheet. `actions` tells what was done, in its order."""

    def __init__(self, page: Page, chance: random.Random) -> None:
        self.page = page
        self.chance = chance
        self.actions: list[Action] = []
        self._ticking_since: float | None = None

    def write(self, so_far: Counter[str]) -> None:
        """Write in every field once, those of the types with the fewest saved answers so far first; go on with the timer in between."""
        fields = self.chance.sample(sorted(TYPES), len(TYPES))
        fields.sort(key=lambda field: so_far[TYPES[field]])
        for field in fields:
            if self._timer_is_due:
                self._do(TIMER)
            if field != TIMER:
                self._do(field)
            self.page.wait_for_timeout(self.chance.choice((0, 0, 15, 100)))

    @property
    def _timer_is_due(self) -> bool:
        return self._ticking_since is None or time.monotonic() - self._ticking_since > 1.05

    def _do(self, field: str) -> None:
        HOW[TYPES[field]](self, field)

    def _begin(self, field: str, *, empties: bool = False) -> None:
        self.actions.append(Action(field, time.time(), empties))

    def _in(self, field: str, selector: str) -> Locator:
        return self.page.locator(f"[data-field={field}]").locator(selector)

    def _press(self, control: Locator, *keys: str) -> None:
        control.focus()
        for key in keys:
            self.page.keyboard.press(key)

    def _push(self, button: Locator) -> None:
        """Use a button or a box, by key or by click."""
        box = button.evaluate("(one) => one.matches('input')")
        if self.chance.random() < 0.5:
            self._press(button, "Space" if box else "Enter")
        else:
            # The box itself may be hidden below what stands for it.
            self._click(button.locator("xpath=ancestor::label[1]") if box else button)

    def _click(self, control: Locator) -> None:
        """Click somewhere in the middle of something."""
        left, top, width, height = control.evaluate(COME_INTO_SIGHT)
        across, up = self.chance.uniform(0.3, 0.7), self.chance.uniform(0.3, 0.7)
        self.page.mouse.click(left + across * width, top + up * height)

    def words(self, field: str, selector: str = "textarea, input") -> None:
        """Write a few letters at the end of a text."""
        control = self.chance.choice(self._in(field, selector).all())
        length = int(control.evaluate("(control) => control.value.length"))
        at = length % len(SENTENCE)
        self._begin(field)
        self._press(control, "Control+End")
        self.page.keyboard.type((SENTENCE + SENTENCE)[at : at + self.chance.randint(3, 12)])

    def radios(self, field: str, group: str = "fieldset") -> None:
        """Choose another radio, by click or by arrow key; now and then take the answer back."""
        place = self._in(field, group).first
        chosen = int(place.locator("input").evaluate_all(CHOSEN))
        if chosen >= 0 and group == "fieldset" and self.chance.random() < 0.15:
            self._begin(field, empties=True)
            return self._press(place.locator("[data-clear]"), "Enter")
        self._begin(field)
        if self.chance.random() < 0.5:
            return self._click(self.chance.choice(place.locator("label:has(input)").all()))
        keys = ("Space",) if chosen < 0 else (self.chance.choice(("ArrowRight", "ArrowLeft")),)
        return self._press(place.locator("input").nth(max(chosen, 0)), *keys)

    def boxes(self, field: str) -> None:
        """Tick or untick a box, never the last one that is ticked."""
        boxes = self._in(field, "input")
        which = self.chance.choice(boxes.evaluate_all(TICKABLE))
        self._begin(field)
        self._push(boxes.nth(which))

    def ranking(self, field: str) -> None:
        """Add an option or move one; take one out when others stay."""
        moves = ["[data-move=add]", "[data-move=up][aria-disabled=false]", "[data-move=down][aria-disabled=false]"]
        if self._in(field, "[data-move=out]").count() > 1:
            moves.append("[data-move=out]")
        self._begin(field)
        self._push(self.chance.choice(self._in(field, ", ".join(moves)).all()))

    def cards(self, field: str) -> None:
        """Put a card into a column."""
        card = self.chance.choice(("post", "bed", "call"))
        self.radios(field, f"[data-card={card}]")

    def place(self, field: str) -> None:
        """Put a point on the map or move one, by arrow keys or by dragging."""
        handles = self._in(field, "[data-handle]").all()
        self._begin(field)
        if len(handles) < 2:
            return self._click(self._in(field, "[data-plane]"))
        handle = self.chance.choice(handles)
        if self.chance.random() < 0.5:
            arrows = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End")
            return self._press(handle, *self.chance.choices(arrows, k=2))
        return self._drag(handle)

    def _drag(self, handle: Locator) -> None:
        # two points may lie on each other: then it is the upper one that goes
        handle.hover(force=True)
        self.page.mouse.down()
        box = handle.bounding_box()
        if box is not None:
            self.page.mouse.move(
                box["x"] + self.chance.randint(-80, 80), box["y"] + self.chance.randint(-80, 80), steps=3
            )
        self.page.mouse.up()

    def rows(self, field: str) -> None:
        """Write in a first cell, then in any other one, or add or remove a row."""
        self.words(field, "[data-row=r1] [data-cell=what]")
        doings: list[Callable[[], None]] = [
            lambda: self.words(field, "[data-cell=note]"),
            lambda: self._typed(field, "[data-cell=felt]", "Control+A", str(self.chance.randint(1, 5))),
            lambda: self.radios(field, "[data-cell=kind]"),
            lambda: self._typed(field, "[data-cell=day]", "", self._day()),
            lambda: self._push(self.chance.choice(self._in(field, "[data-cell=done]").all())),
            lambda: self._click(self._in(field, "[data-add]")),
        ]
        if self._in(field, "[data-remove]").count() > 2:
            doings.append(lambda: self._click(self._in(field, "[data-remove]").first))
        self.chance.choice(doings)()

    def _typed(self, field: str, selector: str, first: str, words: str) -> None:
        self._press(self.chance.choice(self._in(field, selector).all()), *([first] if first else []))
        self.page.keyboard.type(words)

    def _day(self) -> str:
        return f"{self.chance.randint(1, 12):02}{self.chance.randint(1, 28):02}{self.chance.randint(2026, 2030)}"

    def day(self, field: str) -> None:
        """Type a day over what stands there. In between it is no day, and the answer is gone for a moment."""
        self._begin(field, empties=True)
        self._typed(field, "input", "", self._day())
        self._begin(field)

    def clock(self, field: str) -> None:
        """Type a time over what stands there, likewise."""
        self._begin(field, empties=True)
        time_of_day = (
            f"{self.chance.randint(1, 12):02}{self.chance.randint(0, 59):02}{self.chance.choice(('AM', 'PM'))}"
        )
        self._typed(field, "input", "", time_of_day)
        self._begin(field)

    def timer(self, field: str) -> None:
        """Start the timer, or pause it and start it again; begin anew when its minute is over."""
        go = self._in(field, "[data-go]")
        if self._ticking_since is not None and go.is_visible():
            self._begin(field)
            self._press(go, "Enter")
        if not go.is_visible():
            self._begin(field, empties=True)
            self._press(self._in(field, "[data-again]"), "Enter")
        self._begin(field)
        self._press(go, "Enter")
        self._ticking_since = time.monotonic()

    def tick(self, field: str) -> None:
        """Tick the box, or take the tick back."""
        box = self._in(field, "input")
        self._begin(field, empties=box.is_checked())
        self._push(box)


HOW: dict[str, Callable[[RandomWriter, str], None]] = {
    "text": RandomWriter.words,
    "textarea": RandomWriter.words,
    "scale": RandomWriter.radios,
    "choice": RandomWriter.radios,
    "multi": RandomWriter.boxes,
    "rank": RandomWriter.ranking,
    "sort": RandomWriter.cards,
    "map2d": RandomWriter.place,
    "table": RandomWriter.rows,
    "ifthen": RandomWriter.words,
    "script": RandomWriter.words,
    "date": RandomWriter.day,
    "time": RandomWriter.clock,
    "timer": RandomWriter.timer,
    "check": RandomWriter.tick,
}
