"""Every directive against the HTML it must become: `golden/*.md` and `golden/*.html`."""

from __future__ import annotations

from pathlib import Path

import pytest

from guided_course.model import load_course
from tests.sites import COURSES

from .conversion import convert

COURSE = load_course(COURSES / "minimal").course
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"), key=lambda path: path.name)


@pytest.mark.parametrize("source", GOLDEN, ids=lambda path: path.stem)
def test_becomes_the_html_beside_it(source: Path) -> None:
    html, report = convert(source.read_text("utf-8"), COURSE)
    assert html + "\n" == source.with_suffix(".html").read_text("utf-8")
    assert report.left_over == ()
