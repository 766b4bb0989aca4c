from __future__ import annotations

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
    assert result.output == "No problems: 2 weeks, 6 lessons, 7 worksheets\n"


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
    assert run().output == "No problems: 2 weeks, 6 lessons, 7 worksheets\n"


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
