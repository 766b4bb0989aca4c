"""Fixtures for tests that need a built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import ROOT, Built, build_site, copy_course


@pytest.fixture(scope="session")
def side_by_side(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real course, built once."""
    return build_site(ROOT, tmp_path_factory.mktemp("side-by-side") / "site")


@pytest.fixture(scope="session")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small fixture course with every lesson kind and every field type, built once."""
    root = tmp_path_factory.mktemp("minimal")
    return build_site(copy_course("minimal", root / "course"), root / "site")


@pytest.fixture
def course_copy(tmp_path: Path) -> Path:
    """A copy of the small fixture course that a test may change."""
    return copy_course("minimal", tmp_path / "course")
