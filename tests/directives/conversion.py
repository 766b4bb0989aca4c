"""Converting a text the way the site does, for the tests."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

from guided_course.directives import DirectivesExtension, RenderReport
from guided_course.model import Course


def markdown_with(report: RenderReport, course: Course | None = None) -> Markdown:
    """Markdown with the extensions of a course."""
    extensions: list[str | Extension] = [
        "toc",
        "tables",
        "fenced_code",
        "smarty",
        "attr_list",
        DirectivesExtension(report=report, course=course or ""),
    ]
    return Markdown(extensions=extensions)


def convert(text: str, course: Course | None = None) -> tuple[str, RenderReport]:
    """Convert a text, and report."""
    report = RenderReport()
    return markdown_with(report, course).convert(text), report
