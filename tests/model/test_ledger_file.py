"""The ledger's file: the same text for the same ledger, and a problem with its place for whatever is wrong in it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guided_course.model import LEDGER_FILE, Ledger, load_course, write_ledger
from tests.model.courses import Draft
from tests.model.test_never_raises import CALM

SMALL = """\
{
  "format": 1,
  "course": "small",
  "released": {
    "begin": {"type": "week", "fields": {
      "good-thing": {"type": "text"}
    }},
    "old": {"type": "lesson", "renamed_to": "picture"},
    "picture": {"type": "lesson"},
    "plan": {"type": "worksheet", "retired": true, "replaced_by": "picture", "fields": {
      "when": {"type": "date", "retired": true},
      "why": {"type": "text", "renamed_to": "why-now"},
      "why-now": {"type": "text"}
    }}
  }
}
"""


def test_one_id_a_line_sorted() -> None:
    ledger = Ledger.model_validate(json.loads(SMALL))
    assert write_ledger(ledger) == SMALL
    backwards = dict(reversed(ledger.released.items()))
    assert write_ledger(ledger.model_copy(update={"released": backwards})) == SMALL


def test_an_empty_ledger_is_json_too() -> None:
    assert json.loads(write_ledger(Ledger(format=1, course="a", released={})))["released"] == {}


def test_what_is_written_is_read(draft: Draft) -> None:
    draft.release()
    text = (draft.root / LEDGER_FILE).read_text(encoding="utf-8")
    release = load_course(draft.root).release
    assert release is not None
    assert release.before == release.after == Ledger.model_validate(json.loads(text))
    assert release.changes == ()
    assert '"checkin' not in text
    assert (
        '    "first-steps": {"type": "week", "fields": {\n      "one-good-thing": {"type": "textarea"}\n    }},' in text
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: [yaml.empty] there is nothing here. Bring back"),
        ("[]", "1:1: [yaml.not-a-mapping]"),
        ("{}", "1:1: [ledger.bad-format] 'format' must be 1. Bring back"),
        ('{"format": 2, "x": 1}', "1:12: [ledger.newer] this ledger has the format 2, and only 1 is known here. It was"),
        ('{"format": true}', "1:12: [ledger.bad-format] 'format' must be 1."),
        ('{"format": "1"}', "1:12: [ledger.bad-format] 'format' must be 1."),
        ('{"format": 1, "course": "a"}', "1:1: [ledger.missing-key] 'released' is missing."),
        ('{"format": 1, "course": "a", "released": []}', "1:42: [ledger.bad-value] released must be a group"),
        ('{"format": 1, "course": "a", "released": {"b": 1}}', "1:48: [ledger.bad-value] b must be a group"),
        ('{"format": 1, "course": "a", "released": {"B b": {"type": "week"}}}', "1:43: [ledger.bad-id] 'B b' is not an id."),
        ('{"format": 1, "course": "a", "released": {"b": {"type": "month"}}}', "1:57: [ledger.unknown-type] type 'month'"),
        ('{"format": 1, "course": "a", "released": {"b": {"type": "week"}, "b": {}}}', "1:66: [yaml.double-key] 'b'"),
        ('{"format": 1, "course": "a", "released": {}, "date": 1}', "1:46: [ledger.unknown-key] unknown key 'date'."),
        (SMALL.replace('"picture"},\n    "picture"', '"pic"},\n    "picture"'), "8:45: [ledger.unknown-id] 'pic' isn't in"),
        (SMALL.replace('"replaced_by": "picture"', '"replaced_by": "pic"'), "10:67: [ledger.unknown-id] 'pic' was never"),
        (SMALL.replace('"why-now": {"type": "text"', '"why-now": {"type": "text", "renamed_to": "why"'), "13:49: [ledger.rename-circle]"),
        (SMALL.replace('"text", "renamed_to"', '"text", "retired": true, "renamed_to"'), "12:14: [ledger.renamed-and-retired]"),
        (SMALL.replace("{\n  ", "{\n<<<<<<< ours\n  ", 1), "2:1: [ledger.conflict] two versions of the ledger were merged"),
        (SMALL.rstrip()[:-1], "[yaml.bracket]"),
        (SMALL.replace('"picture": {"type": "lesson"},', '"picture": {"type": "lesson"}'), "[yaml."),
        ("[" * 5000, "1:1: [yaml.too-deep]"),
        ('{"a": &x 1, "b": *x}', "[yaml.alias]"),
        ("\0", "[file.control-character]"),
    ],
)  # fmt: skip
def test_a_broken_ledger(draft: Draft, text: str, problem: str) -> None:
    draft.write(LEDGER_FILE, text)
    loaded = load_course(draft.root)
    told = [str(problem) for problem in loaded.problems]
    assert any(f"{LEDGER_FILE}:" in line and problem in line for line in told), told
    assert all(line.startswith(LEDGER_FILE) for line in told)
    assert loaded.release is None
    assert loaded.course == draft.course()


def test_a_ledger_that_is_no_file(draft: Draft) -> None:
    (draft.root / LEDGER_FILE).mkdir()
    assert draft.found() == [f"{LEDGER_FILE}:1:1 file.unreadable"]
    (draft.root / LEDGER_FILE).rmdir()
    (draft.root / LEDGER_FILE).symlink_to("nowhere")
    assert draft.found() == [f"{LEDGER_FILE}:1:1 file.unreadable"]


NAMES = st.sampled_from(
    ["a-limit", "a-picture", "first-steps", "short-note", "note", "week", "gone", "B", "one-of-each"]
)
ENTRIES = st.fixed_dictionaries(
    {"type": st.sampled_from(["week", "lesson", "worksheet", "text", "unknown"])},
    optional={"renamed_to": NAMES, "retired": st.booleans(), "replaced_by": NAMES},
)
PAGES = st.tuples(ENTRIES, st.dictionaries(NAMES, ENTRIES, max_size=4)).map(lambda both: {**both[0], "fields": both[1]})


@settings(CALM, max_examples=60)
@given(st.dictionaries(NAMES, PAGES | ENTRIES, max_size=8), st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3))
def test_whatever_was_released(released: object, claims: list[str], retired: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Draft(Path(folder))
        draft.write(LEDGER_FILE, json.dumps({"format": 1, "course": "small-course", "released": released}))
        draft.change("exercises/short-note.yml", "who: alone\n", f"who: alone\nrenamed_from: {json.dumps(claims)}\n")
        draft.change("content/index.md", "lede:", f"retired: {json.dumps(retired)}\nlede:")
        loaded = load_course(draft.root)
        assert loaded.course is not None
        assert all(problem.line >= 1 and problem.column >= 1 for problem in loaded.problems)
        if loaded.release and not loaded.problems:
            draft.write(LEDGER_FILE, write_ledger(loaded.release.after))
            again = load_course(draft.root)
            assert again.problems == ()
            assert again.release is not None
            assert again.release.changes == ()
            assert again.release.before == again.release.after
