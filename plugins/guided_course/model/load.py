"""`load_course`: the way from a folder to a course and to everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .assembly import assemble_course
from .course import Course
from .folders import Folders, find_files
from .problems import Problem
from .reading import read_parts
from .rules import check_course


@dataclass(frozen=True)
class Loaded:
    """A course, as far as it could be read, and all its problems in the order of files and lines.

    `course` is None only when there is no readable content/index.md.
    """

    course: Course | None
    problems: tuple[Problem, ...]


def load_course(root: Path, *, content: Path | None = None, exercises: Path | None = None) -> Loaded:
    """Read the course in `root`, which holds `content/` and `exercises/` unless they are given. Never raises."""
    folders = Folders(root, content or root / "content", exercises or root / "exercises")
    files, file_problems = find_files(folders)
    parts, part_problems = read_parts(folders, files)
    problems = {*file_problems, *part_problems, *check_course(parts)}
    return Loaded(assemble_course(parts), tuple(sorted(problems)))
