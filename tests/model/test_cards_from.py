"""Ranks that take their cards from a sort. What is wrong with one is told in the `broken` course: exercises/first-things.yml."""

from __future__ import annotations

from guided_course.model import CardsFrom, Course, RankField, load_course
from tests.model.courses import FIRST_WEEK, Draft

SHEET = "exercises/what-matters.yml"
SOURCE = "cards_from: {field: matters, column: a-lot}"


def rank(course: Course, name: str = "top") -> RankField:
    (field,) = [field for field in course.worksheets["what-matters"].fields if field.id == name]
    assert isinstance(field, RankField)
    return field


def test_a_rank_has_the_cards_of_its_sort(draft: Draft) -> None:
    course = draft.course()
    top = rank(course)
    assert top.cards_from == CardsFrom(field="matters", column="a-lot")
    assert [(option.id, option.text) for option in top.options[:2]] == [
        ("quiet", "Quiet evenings"),
        ("friends", "Seeing friends"),
    ]
    assert len(top.options) == 6
    column = course.worksheets["what-matters"].column_of(top)
    assert column is not None
    assert column.text == "A lot"
    assert course.worksheets["what-matters"].column_of(rank(course, "hour")) is None


def test_as_many_lines_as_places_and_no_more_than_ten(draft: Draft) -> None:
    assert (rank(draft.course()).lines, rank(draft.course(), "hour").lines) == (3, 0)
    draft.change(SHEET, f"{SOURCE}\n    at_most: 3\n", f"{SOURCE}\n")
    assert rank(draft.course()).lines == 6
    cards = "".join(f"      - {{id: c{number}, text: Card {number}}}\n" for number in range(8))
    draft.change(SHEET, "    cards:\n", f"    cards:\n{cards}")
    assert rank(draft.course()).lines == 10


def test_a_week_has_no_sort_above_its_question(draft: Draft) -> None:
    draft.change(FIRST_WEEK, "  type: textarea\n", f"  type: rank\n  {SOURCE}\n")
    assert draft.told() == [
        f"{FIRST_WEEK}:11:23: [field.unknown-sort] there is no field 'matters' above this one. Write 'options' instead."
    ]


def test_a_preview_shows_a_rank_whose_sort_is_gone(draft: Draft) -> None:
    draft.change(SHEET, "type: sort", "type: sotr")
    course = draft.course()
    assert rank(course).options == ()
    assert {line.split(" ")[1] for line in draft.told()} == {"[field.unknown-type]"}


def test_the_ledger_holds_it_as_any_other_rank(draft: Draft) -> None:
    draft.release()
    release = load_course(draft.root).release
    assert release is not None
    fields = release.after.released["what-matters"].fields
    assert {name: fields[name].type for name in fields} == {"matters": "sort", "top": "rank", "hour": "rank"}


def test_a_sort_that_was_renamed_is_named_as_it_is_called_now(draft: Draft) -> None:
    draft.change(SHEET, "  - id: matters\n", "  - id: weights\n    renamed_from: matters\n")
    text = (draft.root / SHEET).read_text(encoding="utf-8")
    draft.write(SHEET, text.replace("      matters: {", "      weights: {"))
    assert draft.told() == [
        f"{SHEET}:36:25: [field.unknown-sort] there is no field 'matters' above this one. It is called 'weights' now."
    ]
