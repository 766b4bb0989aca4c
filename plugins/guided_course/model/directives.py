"""The blocks an author can write, as data: names, the parts each must have, and what each lesson kind asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Argument = Literal["required", "optional", "none"]

EXAMPLE_STAGES: tuple[str, ...] = ("worked", "half", "blank")
"""How far an example is filled in. A skill moves through them in this order."""

AXES_SEPARATOR = "×"
"""Parts the two axes in a spectrum's argument: across, then up."""

SPECTRUM_PLACES: tuple[str, ...] = ("top left", "top right", "bottom left", "bottom right")
"""The order of the four places in a spectrum's list."""

MINUTES_IN_TITLE = re.compile(r"\s*\((\d+)\s*min\)\s*$")
"""How a together-activity's argument gives its length: `Point and wonder (15 min)`."""


@dataclass(frozen=True)
class Directive:
    """One block: its name, whether it takes an argument, and its parts (bold words that start a paragraph)."""

    name: str
    argument: Argument
    parts: tuple[str, ...] = ()
    optional_parts: tuple[str, ...] = ()
    inside: str = ""

    @property
    def all_parts(self) -> tuple[str, ...]:
        """Every part the block knows."""
        return (*self.parts, *self.optional_parts)


DIRECTIVES: Mapping[str, Directive] = {
    d.name: d
    for d in (
        Directive("spectrum", "required"),
        Directive(
            "barrier",
            "required",
            parts=("Sounds like", "May protect", "First step"),
            optional_parts=("If this is about safety",),
        ),
        Directive(
            "boundary",
            "required",
            parts=("What I will do", "Why", "How I say it", "How we keep it", "When we look again"),
        ),
        Directive("cycle", "required"),
        Directive("step", "required", optional_parts=("A line to say", "A way back in"), inside="cycle"),
        Directive("keyidea", "optional"),
        Directive("example", "required"),
        Directive("dialogue", "optional"),
        Directive("together", "required", parts=("On your own",)),
        Directive("pause", "optional"),
        Directive("recall", "optional"),
        Directive("worksheet", "required"),
        Directive("helplines", "none"),
        Directive("glossary", "none"),
        Directive("sources", "none"),
    )
}

KIND_DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "spectrum": ("spectrum", "worksheet"),
    "barriers": ("barrier", "worksheet"),
    "boundaries": ("boundary", "example", "worksheet"),
    "cycle": ("cycle", "example", "worksheet"),
    "skill": ("example", "worksheet"),
    "reading": (),
}
"""The blocks a lesson of each kind must have, in this order. All but `reading` also need a `keyidea`, anywhere."""

PART = re.compile(r"^\*\*(?P<name>[^*\n]+?)[.:]\*\*", re.MULTILINE)
"""A part in the source of a block: `**Sounds like:** ...` at the start of a paragraph."""
