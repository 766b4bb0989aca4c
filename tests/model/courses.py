"""Small courses for tests of the model: the fixture courses, and copies with one thing changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from guided_course.model import LEDGER_FILE, Course, load_course, write_ledger

COURSES = Path(__file__).parents[1] / "fixtures" / "courses"
MINIMAL = COURSES / "minimal"
BROKEN = COURSES / "broken"
BROKEN_PROMISES = COURSES / "broken-promises"
LOOSE_WORDS = COURSES / "loose-words"
PICTURE = "content/weeks/01-first-steps/1-a-picture.md"
FIRST_WEEK = "content/weeks/01-first-steps/index.md"


class Draft:
    """A copy of the small correct course that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "course"
        shutil.copytree(MINIMAL, self.root)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def release(self) -> None:
        """Record the course as released, as it stands."""
        loaded = load_course(self.root)
        assert [str(problem) for problem in loaded.problems] == []
        assert loaded.release is not None
        self.write(LEDGER_FILE, write_ledger(loaded.release.after))

    def found(self) -> list[str]:
        """Return the problems as `path:line:column code`."""
        return [f"{p.path}:{p.line}:{p.column} {p.code}" for p in load_course(self.root).problems]

    def told(self) -> list[str]:
        """Return the problems as an author reads them."""
        return [str(problem) for problem in load_course(self.root).problems]

    def course(self) -> Course:
        """Return the course, which must be readable."""
        course = load_course(self.root).course
        assert course is not None
        return course
