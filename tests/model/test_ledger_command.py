from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guided_course.cli.main import course
from guided_course.model import LEDGER_FILE
from tests.model.courses import Draft

NOTE = "exercises/short-note.yml"
LIMIT = "content/weeks/02-further/1-a-limit.md"
INDEX = "content/index.md"
SIZE = "2 weeks, 6 lessons, 8 worksheets, 26 fields"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(course, ["ledger", *map(str, arguments)])


def accept(draft: Draft) -> None:
    assert run(draft.root, "--accept").exit_code == 0


def test_everything_is_new_before_the_first_release(draft: Draft) -> None:
    result = run(draft.root)
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert "new      first-steps (week)" in lines
    assert "new      first-steps / one-good-thing (textarea)" in lines
    assert "new      short-note / note (textarea)" in lines
    assert lines[-1] == "Record all this with `course ledger --accept` when you publish."
    assert not (draft.root / LEDGER_FILE).exists()


def test_accepting_twice_changes_nothing(draft: Draft) -> None:
    result = run(draft.root, "--accept")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == f"Recorded in {LEDGER_FILE}: {SIZE}. Keep this file with the course."
    file = draft.root / LEDGER_FILE
    text, inode = file.read_text(encoding="utf-8"), file.stat().st_ino
    assert run(draft.root, "--accept").output == f"Nothing to record: the ledger holds {SIZE} already.\n"
    assert (file.read_text(encoding="utf-8"), file.stat().st_ino) == (text, inode)
    assert run(draft.root).output == f"Nothing has changed since the last release: {SIZE}.\n"
    assert [path.name for path in draft.root.iterdir() if "ledger" in path.name] == [LEDGER_FILE]


def test_what_has_changed_is_shown_and_recorded(draft: Draft) -> None:
    accept(draft)
    draft.change(LIMIT, "id: a-limit", "id: one-limit\nrenamed_from: a-limit")
    draft.change(NOTE, "  - id: note\n", "  - {id: hurdle, type: text, prompt: P}\n  - id: note\n")
    draft.change("exercises/my-limit.yml", "title:", "retired: [WHICH]\ntitle:")
    draft.change("exercises/my-limit.yml", "WHICH", "limit")
    draft.change("exercises/my-limit.yml", "  - id: limit\n", "  - id: a-limit\n")
    text = (draft.root / "exercises/my-limit.yml").read_text(encoding="utf-8")
    draft.write("exercises/my-limit.yml", text.replace("      limit:", "      a-limit:"))
    changes = [
        "new      my-limit / a-limit (textarea)",
        "new      short-note / hurdle (text)",
        "renamed  a-limit -> one-limit (lesson)",
        "retired  my-limit / limit (textarea)",
    ]
    assert run(draft.root).output.splitlines()[:-1] == changes
    before = (draft.root / LEDGER_FILE).read_text(encoding="utf-8").splitlines()
    assert run(draft.root, "--accept").output.splitlines()[:-1] == changes
    after = (draft.root / LEDGER_FILE).read_text(encoding="utf-8").splitlines()
    assert '    "a-limit": {"type": "lesson", "renamed_to": "one-limit"},' in after
    assert '      "limit": {"type": "textarea", "retired": true}' in after
    assert len(after) == len(before) + 3


def test_nothing_is_recorded_while_there_are_problems(draft: Draft) -> None:
    accept(draft)
    before = (draft.root / LEDGER_FILE).read_bytes()
    draft.change(LIMIT, "id: a-limit", "id: one-limit")
    shown = run(draft.root)
    assert shown.exit_code == 0
    assert shown.output.splitlines() == [
        "missing  a-limit (lesson)",
        "new      one-limit (lesson)",
        "`course check` says what to do about missing ids.",
    ]
    result = run(draft.root, "--accept")
    assert result.exit_code == 1
    assert result.output.splitlines()[0].startswith(f"{LIMIT}:2:5: [lesson.lost-id]")
    assert result.output.splitlines()[-1] == "Nothing was recorded: a release has no problems (1 problem)."
    assert (draft.root / LEDGER_FILE).read_bytes() == before


def test_a_ledger_that_can_not_be_trusted(draft: Draft) -> None:
    draft.write(LEDGER_FILE, '{"format": 2}\n')
    for arguments in ([draft.root], [draft.root, "--accept"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert f"{LEDGER_FILE}:1:12: [ledger.newer]" in result.output
    assert (draft.root / LEDGER_FILE).read_text(encoding="utf-8") == '{"format": 2}\n'


def test_a_write_that_fails_leaves_the_old_ledger(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    accept(draft)
    before = (draft.root / LEDGER_FILE).read_bytes()
    draft.change(LIMIT, "id: a-limit", "id: one-limit\nrenamed_from: a-limit")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run(draft.root, "--accept")
    assert result.exit_code == 1
    assert "can't be written: No space left on device. Nothing was recorded." in result.output
    assert (draft.root / LEDGER_FILE).read_bytes() == before
    assert [path.name for path in draft.root.iterdir() if "ledger" in path.name] == [LEDGER_FILE]


def test_no_course_there(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "it has no folder 'content'" in result.output


def test_retiring_without_a_first_release_is_kept(draft: Draft) -> None:
    draft.change(INDEX, "lede:", "retired: [ancient]\nlede:")
    assert "retired  ancient (unknown)" in run(draft.root, "--accept").output.splitlines()
    assert '    "ancient": {"type": "unknown", "retired": true},' in (draft.root / LEDGER_FILE).read_text(
        encoding="utf-8"
    )
