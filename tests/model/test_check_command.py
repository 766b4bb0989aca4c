from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guided_course.cli.main import course
from tests.model.courses import BROKEN, MINIMAL, Draft


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(course, ["check", *map(str, arguments)])


def test_correct_course() -> None:
    result = run(MINIMAL)
    assert result.exit_code == 0
    assert result.output == "No problems: 2 weeks, 6 lessons, 8 worksheets\n"


def test_broken_course_prints_every_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = (BROKEN / "problems.txt").read_text(encoding="utf-8")
    for value in ("", "true"):
        monkeypatch.setenv("CI", value)
        result = run(BROKEN)
        assert result.exit_code == 1
        assert result.output == f"{problems}{len(problems.splitlines())} problems\n"


def test_one_problem_is_one(draft: Draft) -> None:
    draft.change("content/help.md", "title: Help", "title: 7")
    result = run(draft.root)
    assert result.exit_code == 1
    assert result.output == (
        "content/help.md:2:8: [page.bad-value] title must be words, not 7. Put it in quotation marks.\n1 problem\n"
    )


def test_this_folder_unless_named(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(draft.root)
    assert run().output == "No problems: 2 weeks, 6 lessons, 8 worksheets\n"


def test_a_release_also_looks_at_the_age_of_helplines(draft: Draft) -> None:
    """The small course has days of early 2026 in it, so that the clock's own day would be too late for a release."""
    assert run(draft.root, "--release", "--today", "2026-03-01").output.startswith("No problems")
    late = run(draft.root, "--release", "--today", "2026-07-09")
    assert late.exit_code == 1
    assert late.output.startswith("helplines.yml:19:14: [helpline.too-old] 'Night Line' was last checked 181 days ago;")
    assert late.output.endswith("\n1 problem\n")
    assert run(draft.root, "--today", "2026-07-09").exit_code == 0
    draft.change("content/help.md", "title: Help", "title: 7")
    both = run(draft.root, "--release", "--today", "2026-07-09").output.splitlines()
    assert [line.partition(":")[0] for line in both] == ["content/help.md", "helplines.yml", "2 problems"]


def test_a_release_asks_the_clock_for_the_day(draft: Draft) -> None:
    text = (draft.root / "helplines.yml").read_text(encoding="utf-8")
    for day, is_fine in ((date.today(), True), (date.today() - timedelta(400), False)):
        rows = re.sub(r"checked: .*", f"checked: {day}", text)
        (draft.root / "helplines.yml").write_text(rows, encoding="utf-8")
        assert (run(draft.root, "--release").exit_code == 0) is is_fine


def test_no_course_there(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "it has no folder 'content'" in result.output
    assert run(tmp_path / "nowhere").exit_code == 2
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(tmp_path / "file").exit_code == 2


def test_folder_that_can_not_be_opened(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, _: "content" not in str(path))
    result = run(draft.root)
    assert result.exit_code == 2
    assert "can't be read" in result.output


def test_folders_may_have_other_names(draft: Draft) -> None:
    (draft.root / "content").rename(draft.root / "texts")
    (draft.root / "exercises").rename(draft.root / "sheets")
    assert "--content" in run(draft.root).output
    assert run(draft.root, "--content", "texts", "--exercises", "sheets").exit_code == 0
