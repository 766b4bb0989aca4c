"""No sentence and no person of Side by Side turns up twice, but for what is meant to come back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guided_course.model import Course
from tests.content import guide
from tests.content.places import Place, find_places
from tests.content.repeats import find_names, plain_sentence, repeated_sentences, shared_names
from tests.sites import ROOT

LESSON = "content/weeks/01-first/1-one.md"
OTHER = "content/weeks/01-first/2-two.md"
WEEK = "content/weeks/01-first/index.md"
NEXT_WEEK = "content/weeks/02-second/index.md"
SHEET = "exercises/sheet.yml"


@pytest.fixture(scope="module")
def places() -> list[Place]:
    return find_places(ROOT)


def no_people(course: Course) -> list[str]:
    """Return what else has capitals: the authors of works, and the titles of pages and lessons."""
    titles = (text.title for text in (*course.pages, *course.lessons.values()))
    return [*(work.authors for work in course.works), *titles]


def test_no_sentence_stands_in_two_places(places: list[Place]) -> None:
    repeated = repeated_sentences(places)
    left = {said: paths for said, paths in repeated.items() if not any(words in said for words in guide.STANDING)}
    assert {said: paths for said, paths in left.items() if said not in guide.REPEATED_FOR_NOW} == {}
    assert set(guide.REPEATED_FOR_NOW) - set(left) == set(), "these stand in one place now: take them off the list"


def test_standing_words_are_said(places: list[Place]) -> None:
    said = [plain_sentence(words) for place in places for words in place.sentences]
    assert [words for words in guide.STANDING if not any(words in sentence for sentence in said)] == []


def test_nobody_turns_up_in_two_stories(places: list[Place], course: Course) -> None:
    assert shared_names(places, no_people(course)) == {}


def test_the_people_of_the_scenes_are_found(places: list[Place]) -> None:
    names = find_names(places)
    assert {"Kofi", "Luca", "Greta", "Anselm", "Dana", "Sam", "Nadia", "Oskar"} <= names
    assert not names & {"We", "Both", "Perhaps", "Get", "Connection", "Tell"}


class Draft:
    """A little course whose words a test chooses."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path in (WEEK, NEXT_WEEK):
            self.say(path, "", "aim: To begin.\nworksheets: [sheet]" if path == WEEK else "aim: To go on.")
        self.write(SHEET, "fields: [{id: a, type: text, prompt: What is it?}]")

    def say(self, path: str, body: str, front: str = "kind: reading") -> None:
        self.write(path, f"---\nid: {Path(path).stem}\n{front}\n---\n{body}\n")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def repeated(self) -> list[str]:
        return list(repeated_sentences(find_places(self.root)))

    def shared(self) -> dict[str, list[str]]:
        return shared_names(find_places(self.root), ["Doss and colleagues"])


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        (
            "> She **put** the cup down, and didn't say a word.",
            "So: she put the cup down and didn’t\nsay a word!",
            True,
        ),
        ("She put the cup down and said no.", "She put the cup down, and he said no.", False),
        ("She put the cup down, no.", "She put the cup down, no.", False),
        ("- It is the same long line in a list\n- Two", "1. It is the same long line in a list\n2. Three", True),
        ("`She put the cup down and said no word.`", "She put the cup down and said no word.", False),
        ("/// recall\n1. She put the cup down and said no word.\n///", "She put the cup down and said no word.", False),
    ],
)
def test_sentences_that_are_said_twice(draft: Draft, one: str, other: str, is_found: bool) -> None:
    draft.say(LESSON, one)
    draft.say(OTHER, other)
    assert bool(draft.repeated()) is is_found


def test_a_sentence_may_come_back_within_one_file_and_in_a_series_of_sheets(draft: Draft) -> None:
    said = "It is the same long line in all of them."
    draft.say(LESSON, f"{said}\n\n{said}")
    assert draft.repeated() == []
    for name, line in (("first", ""), ("second", "looks_back_to: first\n"), ("third", "looks_back_to: first\n")):
        draft.write(
            f"exercises/{name}.yml",
            f"{line}closing: This one stands on every look at the end.\nfields: [{{id: a, type: text, prompt: A?}}]",
        )
    assert draft.repeated() == []
    draft.write("exercises/fourth.yml", f"closing: {said}\nfields: [{{id: a, type: text, prompt: A?}}]")
    assert draft.repeated() == ["it is the same long line in all of them"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (OTHER, "On Monday, Ann left."),
        (NEXT_WEEK, "Then there is Ann."),
        (SHEET, "fields: [{id: a, type: text, prompt: What would Ann do?}]"),
        (SHEET, "fields: [{id: a, type: text, prompt: A?}]\nexamples: [{name: 'Ann, 40', answers: {}}]"),
        ("content/help.md", "Ann's sister called."),
    ],
)
def test_people_who_turn_up_twice(draft: Draft, path: str, text: str) -> None:
    draft.say(LESSON, "On Monday, Ann came home, and Doss (2016) was there.")
    (draft.write if path == SHEET else draft.say)(path, text)
    assert draft.shared() == {"Ann": sorted([LESSON, path])}


def test_a_week_page_may_name_the_people_of_its_week(draft: Draft) -> None:
    draft.say(LESSON, "On Monday, Ann came home.")
    draft.say(WEEK, "You will meet Ann. On Monday it begins.", "aim: To begin.")
    draft.say(NEXT_WEEK, "/// recall\n1. What did Ann do?\n///", "aim: To go on.")
    assert draft.shared() == {}


def test_authors_of_sources_are_nobody_s_people(draft: Draft) -> None:
    for path in (LESSON, OTHER):
        draft.say(path, f"A trial by Doss, and {path[-5:-3]}.")
    assert draft.shared() == {}


def test_words_that_only_start_sentences_are_no_names(draft: Draft) -> None:
    draft.say(LESSON, 'Perhaps not. He said, "Roles change." A role is a role; I\'m sure on Sundays.')
    draft.say(OTHER, 'Perhaps so. Sounds like: "Roles again." I\'m sure on Sundays.')
    assert draft.shared() == {}


def test_the_real_course_would_notice_a_borrowed_person_and_a_borrowed_line(tmp_path: Path, course: Course) -> None:
    for folder in ("content", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    file = tmp_path / course.lessons["the-repair-loop"].source.problem_path
    line = "They washed up without a word, and Kofi folded the letter from the college again."
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    other = tmp_path / course.lessons["four-ways-to-lean"].source.problem_path
    other.write_text(f"{other.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    places = find_places(tmp_path)
    assert any(said.startswith("they washed up without a word") for said in repeated_sentences(places))
    assert set(shared_names(places, no_people(course))) == {"Kofi"}
