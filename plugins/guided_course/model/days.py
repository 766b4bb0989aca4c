"""Days as they are written, YYYY-MM-DD, and how many lie between two. No clock: nothing here knows what day it is."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(written: str) -> bool:
    """Tell whether this is a day of the calendar."""
    parts = _WRITTEN.fullmatch(written)
    if not parts:
        return False
    year, month, day = (int(part) for part in parts.groups())
    is_there = 1 <= month <= len(_LONGEST) and 1 <= day <= _LONGEST[month - 1]
    return is_there and (_is_leap(year) or (month, day) != (2, 29))


def days_between(earlier: str, later: str) -> int:
    """Return how many days lie between two days; below 0 when the second comes first."""
    return _number(later) - _number(earlier)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _number(written: str) -> int:
    year, month, day = (int(part) for part in written.split("-"))
    before = year - 1
    in_year = sum(_LONGEST[: month - 1]) - (month > 2 and not _is_leap(year)) + day
    return before * 365 + before // 4 - before // 100 + before // 400 + in_year
