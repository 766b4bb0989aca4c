"""Something to do together, which either of the two may skip."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from guided_course.model.directives import MINUTES_IN_TITLE

from .block import DirectiveBlock
from .elements import add
from .parts import gather_parts


class Together(DirectiveBlock):
    """`/// together | Point and wonder (15 min)`."""

    NAME = "together"

    def on_create(self, parent: Element) -> Element:
        """Make the section: how long, and its title."""
        section = add(parent, "section", "together")
        length = MINUTES_IN_TITLE.search(self.title)
        kind = self.words.together_minutes.format(minutes=length[1]) if length else self.words.together
        add(section, "p", "together__kind", kind)
        add(section, "h3", "together__title", MINUTES_IN_TITLE.sub("", self.title))
        return section

    def on_end(self, block: Element) -> None:
        """Gather the parts, and say that it can be skipped."""
        gather_parts(block, self.directive.all_parts)
        add(block, "p", "together__skip", self.words.together_skip)

    def finish(self, block: Element) -> None:
        """Name the section by its title."""
        self.name_by_title(block, "together__title")
