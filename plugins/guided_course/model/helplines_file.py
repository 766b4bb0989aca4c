"""Reading the file of helplines, and the rule that a page may show them only if there are some."""

from __future__ import annotations

from .course_file import CourseFile, read_course_file
from .folders import Folders
from .helpline_rules import check_helplines
from .helplines import HELPLINES_FILE, Helplines
from .problems import Problem


def read_helplines(folders: Folders) -> tuple[CourseFile[Helplines], list[Problem]]:
    """Read the helplines of a course. Without a file there is no problem."""
    file, problems = read_course_file(folders, HELPLINES_FILE, Helplines, "helplines")
    broken = check_helplines(file.part, file.document) if file.part and file.document else ()
    return file, [*problems, *broken]
