"""Writes synthetic courses of any length, and the same pages as plain Markdown for stock Material."""

from __future__ import annotations

import shutil
from pathlib import Path

LESSONS_A_WEEK = 4

TEXT = (
    "On Tuesday the kettle boiled twice before anybody spoke. Asha had come home late and put her bag on the chair by "
    "the door. Ben had cooked, and the food was cold, and neither of them wanted to begin. It would have taken one "
    "sentence. Each of them had it ready and kept it back, in case it was the wrong one."
)
PROMPTS = (
    "What happened, in one line?",
    "What did you want just then?",
    "How close did you feel?",
    "What could you ask for next time?",
)


def write_ours(root: Path, lessons: int) -> None:
    """Write a course of so many lessons, each with a worksheet, and its mkdocs.yml."""
    shutil.rmtree(root, ignore_errors=True)
    (root / "exercises").mkdir(parents=True)
    _write(
        root / "mkdocs.yml",
        "site_name: Synthetic\ndocs_dir: content\ntheme:\n  name: guided-course\nplugins:\n  - material/search\n  - guided-course/course\n  - guided-course/offline\n",
    )
    _write(
        root / "content/index.md",
        "---\nid: synthetic\ntitle: Synthetic\ntagline: A course\nlede: A course to measure with.\n---\n\n"
        + TEXT
        + "\n",
    )
    for week in range(1, lessons // LESSONS_A_WEEK + 1):
        _write_week(root, week)


def write_plain(root: Path, lessons: int, *, sheet_pages: bool = True) -> None:
    """Write the same pages for stock Material: weeks, lessons with the worksheet's questions, and a page for each worksheet.

    Without `sheet_pages` it gets about half the pages that we build: a harder comparison.
    """
    shutil.rmtree(root, ignore_errors=True)
    _write(
        root / "mkdocs.yml",
        "site_name: Synthetic\ndocs_dir: docs\ntheme:\n  name: material\n  font: false\nplugins:\n  - search\n",
    )
    _write(root / "docs/index.md", f"# Synthetic\n\n{TEXT}\n")
    for week in range(1, lessons // LESSONS_A_WEEK + 1):
        folder = root / f"docs/weeks/{week:03d}-week"
        _write(folder / "index.md", f"# Week {week}\n\n{TEXT}\n")
        for number in range(1, LESSONS_A_WEEK + 1):
            questions = "\n".join(f"- {prompt}" for prompt in PROMPTS)
            _write(
                folder / f"{number}-lesson.md",
                f"# Lesson {week}.{number}\n\n{_lesson_text()}\n\n## Sheet\n\n{questions}\n",
            )
            if sheet_pages:
                _write(
                    root / f"docs/worksheets/sheet-{week}-{number}.md",
                    f"# Sheet {week}.{number}\n\n{TEXT}\n\n{questions}\n",
                )


def _write_week(root: Path, week: int) -> None:
    folder = root / f"content/weeks/{week:02d}-week"
    sheets = [f"sheet-{week}-{number}" for number in range(1, LESSONS_A_WEEK + 1)]
    _write(
        folder / "index.md",
        f"---\nid: week-{week}\ntitle: Week {week}\naim: To measure.\nworksheets: [{', '.join(sheets)}]\n---\n\n{TEXT}\n",
    )
    for number, sheet in enumerate(sheets, start=1):
        front = f"id: lesson-{week}-{number}\nkind: reading\ntitle: Lesson {week}.{number}\nsummary: A lesson.\nminutes: 10\nwho: alone"
        _write(
            folder / f"{number}-lesson.md", f"---\n{front}\n---\n\n{_lesson_text()}\n\n/// worksheet | {sheet}\n///\n"
        )
        _write(root / f"exercises/{sheet}.yml", _worksheet(f"Sheet {week}.{number}"))


def _lesson_text() -> str:
    return "\n\n".join(f"## Part {part}\n\n{TEXT}\n\n{TEXT}" for part in range(1, 6))


def _worksheet(title: str) -> str:
    fields = [
        f"  - {{id: happened, type: textarea, prompt: {PROMPTS[0]!r}}}",
        f"  - {{id: wanted, type: text, prompt: {PROMPTS[1]!r}}}",
        f"  - {{id: close, type: scale, prompt: {PROMPTS[2]!r}, low: far apart, high: very close}}",
        f"  - {{id: ask, type: textarea, prompt: {PROMPTS[3]!r}}}",
    ]
    examples = "  - {name: Asha, answers: {wanted: Company}}\n  - {name: Ben, answers: {wanted: Quiet}}"
    return (
        f"title: {title}\nwhy: To measure.\nminutes: 5\nwho: alone\nexamples:\n{examples}\nfields:\n"
        + "\n".join(fields)
        + "\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
