"""Asides: what is worth keeping, and a word of care before going on."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .block import DirectiveBlock
from .elements import add, plain_words
from .page import IdUse


class KeyIdea(DirectiveBlock):
    """`/// keyidea | Interdependence`. The glossary can link to a term's id."""

    NAME = "keyidea"

    def on_create(self, parent: Element) -> Element:
        """Make the aside and its term."""
        aside = add(parent, "aside", "keyidea")
        aside.set("aria-label", self.words.keyidea)
        add(aside, "p", "keyidea__term", self.title or self.words.keyidea)
        return aside

    def finish(self, block: Element) -> None:
        """Give the term an id, and let it name the aside: there may be more of them on a page."""
        if self.title:
            del block.attrib["aria-label"]
            named = (IdUse(block[0], "id"), IdUse(block, "aria-labelledby"))
            self.page.ask_for_id(self.NAME, plain_words(block[0]), *named)


class Pause(DirectiveBlock):
    """`/// pause | If you are afraid`."""

    NAME = "pause"

    def on_create(self, parent: Element) -> Element:
        """Make the note and its title."""
        note = add(parent, "aside", "pause")
        note.set("role", "note")
        add(note, "p", "pause__title", self.title or self.words.pause)
        return note
