"""The state of one build: the course as loaded, its views, and what was rendered. Made anew in `on_config`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guided_course.directives import RenderReport
from guided_course.model import Block, Course, Problem, load_course

from .links import sheet_source
from .view import View, course_views


@dataclass
class CourseBuild:
    """One build of one course. `views` are keyed by the source path that MkDocs knows a page by."""

    course: Course | None
    problems: tuple[Problem, ...]
    exercises: Path
    content_name: str
    views: Mapping[str, View]
    report: RenderReport = field(default_factory=RenderReport)
    page_urls: dict[str, str] = field(default_factory=dict)
    sheet_html: dict[tuple[str, int], str] = field(default_factory=dict)

    def view_of(self, src_uri: str) -> View | None:
        """Return the view of a page, or None for a page that isn't part of the course."""
        return self.views.get(src_uri)

    def lost_blocks(self, src_uri: str) -> Iterator[Problem]:
        """Yield a problem for each kind of block that was written in the page rendered last and didn't come out.

        Mistakes that loading found are not said twice.
        """
        view = self.views.get(src_uri)
        source = view and _blocks_of(view, self.course)
        path = f"{self.content_name}/{src_uri}"
        if not source or any(p.path == path and p.code.startswith("block.") for p in self.problems):
            return
        rendered = Counter(self.report.rendered)
        for block in _flat(source):
            rendered[block.name] -= 1
            if rendered[block.name] < 0:
                yield Problem(
                    path, block.line, block.column, "block.not-rendered", f"the block '{block.name}' did not come out.",
                    "Is there a blank line before and after it?",
                )  # fmt: skip


def start_build(root: Path, *, content: Path, exercises: Path) -> CourseBuild:
    """Load the course and prepare its views."""
    loaded = load_course(root, content=content, exercises=exercises)
    views = course_views(loaded.course) if loaded.course else ()
    return CourseBuild(
        loaded.course, loaded.problems, exercises, content.name,
        {(sheet_source(v.item) if v.kind == "sheet" else v.source_path): v for v in views},
    )  # fmt: skip


def _blocks_of(view: View, course: Course | None) -> tuple[Block, ...]:
    if view.lesson:
        return view.lesson.source.blocks
    if view.week and view.kind == "week":
        return view.week.source.blocks
    if view.kind == "home" and course:
        return course.source.blocks
    return next((p.source.blocks for p in course.pages if p.source.path == view.source_path), ()) if course else ()


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _flat(block.blocks)
