"""`load_course`: the way from a folder to a course and to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from .assembly import assemble_course
from .course import Course
from .course_file import CourseFile
from .curriculum_file import check_covers, read_curriculum
from .folders import Folders, find_files
from .helplines import Helplines
from .helplines_file import read_helplines
from .histories import with_former_ids
from .ids_in_use import field_groups, page_group
from .ledger_file import LedgerFile, read_ledger
from .listing_rules import check_listings
from .passages import course_passages, document_passages
from .problems import Problem
from .reading import Parts, read_parts
from .release_rules import check_releases
from .releases import Release, plan_release
from .rules import check_course
from .wording import Wording
from .wording_rules import check_wording, read_wording
from .works import Works
from .works_rules import check_citations, read_works, works_passages
from .yaml_text import Document


@dataclass(frozen=True)
class Loaded:
    """A course, as far as it could be read, and all its problems in the order of files and lines.

    `course` is None only when there is no readable content/index.md. `release` is what a release would record, and is
    None also when the ledger can't be trusted. `helplines_file` is what a release looks at once more on its day.
    """

    course: Course | None
    problems: tuple[Problem, ...]
    release: Release | None = None
    helplines_file: CourseFile[Helplines] | None = field(default=None, compare=False, repr=False)


def load_course(root: Path, *, content: Path | None = None, exercises: Path | None = None) -> Loaded:
    """Read the course in `root`, which holds `content/` and `exercises/` unless they are given. Never raises."""
    folders = Folders(root, content or root / "content", exercises or root / "exercises")
    files, file_problems = find_files(folders)
    parts, part_problems = read_parts(folders, files)
    ledger, ledger_problems = read_ledger(folders)
    lines, line_problems = read_helplines(folders)
    works, work_problems = read_works(folders)
    wording, word_problems = read_wording(folders)
    curriculum, curriculum_problems = read_curriculum(folders, {week.place.number for week in parts.weeks})
    problems = {*file_problems, *part_problems, *ledger_problems, *line_problems, *work_problems, *word_problems}
    problems |= {
        *check_course(parts),
        *check_listings(parts, lines, works),
        *curriculum_problems,
        *check_covers(parts, curriculum),
    }
    problems |= {*_check_words(parts, (lines.document, curriculum.document), works, wording)}
    loaded = _against_ledger(parts, ledger if ledger.is_trusted else LedgerFile(ledger.path), problems)
    known = works.part.works if works.part else ()
    course = loaded.course
    if course:
        course = replace(course, helplines=lines.part, works=known, curriculum=curriculum.part)
    return replace(loaded, course=course, helplines_file=lines, release=loaded.release if ledger.is_trusted else None)


def _check_words(
    parts: Parts, documents: Iterable[Document | None], works: CourseFile[Works], wording: CourseFile[Wording]
) -> Iterator[Problem]:
    if works.is_there or wording.is_there:
        beside = (passage for document in documents for passage in document_passages(document))
        passages = (*course_passages(parts), *beside, *works_passages(works))
        yield from check_wording(passages, wording)
        yield from check_citations(passages, works)


def _against_ledger(parts: Parts, file: LedgerFile, problems: set[Problem]) -> Loaded:
    pages, fields = page_group(parts, file), tuple(field_groups(parts, file))
    found = tuple(sorted({*problems, *check_releases(parts, file, pages, fields)}))
    course = assemble_course(parts)
    if course is None:
        return Loaded(None, found)
    release = plan_release(course.id, file.ledger, pages, fields)
    return Loaded(with_former_ids(course, pages, fields), found, release)
