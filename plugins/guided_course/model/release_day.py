"""What is asked of a course on the day of its release, and only then: helplines that somebody has looked at lately."""

from __future__ import annotations

from collections.abc import Iterator

from .days import days_between, is_day
from .helplines import Helplines
from .load import Loaded
from .problems import Problem
from .spot import Spot
from .yaml_text import Key, Value

CHECKED_FOR_DAYS = 180
"""How long it counts that somebody has checked a helpline."""


def check_release_day(loaded: Loaded, today: str) -> tuple[Problem, ...]:
    """Return what keeps a course from being released on the day `today`, YYYY-MM-DD, besides its other problems."""
    file = loaded.helplines_file
    if file is None or file.part is None or file.document is None:
        return ()
    spot = Spot(file.document)
    days = _check_days(file.document.at("helplines"), spot, today)
    return tuple(sorted([*_check_fallback(file.part, spot), *days]))


def _check_fallback(helplines: Helplines, spot: Spot) -> Iterator[Problem]:
    if helplines.international is None:
        message = "there is no directory for those whose country isn't here."
        yield spot.problem("helplines.no-fallback", message, hint="Write 'international', with its name and website.")


def _check_days(rows: Value, spot: Spot, today: str) -> Iterator[Problem]:
    places: list[tuple[Key, ...]] = [("helplines", n) for n in range(len(rows) if isinstance(rows, list) else 0)]
    for keys in [*places, ("international",)]:
        row, written = spot.inside(*keys), spot.at(*keys, "checked")
        if isinstance(written, str) and is_day(written):
            yield from _check_day(written, today, row)
        elif written is None and isinstance(row.at(), dict):
            message = f"nobody has checked '{row.at('name')}' yet."
            hint = "Open its source, call or write where that is possible, and set the day as 'checked'."
            yield row.problem("helpline.not-checked", message, hint=hint)


def _check_day(day: str, today: str, spot: Spot) -> Iterator[Problem]:
    name, age = spot.at("name"), days_between(day, today)
    if age > CHECKED_FOR_DAYS:
        message = f"'{name}' was last checked {age} days ago; at most {CHECKED_FOR_DAYS} are allowed."
        hint = "Look at its source again, mend what has changed, and set the day."
        yield spot.problem("helpline.too-old", message, "checked", hint=hint)
    elif age < 0:
        message = f"'{name}' can't have been checked on {day}: that is still to come."
        yield spot.problem("helpline.future-day", message, "checked", hint="Write the day on which it was checked.")
