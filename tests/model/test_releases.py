"""What happens to released ids when authors edit: renames and retirements are kept, everything else is refused."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from guided_course.model import Retired
from tests.model.courses import FIRST_WEEK, PICTURE, Draft

INDEX = "content/index.md"
NOTE = "exercises/short-note.yml"
LIMIT = "content/weeks/02-further/1-a-limit.md"
SECOND_WEEK = "content/weeks/02-further/index.md"
WEEKLY = "exercises/weekly-look.yml"
LEDGER = "course.ledger.json"
NOTE_FIELD = "  - id: note\n"


@pytest.fixture
def released(draft: Draft) -> Draft:
    """A course whose ids are all released."""
    draft.release()
    return draft


def rename_field(draft: Draft, new: str, claim: str = "") -> None:
    """Give the only field of the note another id, and say what it was called before."""
    text = (draft.root / NOTE).read_text(encoding="utf-8")
    old = next(line for line in text.split("\n") if line.startswith("  - id: ")).removeprefix("  - id: ")
    lines = [line for line in text.split("\n") if not line.startswith("    renamed_from:")]
    text = "\n".join(lines).replace(f"      {old}: ", f"      {new}: ").replace(f"  - id: {old}\n", f"  - id: {new}\n")
    said = f"    renamed_from: {claim}\n" if claim else ""
    draft.write(NOTE, text.replace(f"  - id: {new}\n", f"  - id: {new}\n{said}"))


def field_history(draft: Draft) -> tuple[str, ...]:
    return draft.course().worksheets["short-note"].fields[0].renamed_from


def test_nothing_is_wrong_with_a_course_as_released(released: Draft) -> None:
    assert released.found() == []


def test_without_a_ledger_ids_may_change(draft: Draft) -> None:
    rename_field(draft, "obstacle")
    draft.change(LIMIT, "id: a-limit", "id: one-limit")
    assert draft.found() == []


def test_a_lost_field_gets_the_line_to_write(released: Draft) -> None:
    rename_field(released, "obstacle")
    assert released.told() == [
        f"{NOTE}:13:9: [field.lost-id] the field 'note' (textarea) was released, and is gone. If this asks the same, write"
        " `renamed_from: note` below `id: obstacle`; if not, write `retired: [note]` at the top of this file."
    ]


def test_a_lost_field_without_a_likely_successor(released: Draft) -> None:
    rename_field(released, "obstacle")
    released.change(NOTE, "type: textarea", "type: text")
    assert released.told() == [
        f"{NOTE}:12:1: [field.lost-id] the field 'note' (textarea) was released, and is gone."
        " Bring it back, or write `retired: [note]` at the top of this file."
    ]


def test_a_field_carries_on_under_a_new_id(released: Draft) -> None:
    rename_field(released, "obstacle", "note")
    assert released.found() == []
    assert field_history(released) == ("note",)


def test_renames_add_up_over_several_releases(released: Draft) -> None:
    for new, claim in (("second", "note"), ("third", "second"), ("fourth", "[third, second, note]")):
        rename_field(released, new, claim)
        assert released.found() == []
        released.release()
    assert field_history(released) == ("third", "second", "note")
    rename_field(released, "fourth")
    assert released.found() == []
    assert field_history(released) == ("third", "second", "note")


@pytest.mark.parametrize(
    ("new", "claim", "code"),
    [
        ("note", "", "field.recycled-id"),
        ("note", "second", "field.recycled-id"),
        ("third", "note", "field.rename-taken"),
    ],
)
def test_a_renamed_id_stays_what_it_was(released: Draft, new: str, claim: str, code: str) -> None:
    rename_field(released, "second", "note")
    released.release()
    rename_field(released, new, claim)
    assert code in " ".join(released.found())


def test_a_retired_field_never_comes_back(released: Draft) -> None:
    rename_field(released, "obstacle")
    released.change(NOTE, "who: alone\n", "who: alone\nretired: note\n")
    assert released.found() == []
    released.release()
    released.change(NOTE, "retired: note\n", "")
    assert released.found() == []
    rename_field(released, "note")
    assert "the id 'note' was retired, and may never be used again." in "".join(released.told())
    rename_field(released, "third", "[obstacle, note]")
    assert released.found() == [f"{NOTE}:14:30 field.rename-retired"]


@dataclass(frozen=True)
class Slip:
    """One edit of a released course, and the problems that it makes."""

    path: str
    old: str
    new: str
    expected: tuple[str, ...]


SLIPS = [
    Slip(NOTE, "type: textarea", "type: text", (f"{NOTE}:14:11 field.changed-type",)),
    Slip(NOTE, NOTE_FIELD, f"{NOTE_FIELD}    renamed_from: note\n", (f"{NOTE}:14:19 field.rename-in-use",)),
    Slip(NOTE, NOTE_FIELD, f"{NOTE_FIELD}    renamed_from: [ever]\n", (f"{NOTE}:14:20 field.rename-unknown",)),
    Slip(NOTE, "who: alone\n", "who: alone\nretired: [note]\n", (f"{NOTE}:5:11 worksheet.retired-in-use",)),
    Slip(NOTE, "who: alone\n", "who: alone\nretired: [nte]\n", (f"{NOTE}:5:11 worksheet.retired-unknown",)),
    Slip(NOTE, "who: alone\n", "who: alone\nrenamed_from: kind-words\n", (f"{NOTE}:5:15 worksheet.rename-in-use",)),
    Slip(NOTE, "who: alone\n", "who: alone\nrenamed_from: Old Note\n", (f"{NOTE}:5:15 worksheet.bad-id",)),
    Slip(NOTE, "who: alone\n", "who: alone\nrenamed_from: {a: b}\n", (f"{NOTE}:5:15 worksheet.bad-value",)),
    Slip(LIMIT, "id: a-limit", "id: one-limit", (f"{LIMIT}:2:5 lesson.lost-id",)),
    Slip(LIMIT, "id: a-limit", "id: one-limit\nrenamed_from: a-limit", ()),
    Slip(
        LIMIT,
        "id: a-limit",
        "id: one-limit\nrenamed_from: [a-limits]",
        (f"{LIMIT}:3:16 lesson.rename-unknown", f"{LEDGER}:5:5 lesson.lost-id"),
    ),
    Slip(LIMIT, "id: a-limit", "id: a-limit\nrenamed_from: further", (f"{LIMIT}:3:15 lesson.rename-in-use",)),
    Slip(SECOND_WEEK, "id: further", "id: onwards", (f"{SECOND_WEEK}:2:5 week.lost-id",)),
    Slip(SECOND_WEEK, "id: further", "id: onwards\nrenamed_from: further", ()),
    Slip(FIRST_WEEK, "id: one-good-thing", "id: good-thing", (f"{FIRST_WEEK}:9:7 field.lost-id",)),
    Slip(FIRST_WEEK, "id: one-good-thing", "id: good-thing\n  renamed_from: one-good-thing", ()),
    Slip(FIRST_WEEK, "  type: textarea", "  type: text", (f"{FIRST_WEEK}:10:9 field.changed-type",)),
    Slip(
        WEEKLY,
        "  - id: week\n",
        "  - {id: one-good-thing, type: text, prompt: P}\n  - id: week\n",
        (f"{FIRST_WEEK}:9:7 week.checkin-id", f"{WEEKLY}:14:10 field.recycled-id"),
    ),
    Slip(INDEX, "id: small-course", "id: tiny-course", (f"{INDEX}:2:5 course.changed-id",)),
    Slip(INDEX, "lede:", "retired: [a-picture]\nlede:", (f"{INDEX}:5:11 course.retired-in-use",)),
    Slip(INDEX, "lede:", "retired: [{id: a-pic}]\nlede:", (f"{INDEX}:5:11 course.retired-unknown",)),
    Slip(
        INDEX,
        "lede:",
        "retired: [{id: a-picture, replaces: x}]\nlede:",
        (
            f"{INDEX}:5:11 course.retired-in-use",
            f"{INDEX}:5:27 course.unknown-key",
        ),
    ),
    Slip(INDEX, "lede:", "retired: a-picture\nlede:", (f"{INDEX}:5:10 course.bad-value",)),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path} {slip.new}")
def test_edits_of_a_released_course(released: Draft, slip: Slip) -> None:
    released.change(slip.path, slip.old, slip.new)
    assert released.found() == list(slip.expected)


def retire(draft: Draft, *lines: str) -> None:
    """Declare in content/index.md what is gone for good."""
    draft.change(INDEX, "lede:", "\n".join(["retired:", *(f"  - {line}" for line in lines), "lede:"]))


def without_note(draft: Draft) -> None:
    """Delete a worksheet, in no lesson's text and no week's list."""
    (draft.root / NOTE).unlink()
    draft.change(FIRST_WEEK, "short-note, ", "")
    lesson = "content/weeks/01-first-steps/2-in-the-way.md"
    draft.change(lesson, "/// worksheet | short-note", "/// worksheet | plain-plan")


def rename_note(draft: Draft, new: str, claim: str) -> None:
    """Give a worksheet another id everywhere."""
    old = next(file.stem for file in (draft.root / "exercises").iterdir() if "short" in file.stem)
    text = (draft.root / f"exercises/{old}.yml").read_text(encoding="utf-8")
    (draft.root / f"exercises/{old}.yml").unlink()
    lines = [line for line in text.split("\n") if not line.startswith("renamed_from:")]
    draft.write(f"exercises/{new}.yml", "\n".join([f"renamed_from: {claim}", *lines]))
    draft.change(FIRST_WEEK, f", {old},", f", {new},")
    draft.change("content/weeks/01-first-steps/2-in-the-way.md", f"worksheet | {old}", f"worksheet | {new}")


def test_a_lost_worksheet_is_told_at_its_line_in_the_ledger(released: Draft) -> None:
    without_note(released)
    line = (released.root / LEDGER).read_text(encoding="utf-8").split("\n").index(
        '    "short-note": {"type": "worksheet", "fields": {'
    ) + 1
    assert released.told() == [
        f"{LEDGER}:{line}:5: [worksheet.lost-id] the worksheet 'short-note' was released, and is gone."
        " Bring it back, or list it under `retired:` in content/index.md: `- id: short-note`."
    ]


def test_a_retired_page_says_what_replaces_it(released: Draft) -> None:
    without_note(released)
    retire(released, "{id: short-note, replaced_by: plain-plan}")
    assert released.found() == []
    gone = (Retired(id="short-note", replaced_by="plain-plan"),)
    assert released.course().retired == gone
    released.release()
    released.change(INDEX, "retired:\n  - {id: short-note, replaced_by: plain-plan}\n", "")
    assert released.found() == []
    assert released.course().retired == gone


def test_what_replaces_a_page_must_exist(released: Draft) -> None:
    without_note(released)
    retire(released, "{id: short-note, replaced_by: plain-plann}")
    assert released.told() == [
        f"{INDEX}:6:35: [course.unknown-replacement] there is no week, lesson or worksheet 'plain-plann'."
        " Did you mean 'plain-plan'?"
    ]


def test_what_replaced_a_page_may_move_on(released: Draft) -> None:
    retire(released, "{id: a-limit, replaced_by: short-note}")
    released.change(LIMIT, "id: a-limit", "id: my-limits")
    released.release()
    rename_note(released, "shorter-note", "short-note")
    told = "there is no week, lesson or worksheet 'short-note'. It is called 'shorter-note' now."
    assert [told in problem for problem in released.told()] == [True]
    released.change(INDEX, "retired:\n  - {id: a-limit, replaced_by: short-note}\n", "")
    released.release()
    assert released.course().retired == (Retired(id="a-limit", replaced_by="shorter-note"),)
    without = released.root / "exercises/shorter-note.yml"
    without.unlink()
    released.change(FIRST_WEEK, "shorter-note, ", "")
    released.change("content/weeks/01-first-steps/2-in-the-way.md", "shorter-note", "plain-plan")
    retire(released, "{id: shorter-note, replaced_by: plain-plan}")
    assert released.found() == []
    gone = [(retired.id, retired.replaced_by) for retired in released.course().retired]
    assert gone == [("a-limit", "plain-plan"), ("short-note", "plain-plan"), ("shorter-note", "plain-plan")]


def test_a_renamed_worksheet_brings_its_fields_along(released: Draft) -> None:
    rename_note(released, "shorter-note", "short-note")
    assert released.found() == []
    assert released.course().renamed == {"short-note": "shorter-note"}
    released.change("exercises/shorter-note.yml", "  - id: note", "  - id: hurdle")
    released.change("exercises/shorter-note.yml", "      note: The clock.", "      hurdle: The clock.")
    released.change("exercises/shorter-note.yml", "      note: My own", "      hurdle: My own")
    assert released.found() == ["exercises/shorter-note.yml:14:9 field.lost-id"]
    released.change("exercises/shorter-note.yml", "  - id: hurdle", "  - id: hurdle\n    renamed_from: note")
    released.release()
    worksheet = released.course().worksheets["shorter-note"]
    assert (worksheet.renamed_from, worksheet.fields[0].renamed_from) == (("short-note",), ("note",))
    lines = (released.root / LEDGER).read_text(encoding="utf-8").splitlines()
    assert '    "short-note": {"type": "worksheet", "renamed_to": "shorter-note"},' in lines
    rename_note(released, "short", "shorter-note")
    assert released.found() == []
    released.release()
    worksheet = released.course().worksheets["short"]
    assert (worksheet.renamed_from, worksheet.fields[0].renamed_from) == (("shorter-note", "short-note"), ("note",))
    assert released.course().renamed == {"short-note": "short", "shorter-note": "short"}
    assert released.course().sheets["short"].worksheet == worksheet


def test_two_released_ids_never_become_one(released: Draft) -> None:
    without_note(released)
    released.change("exercises/plain-plan.yml", "who: ", "renamed_from: short-note\nretired: [note]\nwho: ")
    assert "exercises/plain-plan.yml worksheet.rename-merges" in [
        f"{found.split(':')[0]} {found.split()[1]}" for found in released.found()
    ]


def test_a_page_stays_of_its_kind(released: Draft) -> None:
    rename_note(released, "shorter-note", "[a-limit]")
    released.change(LIMIT, "id: a-limit", "id: short-note")
    codes = {found.split(" ")[1] for found in released.found()}
    assert codes == {"lesson.changed-type", "worksheet.rename-type"}


def test_no_two_carry_on_the_same_id(released: Draft) -> None:
    released.change(LIMIT, "id: a-limit", "id: one-limit\nrenamed_from: a-limit")
    released.change(PICTURE, "id: a-picture", "id: one-picture\nrenamed_from: [a-picture, a-limit]")
    assert f"{LIMIT}:3:15 lesson.rename-twice" in released.found()


def test_ids_can_not_be_swapped(released: Draft) -> None:
    released.change(LIMIT, "id: a-limit", "id: a-picture\nrenamed_from: a-limit")
    released.change(PICTURE, "id: a-picture", "id: a-limit\nrenamed_from: a-picture")
    assert released.found() == [
        f"{PICTURE}:3:15 lesson.rename-in-use",
        f"{LIMIT}:3:15 lesson.rename-in-use",
    ]


def test_an_id_is_either_renamed_or_retired(released: Draft) -> None:
    retire(released, "a-limit")
    released.change(LIMIT, "id: a-limit", "id: one-limit\nrenamed_from: a-limit")
    assert released.found() == [f"{LIMIT}:3:15 lesson.rename-retired"]


def test_a_renamed_week_takes_its_check_in_along(released: Draft) -> None:
    released.change(FIRST_WEEK, "id: first-steps", "id: begin\nrenamed_from: first-steps")
    assert released.found() == []
    released.release()
    released.change(FIRST_WEEK, "renamed_from: first-steps\n", "")
    assert released.found() == []
    course = released.course()
    assert course.renamed == {"first-steps": "begin", "checkin-first-steps": "checkin-begin"}
    assert course.weeks_by_id["begin"].renamed_from == ("first-steps",)
    released.change(LIMIT, "id: a-limit", "id: checkin-first-steps\nrenamed_from: a-limit")
    assert released.found() == [f"{LIMIT}:2:5 lesson.recycled-id"]


def test_a_retired_week_leaves_its_check_in_page(released: Draft) -> None:
    retire(released, "{id: first-steps, replaced_by: further}")
    released.change(FIRST_WEEK, "id: first-steps", "id: begin")
    assert released.found() == []
    gone = {retired.id: retired.replaced_by for retired in released.course().retired}
    assert gone == {"first-steps": "further", "checkin-first-steps": "checkin-further"}


def test_a_question_carries_on_too(released: Draft) -> None:
    released.change(FIRST_WEEK, "id: one-good-thing", "id: good-thing\n  renamed_from: one-good-thing")
    checkin = released.course().sheets["checkin-first-steps"].worksheet
    assert [(field.id, field.renamed_from) for field in checkin.fields] == [
        ("week", ()),
        ("good-thing", ("one-good-thing",)),
    ]


def test_a_question_can_be_retired(released: Draft) -> None:
    released.change(FIRST_WEEK, "id: one-good-thing", "id: a-new-question")
    released.change(FIRST_WEEK, "covers:", "retired: [one-good-thing]\ncovers:")
    assert released.found() == []
    released.release()
    released.change(FIRST_WEEK, "id: a-new-question", "id: one-good-thing")
    assert f"{FIRST_WEEK}:10:7 field.recycled-id" in released.found()


def test_what_readers_never_saw_is_not_released(draft: Draft) -> None:
    question = "checkin: {id: later-on, type: text, prompt: P}"
    week = f"---\nid: later\ntitle: Later\naim: To come.\nplanned: true\n{question}\n---\n"
    draft.write("content/weeks/03-later/index.md", week)
    draft.release()
    ledger = (draft.root / LEDGER).read_text(encoding="utf-8")
    assert '"later": {"type": "week"}' in ledger
    assert "later-on" not in ledger
    draft.write("content/weeks/03-later/index.md", week.replace("later-on", "another"))
    assert draft.found() == []


def test_nothing_is_called_lost_while_something_can_not_be_read(released: Draft) -> None:
    released.change(PICTURE, "id: a-picture", "id: A Picture")
    released.change(NOTE, "type: textarea", "type: txtarea")
    assert {found.split(" ")[1] for found in released.found()} == {"lesson.bad-id", "field.unknown-type"}


def test_renames_before_the_first_release_are_remembered(draft: Draft) -> None:
    rename_field(draft, "hurdle", "note")
    draft.change(LIMIT, "id: a-limit", "id: one-limit\nrenamed_from: [a-limit, limit]")
    retire(draft, "ancient", "{id: old, replaced_by: one-limit}")
    assert draft.found() == []
    before = draft.course()
    draft.release()
    after = draft.course()
    assert draft.found() == []
    assert before.renamed == after.renamed == {"a-limit": "one-limit", "limit": "one-limit"}
    assert before.retired == after.retired == (Retired(id="ancient"), Retired(id="old", replaced_by="one-limit"))
    assert field_history(draft) == ("note",)


def test_long_week_ids_do_no_harm(draft: Draft) -> None:
    long = "a" * 60
    draft.change(FIRST_WEEK, "id: first-steps", f"id: {long}")
    draft.release()
    retire(draft, f"{{id: {long}, replaced_by: further}}")
    draft.change(FIRST_WEEK, f"id: {long}", "id: first-steps")
    assert draft.found() == []
    assert f"checkin-{long}" in {retired.id for retired in draft.course().retired}


def test_a_course_that_was_not_renamed_has_no_histories(draft: Draft) -> None:
    before = draft.course()
    draft.release()
    assert draft.course() == before
    assert (before.renamed, before.retired) == ({}, ())
    assert {week.renamed_from for week in before.weeks} == {()}
