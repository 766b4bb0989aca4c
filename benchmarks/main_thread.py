"""What a page's main thread did between its navigation and a mark, from Chromium's own trace."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["toplevel", "devtools.timeline", "blink.user_timing", "v8"]
PARSING = frozenset({"ParseHTML", "ParseAuthorStyleSheet"})
DRAWING = frozenset({"UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer", "HitTest"})
SCRIPTS = frozenset(
    {"EvaluateScript", "FunctionCall", "EventDispatch", "TimerFire", "RunMicrotasks", "MajorGC", "MinorGC"}
)
MARK = "ready"

Event = dict[str, Any]


@dataclass(frozen=True)
class Opening:
    """Milliseconds in which the main thread was at work: reading HTML and styles, drawing, running scripts, all the rest."""

    parsing: float
    drawing: float
    scripts: float
    rest: float

    @property
    def total(self) -> float:
        """Everything together."""
        return self.parsing + self.drawing + self.scripts + self.rest


def traced_opening(browser: Browser, page: Page, url: str) -> Opening:
    """Open a page that marks when it is ready, and read what its main thread did until then."""
    page.goto("about:blank")
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(url, wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('ready').length > 0")
    return opening_in(json.loads(browser.stop_tracing())["traceEvents"], url)


def opening_in(events: Sequence[Event], url: str) -> Opening:
    """Add up a trace. What was done within something else doesn't count for that, and waiting for a processor doesn't count."""
    ready = next(e for e in events if e["name"] == MARK and "blink.user_timing" in e["cat"])
    thread = (ready["pid"], ready["tid"])
    began = next(e["ts"] for e in events if e["name"] == "navigationStart" and _address_in(e) == url)
    own = [e for e in events if (e["pid"], e["tid"]) == thread and e["ph"] == "X" and began <= e["ts"] <= ready["ts"]]
    spent: Counter[str] = Counter()
    for name, microseconds in _own_times(own):
        spent[_kind_of(name)] += microseconds
    return Opening(*(spent[kind] / 1000 for kind in ("parsing", "drawing", "scripts", "rest")))


def _address_in(event: Event) -> str:
    return str(event.get("args", {}).get("data", {}).get("documentLoaderURL", ""))


def _kind_of(name: str) -> str:
    if name in PARSING:
        return "parsing"
    if name in DRAWING:
        return "drawing"
    return "scripts" if name in SCRIPTS or name.lower().startswith("v8") else "rest"


def _own_times(events: Sequence[Event]) -> Iterator[tuple[str, int]]:
    """Return each event's name with its time without the events within it."""
    around: list[tuple[str, int, list[int]]] = []
    for event in sorted(events, key=lambda e: (e["ts"], -e.get("dur", 0))):
        while around and around[-1][1] <= event["ts"]:
            name, _, own = around.pop()
            yield name, sum(own)
        worked = event.get("tdur", 0)
        if around:
            around[-1][2].append(-worked)
        around.append((event["name"], event["ts"] + event.get("dur", 0), [worked]))
    for name, _, own in around:
        yield name, sum(own)
