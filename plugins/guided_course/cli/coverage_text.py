"""The report on coverage as plain text: a table for each week, no wider than a terminal, and a line of totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guided_course.model import Place, Taught, WeekCoverage

from .course_folder import count

WIDTH = 100
_GAP = "  "
_WIDEST_PLACES = 18
_WIDEST_ID = 20
_HEADS = ("", "concept", "told", "practised", "missing")
_CONCEPT = 1


def week_lines(week: WeekCoverage) -> Iterator[str]:
    """Yield a week's heading, and a row for each of its concepts."""
    yield _shortened(_heading(week), WIDTH)
    rows = [_cells(taught, week.week.number) for taught in week.concepts]
    if not rows:
        return
    widths = _widths([_HEADS, *rows])
    for row in (_HEADS, *rows):
        cells = [_shortened(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True) if width]
        yield f"{_GAP}{_GAP.join(cells)}".rstrip()


def totals(weeks: Sequence[WeekCoverage]) -> str:
    """Return the last line: how many of the concepts are whole, in how many weeks."""
    every = {taught.concept.id for week in weeks for taught in week.concepts}
    missing = {taught.concept.id for week in weeks for taught in week.missing}
    covered = len(every) - len(missing)
    # Rounded down: a hundred means all.
    percent = covered * 100 // len(every) if every else 100
    unfinished = [week.week.number for week in weeks if not week.is_whole]
    where = f"; not whole: week{'s' if len(unfinished) > 1 else ''} {_in_words(unfinished)}" if unfinished else ""
    return f"{_range(weeks)}: {covered} of {count(len(every), 'concept')} covered ({percent} %){where}."


def _heading(week: WeekCoverage) -> str:
    missing = len(week.missing)
    state = f"{missing} missing" if missing else "nothing missing"
    planned = ", still planned" if week.week.planned else ""
    return f"Week {week.week.number}: {week.week.title} ({count(len(week.concepts), 'concept')}, {state}{planned})"


def _cells(taught: Taught, week: int) -> tuple[str, ...]:
    return (
        _shortened(taught.concept.id, _WIDEST_ID),
        taught.concept.text,
        _places(taught.told, week),
        _places(taught.practised, week),
        ", ".join(taught.lacks(week)),
    )


def _places(places: Sequence[Place], week: int) -> str:
    """Return the short names of places, those of the week first: what doesn't fit is only counted."""
    labels = [place.label for place in sorted(places, key=lambda place: week not in place.weeks)]
    for shown in range(len(labels), 0, -1):
        rest = f" +{len(labels) - shown}" if shown < len(labels) else ""
        text = ", ".join(labels[:shown]) + rest
        if len(text) <= _WIDEST_PLACES:
            return text
    return "-" if not labels else _shortened(labels[0], _WIDEST_PLACES)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column is: the words of the concepts get what the others leave."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    if not any(row[-1] for row in rows[1:]):
        widths[-1] = 0
    others = sum(width + len(_GAP) for place, width in enumerate(widths) if width and place != _CONCEPT)
    widths[_CONCEPT] = min(widths[_CONCEPT], WIDTH - len(_GAP) * 2 - others)
    return widths


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."


def _range(weeks: Sequence[WeekCoverage]) -> str:
    numbers = [week.week.number for week in weeks]
    if len(numbers) < 2:
        return f"Week {_in_words(numbers)}" if numbers else "No weeks"
    return f"Weeks {numbers[0]} to {numbers[-1]}"


def _in_words(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
