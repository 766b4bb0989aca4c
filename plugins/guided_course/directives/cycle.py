"""The cycle: steps that lead back to where they began, drawn as a ring and told as a list."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .block import DirectiveBlock
from .elements import add, element, move, plain_words
from .page import IdUse
from .parts import gather_parts
from .ring_picture import draw_ring

FEWEST_STEPS = 3
MOST_STEPS = 10


class Step(DirectiveBlock):
    """`/// step | Closeness`, inside a cycle."""

    NAME = "step"

    def on_create(self, parent: Element) -> Element:
        """Make the step. The cycle turns it into a list item: pymdownx would expect text inside one to be indented."""
        step = add(parent, "div", "step")
        add(step, "h3", "step__title", self.title)
        return step

    def on_end(self, block: Element) -> None:
        """Gather the parts."""
        gather_parts(block, self.directive.all_parts)

    def finish(self, block: Element) -> None:
        """Give the title an id."""
        self.page.ask_for_id(self.NAME, plain_words(block[0]), IdUse(block[0], "id"))


class Cycle(DirectiveBlock):
    """`//// cycle | The way back to each other`, around steps."""

    NAME = "cycle"

    def on_create(self, parent: Element) -> Element:
        """Make the figure and its caption."""
        figure = add(parent, "figure", "cycle")
        add(figure, "figcaption", "cycle__caption", self.title)
        return figure

    def on_end(self, block: Element) -> None:
        """Make the steps a list, where the first of them stands."""
        steps = [child for child in block if child.get("class") == "step"]
        if steps:
            listed = element("ol", "cycle__steps")
            block.insert(list(block).index(steps[0]), listed)
            move(steps, block, listed)
            for step in steps:
                step.tag = "li"

    def finish(self, block: Element) -> None:
        """Draw the ring before the list."""
        listed = block.find("ol[@class='cycle__steps']")
        if listed is None or not FEWEST_STEPS <= len(listed) <= MOST_STEPS:
            return
        names = [plain_words(step[0]) for step in listed]
        steps = ", ".join(f"{place} {name}" for place, name in enumerate(names, start=1))
        title = self.words.ring_title.format(count=len(names))
        svg = draw_ring(names, title, self.words.ring_description.format(steps=steps))
        if svg is not None:
            block.insert(list(block).index(listed), svg)
            self.name_picture(svg, plain_words(block[0]))
