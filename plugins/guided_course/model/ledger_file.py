"""Reading the ledger's file: a problem with its place for everything in it that can't be trusted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .folders import Folders
from .ledger import LEDGER_FILE, LEDGER_FORMAT, Ledger, Released, ReleasedPage, name_now
from .problems import Problem
from .schema import read_part
from .spot import Spot
from .text_file import position, read_text
from .yaml_text import Document, read_yaml

_BRING_BACK = "Bring back the last version that was right; a ledger that starts over forgets what was released."


@dataclass(frozen=True)
class LedgerFile:
    """The ledger as it was found. Without a file nothing is released yet, and `ledger` and `document` are None.

    `is_trusted` is False when there is a file that isn't wholly right: then nothing may be concluded from it.
    """

    path: str
    ledger: Ledger | None = None
    document: Document | None = None
    is_trusted: bool = True

    @property
    def released(self) -> Mapping[str, ReleasedPage]:
        """Every released week, lesson and worksheet by its id."""
        return self.ledger.released if self.ledger else {}


def read_ledger(folders: Folders) -> tuple[LedgerFile, list[Problem]]:
    """Read the ledger of a course. Without a file there is no problem."""
    file = folders.root / LEDGER_FILE
    path = folders.problem_path(file)
    if not os.path.lexists(file):
        return LedgerFile(path), []
    text, problems = read_text(file, path)
    if text is None:
        return LedgerFile(path, is_trusted=False), problems
    conflict = re.search(r"^(?:<{7}|={7}|>{7})", text, re.MULTILINE)
    if conflict:
        return LedgerFile(path, is_trusted=False), [_conflict(text, path, conflict.start())]
    document, problems = read_yaml(text, path)
    if document is None:
        return LedgerFile(path, is_trusted=False), [_to_bring_back(problem) for problem in problems]
    return _typed(document, problems)


def _typed(document: Document, problems: list[Problem]) -> tuple[LedgerFile, list[Problem]]:
    wrong_format = _check_format(document)
    if wrong_format:
        return LedgerFile(document.path, is_trusted=False), [*problems, wrong_format]
    ledger, mistakes = read_part(Ledger, "ledger", document, document.value, {})
    problems = [*problems, *mistakes]
    if ledger is not None:
        problems.extend(_check_ledger(ledger, Spot(document, ("released",))))
    return LedgerFile(document.path, ledger, document, not problems), problems


def _check_format(document: Document) -> Problem | None:
    written = document.at("format")
    if written == LEDGER_FORMAT and written is not True:
        return None
    if isinstance(written, int) and written > LEDGER_FORMAT:
        message = f"this ledger has the format {written}, and only {LEDGER_FORMAT} is known here."
        hint = "It was written by a newer guided-course: update yours."
        return document.problem("ledger.newer", message, "format", hint=hint)
    message = f"'format' must be {LEDGER_FORMAT}."
    return document.problem("ledger.bad-format", message, "format", hint=_BRING_BACK)


def _check_ledger(ledger: Ledger, spot: Spot) -> Iterator[Problem]:
    yield from _check_renames(ledger.released, spot)
    for name, page in ledger.released.items():
        yield from _check_renames(page.fields, spot.inside(name, "fields"))
        if page.replaced_by and page.replaced_by not in ledger.released:
            message = f"'{page.replaced_by}' was never released, so it can't replace '{name}'."
            yield spot.problem("ledger.unknown-id", message, name, "replaced_by", hint=_BRING_BACK)


def _check_renames(released: Mapping[str, Released], spot: Spot) -> Iterator[Problem]:
    for name, entry in released.items():
        if not entry.renamed_to:
            continue
        if entry.retired:
            message = f"'{name}' can't be both renamed and retired."
            yield spot.problem("ledger.renamed-and-retired", message, name, hint=_BRING_BACK)
        if entry.renamed_to not in released:
            message = f"'{entry.renamed_to}' isn't in the ledger, so '{name}' can't have been renamed to it."
            yield spot.problem("ledger.unknown-id", message, name, "renamed_to", hint=_BRING_BACK)
        elif (end := released.get(name_now(released, name))) and end.renamed_to:
            message = f"the renames of '{name}' go round in a circle."
            yield spot.problem("ledger.rename-circle", message, name, "renamed_to", hint=_BRING_BACK)


def _conflict(text: str, path: str, index: int) -> Problem:
    message = "two versions of the ledger were merged here, and both are still in it."
    hint = "Keep the ids of both, and delete the lines with `<<<`, `===` and `>>>`."
    return Problem(path, *position(text, index), "ledger.conflict", message, hint)


def _to_bring_back(problem: Problem) -> Problem:
    return Problem(problem.path, problem.line, problem.column, problem.code, problem.message, _BRING_BACK)
