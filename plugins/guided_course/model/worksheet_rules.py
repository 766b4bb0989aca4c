"""Rules for a worksheet as a whole: its fields together, and examples that could have been filled in by somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .answer_rules import check_answer
from .cards_from import check_cards_from, check_ranked_cards
from .course import Worksheet
from .field_rules import check_field
from .fields import BaseField, RankField
from .problems import Problem, did_you_mean
from .spot import Spot
from .yaml_text import Document

LEAST_EXAMPLES = 2
"""How many examples a worksheet has, from different people."""


def check_worksheet(worksheet: Worksheet, document: Document) -> Iterator[Problem]:
    """Yield what is wrong in a worksheet whose keys all have the right types, or were taken out."""
    spot = Spot(document)
    yield from _check_double_fields(spot)
    for number, field in fields_as_written(worksheet.fields, spot.inside("fields")):
        yield from check_field(field, spot.inside("fields", number))
        yield from _check_visibility(worksheet, field, spot.inside("fields", number))
    yield from _check_ranks(worksheet.fields, spot.inside("fields"))
    yield from _check_examples(worksheet, spot)


def fields_as_written(fields: Sequence[BaseField], spot: Spot) -> Iterator[tuple[int, BaseField]]:
    """Yield the fields with their positions in the list at `spot`, where unreadable fields stand between them."""
    written = spot.at()
    ids = [item.get("id") if isinstance(item, dict) else None for item in written] if isinstance(written, list) else []
    start = 0
    for field in fields:
        start = ids.index(field.id, start)
        yield start, field
        start += 1


def _check_double_fields(spot: Spot) -> Iterator[Problem]:
    written = spot.at("fields")
    first: dict[object, int] = {}
    for number in range(len(written) if isinstance(written, list) else 0):
        field_id = spot.at("fields", number, "id")
        if not isinstance(field_id, str):
            continue
        if field_id in first:
            line, _ = spot.document.place("fields", first[field_id], "id")
            message = f"field '{field_id}' is here a second time; the first is on line {line}."
            hint = "Give it an id of its own."
            yield spot.problem("field.double-id", message, "fields", number, "id", hint=hint)
        first.setdefault(field_id, number)


def _check_visibility(worksheet: Worksheet, field: BaseField, spot: Spot) -> Iterator[Problem]:
    if worksheet.never_saved and field.visibility != "private":
        message = f"'{field.visibility}' can't be: nothing on this worksheet is saved, so nothing can be shown later."
        yield spot.problem("field.never-saved", message, "visibility", hint="Leave 'visibility' out.")


def _check_ranks(fields: Sequence[BaseField], spot: Spot) -> Iterator[Problem]:
    read = {field.id for field in fields}
    unread = [name for name in _ids_as_written(spot) if name not in read]
    for place, (number, field) in enumerate(fields_as_written(fields, spot)):
        if isinstance(field, RankField):
            yield from check_cards_from(field, fields[:place], fields[place + 1 :], unread, spot.inside(number))


def _ids_as_written(spot: Spot) -> list[str]:
    written = spot.at()
    return [str(item.get("id")) for item in written if isinstance(item, dict)] if isinstance(written, list) else []


def _check_examples(worksheet: Worksheet, spot: Spot) -> Iterator[Problem]:
    written = spot.at("examples")
    count = len(written) if isinstance(written, list) else 0
    if count < LEAST_EXAMPLES and (written is None or isinstance(written, list)):
        message = f"a worksheet has at least two examples, not {count}."
        hint = "Write them as different people would."
        yield spot.key_problem("worksheet.few-examples", message, "examples", hint=hint)
    for number in range(count):
        yield from _check_answers(worksheet, spot, spot.inside("examples", number, "answers"))


def _check_answers(worksheet: Worksheet, spot: Spot, answers: Spot) -> Iterator[Problem]:
    given = answers.at()
    if not isinstance(given, dict):
        return
    fields = {field.id: field for field in worksheet.fields}
    known = _ids_as_written(spot.inside("fields"))
    for field_id in given:
        if field_id in fields:
            yield from check_answer(fields[field_id], answers.inside(field_id))
        elif field_id not in known:
            hint = did_you_mean(field_id, known) or f"Fields: {', '.join(known)}."
            message = f"there is no field '{field_id}'."
            yield answers.key_problem("answer.unknown-field", message, field_id, hint=hint)
    yield from check_ranked_cards(worksheet.fields, answers)
