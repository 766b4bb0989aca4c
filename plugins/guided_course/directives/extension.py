"""The Markdown extension: registers every directive, names their titles, and fills the report."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from .block import DirectiveBlock
from .cards import Barrier, Boundary
from .cycle import Cycle, Step
from .dialogue import Dialogue
from .example import Example
from .gaps import register_gaps
from .glossary import GlossaryPlace
from .headings import settle_title_levels
from .helplines import HelplinesPlace
from .left_over import RenderReport, left_over_lines
from .notes import KeyIdea, Pause
from .page import PageUnderway
from .recall import Recall
from .sources import SourcesPlace
from .spectrum import Spectrum
from .together import Together
from .worksheet import SHEET_TAG, WorksheetPlace

BLOCKS: tuple[type[DirectiveBlock], ...] = (
    Spectrum,
    Barrier,
    Boundary,
    Cycle,
    Step,
    KeyIdea,
    Example,
    Dialogue,
    Together,
    Pause,
    Recall,
    WorksheetPlace,
    HelplinesPlace,
    GlossaryPlace,
    SourcesPlace,
)


# pymdownx ships no types.
class DirectivesExtension(BlocksExtension):  # type: ignore[misc]
    """The directives of a course. One extension may serve several Markdown instances, one after the other."""

    def __init__(self, **settings: object) -> None:
        self.config = {
            "report": [RenderReport(), "Filled by each conversion; see `RenderReport`"],
            # Empty, not None: Markdown makes a yes or no of what stands in for None.
            "course": ["", "The `Course` of which some blocks show more than stands in the text"],
        }
        super().__init__(**settings)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register the directives with a Markdown instance."""
        page = PageUnderway(course=self.getConfig("course") or None)
        for block in BLOCKS:
            block_mgr.register(block, {"page": page})
        md.block_level_elements.append(SHEET_TAG)
        register_gaps(md, page.words)
        report = self.getConfig("report")
        md.preprocessors.register(_StartPage(md, page, block_mgr, report), "guided_course_start", 1000)
        finish = _FinishPage(md, page, block_mgr, report)
        # After attr_list (8), so that an author's ids are known; before toc (5), which keeps the ids it finds.
        md.treeprocessors.register(finish, "guided_course_finish", 7)


class _StartPage(Preprocessor):
    def __init__(self, md: Markdown, page: PageUnderway, blocks: BlocksProcessor, report: RenderReport) -> None:
        super().__init__(md)
        self.page, self.blocks, self.report = page, blocks, report

    def run(self, lines: list[str]) -> list[str]:
        """Forget the page before, also its blocks that were never closed."""
        self.page.clear(self.report.path)
        self.blocks.stack.clear()
        self.blocks.inline_stack.clear()
        return lines


class _FinishPage(Treeprocessor):
    def __init__(self, md: Markdown, page: PageUnderway, blocks: BlocksProcessor, report: RenderReport) -> None:
        super().__init__(md)
        self.page, self.blocks, self.report = page, blocks, report

    def run(self, root: Element) -> None:
        """Give titles their ids and levels, and report."""
        self.page.give_ids(root)
        settle_title_levels(root)
        never_closed = [_first_line(entry.block) for entry in self.blocks.stack]
        still_text = left_over_lines(root, frozenset(self.md.block_level_elements))
        self.report.rendered = self.page.rendered
        self.report.left_over = (*never_closed, *still_text)


def _first_line(block: DirectiveBlock) -> str:
    line = f"{'/' * block.length} {block.NAME}"
    return f"{line} | {block.argument}" if block.argument else line
