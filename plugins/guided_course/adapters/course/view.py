"""What the templates get: one `View` for each page, plain values, no logic left to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from guided_course.model import ONCE, Lesson, Minutes, Sheet, Source, Week, every_block
from guided_course.publish import Catalogue, page_name

from .curriculum import CurriculumTable
from .length import Length
from .strands import Strands

Kind = Literal[
    "home",
    "week",
    "lesson",
    "sheet",
    "plain",
    "curriculum",
    "workbook",
    "backup",
    "spaces",
    "self-check",
    "take",
    "moved",
]

TOOLS: Mapping[Kind, str] = {
    "workbook": "My workbook",
    "backup": "Keep a copy",
    "spaces": "Who writes here",
    "self-check": "Check that saving works",
}
"""The pages about the reader's own words: their names in the site, and their titles."""

HELP_PAGE = "help.md"

LISTS = frozenset({"helplines", "glossary", "sources"})
"""Blocks that list what stands elsewhere in the course. Hardly a lesson has one."""

CARE_PAGES = frozenset({HELP_PAGE, "privacy.md"})
"""Plain pages that somebody may have to leave in a hurry."""


@dataclass(frozen=True)
class MadePage:
    """A page that is made about the course itself: its name in the site, its title, and what is on it."""

    name: str
    title: str
    summary: str


TAKE = MadePage("take-it-with-you", "Take it with you", "The whole course as one file, for a device without a network.")
"""The page on which the course itself is taken along."""

CURRICULUM = MadePage(
    "curriculum", "What this course teaches", "Every idea and skill, with links to the lessons and worksheets for it."
)
"""The page that says where each concept of the curriculum is taught."""

MADE_PAGES = (CURRICULUM, TAKE)
"""In the order in which a page names them, below those of the course itself."""


@dataclass(frozen=True)
class Step:
    """A page before or after this one. `kind_word` is what a reader calls it, such as `Lesson` or `Worksheet 1A`."""

    id: str
    title: str
    kind_word: str

    @property
    def url(self) -> str:
        """Its address, as seen from any other week, lesson or worksheet."""
        return page_name(self.id)


@dataclass(frozen=True)
class Neighbour:
    """The week before or after. `word` says which."""

    week: Week
    word: str

    @property
    def url(self) -> str:
        """Its address, as seen from any other week, lesson or worksheet."""
        return page_name(self.week.id)


@dataclass(frozen=True)
class View:
    """One page, as its template needs it. `lessons` of a sheet page are those in which the sheet stands.

    `short_next` is the next week of the short path, on the page at which it parts from the long one.

    `item` is the id of the page's permanent link; the home page and plain pages have none. `source` is None for a page
    that has no Markdown file. `comes_back`: the sheet's questions are asked more than once. `moved_to` is the page to
    go to from an id that is no longer used; `is_gone` says that its page was taken away and not just renamed.
    `length` is that of the whole course, and `short_length` that of its short path, if it has one.
    `delicate`: perhaps nobody else may see that this page is open, so the way out is larger.
    """

    kind: Kind
    item: str
    title: str
    summary: str
    source: Source | None = field(default=None, repr=False)
    week: Week | None = None
    lesson: Lesson | None = None
    sheet: Sheet | None = None
    previous: Step | None = None
    next: Step | None = None
    short_next: Step | None = None
    neighbours: tuple[Neighbour, ...] = ()
    minutes: Minutes | None = None
    length: Length | None = None
    short_length: Length | None = None
    lessons: tuple[Lesson, ...] = ()
    comes_back: bool = False
    start: str = ""
    strands: Strands | None = None
    curriculum: CurriculumTable | None = field(default=None, repr=False)
    moved_to: Step | None = None
    is_gone: bool = False
    delicate: bool = False
    catalogue: Catalogue | None = field(default=None, repr=False)
    content: Markup = field(default=Markup(""), repr=False)

    @property
    def is_found(self) -> bool:
        """Whether search finds the page: the others hold no text of the course."""
        return self.kind not in TOOLS and self.kind not in ("take", "moved")

    @property
    def tab_name(self) -> Literal["help", "worksheet", ""]:
        """The plain word that the tab and the browser's history show in place of a telling title; else none."""
        if self.source is not None and self.source.path == HELP_PAGE:
            return "help"
        return "worksheet" if self.sheet is not None and self.sheet.worksheet.never_saved else ""

    @property
    def more_style(self) -> Literal["workbook", "around", ""]:
        """The style sheet that the page needs besides that of every page, or none. Lessons and sheets are light."""
        if self.kind in TOOLS:
            return "workbook"
        blocks = every_block(self.source.blocks) if self.source else ()
        is_light = self.kind in ("week", "lesson", "sheet") and not any(block.name in LISTS for block in blocks)
        return "" if is_light else "around"

    @property
    def name(self) -> str:
        """The name in the site of a page that is no permanent link."""
        if self.kind == "plain" and self.source:
            return self.source.path.removesuffix(".md")
        return TAKE.name if self.kind == "take" else self.kind

    @property
    def is_in_order(self) -> bool:
        """Whether one comes to the page by reading on."""
        return self.is_found and self.kind != "curriculum"

    @property
    def is_checkin(self) -> bool:
        """Whether this is the page of a sheet that ends a week."""
        return self.sheet is not None and self.sheet.occasion != ONCE

    @property
    def sheet_html(self) -> Markup:
        """The rendered sheet of a worksheet's own page."""
        return self.content if self.kind == "sheet" else Markup("")


def plain_view(title: str) -> View:
    """Return the view of a page that belongs to no source file, such as the page for a wrong address."""
    return View("plain", "", title, "")
