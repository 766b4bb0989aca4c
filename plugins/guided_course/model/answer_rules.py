"""Rules for the answers in a worksheet's examples: each must be one that a reader could give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .days import is_day
from .field_rules import WithId
from .fields import (
    BaseField,
    CheckField,
    ChoiceField,
    DateField,
    IfThenField,
    Map2dField,
    MultiField,
    RankField,
    ScaleField,
    ScriptField,
    SortField,
    TableColumn,
    TableField,
    TextareaField,
    TextField,
    TimeField,
    TimerField,
)
from .problems import Problem, did_you_mean
from .spot import Spot

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_MAP_END = 10


def check_answer(field: BaseField, spot: Spot) -> Iterator[Problem]:
    """Yield what is wrong with an answer to a field; `spot` is the place of the answer."""
    match field:
        case TextField() | TextareaField():
            yield from _check_words(spot)
        case ScaleField():
            yield from _check_number(spot, field.min, field.max, field.labels)
        case ChoiceField():
            yield from _check_id(spot, "option", _ids(field.options))
        case MultiField() | RankField():
            yield from _check_ids(field, spot)
        case SortField():
            yield from _check_sort(field, spot)
        case Map2dField():
            yield from _check_map(field, spot)
        case TableField():
            yield from _check_rows(field, spot)
        case IfThenField():
            yield from _check_gaps(spot, "part", ("when", "then"))
        case ScriptField():
            yield from _check_gaps(spot, "gap", tuple(field.gaps))
        case DateField():
            yield from _check_date(spot)
        case TimeField():
            yield from _check_time(spot)
        case TimerField():
            yield from _check_timer(spot)
        case CheckField():
            yield from _check_box(spot)


def _wrong(spot: Spot, wanted: str, hint: str = "") -> Problem:
    return spot.problem("answer.wrong-form", f"an answer to this field is {wanted}.", hint=hint)


def _ids(items: Sequence[WithId]) -> list[str]:
    return list(dict.fromkeys(item.id for item in items))


def _check_words(spot: Spot) -> Iterator[Problem]:
    value = spot.at()
    if not isinstance(value, str) or not value.strip():
        is_scalar = isinstance(value, bool | int | float)
        yield _wrong(spot, "words", "Put it in quotation marks." if is_scalar else "")


def _check_number(spot: Spot, low: int, high: int, labels: Sequence[str] = ()) -> Iterator[Problem]:
    value = spot.at()
    if isinstance(value, bool) or not isinstance(value, int):
        hint = f"Write {low + labels.index(value)} for '{value}'." if isinstance(value, str) and value in labels else ""
        yield _wrong(spot, f"a whole number from {low} to {high}", hint)
    elif not low <= value <= high:
        yield spot.problem("answer.out-of-range", f"{value} is not between {low} and {high}.")


def _check_id(spot: Spot, name: str, known: Sequence[str]) -> Iterator[Problem]:
    value = spot.at()
    if not isinstance(value, str):
        yield _wrong(spot, f"the id of one {name}", f"Ids: {', '.join(known)}.")
    elif value not in known:
        hint = did_you_mean(value, known) or f"Ids: {', '.join(known)}."
        yield spot.problem("answer.unknown-id", f"there is no {name} '{value}'.", hint=hint)


def _check_ids(field: MultiField | RankField, spot: Spot) -> Iterator[Problem]:
    value = spot.at()
    known = _ids(field.options)
    if not isinstance(value, list):
        yield _wrong(spot, "a list of option ids", f"Write `[{', '.join(known[:2])}]`.")
        return
    for number, item in enumerate(value):
        # A rank whose sort isn't there has no cards, and that is said of the rank.
        if known:
            yield from _check_id(spot.inside(number), "option", known)
        if item in value[:number]:
            yield spot.problem("answer.double-id", f"'{item}' is in this list twice.", number)
    if field.at_most and len(value) > field.at_most:
        yield spot.problem("answer.too-many", f"{len(value)} options are chosen, and at most {field.at_most} may be.")


def _check_keys(spot: Spot, name: str, known: Sequence[str], wanted: str) -> Iterator[Problem]:
    value = spot.at()
    if not isinstance(value, dict):
        yield _wrong(spot, wanted)
        return
    for key in value:
        if key not in known:
            hint = did_you_mean(key, known) or f"Known: {', '.join(known)}."
            yield spot.key_problem("answer.unknown-id", f"there is no {name} '{key}'.", key, hint=hint)


def _present(spot: Spot, known: Sequence[str]) -> Iterator[tuple[str, Spot]]:
    value = spot.at()
    if isinstance(value, dict):
        yield from ((key, spot.inside(key)) for key in value if key in known)


def _check_sort(field: SortField, spot: Spot) -> Iterator[Problem]:
    cards = _ids(field.cards)
    yield from _check_keys(spot, "card", cards, "a group of `card-id: column-id`")
    for _, inner in _present(spot, cards):
        yield from _check_id(inner, "column", _ids(field.columns))


def _check_map(field: Map2dField, spot: Spot) -> Iterator[Problem]:
    points = _ids(field.points)
    yield from _check_keys(spot, "point", points, "a group of `point-id: {x: 7, y: 4}`")
    for _, inner in _present(spot, points):
        yield from _check_keys(inner, "axis", ("x", "y"), "`{x: 7, y: 4}` for each point")
        if isinstance(inner.at(), dict):
            for axis in ("x", "y"):
                yield from _check_number(inner.inside(axis), 0, _MAP_END)


def _check_gaps(spot: Spot, name: str, known: Sequence[str]) -> Iterator[Problem]:
    yield from _check_keys(spot, name, known, f"`{{{', '.join(f'{key}: ...' for key in known)}}}`")
    for _, inner in _present(spot, known):
        yield from _check_words(inner)


def _check_rows(field: TableField, spot: Spot) -> Iterator[Problem]:
    rows = spot.at()
    if not isinstance(rows, list):
        yield _wrong(spot, "a list of rows, each `{row: r1, cells: {...}}`")
        return
    known = list(dict.fromkeys([*_ids(field.given), *field.empty_rows]))
    for number, row in enumerate(rows):
        inner = spot.inside(number)
        if not isinstance(row, dict) or set(row) != {"row", "cells"}:
            yield _wrong(inner, "a list of rows, each `{row: r1, cells: {...}}`")
            continue
        if not (field.more and isinstance(row["row"], str)):
            yield from _check_id(inner.inside("row"), "row", known)
        if row["row"] in [earlier.get("row") for earlier in rows[:number] if isinstance(earlier, dict)]:
            yield inner.problem("answer.double-id", f"the row '{row['row']}' is in this list twice.", "row")
        yield from _check_cells(field, inner.inside("cells"))


def _check_cells(field: TableField, spot: Spot) -> Iterator[Problem]:
    columns = {column.id: column for column in field.columns}
    yield from _check_keys(spot, "column", tuple(columns), "a group of `column-id: value`")
    for column_id, inner in _present(spot, tuple(columns)):
        yield from _check_cell(columns[column_id], inner)


def _check_cell(column: TableColumn, spot: Spot) -> Iterator[Problem]:
    match column.type:
        case "text" | "textarea":
            yield from _check_words(spot)
        case "scale":
            yield from _check_number(spot, column.min, column.max)
        case "choice":
            yield from _check_id(spot, "option", _ids(column.options))
        case "date":
            yield from _check_date(spot)
        case "check":
            yield from _check_box(spot)


def _check_date(spot: Spot) -> Iterator[Problem]:
    value = spot.at()
    if not isinstance(value, str) or not is_day(value):
        yield spot.problem("answer.bad-date", "a date is written `YYYY-MM-DD`.", hint="Such as 2026-03-14.")


def _check_time(spot: Spot) -> Iterator[Problem]:
    value = spot.at()
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        yield spot.problem("answer.bad-time", "a time is written `HH:MM`.", hint="Such as 19:30.")


def _check_timer(spot: Spot) -> Iterator[Problem]:
    value = spot.at()
    seconds = value.get("seconds") if isinstance(value, dict) and set(value) == {"seconds"} else None
    if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds < 0:
        yield _wrong(spot, "how long the timer ran, `{seconds: 420}`")


def _check_box(spot: Spot) -> Iterator[Problem]:
    if not isinstance(spot.at(), bool):
        yield _wrong(spot, "`true` or `false`")
