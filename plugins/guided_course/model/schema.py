"""From the values of a document to a typed part of the course: what doesn't fit becomes problems, what fits is kept."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .fields import FIELD_TYPES, Frozen
from .problems import Problem
from .schema_words import mistake
from .yaml_text import Document, Key, Value

Part = TypeVar("Part", bound=Frozen)


def read_part(
    kind: type[Part], subject: str, document: Document, values: Mapping[str, Value], stand_ins: Mapping[str, Value]
) -> tuple[Part | None, list[Problem]]:
    """Return the part that the values describe. `stand_ins` are used, after a problem, for what is missing or wrong.

    The part is None when nothing can stand in for what is wrong.
    """
    try:
        return kind.model_validate(values), []
    except ValidationError as error:
        mistakes = [details for details in error.errors(include_url=False) if not _is_consequence(details)]
    problems = [mistake(kind, subject, document, _keys(m), m) for m in mistakes]
    return _salvaged(kind, values, mistakes, stand_ins), problems


def _is_consequence(details: ErrorDetails) -> bool:
    """Tell whether a list is only too short because pydantic took out the wrong items first."""
    written, least = details["input"], details.get("ctx", {}).get("min_length")
    return details["type"] == "too_short" and isinstance(written, list) and least is not None and len(written) >= least


def _keys(details: ErrorDetails) -> tuple[Key, ...]:
    """Return the keys that lead to a mistake in the file; pydantic also names the member of a union on the way."""
    keys = list(details["loc"])
    for number, key in enumerate(keys):
        after_field = (key == "checkin" and number == 0) or (number == 1 and keys[0] == "fields")
        if after_field and number + 1 < len(keys) and keys[number + 1] in FIELD_TYPES:
            del keys[number + 1]
            break
    return tuple(keys)


def _salvaged(
    kind: type[Part], values: Mapping[str, Value], mistakes: list[ErrorDetails], stand_ins: Mapping[str, Value]
) -> Part | None:
    kept = deepcopy(dict(values))
    wrong: set[tuple[Key, ...]] = set()
    for details in mistakes:
        keys = _keys(details)
        if details["type"] == "extra_forbidden":
            _drop_key(kept, keys)
        else:
            wrong.add(keys[:2] if isinstance(kept.get(str(keys[0])), list) else keys[:1])
    try:
        return kind.model_validate({**stand_ins, **_without(kept, wrong)})
    except ValidationError:
        return None


def _drop_key(kept: dict[str, Value], keys: tuple[Key, ...]) -> None:
    group: Value = kept
    for key in keys[:-1]:
        if isinstance(group, list) and isinstance(key, int):
            group = group[key]
        elif isinstance(group, dict):
            group = group.get(str(key))
    if isinstance(group, dict):
        group.pop(str(keys[-1]), None)


def _without(kept: dict[str, Value], wrong: set[tuple[Key, ...]]) -> dict[str, Value]:
    """Leave out wrong values at the top, and of a list at the top only the wrong items."""
    left: dict[str, Value] = {}
    for key, value in kept.items():
        if (key,) in wrong:
            continue
        left[key] = [v for n, v in enumerate(value) if (key, n) not in wrong] if isinstance(value, list) else value
    return left
