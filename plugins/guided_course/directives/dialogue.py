"""Dialogues: a paragraph is a turn, and one wholly in italics is what happens between."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .block import DirectiveBlock
from .elements import add

_TURN = re.compile(r"(?P<name>[^\s:*_`<][^:*_`<\n]{0,39}):[ \n]+(?P<words>.+)", re.DOTALL)


class Dialogue(DirectiveBlock):
    """`/// dialogue`, then `Dana: I heard the keys.`"""

    NAME = "dialogue"

    def on_create(self, parent: Element) -> Element:
        """Make the dialogue, with a title if it has one."""
        talk = add(parent, "div", "dialogue")
        if self.title:
            add(talk, "p", "dialogue__title", self.title)
        return talk

    def on_end(self, block: Element) -> None:
        """Part each turn into its name and its words."""
        speakers: list[str] = []
        for paragraph in block.findall("p"):
            turn = _TURN.fullmatch(paragraph.text or "")
            if turn and paragraph.get("class") is None:
                if turn["name"] not in speakers:
                    speakers.append(turn["name"])
                _make_turn(paragraph, turn["name"], turn["words"], second=speakers.index(turn["name"]) == 1)

    def finish(self, block: Element) -> None:
        """Mark what happens between the turns."""
        for paragraph in block.findall("p"):
            if _wholly_italic(paragraph) and paragraph.get("class") is None:
                paragraph.set("class", "dialogue__between")


def _make_turn(paragraph: Element, name: str, words: str, *, second: bool) -> None:
    paragraph.set("class", "turn turn--second" if second else "turn")
    paragraph.text = None
    add(paragraph, "b", "turn__name", name).tail = " "
    add(paragraph, "span", "turn__words", words)


def _wholly_italic(paragraph: Element) -> bool:
    if len(paragraph) != 1 or paragraph[0].tag != "em":
        return False
    return not (paragraph.text or "").strip() and not (paragraph[0].tail or "").strip()
