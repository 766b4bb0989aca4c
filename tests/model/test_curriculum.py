"""The curriculum: what a file of concepts must say, where each mistake is, and which ids a text may say it covers."""

from __future__ import annotations

from guided_course.model import CURRICULUM_FILE
from tests.model.courses import FIRST_WEEK, PICTURE, Draft
from tests.model.curricula import CURRICULA, give_curriculum

SHEET = "exercises/one-of-each.yml"
SECOND_WEEK = "content/weeks/02-further/index.md"


def test_groups_kinds_and_concepts_in_the_order_of_the_file(draft: Draft) -> None:
    give_curriculum(draft)
    assert draft.told() == []
    curriculum = draft.course().curriculum
    assert curriculum is not None
    assert [group.title for group in curriculum.groups] == ["First things", "Later things"]
    assert [concept.id for concept in curriculum.concepts] == [*(f"C00{n}" for n in range(1, 7)), "by-hand.7"]
    first, second = curriculum.concepts[:2]
    assert (first.weeks, first.text) == ((1, 2), "What a picture shows")
    assert [curriculum.kind_title(concept) for concept in (first, second)] == ["Idea", "Skill"]
    assert [curriculum.is_practised(concept) for concept in (first, second)] == [False, True]


def test_every_mistake_of_a_file_at_its_place(draft: Draft) -> None:
    give_curriculum(draft, "broken")
    told = "".join(f"{line}\n" for line in draft.told())
    assert told == (CURRICULA / "problems.txt").read_text(encoding="utf-8")


def test_a_course_needs_none(draft: Draft) -> None:
    assert draft.told() == []
    assert draft.course().curriculum is None


def test_without_a_curriculum_an_id_must_only_look_like_one(draft: Draft) -> None:
    draft.change(PICTURE, "covers: [C001, C002]", "covers: [C1, 1.1.0, c-2, C_1, -c, C001-]")
    bad = [f"{PICTURE}:8:{column} covers.bad-id" for column in (26, 31, 35)]
    assert draft.found() == bad


def test_an_id_that_is_not_in_the_curriculum(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(PICTURE, "covers: [C001, C002]", "covers: [C001, C02]")
    draft.change(SHEET, "covers: [C001, C002]", "covers: [xyz, C002]")
    draft.change(FIRST_WEEK, "covers: [C001]", "covers: [C001, by-hand.8]")
    assert draft.told() == [
        f"{PICTURE}:8:16: [covers.unknown-concept] 'C02' is not in curriculum.yml. Did you mean 'C002'?",
        f"{FIRST_WEEK}:7:16: [covers.unknown-concept] 'by-hand.8' is not in curriculum.yml. Did you mean 'by-hand.7'?",
        f"{SHEET}:5:10: [covers.unknown-concept] 'xyz' is not in curriculum.yml. Add it there, or write one of its ids.",
    ]


def test_a_concept_may_be_covered_in_a_week_that_is_not_its_own(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(SECOND_WEEK, "title: Further on", "title: Further on\ncovers: [C002]")
    assert draft.told() == []


def test_a_file_that_cannot_be_read_makes_no_id_unknown(draft: Draft) -> None:
    for text, code in (
        ("groups: [\n", "yaml.syntax"),
        ("- a\n", "yaml.not-a-mapping"),
        ("a\0", "file.control-character"),
    ):
        draft.write(CURRICULUM_FILE, text)
        (found,) = draft.found()
        assert found.startswith(CURRICULUM_FILE), (found, code)
        assert draft.course().curriculum is None


def test_a_course_without_weeks_is_told_so_once(draft: Draft) -> None:
    give_curriculum(draft)
    for folder in ("01-first-steps", "02-further"):
        for file in (draft.root / "content/weeks" / folder).iterdir():
            file.unlink()
        (draft.root / "content/weeks" / folder).rmdir()
    assert [found for found in draft.found() if found.startswith(CURRICULUM_FILE)] == []


def test_weeks_are_the_numbers_of_folders(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(CURRICULUM_FILE, "kind: skill, weeks: [2]", "kind: skill, weeks: [2, 13]")
    assert draft.told() == [
        f"{CURRICULUM_FILE}:20:44: [curriculum.unknown-week] there is no week 13. The weeks of this course are 1 to 2."
    ]
