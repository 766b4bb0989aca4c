"""Reading the file of works, its own rules, and the rule that a text links to no other work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .course_file import CourseFile, read_course_file
from .folders import Folders
from .passages import Passage, document_passages
from .problems import Problem
from .spot import Spot
from .works import SOURCES_FILE, Works, find_dois, plain_doi
from .yaml_text import Scalar

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s%]+")


def read_works(folders: Folders) -> tuple[CourseFile[Works], list[Problem]]:
    """Read the works that a course may cite. Without a file there is no problem."""
    file, problems = read_course_file(folders, SOURCES_FILE, Works, "sources")
    broken = _check_dois(Spot(file.document)) if file.document else ()
    return file, [*problems, *broken]


def check_citations(passages: Iterable[Passage], file: CourseFile[Works]) -> Iterator[Problem]:
    """Yield a problem for each link to a work that isn't in the file. A course without the file is not asked."""
    if file.document is None:
        return
    # Also those of rows with mistakes: these were told already.
    known = {plain_doi(doi) for _, doi in _written_dois(Spot(file.document))}
    for passage in passages:
        for index, doi in find_dois(passage.text):
            if doi not in known:
                message = f"nobody has verified the source '{doi}': it is not in {file.path}."
                hint = "Read the work and add it there, or take the link away."
                yield Problem(passage.path, *passage.place(index), "source.unverified", message, hint)


def works_passages(file: CourseFile[Works]) -> Iterator[Passage]:
    """Yield what the file says in words of our own; names and titles are the words of others."""
    return (p for p in document_passages(file.document) if p.keys[2:] == ("found",))


def _check_dois(spot: Spot) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for scalar, doi in _written_dois(spot):
        if not _DOI.fullmatch(doi):
            message = f"doi '{doi}' is no DOI."
            hint = "Write it as it stands in the work, without an address around it: `10.1037/ccp0000063`."
            yield spot.problem("source.bad-doi", message, *scalar.keys, hint=hint)
        if plain_doi(doi) in first:
            message = f"the work '{doi}' is here a second time; the first is on line {first[plain_doi(doi)]}."
            yield spot.problem("source.double", message, *scalar.keys, hint="Keep one of them.")
        first.setdefault(plain_doi(doi), scalar.line)


def _written_dois(spot: Spot) -> Iterator[tuple[Scalar, str]]:
    for scalar in spot.document.scalars():
        doi = spot.at(*scalar.keys)
        if scalar.keys[:1] == ("works",) and scalar.keys[2:] == ("doi",) and isinstance(doi, str):
            yield scalar, doi
