"""Cards: a barrier or a boundary, with its scene and its parts."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .block import DirectiveBlock
from .elements import add
from .parts import gather_parts


class Barrier(DirectiveBlock):
    """`/// barrier | Fear of being seen`."""

    NAME = "barrier"

    def on_create(self, parent: Element) -> Element:
        """Make the card and its title."""
        card = add(parent, "section", f"card card--{self.NAME}")
        add(card, "h3", "card__title", self.title)
        return card

    def on_end(self, block: Element) -> None:
        """Gather the parts."""
        gather_parts(block, self.directive.all_parts)

    def finish(self, block: Element) -> None:
        """Name the card by its title."""
        self.name_by_title(block, "card__title")


class Boundary(Barrier):
    """`/// boundary | The hour after work`."""

    NAME = "boundary"
