"""What a course is: weeks of lessons and worksheets. Frozen; made by `load_course`, read by everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .addresses import HttpsAddress
from .cards_from import column_of, with_cards
from .curriculum import Curriculum
from .fields import ID_OR_EMPTY, AnyField, Edition, Frozen, Id, Ids, Named, RankField, Words
from .helplines import Helplines
from .markdown_lines import count_words
from .outline import Block, every_block
from .works import Work

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
    `renamed_from` holds its former ids, the latest first, and `retired` the ids of fields that are gone for good.
    `looks_back_to` is an earlier worksheet whose questions it asks again.
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
    renamed_from: Ids = ()
    retired: Ids = ()
    looks_back_to: Id | None = None
    examples: Annotated[tuple[Example, ...], Field(strict=False)] = ()
    fields: Annotated[tuple[AnyField, ...], Field(strict=False, min_length=1), AfterValidator(with_cards)]

    def column_of(self, rank: RankField) -> Named | None:
        """Return the column that a rank takes its cards from, or None when it has options of its own."""
        return column_of(rank, self.fields)

    @property
    def series(self) -> str:
        """The id under which this worksheet and those that look back to it show one trend."""
        return self.looks_back_to or self.id


class Retired(Frozen):
    """The id of a week, lesson or worksheet that is gone for good. `replaced_by` is the id to go to now, or empty."""

    id: Id
    replaced_by: Annotated[str, StringConstraints(pattern=ID_OR_EMPTY, max_length=60)] = ""

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, written: object) -> object:
        return {"id": written} if isinstance(written, str) else written


LEAVE_TO = "https://www.bbc.co.uk/weather"
"""Where “Leave quickly” goes unless the course says so itself: fast, dull, the same for everybody."""


class CourseFrontMatter(Frozen):
    """Front matter of `content/index.md`. `leave_to` is where “Leave quickly” goes.

    `short_path` names weeks that make sense without the others, and `pages` the plain pages around the weeks, each by
    its path without `.md`.
    """

    id: Id
    title: Words
    tagline: Words
    lede: Words
    edition: Edition | None = None
    checkin: Id | None = None
    leave_to: HttpsAddress = LEAVE_TO
    short_path: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    pages: Annotated[tuple[str, ...], Field(strict=False)] = ()
    retired: Annotated[tuple[Retired, ...], Field(strict=False)] = ()


class WeekFrontMatter(Frozen):
    """Front matter of a week's `index.md`. `retired` holds ids of check-in questions that are gone for good."""

    id: Id
    title: Words
    short: str = ""
    aim: Words
    worksheets: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    core: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    covers: Annotated[tuple[str, ...], Field(strict=False)] = ()
    planned: bool = False
    checkin: AnyField | None = None
    renamed_from: Ids = ()
    retired: Ids = ()


class LessonFrontMatter(Frozen):
    """Front matter of a lesson."""

    id: Id
    kind: LessonKind
    title: Words
    summary: Words
    minutes: Annotated[int, Field(ge=1, le=30)]
    who: Who
    covers: Annotated[tuple[str, ...], Field(strict=False)] = ()
    renamed_from: Ids = ()


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

    @property
    def name(self) -> str:
        """What the course and its templates call it: its path without the ending."""
        return self.source.path.removesuffix(".md")


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
    renamed_from: tuple[str, ...] = ()

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
    renamed_from: tuple[str, ...] = ()

    @property
    def all_sheets(self) -> tuple[Sheet, ...]:
        """The week's worksheets and its check-in."""
        return (*self.sheets, self.checkin) if self.checkin else self.sheets


@dataclass(frozen=True)
class Course:
    """A whole course, in order. `worksheets` holds every worksheet by id, used or not.

    `retired` are the weeks, lessons and worksheets that are gone for good; `renamed` maps every former id of a page,
    `checkin-<week>` too, to the id of the page as it is called now. `edition` is how its author names what is published
    now, or empty. `helplines` are where readers can turn to, and `works` what its texts may cite. `curriculum` is what
    the course must teach, if it says so. `short_path` are the weeks of the short way through it, and `around` those of
    its pages that it names, in its order.
    """

    id: str
    title: str
    tagline: str
    lede: str
    weeks: tuple[Week, ...]
    worksheets: Mapping[str, Worksheet]
    pages: tuple[Page, ...]
    source: Source
    short_path: tuple[Week, ...] = ()
    around: tuple[Page, ...] = ()
    retired: tuple[Retired, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    edition: str = ""
    helplines: Helplines | None = None
    works: tuple[Work, ...] = ()
    leave_to: str = LEAVE_TO
    curriculum: Curriculum | None = None

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """Every sheet by its id."""
        return {s.id: s for w in self.weeks for s in w.all_sheets}

    @cached_property
    def returning(self) -> frozenset[str]:
        """Ids of the worksheets whose questions are asked more than once: every week, or looking back."""
        looked_at = {w.looks_back_to for w in self.worksheets.values() if w.looks_back_to}
        return frozenset(
            w.id for w in self.worksheets.values() if w.repeats == "weekly" or w.looks_back_to or w.id in looked_at
        )

    @cached_property
    def lessons(self) -> Mapping[str, Lesson]:
        """Every lesson by its id."""
        return {lesson.id: lesson for w in self.weeks for lesson in w.lessons}

    @cached_property
    def weeks_by_id(self) -> Mapping[str, Week]:
        """Every week by its id."""
        return {w.id: w for w in self.weeks}
