"""Decides whether an answer that was called saved has been lost. Pure: it compares what was reported with what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.browser.random_writing import Action

# In these a reader only ever adds letters here, so that a later answer begins with the earlier one.
GROWING = frozenset({"text", "textarea", "ifthen", "script"})
WORKSHEET = "one-of-each"


@dataclass(frozen=True)
class Report:
    """One answer that was called saved: its value, None when it was taken back, and the moment in seconds."""

    field: str
    type: str
    value: Any
    revision: int
    said: float


@dataclass(frozen=True)
class Acknowledged:
    """Everything that was called saved in one run."""

    last: Mapping[str, Report] = field(default_factory=dict)
    revision: int = 0
    count_by_type: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Kept:
    """What stands in the store: the sheet's revision, and each field's value with the time at which it was written."""

    revision: int
    answers: Mapping[str, Mapping[str, Any]]


def acknowledged_in(reports: Sequence[Mapping[str, Any]]) -> Acknowledged:
    """Read what a page reported. Reports may have overtaken each other on their way."""
    read = [Report(r["field"], r["type"], r.get("value"), r["revision"], r["said"] / 1000) for r in reports]
    read.sort(key=lambda report: report.revision)
    return Acknowledged(
        {report.field: report for report in read},
        read[-1].revision if read else 0,
        Counter(report.type for report in read),
    )


def sheet_in(stores: Mapping[str, Sequence[Mapping[str, Any]]]) -> Kept:
    """Return the one sheet in a database."""
    sheets = [sheet for sheet in stores.get("sheets", ()) if sheet["worksheet"] == WORKSHEET]
    return Kept(sheets[0]["revision"], sheets[0]["answers"]) if sheets else Kept(0, {})


def missing(acknowledged: Acknowledged, kept: Kept, actions: Sequence[Action]) -> dict[str, str]:
    """Return the fields whose answer was called saved and is neither there nor followed by a later one, and what is there instead."""
    reports = [report for report in acknowledged.last.values() if not _is_there(report, kept, actions)]
    lost = {
        one.field: f"{one.value!r} of revision {one.revision}, now {kept.answers.get(one.field)!r}" for one in reports
    }
    if kept.revision < acknowledged.revision:
        lost["the last revision"] = f"{acknowledged.revision}, now {kept.revision}"
    return lost


def _is_there(report: Report, kept: Kept, actions: Sequence[Action]) -> bool:
    answer = kept.answers.get(report.field)
    if answer is None:
        return report.value is None or (kept.revision > report.revision and _was_emptied_after(report, actions))
    if report.type in GROWING and report.value is not None:
        return goes_on(report.value, answer["value"])
    return bool(answer["value"] == report.value) or _written(answer) >= report.said


def goes_on(earlier: Any, later: Any) -> bool:
    """Tell whether every text of the earlier answer is the beginning of the same text in the later one."""
    if isinstance(earlier, dict):
        return isinstance(later, dict) and all(goes_on(words, later.get(gap, "")) for gap, words in earlier.items())
    return isinstance(later, str) and later.startswith(earlier)


def _written(answer: Mapping[str, Any]) -> float:
    return datetime.fromisoformat(answer["at"]).timestamp()


def _was_emptied_after(report: Report, actions: Sequence[Action]) -> bool:
    """Tell whether the reader went on to take back what was reported: nothing else may explain an empty field."""
    own = [action for action in actions if action.field == report.field]
    gave = max((i for i, a in enumerate(own) if not a.empties and a.began <= report.said + 0.001), default=-1)
    return any(action.empties for action in own[gave + 1 :])
