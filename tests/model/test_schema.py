from __future__ import annotations

import pytest

from guided_course.model import LessonFrontMatter, Problem
from guided_course.model.schema import read_part
from guided_course.model.yaml_text import Value, read_yaml

LESSON = "id: a\nkind: skill\ntitle: T\nsummary: S\nminutes: 5\nwho: alone\n"


def read(text: str, stand_ins: dict[str, Value] | None = None) -> tuple[LessonFrontMatter | None, list[Problem]]:
    document, problems = read_yaml(text, "f.md")
    assert problems == []
    assert document is not None
    return read_part(LessonFrontMatter, "lesson", document, document.value, stand_ins or {})


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: T", "titel: T", "1:1: [lesson.missing-key] 'title' is missing."),
        ("who: alone", "who: alone\nwhoo: x", "7:1: [lesson.unknown-key] unknown key 'whoo'. Did you mean 'who'?"),
        (
            "kind: skill",
            "kind: skil",
            "2:7: [lesson.unknown-kind] kind 'skil' is not one of spectrum, barriers, boundaries, cycle, skill,"
            " reading. Did you mean 'skill'?",
        ),
        ("title: T", "title: 7", "3:8: [lesson.bad-value] title must be words, not 7. Put it in quotation marks."),
        ("title: T", "title: true", "title must be words, not true. Put it in quotation marks."),
        ("title: T", "title: [T]", "3:8: [lesson.bad-value] title must be words, not a list."),
        ("title: T", "title: {a: b}", "title must be words, not a group of keys."),
        ("title: T", "title:", "3:7: [lesson.bad-value] title is empty. Write something."),
        ("title: T", "title: ' '", "title is empty. Write something."),
        ("minutes: 5", "minutes: five", "5:10: [lesson.bad-value] minutes must be a whole number, not 'five'."),
        ("minutes: 5", "minutes: 5.5", "minutes must be a whole number, not 5.5."),
        ("minutes: 5", "minutes: 0", "minutes must be at least 1, not 0."),
        ("minutes: 5", "minutes: 31", "minutes must be at most 30, not 31."),
        ("id: a", "id: A b", "1:5: [lesson.bad-id] id 'A b' is not an id. Use lower-case letters"),
        ("id: a", f"id: {'a' * 61}", "[lesson.bad-id]"),
        ("who: alone", "who: alone\ncovers: C001", "7:9: [lesson.bad-value] covers must be a list, not 'C001'."),
        ("who: alone", "who: alone\nrenamed_from: Old Name", "7:15: [lesson.bad-id] item 1 of renamed_from 'Old Name'"),
        ("who: alone", "who: alone\nrenamed_from: [a, 2]", "7:19: [lesson.bad-value] item 2 of renamed_from must be"),
        ("who: alone", "who: alone\nrenamed_from: 2", "7:15: [lesson.bad-value] renamed_from must be a list, not 2."),
        ("who: alone", "who: alone\nrenamed_form: a", "unknown key 'renamed_form'. Did you mean 'renamed_from'?"),
        (
            "who: alone",
            "who: alone\ncovers: [C001, 2]",
            "7:16: [lesson.bad-value] item 2 of covers must be words, not 2.",
        ),
    ],
)
def test_mistakes_in_words(old: str, new: str, problem: str) -> None:
    _, problems = read(LESSON.replace(old, new))
    assert any(problem in str(found) for found in problems), [str(found) for found in problems]


def test_unknown_key_without_a_near_one_lists_all() -> None:
    _, (problem,) = read(LESSON + "zzz: 1\n")
    assert problem.hint == "Known keys: id, kind, title, summary, minutes, who, covers, renamed_from."


def test_what_fits_is_kept() -> None:
    part, problems = read(LESSON + "zzz: 1\ncovers: [C001, 2, C003]\n")
    assert len(problems) == 2
    assert part is not None
    assert part.covers == ("C001", "C003")


def test_stand_ins_are_used_only_for_what_is_wrong() -> None:
    part, problems = read(LESSON.replace("skill", "skil"), {"kind": "reading", "title": "Other"})
    assert len(problems) == 1
    assert part is not None
    assert (part.kind, part.title) == ("reading", "T")


def test_nothing_is_made_up_without_stand_ins() -> None:
    part, problems = read("id: a\n")
    assert part is None
    assert len(problems) == 5
