"""Reading a file that lies beside mkdocs.yml and that a course can do without, such as its helplines."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Generic

from .folders import Folders
from .problems import Problem
from .schema import Part, read_part
from .text_file import read_text
from .yaml_text import Document, read_yaml


@dataclass(frozen=True)
class CourseFile(Generic[Part]):
    """A file as it was found. `part` is what it says; without a file, or with one that can't be read, it is None."""

    path: str
    is_there: bool = False
    part: Part | None = None
    document: Document | None = None


def read_course_file(
    folders: Folders, name: str, kind: type[Part], subject: str
) -> tuple[CourseFile[Part], list[Problem]]:
    """Read the file of that name. Without one there is no problem; `subject` is what codes of problems start with."""
    file = folders.root / name
    path = folders.problem_path(file)
    if not os.path.lexists(file):
        return CourseFile(path), []
    text, problems = read_text(file, path)
    if text is None:
        return CourseFile(path, is_there=True), problems
    document, problems = read_yaml(text, path)
    if document is None:
        return CourseFile(path, is_there=True), problems
    part, mistakes = read_part(kind, subject, document, document.value, {})
    return CourseFile(path, True, part, document), [*problems, *mistakes]
