"""How long a course takes one person, in minutes: added up from its parts, and never written twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .course import Lesson, Week, Worksheet
from .directives import MINUTES_IN_TITLE


@dataclass(frozen=True)
class Minutes:
    """How long something takes one person, in minutes: on their own, and with the other."""

    alone: int
    together: int

    @property
    def in_all(self) -> int:
        """Both together."""
        return self.alone + self.together


def week_minutes(week: Week) -> Minutes:
    """Add up a week's lessons, worksheets, check-in and together-activities."""
    items: list[Lesson | Worksheet] = [*week.lessons, *(sheet.worksheet for sheet in week.all_sheets)]
    alone = sum(item.minutes for item in items if item.who != "together")
    together = sum(item.minutes for item in items if item.who == "together")
    for block in week.source.blocks:
        if block.name == "together" and (found := MINUTES_IN_TITLE.search(block.argument)):
            together += int(found.group(1))
    return Minutes(alone, together)


def minutes_in_all(weeks: Iterable[Week]) -> int:
    """Add up some weeks."""
    return sum(week_minutes(week).in_all for week in weeks)
