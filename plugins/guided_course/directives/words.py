"""Every word that the blocks add to an author's text. A course in another language brings another table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_STAGES = {
    "worked": "Worked example",
    "half": "Half done: finish it in your head or on paper",
    "blank": "Yours: all blank",
}

_ON_BILLS = {"yes": "Calls may show on it", "no": "Calls don’t show on it"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Words:
    """The table. Words in braces are filled in."""

    keyidea: str = "Worth keeping"
    pause: str = "Before you go on"
    recall: str = "From earlier weeks"
    recall_answer: str = "Look at the answer"
    together: str = "Together"
    together_minutes: str = "Together · {minutes} min"
    together_skip: str = "Either of you can skip this, and no reason is needed."
    gap: str = "gap to fill"
    example_stages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_STAGES))
    map_title: str = "Map of {across} and {up}"
    map_description: str = "More to the right is more of this: {across}. Higher up is more of this: {up}."
    map_places: tuple[str, ...] = ("Top left", "Top right", "Bottom left", "Bottom right")
    helplines_pick: str = "Country"
    helplines_all: str = "All countries"
    helplines_elsewhere: str = "Any other country"
    helpline_call: str = "Call {number}"
    helpline_text: str = "Text {number}"
    helpline_text_word: str = "Text {word} to {number}"
    helpline_chat: str = "Chat on {place}"
    helpline_website: str = "Read more on {place}"
    helpline_directory: str = "Go to {place}"
    helpline_hours: str = "Hours"
    helpline_cost: str = "Cost"
    helpline_languages: str = "Languages"
    helpline_bill: str = "Phone bill"
    helpline_on_bills: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_ON_BILLS))
    helpline_checked: str = "Checked on {day}"
    months: tuple[str, ...] = _MONTHS
    glossary_letters: str = "Letters"
    sources_named: str = "Named in"
    ring_title: str = "A ring of {count} steps"
    ring_description: str = "Clockwise from the top: {steps}. Then it begins again."


ENGLISH = Words()
