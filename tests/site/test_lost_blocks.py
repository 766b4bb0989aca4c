"""Blocks that were written and don't come out: each is told at its own line, and nothing else is."""

from __future__ import annotations

import pytest

from guided_course.adapters.course.lost_blocks import find_lost_blocks
from guided_course.directives import RenderReport
from guided_course.model import Source, read_outline
from tests.directives.conversion import convert


def found(body: str, report: RenderReport | None = None) -> list[tuple[int, str]]:
    blocks, _ = read_outline(body, "content/a.md", 5)
    problems = find_lost_blocks(Source("a.md", body, 5, blocks, "content/a.md"), report or convert(body)[1])
    return [(problem.line, problem.message) for problem in problems]


PAUSE_LOST = "the block 'pause' did not come out."
AS_TEXT = "this line of slashes came out as text."


@pytest.mark.parametrize("body", ["Words.", "/// pause\nWords.\n///", "```\n/// pause\n///\n```", "    /// pause\n"])
def test_nothing_is_told_of_a_page_that_is_as_written(body: str) -> None:
    assert found(body) == []


def test_a_swallowed_block_is_told() -> None:
    assert found("Words.\n\n<script>\n/// pause\nWords.\n///\n</script>\n") == [(8, PAUSE_LOST)]


def test_the_block_that_came_out_as_text_is_the_lost_one() -> None:
    lost = "Words.\n    deep\n/// pause | *Don't*\n<script>\nterm\n///\n"
    assert [line for line, _ in found(f"{lost}</script>\n\n/// pause | Twin\nWords.\n///\n")] == [7]


def test_slashes_that_came_out_as_text_are_told_without_a_lost_block() -> None:
    """An indented fence is code to a reader of the source and text to Markdown."""
    body = "Words.\n\n- item\n\n    ```\n    /// keyidea\n\n```\n"
    assert found(body) == [(10, AS_TEXT)]


def test_each_of_two_like_lines_is_told_at_its_place() -> None:
    report = RenderReport(left_over=("/// pause", "/// pause", "somewhere else"))
    assert [line for line, _ in found("    /// pause\n\n    /// pause\n", report)] == [5, 7, 7]


def test_an_empty_page_has_nothing_to_do_with_the_page_before() -> None:
    report = RenderReport(left_over=("/// pause",))
    assert found("\n \n", report) == []
