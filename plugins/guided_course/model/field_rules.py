"""Rules for fields that go beyond the type of each key: ids that are unique, ends that fit, gaps that match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from .fields import (
    BaseField,
    ChoiceField,
    Map2dField,
    MultiField,
    RankField,
    ScaleField,
    ScriptField,
    SortField,
    TableColumn,
    TableField,
)
from .problems import Problem, did_you_mean
from .spot import Spot

MOST_STEPS = 21
"""A scale with more steps can't be answered with care."""
LEAST_OPTIONS = 2
"""How many options make a choice."""
_GAP = re.compile(r"\{([^{}]*)\}")


class WithId(Protocol):
    """Anything in a list that has an id: an option, a card, a row."""

    @property
    def id(self) -> str:
        """The permanent id."""


def check_field(field: BaseField, spot: Spot) -> Iterator[Problem]:
    """Yield what is wrong with a field; `spot` is its place."""
    match field:
        case ScaleField():
            yield from _check_scale(field, spot)
        case ChoiceField():
            yield from check_ids(field.options, "option", spot.inside("options"))
        case MultiField():
            yield from _check_options(field, spot)
        case RankField():
            yield from _check_rank(field, spot)
        case SortField():
            yield from check_ids(field.columns, "column", spot.inside("columns"))
            yield from check_ids(field.cards, "card", spot.inside("cards"))
        case Map2dField():
            yield from check_ids(field.points, "point", spot.inside("points"))
        case TableField():
            yield from _check_table(field, spot)
        case ScriptField():
            yield from _check_script(field, spot)


def check_ids(items: Sequence[WithId], name: str, spot: Spot) -> Iterator[Problem]:
    """Yield the second of each two items with the same id; `spot` is the place of the list."""
    first: dict[str, int] = {}
    for number, item in enumerate(items):
        if item.id in first:
            line, _ = spot.document.place(*spot.keys, first[item.id], "id")
            message = f"{name} '{item.id}' is here a second time; the first is on line {line}."
            yield spot.problem(f"field.double-{name}", message, number, "id", hint="Give it an id of its own.")
        else:
            first[item.id] = number


def _check_scale(field: ScaleField, spot: Spot) -> Iterator[Problem]:
    if field.min >= field.max:
        yield _wrong_ends(field.min, field.max, spot)
    elif len(field.steps) > MOST_STEPS:
        message = f"a scale has at most {MOST_STEPS} steps, not {len(field.steps)}."
        yield spot.problem("field.scale-steps", message, "max", hint="Fewer are easier to choose from.")
    if field.labels and len(field.labels) != len(field.steps):
        message = f"there are {len(field.labels)} labels for {len(field.steps)} steps from {field.min} to {field.max}."
        yield spot.problem("field.label-count", message, "labels", hint="Write one for each step.")
    if not field.labels and not (field.low and field.high):
        hint = "Write 'low' and 'high', or 'labels' for every step."
        yield spot.problem("field.scale-words", "a scale needs words for its two ends.", hint=hint)


def _wrong_ends(low: int, high: int, spot: Spot) -> Problem:
    message = f"'min' is {low} and 'max' is {high}: 'min' must be the smaller one."
    return spot.problem("field.scale-ends", message, "min" if spot.at("min") is not None else "max")


def _check_options(field: MultiField | RankField, spot: Spot) -> Iterator[Problem]:
    yield from check_ids(field.options, "option", spot.inside("options"))
    yield from _check_at_most(field, "options", spot)


def _check_at_most(field: MultiField | RankField, name: str, spot: Spot) -> Iterator[Problem]:
    if field.at_most and field.at_most > len(field.options):
        message = f"'at_most' is {field.at_most}, but there are {len(field.options)} {name}."
        yield spot.problem("field.at-most", message, "at_most", hint="Make it smaller, or leave it out.")


def _check_rank(field: RankField, spot: Spot) -> Iterator[Problem]:
    if field.cards_from is None and not field.options:
        hint = "With 'cards_from', readers rank cards that they have sorted above."
        yield spot.problem("field.missing-key", "'options' is missing.", hint=hint)
    elif field.cards_from is None:
        yield from _check_options(field, spot)
    elif spot.at("options") is not None:
        message = "'options' and 'cards_from' can't both say what is ranked."
        yield spot.key_problem("field.options-twice", message, "cards_from", hint="Leave one of them out.")
    elif field.options:
        yield from _check_at_most(field, "cards", spot)


def _check_table(field: TableField, spot: Spot) -> Iterator[Problem]:
    yield from check_ids(field.columns, "column", spot.inside("columns"))
    yield from check_ids(field.given, "row", spot.inside("given"))
    for number, column in enumerate(field.columns):
        yield from _check_column(column, spot.inside("columns", number))
    known = [column.id for column in field.columns]
    for number, row in enumerate(field.given):
        if row.id in field.empty_rows:
            message = f"'{row.id}' is the name of an empty row."
            yield spot.problem("field.reserved-row", message, "given", number, "id", hint="Choose another id.")
        for column_id in row.cells:
            if column_id not in known:
                hint = did_you_mean(column_id, known) or f"Columns: {', '.join(known)}."
                message = f"there is no column '{column_id}'."
                yield spot.key_problem("field.unknown-column", message, "given", number, "cells", column_id, hint=hint)
    if not field.given and not field.rows and not field.more:
        hint = "Set 'rows', 'given' or 'more'."
        yield spot.problem("field.no-rows", "this table has no rows.", hint=hint)


def _check_column(column: TableColumn, spot: Spot) -> Iterator[Problem]:
    if column.type == "choice" and len(column.options) < LEAST_OPTIONS:
        message = f"a choice column needs at least two options, not {len(column.options)}."
        yield spot.problem("field.column-options", message, *(("options",) if column.options else ()))
    if column.type == "scale" and column.min >= column.max:
        yield _wrong_ends(column.min, column.max, spot)
    yield from check_ids(column.options, "option", spot.inside("options"))


def _check_script(field: ScriptField, spot: Spot) -> Iterator[Problem]:
    written = _GAP.findall(field.text)
    for gap in dict.fromkeys(written):
        if gap not in field.gaps:
            hint = did_you_mean(gap, field.gaps) or "Say in 'gaps' what goes there."
            yield spot.problem("field.unknown-gap", f"the gap '{gap}' is not in 'gaps'.", "text", hint=hint)
        elif written.count(gap) > 1:
            message = f"the gap '{gap}' stands in the text twice."
            yield spot.problem("field.double-gap", message, "text", hint="Give each gap a name of its own.")
    for gap in field.gaps:
        if gap not in written:
            hint = f"Write `{{{gap}}}` where it belongs."
            yield spot.key_problem("field.unused-gap", f"the gap '{gap}' is not in 'text'.", "gaps", gap, hint=hint)
    if not field.gaps and not written:
        yield spot.problem("field.no-gaps", "a script needs at least one gap.", "text", hint="Write it in braces.")
