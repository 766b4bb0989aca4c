from __future__ import annotations

import pytest

from guided_course.model import load_course
from tests.model.courses import FIRST_WEEK, PICTURE, Draft

INDEX = "content/index.md"
SECOND_WEEK = "content/weeks/02-further/index.md"
LIMIT = "content/weeks/02-further/1-a-limit.md"
NOTE = (
    "title: T\nwhy: W\nminutes: 5\nwho: alone\nexamples: [{name: A, answers: {}}, {name: B, answers: {}}]\n"
    "fields: [{id: f, type: text, prompt: P}]\n"
)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (LIMIT, "id: a-limit", "id: a-picture", [f"{LIMIT}:2:5 lesson.double-id"]),
        (LIMIT, "id: a-limit", "id: first-steps", [f"{LIMIT}:2:5 lesson.double-id"]),
        (LIMIT, "id: a-limit", "id: my-limit", ["exercises/my-limit.yml:1:1 worksheet.double-id"]),
        (SECOND_WEEK, "id: further", "id: first-steps", [f"{SECOND_WEEK}:2:5 week.double-id"]),
        (LIMIT, "id: a-limit", "id: checkin-first-steps", [f"{LIMIT}:2:5 lesson.reserved-id"]),
        (LIMIT, "id: a-limit", "id: checkin-of-all", []),
        (
            INDEX,
            "weekly-look",
            "weekly-lock",
            [f"{INDEX}:6:10 course.unknown-worksheet", "exercises/weekly-look.yml:1:1 worksheet.unused"],
        ),
        (
            INDEX,
            "checkin: weekly-look\n",
            "",
            [f"{FIRST_WEEK}:8:1 week.no-checkin", "exercises/weekly-look.yml:1:1 worksheet.unused"],
        ),
        ("exercises/weekly-look.yml", "repeats: weekly\n", "", [f"{INDEX}:6:10 course.checkin-not-weekly"]),
        (FIRST_WEEK, "id: one-good-thing", "id: week", [f"{FIRST_WEEK}:9:7 week.checkin-id"]),
        (FIRST_WEEK, "type: textarea", "type: scale", [f"{FIRST_WEEK}:9:3 field.scale-words"]),
        (FIRST_WEEK, "plain-plan]", "plain-plan, weekly-look]", [f"{FIRST_WEEK}:6:51 week.weekly-worksheet"]),
        (FIRST_WEEK, "plain-plan]", "plain-plan, plain-plan]", [f"{FIRST_WEEK}:6:51 week.double-worksheet"]),
        (FIRST_WEEK, "plain-plan]", "plain-plan, my-limit]", [f"{SECOND_WEEK}:5:14 week.double-worksheet"]),
        (FIRST_WEEK, "plain-plan]", "plain-plan, plan]", [f"{FIRST_WEEK}:6:51 week.unknown-worksheet"]),
        (FIRST_WEEK, ", plain-plan]", "]", ["exercises/plain-plan.yml:1:1 worksheet.unused"]),
        (
            SECOND_WEEK,
            "way-back, kind-words, what-matters]\n",
            "way-back, what-matters]\n",
            [
                "content/weeks/02-further/3-kind-words.md:33:1 lesson.unlisted-worksheet",
                f"{SECOND_WEEK}:6:18 week.core-not-listed",
            ],
        ),
        (SECOND_WEEK, "core: [my-limit", "core: [my-limits", [f"{SECOND_WEEK}:6:8 week.unknown-worksheet"]),
        (SECOND_WEEK, "title: Further on", "title: Further on\ncovers: [C 1]", [f"{SECOND_WEEK}:4:10 covers.bad-id"]),
        (LIMIT, "/// worksheet | my-limit", "/// worksheet | my-limits", [f"{LIMIT}:33:1 block.unknown-worksheet"]),
        (
            LIMIT,
            "/// worksheet | my-limit\n///\n",
            "/// worksheet | my-limit\n///\n\n/// worksheet | my-limit\n///\n",
            [f"{LIMIT}:36:1 lesson.double-worksheet"],
        ),
    ],
)
def test_what_does_not_fit_together(draft: Draft, path: str, old: str, new: str, expected: list[str]) -> None:
    draft.change(path, old, new)
    assert draft.found() == expected


@pytest.mark.parametrize("path", ["content/help.md", INDEX, FIRST_WEEK])
def test_worksheets_stand_in_lessons_only(draft: Draft, path: str) -> None:
    text = (draft.root / path).read_text(encoding="utf-8")
    draft.write(path, f"{text}\n/// worksheet | short-note\n///\n")
    assert draft.found() == [f"{path}:{text.count(chr(10)) + 2}:1 block.not-in-lesson"]


def test_weekly_worksheet_stands_in_no_lesson(draft: Draft) -> None:
    draft.change(LIMIT, "/// worksheet | my-limit\n///\n", "/// worksheet | weekly-look\n///\n")
    assert draft.found() == [f"{LIMIT}:33:1 lesson.weekly-worksheet"]


def test_worksheet_that_no_week_lists(draft: Draft) -> None:
    draft.write("exercises/lonely.yml", NOTE)
    assert draft.found() == ["exercises/lonely.yml:1:1 worksheet.unused"]
    draft.change(LIMIT, "/// worksheet | my-limit\n///\n", "/// worksheet | lonely\n///\n")
    assert draft.found() == [f"{LIMIT}:33:1 lesson.unlisted-worksheet"]


def test_worksheets_inside_other_blocks_count(draft: Draft) -> None:
    draft.change(
        LIMIT,
        "/// worksheet | my-limit\n///\n",
        "//// together | A\n**On your own:** too.\n\n/// worksheet | my-limit\n///\n////\n",
    )
    assert draft.found() == []
    assert draft.course().lessons["a-limit"].worksheet_ids == ("my-limit",)


def test_nothing_is_called_unused_when_a_file_can_not_be_read(draft: Draft) -> None:
    draft.change(SECOND_WEEK, "title: Further on", "title: 'Further on")
    assert draft.found() == [f"{SECOND_WEEK}:3:8 yaml.open-quote"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("my-limit, my-steps", "Write `[my-limit, my-steps]`."),
        ("{my-limit: 1}", "Start each item with `- `."),
        ("[my-limit.yml]", "Leave out `.yml`."),
    ],
)
def test_nothing_is_called_unlisted_when_a_list_can_not_be_read(draft: Draft, written: str, hint: str) -> None:
    text = (draft.root / SECOND_WEEK).read_text(encoding="utf-8")
    old = next(line for line in text.split("\n") if line.startswith("worksheets:"))
    draft.change(SECOND_WEEK, old, f"worksheets: {written}")
    draft.change(SECOND_WEEK, next(line for line in text.split("\n") if line.startswith("core:")) + "\n", "")
    (problem,) = load_course(draft.root).problems
    assert problem.hint == hint


def test_an_unreadable_worksheet_is_not_called_missing(draft: Draft) -> None:
    draft.write("exercises/my-limit.yml", "title: [\n")
    assert draft.found() == ["exercises/my-limit.yml:1:9 yaml.bracket"]


def test_second_of_two_ids_names_the_first(draft: Draft) -> None:
    draft.change(LIMIT, "id: a-limit", "id: a-picture")
    (problem,) = load_course(draft.root).problems
    assert f"the lesson in {PICTURE}:2" in problem.message


def test_unknown_worksheet_gets_a_suggestion(draft: Draft) -> None:
    draft.change(LIMIT, "/// worksheet | my-limit", "/// worksheet | my-limits")
    (problem,) = load_course(draft.root).problems
    assert problem.hint == "Did you mean 'my-limit'?"
