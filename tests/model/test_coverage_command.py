from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guided_course.cli.main import course
from guided_course.model import CURRICULUM_FILE
from tests.model.courses import Draft
from tests.model.curricula import CURRICULA, give_curriculum
from tests.sites import ROOT


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(course, ["coverage", *map(str, arguments)])


def test_the_whole_report(draft: Draft) -> None:
    give_curriculum(draft)
    result = run(draft.root)
    assert result.output == (CURRICULA / "report.txt").read_text(encoding="utf-8")
    assert result.exit_code == 1


def test_one_week_that_is_whole(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change("content/weeks/01-first-steps/index.md", "covers: [C001]", "covers: [C001, C003]")
    result = run(draft.root, "--weeks", "1")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "Week 1: 3 of 3 concepts covered (100 %)."
    assert "missing\n" not in result.output
    assert run(draft.root, "--weeks", "1-2").exit_code == 1


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ("3", "There is no week 3."),
        ("1-4", "There is no week 3."),
        ("2-1", "'2-1' names no weeks. Write `3` or `3-7`."),
        ("first", "'first' names no weeks."),
        ("²", "'²' names no weeks."),
    ],
)
def test_weeks_that_are_not_there(draft: Draft, weeks: str, said: str) -> None:
    give_curriculum(draft)
    result = run(draft.root, "--weeks", weeks)
    assert result.exit_code == 2
    assert said in result.output


def test_no_curriculum(draft: Draft) -> None:
    result = run(draft.root)
    assert result.exit_code == 2
    assert f"There is no {CURRICULUM_FILE} in {draft.root}" in result.output.replace("\n", " ")


def test_a_curriculum_with_mistakes_says_nothing_else(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(CURRICULUM_FILE, "id: C003", "id: C002")
    result = run(draft.root)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{CURRICULUM_FILE}:11:13: [curriculum.double-concept] the concept 'C002' is here a second time;"
        " the first is on line 10. Give each an id of its own.",
        "Nothing can be said before this is mended (1 problem).",
    ]


def test_problems_elsewhere_are_counted(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change("content/help.md", "title: Help", "title: 7")
    assert run(draft.root).output.endswith("\nThe course has 1 problem; `course check` says which.\n")


def test_no_line_is_wider_than_a_terminal(draft: Draft) -> None:
    """With the longest ids, titles and lists of places that there can be, too."""
    give_curriculum(draft)
    long = "c" * 60
    draft.change(CURRICULUM_FILE, "id: C006", f"id: {long}")
    for folder in ("content/weeks", "exercises"):
        for file in (draft.root / folder).rglob("*.*"):
            kept = re.sub(r"^covers: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
            covering = f"\ncovers: [C001, C003, {long}]\ntitle: {'on and ' * 20}on\n"
            file.write_text(re.sub(r"\n?title: .*\n", covering, kept, count=1).lstrip("\n"), "utf-8")
    assert draft.told() == []
    for root in (draft.root, ROOT):
        lines = run(root).output.splitlines()
        assert max(map(len, lines)) <= 100
        assert [line for line in lines if line != line.rstrip()] == []
    rows = [line for line in run(draft.root).output.splitlines() if "C001" in line]
    assert [re.split(" {2,}", row)[-2:] for row in rows] == [
        ["week 1, 1.1 +6", "1A, 1B, 1C +6"],
        ["week 2, 2.1 +6", "check-in, 2A +7"],
    ]
