"""Writes a course with one very long worksheet, every type of field in turn, and the answers of somebody who wrote a lot in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.synthetic import TEXT, write_ours

ALL_TYPES = Path(__file__).parent.parent / "tests/fixtures/courses/minimal/exercises/one-of-each.yml"
WORKSHEET = "sheet-1-1"
LONG = frozenset({"text", "textarea", "ifthen", "script"})
MOMENT = "2026-03-14T12:00:00.000Z"


class _Words(yaml.SafeLoader):
    """Reads "On" as a word, as the course does."""


_Words.yaml_implicit_resolvers = {
    first: [] if first in "oOyYnN" else rules for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class LargeSheet:
    """The fields as they stand in the worksheet's file, and its record as it stands in the store."""

    fields: list[dict[str, Any]]
    record: dict[str, Any]


def large_sheet(count: int, size: int) -> LargeSheet:
    """Return a worksheet of so many fields, and a record of about `size` bytes with an answer to each of them."""
    each = yaml.load(ALL_TYPES.read_text(encoding="utf-8"), _Words)
    answers = json.loads(json.dumps(each["examples"][0]["answers"], default=str))
    # The row that the sheet begins with has its first cell filled in already.
    del answers["log"][0]["cells"]["what"]
    fields, given = [], {}
    for number in range(count):
        kind = each["fields"][number % len(each["fields"])]
        name = f"{kind['id']}-{number}"
        fields.append({**{key: value for key, value in kind.items() if key != "section"}, "id": name})
        value = _clock(answers[kind["id"]]) if kind["type"] == "time" else answers[kind["id"]]
        given[name] = {"value": value, "prompt": kind["prompt"], "type": kind["type"], "at": MOMENT}
    _lengthen([answer for answer in given.values() if answer["type"] in LONG], size - len(json.dumps(given)))
    record = {"space": "me", "worksheet": WORKSHEET, "occasion": "once", "revision": 1, "created": MOMENT}
    return LargeSheet(fields, record | {"updated": MOMENT, "answers": given, "clashes": {}})


def write_course(root: Path, sheet: LargeSheet) -> None:
    """Write a small course with the worksheet in it."""
    write_ours(root, 4)
    examples = [{"name": name, "answers": {sheet.fields[0]["id"]: "Calm"}} for name in ("Asha", "Ben")]
    worksheet = {"title": "A very long sheet", "why": "To measure.", "minutes": 30, "who": "alone"}
    worksheet |= {"examples": examples, "fields": sheet.fields}
    # JSON is YAML too, and has no aliases.
    text = json.dumps(worksheet, indent=1, ensure_ascii=False)
    (root / f"exercises/{WORKSHEET}.yml").write_text(text, encoding="utf-8")


def _clock(value: Any) -> str:
    """Return a time as text: YAML reads 19:30 as a number of minutes."""
    return f"{value // 60:02}:{value % 60:02}" if isinstance(value, int) else str(value)


def _lengthen(answers: list[dict[str, Any]], missing: int) -> None:
    words = (TEXT + " ") * (missing // len(answers) // len(TEXT) + 1)
    more = words[: max(0, missing // len(answers))]
    for answer in answers:
        value = answer["value"]
        answer["value"] = more if isinstance(value, str) else {gap: more[: len(more) // len(value)] for gap in value}
