"""What a course is: weeks of lessons and worksheets. Frozen; made by `load_course`, read by everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from .fields import AnyField, Frozen, Id, Words
from .markdown_lines import count_words
from .outline import Block, every_block

LessonKind = Literal["spectrum", "barriers", "boundaries", "cycle", "skill", "reading"]
Who = Literal["alone", "together", "either"]

ONCE = "once"
"""The occasion of a worksheet that is filled in one time."""


class Example(Frozen):
    """A worksheet as somebody filled it in: who, and answers by field id, in the form that the field type describes."""

    name: Words
    answers: dict[Id, Any]


class Worksheet(Frozen):
    """A worksheet, as its file says it. `id` is the file's name.

    `never_saved` means that nothing written on it is stored; `repeats` that every week has a fresh sheet.
    """

    id: Id
    title: Words
    why: Words
    minutes: Annotated[int, Field(ge=1, le=30)]
    who: Who
    covers: Annotated[tuple[str, ...], Field(strict=False)] = ()
    closing: str = ""
    never_saved: bool = False
    repeats: Literal["no", "weekly"] = "no"
    examples: Annotated[tuple[Example, ...], Field(strict=False)] = ()
    fields: Annotated[tuple[AnyField, ...], Field(strict=False, min_length=1)]


class CourseFrontMatter(Frozen):
    """Front matter of `content/index.md`."""

    id: Id
    title: Words
    tagline: Words
    lede: Words
    checkin: Id | None = None


class WeekFrontMatter(Frozen):
    """Front matter of a week's `index.md`."""

    id: Id
    title: Words
    short: str = ""
    aim: Words
    worksheets: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    core: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    covers: Annotated[tuple[str, ...], Field(strict=False)] = ()
    planned: bool = False
    checkin: AnyField | None = None


class LessonFrontMatter(Frozen):
    """Front matter of a lesson."""

    id: Id
    kind: LessonKind
    title: Words
    summary: Words
    minutes: Annotated[int, Field(ge=1, le=30)]
    who: Who
    covers: Annotated[tuple[str, ...], Field(strict=False)] = ()


class PageFrontMatter(Frozen):
    """Front matter of a plain page."""

    title: Words
    summary: str = ""


@dataclass(frozen=True)
class Source:
    """Where a text comes from: `path` relative to the content folder, and the Markdown below the front matter.

    `body_line` is the line of the file on which `body` starts. `blocks` are the directives in it, as written.
    `problem_path` is how problems name the file.
    """

    path: str
    body: str
    body_line: int
    blocks: tuple[Block, ...] = ()
    problem_path: str = ""

    @cached_property
    def words(self) -> int:
        """How many words a reader reads."""
        return count_words(self.body)


@dataclass(frozen=True)
class Page:
    """A plain page, such as the help page."""

    title: str
    summary: str
    source: Source


@dataclass(frozen=True)
class Lesson:
    """A lesson. `number` counts within its week, from 1; `words` is the length of its text, worksheets not counted."""

    id: str
    kind: LessonKind
    title: str
    summary: str
    minutes: int
    who: Who
    covers: tuple[str, ...]
    week_id: str
    number: int
    words: int
    source: Source

    @cached_property
    def worksheet_ids(self) -> tuple[str, ...]:
        """Ids of the worksheets that stand in the lesson, in order."""
        return tuple(b.argument for b in every_block(self.source.blocks) if b.name == "worksheet")


@dataclass(frozen=True)
class Sheet:
    """A worksheet on one occasion: what a reader opens and fills in.

    `id` is the id of its page and of its link `go/<id>.html`. `label` is its short name, such as `1A`, or empty.
    """

    id: str
    label: str
    week_id: str
    occasion: str
    core: bool
    worksheet: Worksheet


@dataclass(frozen=True)
class Week:
    """A week. `sheets` are its worksheets in order; the week's check-in stands apart: it comes every week."""

    id: str
    number: int
    title: str
    short: str
    aim: str
    covers: tuple[str, ...]
    planned: bool
    lessons: tuple[Lesson, ...]
    sheets: tuple[Sheet, ...]
    checkin: Sheet | None
    source: Source

    @property
    def all_sheets(self) -> tuple[Sheet, ...]:
        """The week's worksheets and its check-in."""
        return (*self.sheets, self.checkin) if self.checkin else self.sheets


@dataclass(frozen=True)
class Course:
    """A whole course, in order. `worksheets` holds every worksheet by id, used or not."""

    id: str
    title: str
    tagline: str
    lede: str
    weeks: tuple[Week, ...]
    worksheets: Mapping[str, Worksheet]
    pages: tuple[Page, ...]
    source: Source

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """Every sheet by its id."""
        return {s.id: s for w in self.weeks for s in w.all_sheets}

    @cached_property
    def lessons(self) -> Mapping[str, Lesson]:
        """Every lesson by its id."""
        return {lesson.id: lesson for w in self.weeks for lesson in w.lessons}

    @cached_property
    def weeks_by_id(self) -> Mapping[str, Week]:
        """Every week by its id."""
        return {w.id: w for w in self.weeks}
