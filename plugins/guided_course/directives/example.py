"""Examples: worked, half done, or all blank."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from guided_course.model.directives import EXAMPLE_STAGES

from .block import DirectiveBlock
from .elements import add


class Example(DirectiveBlock):
    """`/// example | worked: Imran asks for an hour`."""

    NAME = "example"

    def on_create(self, parent: Element) -> Element:
        """Make the example with its stage and title."""
        stage, title = _stage_and_title(self.title)
        section = add(parent, "section", f"example example--{stage}" if stage else "example")
        if stage:
            add(section, "p", "example__stage", self.words.example_stages[stage])
        add(section, "h3", "example__title", title)
        return section

    def finish(self, block: Element) -> None:
        """Name the example by its title."""
        self.name_by_title(block, "example__title")


def _stage_and_title(argument: str) -> tuple[str, str]:
    stage, colon, title = (word.strip() for word in argument.partition(":"))
    return (stage, title) if colon and stage in EXAMPLE_STAGES else ("", argument)
