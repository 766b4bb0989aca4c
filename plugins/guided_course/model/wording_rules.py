"""Reading the file of words to avoid, its own rules, and the rule that no passage of the course uses one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .course_file import CourseFile, read_course_file
from .folders import Folders
from .passages import Passage
from .problems import Problem
from .spot import Spot
from .wording import WORDING_FILE, Avoided, Wording, find_avoided, is_findable


def read_wording(folders: Folders) -> tuple[CourseFile[Wording], list[Problem]]:
    """Read the words that a course avoids. Without a file there is no problem."""
    file, problems = read_course_file(folders, WORDING_FILE, Wording, "wording")
    broken = _check_words(Spot(file.document)) if file.document else ()
    return file, [*problems, *broken]


def check_wording(passages: Iterable[Passage], file: CourseFile[Wording]) -> Iterator[Problem]:
    """Yield a problem for each use of a word to avoid."""
    if file.part is None:
        return
    for passage in passages:
        for index, written, row in find_avoided(passage.words, passage.heading, file.part):
            message = f"'{written}' is a word to avoid: {_sentence(row.why)}"
            yield Problem(passage.path, *passage.place(index), "wording.avoided", message, _hint(row))


def _check_words(spot: Spot) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for scalar in spot.document.scalars():
        if scalar.keys[:1] != ("avoid",) or scalar.keys[2:3] != ("words",):
            continue
        word = spot.at(*scalar.keys)
        if not isinstance(word, str) or not word:
            continue
        if not is_findable(word):
            message = f"'{word}' can't be looked for."
            hint = "Write a word or a phrase without signs; a `*` at its end stands for any ending."
            yield spot.problem("wording.bad-word", message, *scalar.keys, hint=hint)
        if word.lower() in first:
            message = f"'{word}' is here a second time; the first is on line {first[word.lower()]}."
            yield spot.problem("wording.double", message, *scalar.keys, hint="Keep one of them.")
        first.setdefault(word.lower(), scalar.line)


def _hint(row: Avoided) -> str:
    place = f" Only under '{row.except_under}' it may stand." if row.except_under else ""
    return f"{_sentence(row.instead)}{place}"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
