"""Rules for a worksheet that asks the questions of an earlier one again, so that both show one trend."""

from __future__ import annotations

from collections.abc import Iterator

from .course import Worksheet
from .fields import BaseField, ScaleField
from .problems import Problem, did_you_mean
from .reading import Form, Parts
from .spot import Spot
from .worksheet_rules import fields_as_written


def check_looking_back(parts: Parts) -> Iterator[Problem]:
    """Yield what would make a trend untrue."""
    for form in parts.forms.values():
        if form.worksheet and form.document and form.worksheet.looks_back_to:
            yield from _check_form(form.worksheet, form.worksheet.looks_back_to, Spot(form.document), parts)


def _check_form(worksheet: Worksheet, name: str, spot: Spot, parts: Parts) -> Iterator[Problem]:
    form = parts.forms.get(name)
    if form is None:
        hint = did_you_mean(name, [id for id in parts.forms if id != worksheet.id])
        yield _wrong(spot, "unknown-worksheet", f"there is no worksheet '{name}'.", hint or "Leave the line out.")
    elif name == worksheet.id:
        yield _wrong(spot, "looks-at-itself", "a worksheet can't look back to itself.", "Name an earlier one.")
    elif form.worksheet:
        yield from _check_pair(worksheet, form, form.worksheet, spot)


def _check_pair(worksheet: Worksheet, form: Form, earlier: Worksheet, spot: Spot) -> Iterator[Problem]:
    if earlier.looks_back_to and earlier.looks_back_to != worksheet.id:
        hint = f"Write `looks_back_to: {earlier.looks_back_to}`: all point at the first one."
        yield _wrong(spot, "looks-too-near", f"'{form.id}' itself looks back to '{earlier.looks_back_to}'.", hint)
    elif earlier.looks_back_to:
        message = f"'{form.id}' looks back to this worksheet."
        yield _wrong(spot, "looks-in-circle", message, "Leave the line out in the one that comes first.")
    if earlier.never_saved or worksheet.never_saved:
        unsaved = form.id if earlier.never_saved else worksheet.id
        message = f"'{unsaved}' is never saved, so there is nothing to look back to."
        yield _wrong(spot, "looks-at-unsaved", message, "Leave the line out.")
    yield from _check_fields(worksheet, form.id, earlier, spot)


def _check_fields(worksheet: Worksheet, name: str, earlier: Worksheet, spot: Spot) -> Iterator[Problem]:
    asked = {field.id: field for field in earlier.fields}
    shared = 0
    for number, field in fields_as_written(worksheet.fields, spot.inside("fields")):
        if field.id not in asked:
            continue
        shared += 1
        place = spot.inside("fields", number)
        if type(field) is not type(asked[field.id]):
            message = f"'{field.id}' has another type in '{name}'."
            yield place.problem("field.other-type", message, "type", hint="Use the same type, or another id.")
        elif not _is_same_scale(field, asked[field.id]):
            message = f"'{field.id}' has other steps or other words for them in '{name}'."
            yield place.problem("field.other-scale", message, hint="Copy its min, max, low, high and labels.")
    if not shared:
        message = f"no field here has the id of one in '{name}'."
        yield _wrong(spot, "looks-at-nothing", message, f"Ids there: {', '.join(asked)}.")


def _is_same_scale(field: BaseField, other: BaseField) -> bool:
    if not (isinstance(field, ScaleField) and isinstance(other, ScaleField)):
        return True
    return _scale(field) == _scale(other)


def _scale(field: ScaleField) -> tuple[object, ...]:
    return field.min, field.max, field.low, field.high, field.labels


def _wrong(spot: Spot, mistake: str, message: str, hint: str) -> Problem:
    return spot.problem(f"worksheet.{mistake}", message, "looks_back_to", hint=hint)
