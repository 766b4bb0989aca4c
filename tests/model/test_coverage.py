"""Coverage: where the small course tells and practises what its curriculum asks for, and what it lacks."""

from __future__ import annotations

from guided_course.model import CURRICULUM_FILE, Coverage, Place, coverage_of
from tests.model.courses import FIRST_WEEK, PICTURE, Draft
from tests.model.curricula import give_curriculum

SECOND_WEEK = "content/weeks/02-further/index.md"
CHECKIN = "exercises/weekly-look.yml"
KIND_WORDS = "exercises/kind-words.yml"


def coverage(draft: Draft) -> Coverage:
    course = draft.course()
    assert draft.told() == []
    assert course.curriculum is not None
    return coverage_of(course, course.curriculum)


def labels(places: tuple[Place, ...]) -> str:
    return ", ".join(place.label for place in places)


def lacking(draft: Draft) -> dict[tuple[int, str], tuple[str, ...]]:
    weeks = coverage(draft).weeks
    return {(w.week.number, t.concept.id): t.lacks(w.week.number) for w in weeks for t in w.missing}


def test_where_each_concept_is_told_and_practised(draft: Draft) -> None:
    give_curriculum(draft)
    found = {id: (labels(t.told), labels(t.practised)) for id, t in coverage(draft).taught.items()}
    assert found == {
        "C001": ("week 1, 1.1", "1A, together 1"),
        "C002": ("1.1", "1A"),
        "C003": ("1.2", ""),
        "C004": ("2.1", ""),
        "C005": ("2.2", ""),
        "C006": ("2.3", ""),
        "by-hand.7": ("", ""),
    }


def test_what_is_missing_in_each_week(draft: Draft) -> None:
    give_curriculum(draft)
    assert lacking(draft) == {
        (1, "C003"): ("practice",),
        (2, "C001"): ("this week",),
        (2, "C006"): ("practice",),
        (2, "by-hand.7"): ("everything",),
    }
    assert [week.is_whole for week in coverage(draft).weeks] == [False, False]


def test_a_worksheet_is_practice_and_so_is_what_is_done_together(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(KIND_WORDS, "who:", "covers: [C006]\nwho:")
    draft.change(FIRST_WEEK, "covers: [C001]", "covers: [C001, C003]")
    assert lacking(draft) == {(2, "C001"): ("this week",), (2, "by-hand.7"): ("everything",)}


def test_a_page_of_a_week_without_something_to_do_together_only_tells(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(FIRST_WEEK, "covers: [C001]", "covers: [C001, C003]")
    draft.change(FIRST_WEEK, "/// together | A short walk (15 min)", "/// keyidea")
    assert labels(coverage(draft).taught["C003"].practised) == ""


def test_practice_alone_is_enough_for_an_idea_but_not_for_a_skill(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(PICTURE, "covers: [C001, C002]", "covers: []")
    draft.change(FIRST_WEEK, "covers: [C001]", "covers: []")
    assert lacking(draft)[1, "C002"] == ("telling",)
    assert (1, "C001") not in lacking(draft)


def test_what_is_told_in_one_week_may_be_practised_in_another(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(KIND_WORDS, "who:", "covers: [C003]\nwho:")
    assert (1, "C003") not in lacking(draft)


def test_the_weekly_sheet_is_one_place_in_all_its_weeks(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(CHECKIN, "who:", "covers: [C001]\nwho:")
    places = [place for place in coverage(draft).taught["C001"].practised if place.label == "check-in"]
    assert [(place.id, place.weeks) for place in places] == [("checkin-first-steps", (1, 2))]
    assert (2, "C001") not in lacking(draft)


def test_a_planned_week_is_not_whole_even_when_nothing_is_missing(draft: Draft) -> None:
    give_curriculum(draft)
    draft.change(
        CURRICULUM_FILE,
        "      - {id: by-hand.7, kind: idea, weeks: [2],",
        "      - {id: by-hand.7, kind: idea, weeks: [1],",
    )
    draft.change(CURRICULUM_FILE, "{id: C001, kind: idea, weeks: [1, 2],", "{id: C001, kind: idea, weeks: [1],")
    draft.change(KIND_WORDS, "who:", "covers: [C006]\nwho:")
    assert [week.is_whole for week in coverage(draft).weeks] == [False, True]
    draft.change(SECOND_WEEK, "title: Further on", "title: Further on\nplanned: true")
    week = coverage(draft).weeks[1]
    assert week.missing == ()
    assert not week.is_whole
