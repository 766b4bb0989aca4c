"""The spectrum: two axes, four places, one map."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from guided_course.model.directives import AXES_SEPARATOR, SPECTRUM_PLACES

from .block import DirectiveBlock
from .elements import add, plain_words
from .map_picture import draw_map


class Spectrum(DirectiveBlock):
    """`/// spectrum | Connection × Room to be me`, then a list of the four places."""

    NAME = "spectrum"

    def on_create(self, parent: Element) -> Element:
        """Make the figure."""
        return add(parent, "figure", "spectrum")

    def finish(self, block: Element) -> None:
        """Draw the map from the list, if it has two axes and four places with a name."""
        listed = block.find("ul")
        if listed is None:
            return
        listed.set("class", "spectrum__places")
        axes = [axis.strip() for axis in self.title.split(AXES_SEPARATOR)]
        names = [name for place in listed if (name := _place_name(place))]
        if len(axes) == 2 and all(axes) and len(names) == len(listed) == len(SPECTRUM_PLACES):
            block.insert(list(block).index(listed), self._draw(axes[0], axes[1], names))

    def _draw(self, across: str, up: str, names: list[str]) -> Element:
        title = self.words.map_title.format(across=across, up=up)
        axes = self.words.map_description.format(across=across, up=up)
        described = [f"{where}: {place}." for where, place in zip(self.words.map_places, names, strict=True)]
        svg = draw_map(across, up, names, title, " ".join([axes, *described]))
        self.name_picture(svg, self.title)
        return svg


def _place_name(place: Element) -> str:
    name = place.find(".//strong")
    return "" if name is None else plain_words(name).rstrip(".:")
