"""The real course, for tests of what it says."""

from __future__ import annotations

import pytest

from guided_course.model import Course, load_course
from tests.sites import ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    """Side by Side as it stands, which has no problems."""
    loaded = load_course(ROOT)
    assert loaded.problems == ()
    assert loaded.course is not None
    return loaded.course
