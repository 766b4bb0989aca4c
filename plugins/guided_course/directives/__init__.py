"""The Markdown side of a course: the `///` blocks an author writes, and the HTML they become."""

from .extension import DirectivesExtension
from .left_over import RenderReport
from .worksheet import sheet_marker

__all__ = ["DirectivesExtension", "RenderReport", "sheet_marker"]
