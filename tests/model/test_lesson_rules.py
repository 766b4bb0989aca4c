from __future__ import annotations

import pytest

from tests.model.courses import PICTURE, Draft

SKILL = "content/weeks/02-further/3-kind-words.md"
BARRIERS = "content/weeks/01-first-steps/2-in-the-way.md"
READING = "content/weeks/01-first-steps/3-background.md"


def test_a_missing_block_is_told_at_the_kind(draft: Draft) -> None:
    draft.change(PICTURE, "/// keyidea | Flow", "/// pause")
    assert draft.found() == [f"{PICTURE}:3:7 lesson.missing-block"]


def test_barriers_are_at_least_two(draft: Draft) -> None:
    text = (draft.root / BARRIERS).read_text(encoding="utf-8")
    start, end = text.index("/// barrier | Fear"), text.index("/// keyidea")
    draft.write(BARRIERS, text[:start] + text[end:])
    assert draft.found() == [f"{BARRIERS}:3:7 lesson.missing-block"]


def test_blocks_come_in_order(draft: Draft) -> None:
    text = (draft.root / PICTURE).read_text(encoding="utf-8")
    placed = "/// worksheet | one-of-each\n///\n"
    draft.write(PICTURE, text.replace(placed, "").replace("> Alex", f"{placed}\n> Alex"))
    assert draft.found() == [f"{PICTURE}:11:1 lesson.wrong-order"]


def test_key_idea_may_stand_anywhere(draft: Draft) -> None:
    text = (draft.root / PICTURE).read_text(encoding="utf-8")
    draft.write(PICTURE, text.replace("> Alex", "/// keyidea\nFirst.\n///\n\n> Alex"))
    assert draft.found() == []


def test_examples_go_forwards(draft: Draft) -> None:
    draft.change(SKILL, "/// example | worked: Noor", "/// example | blank: ____ Noor")
    draft.change(SKILL, '"When the dishes stand', '"____ When the dishes stand')
    assert draft.found() == [f"{SKILL}:17:1 lesson.examples-backwards"]


def test_reading_asks_for_nothing(draft: Draft) -> None:
    draft.write(READING, (draft.root / READING).read_text(encoding="utf-8").partition("/// dialogue")[0])
    assert draft.found() == []


@pytest.mark.parametrize(("extra", "is_long"), [(320, False), (420, True)])
def test_length_is_two_hundred_words_a_minute(draft: Draft, extra: int, is_long: bool) -> None:
    text = (draft.root / READING).read_text(encoding="utf-8")
    draft.write(READING, f"{text}\n{'word ' * extra}\n")
    assert draft.found() == ([f"{READING}:6:10 lesson.too-long"] if is_long else [])


def test_lesson_without_text(draft: Draft) -> None:
    draft.write(READING, (draft.root / READING).read_text(encoding="utf-8").partition("## A page")[0])
    assert draft.found() == [f"{READING}:2:1 lesson.empty"]


def test_title_stands_in_the_front_matter_only(draft: Draft) -> None:
    draft.change(READING, "## A page", "# A page")
    assert draft.found() == [f"{READING}:10:1 text.title"]


@pytest.mark.parametrize("opening", ["```", "~~~ text", "<!-- a note"])
def test_code_and_comments_end(draft: Draft, opening: str) -> None:
    draft.change(READING, "## A page to read", f"{opening}\n\n## A page to read")
    assert draft.found() == [f"{READING}:10:1 text.unclosed"]
