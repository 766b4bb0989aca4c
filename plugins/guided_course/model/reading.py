"""From the files of a course to its typed parts, each with the document that knows the places of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Generic, TypeAlias, TypeVar

from .course import CourseFrontMatter, LessonFrontMatter, PageFrontMatter, Source, WeekFrontMatter, Worksheet
from .folders import CourseFiles, Folders, Numbered
from .front_matter import read_front_matter
from .outline import read_outline
from .problems import Problem
from .schema import Part, read_part
from .text_file import read_text
from .yaml_text import Document, Value, read_yaml

Result = TypeVar("Result")


@dataclass(frozen=True)
class Text(Generic[Part]):
    """A Markdown file as it was read: typed front matter, its document, and the text below. `path` as in problems.

    `front` and `document` are None when the front matter can't be read at all.
    """

    path: str
    front: Part | None
    document: Document | None
    source: Source


AnyText: TypeAlias = Text[CourseFrontMatter] | Text[WeekFrontMatter] | Text[LessonFrontMatter] | Text[PageFrontMatter]


@dataclass(frozen=True)
class Form:
    """A worksheet's file as it was read. `worksheet` is None when it can't be read at all."""

    id: str
    path: str
    worksheet: Worksheet | None
    document: Document | None


@dataclass(frozen=True)
class WeekTexts:
    """A week's folder as it was read. `index` is None when there is no index.md."""

    place: Numbered
    index: Text[WeekFrontMatter] | None
    lessons: tuple[tuple[Numbered, Text[LessonFrontMatter]], ...]


@dataclass(frozen=True)
class Parts:
    """All that was read of a course."""

    folders: Folders
    index: Text[CourseFrontMatter] | None
    weeks: tuple[WeekTexts, ...]
    pages: tuple[Text[PageFrontMatter], ...]
    forms: Mapping[str, Form]
    is_tidy: bool = True

    @cached_property
    def texts(self) -> tuple[AnyText, ...]:
        """Every Markdown file, in order."""
        texts: list[AnyText | None] = [self.index, *self.pages]
        for week in self.weeks:
            texts.extend([week.index, *(lesson for _, lesson in week.lessons)])
        return tuple(text for text in texts if text)

    @cached_property
    def lessons(self) -> tuple[Text[LessonFrontMatter], ...]:
        """Every lesson, in order."""
        return tuple(lesson for week in self.weeks for _, lesson in week.lessons)

    @cached_property
    def is_whole(self) -> bool:
        """True when every file could be read, so that what isn't found anywhere really isn't there."""
        indexes = (self.index, *(week.index for week in self.weeks))
        is_read = all(text.front for text in self.texts) and all(form.worksheet for form in self.forms.values())
        return self.is_tidy and is_read and None not in indexes


def read_parts(folders: Folders, files: CourseFiles) -> tuple[Parts, list[Problem]]:
    """Read every file of a course."""
    reader = _Reader(folders)
    index = reader.text(CourseFrontMatter, "course", "index.md")
    if index is None:
        path = folders.problem_path(folders.content_file("index.md"))
        message = f"there is no {path}, where a course begins."
        hint = "Write one, with id, title, tagline and lede."
        reader.problems.append(Problem(path, 1, 1, "course.missing-index", message, hint))
    weeks = tuple(reader.week(place, files) for place in files.weeks)
    pages = tuple(page for path in files.pages if (page := reader.text(PageFrontMatter, "page", path)))
    forms = {name: reader.form(name, file) for name, file in files.worksheets.items()}
    is_tidy = files.is_tidy and not reader.strays
    return Parts(folders, index, weeks, pages, forms, is_tidy), reader.problems


class _Reader:
    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.problems: list[Problem] = []
        self.strays = 0

    def week(self, place: Numbered, files: CourseFiles) -> WeekTexts:
        index = self.text(WeekFrontMatter, "week", f"{place.path}/index.md")
        lessons = []
        for lesson in files.lessons[place.path]:
            text = self.text(LessonFrontMatter, "lesson", lesson.path)
            if text:
                lessons.append((lesson, text))
        return WeekTexts(place, index, tuple(lessons))

    def text(self, kind: type[Part], subject: str, path: str) -> Text[Part] | None:
        file = self.folders.content_file(path)
        if not file.is_file():
            return None
        name = self.folders.problem_path(file)
        text = self._keep(*read_text(file, name))
        if text is None:
            return Text(name, None, None, Source(path, "", 1, problem_path=name))
        markdown = self._keep(*read_front_matter(text, name))
        blocks = self._keep(*read_outline(markdown.body, name, markdown.body_line))
        source = Source(path, markdown.body, markdown.body_line, blocks, name)
        front = self._part(kind, subject, markdown.document, path)
        return Text(name, front, markdown.document, source)

    def form(self, name: str, file: Path) -> Form:
        path = self.folders.problem_path(file)
        text = self._keep(*read_text(file, path))
        document = self._keep(*read_yaml(text, path)) if text is not None else None
        if document is None:
            return Form(name, path, None, None)
        values: dict[str, Value] = {**document.value, "id": name}
        stand_ins: dict[str, Value] = {"title": name, "why": name, "minutes": 5, "who": "either"}
        worksheet = self._keep(*read_part(Worksheet, "worksheet", document, values, stand_ins))
        if "id" in document.value:
            message = "a worksheet's id is the name of its file."
            self.problems.append(document.key_problem("worksheet.unknown-key", message, "id", hint="Delete this line."))
        return Form(name, path, worksheet, document)

    def _part(self, kind: type[Part], subject: str, document: Document | None, path: str) -> Part | None:
        if document is None:
            return None
        part, problems = read_part(kind, subject, document, document.value, _stand_ins(kind, path))
        stray = _stray(kind, document)
        self.strays += bool(stray)
        self.problems.extend([stray] if stray else problems)
        return part

    def _keep(self, result: Result, problems: list[Problem]) -> Result:
        self.problems.extend(problems)
        return result


def _stray(kind: type[Part], document: Document) -> Problem | None:
    """Return a problem when a plain page has the keys of a lesson or a week."""
    name = "lesson" if "kind" in document.value else "week" if "aim" in document.value else ""
    if kind is not PageFrontMatter or not name:
        return None
    message = f"this is a {name}, but it doesn't lie in the folder of a week."
    hint = "Move it to the folder of a week, such as `weeks/01-first-steps/`."
    if name == "week":
        hint = "Move its folder into `weeks`, and write that name in small letters."
    return document.problem(f"page.stray-{name}", message, "id", hint=hint)


def _stand_ins(kind: type[Part], path: str) -> dict[str, Value]:
    """Return what a preview shows for what the front matter lacks."""
    place = PurePosixPath(path)
    stem = place.parent.name if place.name == "index.md" else place.stem
    name = stem.lstrip("0123456789").strip("-") or "untitled"
    known: dict[str, Value] = {
        "id": name,
        "title": name,
        "tagline": name,
        "lede": name,
        "aim": name,
        "kind": "reading",
        "summary": name,
        "minutes": 5,
        "who": "either",
    }
    return {key: value for key, value in known.items() if key in kind.model_fields}
