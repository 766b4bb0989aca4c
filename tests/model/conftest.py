"""Fixtures for tests of the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.courses import Draft


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A copy of the small correct course."""
    return Draft(tmp_path)
