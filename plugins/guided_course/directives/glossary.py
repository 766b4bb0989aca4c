"""The glossary: every term that a lesson's key idea names, what it means, and the way to the lesson."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from guided_course.model import Term, glossary_of

from .block import ListingBlock
from .elements import add
from .page import IdUse


class GlossaryPlace(ListingBlock):
    """`/// glossary`, without an argument."""

    NAME = "glossary"

    def on_end(self, block: Element) -> None:
        """Draw the list. Not later: meanings are Markdown, and are still to be parsed."""
        terms = glossary_of(self.page.course.lessons.values()) if self.page.course else ()
        letters = {letter: list(group) for letter, group in groupby(terms, lambda term: term.word[0].upper())}
        if letters:
            ways = add(block, "nav", "glossary__letters")
            ways.set("aria-label", self.words.glossary_letters)
            listed = add(ways, "ul")
            listed.set("role", "list")
            for letter, group in letters.items():
                way = add(add(listed, "li"), "a", text=letter)
                self._draw(group, block, letter, way)

    def _draw(self, terms: Iterable[Term], block: Element, letter: str, way: Element) -> None:
        """Draw the terms of one letter, and let the way to it lead there."""
        part = add(block, "section", "glossary__part")
        title = add(part, "h2", "glossary__letter", letter)
        named = (IdUse(title, "id"), IdUse(part, "aria-labelledby"))
        self.page.ask_for_id(self.NAME, letter, *named, IdUse(way, "href", before="#"))
        listed = add(part, "dl")
        for term in terms:
            pair = add(listed, "div", "glossary__term")
            add(pair, "dt", text=term.word)
            meaning = add(pair, "dd")
            add(meaning, "p", text=term.meaning)
            link = add(add(meaning, "p", "glossary__from"), "a", text=term.lesson.title)
            link.set("href", self.page.link_to(term.lesson.source.path))
