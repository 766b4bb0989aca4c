"""Reading the file of helplines, and the rule that a page may show them only if there are some."""

from __future__ import annotations

from collections.abc import Iterator

from .course_file import CourseFile, read_course_file
from .folders import Folders
from .helpline_rules import check_helplines
from .helplines import HELPLINES_FILE, Helplines
from .outline import every_block
from .problems import Problem
from .reading import Parts


def read_helplines(folders: Folders) -> tuple[CourseFile[Helplines], list[Problem]]:
    """Read the helplines of a course. Without a file there is no problem."""
    file, problems = read_course_file(folders, HELPLINES_FILE, Helplines, "helplines")
    broken = check_helplines(file.part, file.document) if file.part and file.document else ()
    return file, [*problems, *broken]


def check_places(parts: Parts, file: CourseFile[Helplines]) -> Iterator[Problem]:
    """Yield a problem for each block that asks for helplines when there is no file of them."""
    if file.is_there:
        return
    for text in parts.texts:
        for block in every_block(text.source.blocks):
            if block.name == "helplines":
                hint = f"Write {file.path}, beside mkdocs.yml."
                message = "there are no helplines to show here."
                yield Problem(text.path, block.line, block.column, "block.no-helplines", message, hint)
