"""Curricula for tests: one that the small course covers in part, and one that is wrong in many places."""

from __future__ import annotations

from pathlib import Path

from guided_course.model import CURRICULUM_FILE
from tests.model.courses import Draft

CURRICULA = Path(__file__).parents[1] / "fixtures" / "curricula"


def give_curriculum(draft: Draft, name: str = "whole") -> None:
    """Give the small course one of the curricula."""
    draft.write(CURRICULUM_FILE, (CURRICULA / f"{name}.yml").read_text(encoding="utf-8"))
