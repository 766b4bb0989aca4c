"""The mistakes that pydantic finds, in an author's words, at the place of the key or value that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from pydantic_core import ErrorDetails

from .addresses import NOT_HTTPS
from .fields import FIELD_TYPES, Frozen
from .problems import Problem, did_you_mean
from .yaml_text import Document, Key

_QUOTE_IT = "Put it in quotation marks."
_ID_RULE = "Use lower-case letters, digits and single hyphens, at most 60: `four-ways-to-lean`."
_EDITION_RULE = "Use lower-case letters, digits and single hyphens, at most 40: `2026-1`."
_INNER_SUBJECTS = {
    "fields": "field",
    "checkin": "field",
    "examples": "example",
    "helplines": "helpline",
    "international": "helpline",
    "avoid": "wording",
    "works": "source",
}
_EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of `key: value` lines",
    "model_type": "a group of `key: value` lines",
    "model_attributes_type": "a group of `key: value` lines",
}
_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "too_short": ("min_length", "at least"),
    "too_long": ("max_length", "at most"),
}


def mistake(
    kind: type[Frozen], subject: str, document: Document, keys: tuple[Key, ...], details: ErrorDetails
) -> Problem:
    """Return one mistake as a problem. `keys` lead to the value in the file, `details` are what pydantic says."""
    if len(keys) > 1 or details["type"].startswith("union_tag"):
        subject = _INNER_SUBJECTS.get(str(keys[0]), subject)
    match details["type"]:
        case "extra_forbidden":
            hint = _known_keys(kind, keys[:-1], document, str(keys[-1]))
            return document.key_problem(f"{subject}.unknown-key", f"unknown key '{keys[-1]}'.", *keys, hint=hint)
        case "missing":
            return document.problem(f"{subject}.missing-key", f"'{keys[-1]}' is missing.", *keys[:-1])
        case "union_tag_not_found":
            return _no_type(subject, document, keys)
        case "union_tag_invalid":
            return _unknown_type(subject, document, keys, details)
        case "literal_error":
            return _not_one_of(subject, document, keys, details)
    return _bad_value(kind, subject, document, keys, details)


def _no_type(subject: str, document: Document, keys: tuple[Key, ...]) -> Problem:
    hint = f"Types: {', '.join(FIELD_TYPES)}."
    return document.problem(f"{subject}.missing-key", "'type' is missing.", *keys, hint=hint)


def _unknown_type(subject: str, document: Document, keys: tuple[Key, ...], details: ErrorDetails) -> Problem:
    written = str(details.get("ctx", {}).get("tag", ""))
    message = f"type '{written}' is not one of {', '.join(FIELD_TYPES)}."
    hint = did_you_mean(written, FIELD_TYPES)
    return document.problem(f"{subject}.unknown-type", message, *keys, "type", hint=hint)


def _not_one_of(subject: str, document: Document, keys: tuple[Key, ...], details: ErrorDetails) -> Problem:
    known = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
    written = details["input"]
    code = "unknown-kind" if keys[-1] == "kind" else "unknown-type" if keys[-1] == "type" else "bad-value"
    message = f"{keys[-1]} '{_short(written)}' is not one of {', '.join(known)}."
    return document.problem(f"{subject}.{code}", message, *keys, hint=did_you_mean(str(written), known))


def _bad_value(
    kind: type[Frozen], subject: str, document: Document, keys: tuple[Key, ...], details: ErrorDetails
) -> Problem:
    if keys[-1] == "[key]":
        message = f"'{_short(keys[-2])}' is not an id."
        return document.key_problem(f"{subject}.bad-id", message, *keys[:-1], hint=_ID_RULE)
    name = _name(keys)
    if details["type"] in ("string_pattern_mismatch", "string_too_long"):
        if keys[-1] == "edition":
            message = f"edition '{_short(details['input'])}' can't be part of a file's name."
            return document.problem(f"{subject}.bad-value", message, *keys, hint=_EDITION_RULE)
        hint = "Leave out `.yml`." if str(details["input"]).endswith(".yml") else _ID_RULE
        message = f"{name} '{_short(details['input'])}' is not an id."
        return document.problem(f"{subject}.bad-id", message, *keys, hint=hint)
    message, hint = _what_is_wrong(name, details)
    if message == f"{name} is empty." and _is_required(kind, keys, document):
        hint = "Write something."
    elif not hint:
        hint = _way_to_write(kind, keys, document, details)
    return document.problem(f"{subject}.bad-value", message, *keys, hint=hint)


def _what_is_wrong(name: str, details: ErrorDetails) -> tuple[str, str]:
    written, kind, limits = details["input"], details["type"], details.get("ctx", {})
    if written is None or kind == "string_too_short":
        return f"{name} is empty.", "Write something, or leave the line out."
    if kind == "string_type":
        is_scalar = isinstance(written, bool | int | float)
        return f"{name} must be words, not {_described(written)}.", _QUOTE_IT if is_scalar else ""
    if kind == NOT_HTTPS:
        hint = "Write the whole address of a website: `https://www.bbc.co.uk/weather`."
        return f"{name} must be an address that begins with https://, not {_described(written)}.", hint
    if kind in _EXPECTED:
        return f"{name} must be {_EXPECTED[kind]}, not {_described(written)}.", ""
    if kind in _LIMITS:
        key, bound = _LIMITS[kind]
        items = "item" if limits[key] == 1 else "items"
        counted = f"have {bound} {limits[key]} {items}" if "length" in key else f"be {bound} {limits[key]}"
        now = f"{len(written)}" if "length" in key else _described(written)
        return f"{name} must {counted}, not {now}.", ""
    return f"{name} has a value that can't stand here: {_described(written)}.", ""


def _is_required(kind: type[Frozen], keys: tuple[Key, ...], document: Document) -> bool:
    group = _type_at(kind, keys[:-1], document)
    field = group.model_fields.get(str(keys[-1])) if group else None
    return field is not None and field.is_required()


def _way_to_write(kind: type[Frozen], keys: tuple[Key, ...], document: Document, details: ErrorDetails) -> str:
    """Return how to write what was written in another form, where that is easy to say."""
    written, expected = details["input"], _EXPECTED.get(details["type"], "")
    if expected == "a list" and isinstance(written, str | int):
        return f"Write `[{_short(written)}]`."
    if expected == "a list" and isinstance(written, dict):
        return "Start each item with `- `."
    group = _type_at(kind, keys, document) if isinstance(keys[-1], int) else None
    if group and {"id", "text"} <= set(group.model_fields) and isinstance(written, str):
        return f"Write `{{id: ..., text: {_short(written)}}}`."
    return ""


def _name(keys: tuple[Key, ...]) -> str:
    """Name a value by the last key that is a word, and its place in a list, if it is in one."""
    last = keys[-1] if keys else "this"
    if isinstance(last, int):
        return f"item {last + 1} of {_name(keys[:-1])}" if len(keys) > 1 else f"item {last + 1}"
    return str(last)


def _described(value: object) -> str:
    match value:
        case list() | tuple():
            return "a list"
        case dict():
            return "a group of keys"
        case True | False:
            return str(value).lower()
        case int() | float():
            return str(value)
    return f"'{_short(value)}'"


def _short(value: object) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= 40 else f"{words[:37]}..."


def _known_keys(kind: type[Frozen], keys: tuple[Key, ...], document: Document, written: str) -> str:
    group = _type_at(kind, keys, document)
    if group is None:
        return ""
    known = list(group.model_fields)
    return did_you_mean(written, known) or f"Known keys: {', '.join(known)}."


def _type_at(kind: type[Frozen], keys: tuple[Key, ...], document: Document) -> type[Frozen] | None:
    """Return the type of the group below these keys."""
    current: type[Frozen] | None = kind
    for key in keys:
        if current is None or isinstance(key, int):
            continue
        field = current.model_fields.get(key)
        kinds = list(_frozen_in(field.annotation)) if field else []
        current = kinds[0] if len(kinds) == 1 else _field_type(kinds, keys, document)
    return current


def _field_type(kinds: list[type[Frozen]], keys: tuple[Key, ...], document: Document) -> type[Frozen] | None:
    field = keys[:2] if keys[0] == "fields" else keys[:1]
    written = document.at(*field, "type")
    return next((k for k in kinds if get_args(k.model_fields["type"].annotation)[0] == written), None)


def _frozen_in(annotation: object) -> Iterator[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for inner in get_args(annotation):
        yield from _frozen_in(inner)
