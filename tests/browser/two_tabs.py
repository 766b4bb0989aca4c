"""Two tabs on one worksheet: the steps that their readers take, and what must then be kept.

The promise: whatever somebody typed into a field, and left or was told is saved, stays. It stands in the store as the answer, on the
clash shelf or among the kept versions, unless somebody replaced it *knowingly*: typed over it, in whichever tab, where it stood in
front of them. What a tab had not shown it may never take away. Two things are not promised, because no browser allows it: words of
which the page had not said that they are saved when its tab was closed, and words typed into a page that went away before it had
said anything at all, because it had not opened the store yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Page

from tests.browser import stored
from tests.browser.practice_site import PracticeServer

DATABASE = "guided-course:practice"
FIELDS = ("reason", "wish")

What = Literal[
    "replace", "append", "empty", "blur", "rest", "pause", "reload", "close", "deaf", "hide", "slow", "choose"
]

# What a browser does to tabs of its own accord: it doesn't deliver news, it hides them, it is slow to write.
MOODS = """
window.deaf = window.hides = window.slow = false;
window.saved = [];
addEventListener("guided-course:saved", ({ detail }) => saved.push([detail.field, detail.value ?? ""]));
const heard = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, "onmessage").set;
Object.defineProperty(BroadcastChannel.prototype, "onmessage", {
  set(listener) { heard.call(this, (event) => void (deaf || listener(event))); },
});
Object.defineProperty(document, "hidden", { get: () => hides });
Object.defineProperty(document, "visibilityState", { get: () => (hides ? "hidden" : "visible") });
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  const request = put.apply(this, all);
  const until = performance.now() + 30;
  const again = () => { if (performance.now() < until) this.count().onsuccess = again; };
  if (slow && this.name === "sheets") again();
  return request;
};
"""
# Typed as a reader types, in one go, so that nothing can come in between what was shown and what then stands there.
TYPE = """([field, what, words]) => {
  const area = document.querySelector(`[data-field=${field}] textarea`);
  area.focus();
  const before = area.value;
  if (what === "append") area.setSelectionRange(before.length, before.length);
  else area.select();
  if (what === "empty") document.execCommand("delete");
  else document.execCommand("insertText", false, words);
  return [before, area.value];
}"""
CHANGE = {
    "blur": "document.activeElement.blur()",
    "deaf": "deaf = !deaf",
    "slow": "slow = !slow",
    "hide": """hides = !hides; document.dispatchEvent(new Event("visibilitychange"))""",
}
UNSAVED = """() => [...document.querySelectorAll("[data-field] textarea")]
  .map((area) => [area.closest("[data-field]").dataset.field, area.value])
  .filter(([name, value]) => !saved.some(([field, words]) => field === name && words === value))"""
READY = "document.querySelector('[data-status]').textContent !== ''"
# A click takes the focus first, and the field is left; the button does its work a moment later.
CHOOSE = """(nth) => new Promise((done) => {
  document.activeElement.blur();
  setTimeout(() => {
    const buttons = document.querySelectorAll(".clash button");
    buttons[nth % buttons.length]?.click();
    done();
  });
})"""
# Asked for again and again, this would cost more than all that it waits for.
SETTLED = """() => new Promise((done) => {
  const line = document.querySelector("[data-status]");
  const watch = new MutationObserver(() => look());
  const look = () => {
    if (line.hasAttribute("aria-busy")) return;
    watch.disconnect();
    done(true);
  };
  watch.observe(line, { attributes: true });
  setTimeout(() => done(false), 10_000);
  look();
})"""
# All worksheets of all runs lie in one store.
READ_OWN = f"""async ([name, worksheet]) => {{
  const found = Object.entries(await ({stored.READ_ALL})(name));
  return Object.fromEntries(found.map(([store, all]) => [store, all.filter((one) => one.worksheet === worksheet)]));
}}"""


@dataclass(frozen=True)
class Step:
    """Something that happens in tab 0 or 1; `field` and `nth` count only where something is typed or chosen."""

    tab: int
    what: What
    field: str = FIELDS[0]
    nth: int = 0


@dataclass(frozen=True)
class Typed:
    """What stood in a field, and what stood there after somebody typed."""

    field: str
    before: str
    after: str


@dataclass
class Told:
    """Everything that was typed, and what needs not be kept."""

    typed: list[Typed] = field(default_factory=list)
    excused: set[tuple[str, str]] = field(default_factory=set)

    def owed(self) -> list[tuple[str, str]]:
        """Return the fields and values that must still be in the store."""
        replaced = {(one.field, one.before) for one in self.typed}
        values = [(one.field, one.after) for one in self.typed if one.after]
        return [value for value in values if value not in replaced and value not in self.excused]


class TwoTabs:
    """Two tabs of one browser, used for one worksheet after the other."""

    def __init__(self, context: BrowserContext, server: PracticeServer) -> None:
        context.add_init_script(MOODS)
        self.context = context
        self.server = server
        self.pages = [context.new_page(), context.new_page()]
        self.sheet = (server.folder / "sheet.html").read_text(encoding="utf-8")
        self.number = 0

    def lost_by(self, steps: Sequence[Step]) -> list[tuple[str, str]]:
        """Take the steps on a fresh worksheet; return what was typed and is nowhere in the store in the end."""
        self._begin()
        told = Told()
        for number, step in enumerate(steps):
            self._take(step, f"{'AB'[step.tab]}{number}", told)
        for page in self.pages:
            page.evaluate(f"deaf = false; {CHANGE['blur']}")
        for page in self.pages:
            self._settle(page)
        kept = self._kept()
        return [value for value in told.owed() if value not in kept]

    @property
    def _url(self) -> str:
        return f"{self.server.url}sheet-{self.number}.html"

    def _begin(self) -> None:
        self.number += 1
        text = self.sheet.replace("our-map", f"our-map-{self.number}")
        (self.server.folder / f"sheet-{self.number}.html").write_text(text, encoding="utf-8")
        for page in self.pages:
            page.goto(self._url, wait_until="commit")
        for page in self.pages:
            page.wait_for_load_state("domcontentloaded")

    def _take(self, step: Step, words: str, told: Told) -> None:
        page = self.pages[step.tab]
        if step.what in ("replace", "append", "empty"):
            before, after = page.evaluate(TYPE, [step.field, step.what, f" {words}"])
            told.typed.append(Typed(step.field, before, after))
        elif step.what == "rest":
            self._settle(page)
        elif step.what == "pause":
            page.wait_for_timeout(5 * (1 + step.nth))
        elif step.what == "reload":
            if not page.evaluate(READY):
                self._excuse(page, told)
            page.reload(wait_until="domcontentloaded")
        elif step.what == "close":
            self._close(step.tab, told)
        elif step.what == "choose":
            page.evaluate(CHOOSE, step.nth)
        else:
            page.evaluate(CHANGE[step.what])

    def _close(self, tab: int, told: Told) -> None:
        self._excuse(self.pages[tab], told)
        self.pages[tab].close()
        self.pages[tab] = self.context.new_page()
        self.pages[tab].goto(self._url, wait_until="domcontentloaded")

    def _excuse(self, page: Page, told: Told) -> None:
        told.excused |= {(name, value) for name, value in page.evaluate(UNSAVED)}

    def _settle(self, page: Page) -> None:
        assert page.evaluate(SETTLED), page.locator("[data-status]").text_content()

    def _kept(self) -> set[tuple[str, str]]:
        found = self._own()
        if found["pending"]:
            # What a tab left behind when it went away is merged when the sheet is next opened.
            self.pages[0].goto(self._url)
            stored.until(self.pages[0], lambda: not self._own()["pending"])
            found = self._own()
        kept = {(one["field"], one["answer"]["value"]) for one in found.get("versions", [])}
        for sheet in found["sheets"]:
            kept |= {(name, answer["value"]) for name, answer in sheet["answers"].items()}
            kept |= {(name, answer["value"]) for name, answers in sheet["clashes"].items() for answer in answers}
        return kept

    def _own(self) -> dict[str, list[dict[str, Any]]]:
        """Return what stands in the store of the worksheet that this run is about."""
        found: dict[str, list[dict[str, Any]]] = self.pages[0].evaluate(READ_OWN, [DATABASE, f"our-map-{self.number}"])
        return found
