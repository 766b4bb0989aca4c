"""The state of one build: the course as loaded, its views, and what was rendered. Made anew in `on_config`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guided_course.directives import RenderReport
from guided_course.model import Course, Page, Problem

from .links import moved_source, sheet_source, tool_source
from .lost_blocks import find_lost_blocks
from .view import MADE_PAGES, MadePage, View
from .views import course_views


@dataclass
class CourseBuild:
    """One build of one course. `views` are keyed by the source path that MkDocs knows a page by.

    `page_urls` are the addresses of pages by name, `asset_urls` those of everything else by path, both site-wide.
    `told` are the files, as problems name them, whose blocks loading has found fault with. `placed_sheets` are the
    forms that stand in lessons, by their markers.
    """

    course: Course
    views: Mapping[str, View]
    told: frozenset[str]
    report: RenderReport = field(default_factory=RenderReport)
    page_urls: dict[str, str] = field(default_factory=dict)
    asset_urls: dict[str, str] = field(default_factory=dict)
    placed_sheets: dict[str, str] = field(default_factory=dict)

    @property
    def around(self) -> tuple[Page | MadePage, ...]:
        """The pages around the weeks: those that the course names, and those that are made about it."""
        return (*self.course.around, *(page for page in MADE_PAGES if page.name in self.page_urls))

    def view_of(self, src_uri: str) -> View | None:
        """Return the view of a page, or None for a page that isn't part of the course."""
        return self.views.get(src_uri)

    def lost_blocks(self, src_uri: str) -> Iterator[Problem]:
        """Yield a problem for each block of the page rendered last that didn't come out. Nothing is said twice."""
        view = self.views.get(src_uri)
        if view and view.source and view.source.problem_path not in self.told:
            yield from find_lost_blocks(view.source, self.report)


def start_build(course: Course, problems: tuple[Problem, ...], *, is_taken_along: bool = False) -> CourseBuild:
    """Prepare the views of a course that was loaded with these problems."""
    views = {_source(view): view for view in course_views(course, is_taken_along=is_taken_along)}
    return CourseBuild(course, views, frozenset(p.path for p in problems if p.code.startswith("block.")))


def _source(view: View) -> str:
    """Return the path that MkDocs knows a page by."""
    if view.source:
        return view.source.path
    if view.kind == "sheet":
        return sheet_source(view.item)
    return moved_source(view.item) if view.kind == "moved" else tool_source(view.name)
