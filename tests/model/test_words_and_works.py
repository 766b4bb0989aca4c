"""Words to avoid and works to cite. The golden list of `loose-words` shows each place; here is what is left alone."""

from __future__ import annotations

import pytest

from guided_course.model.wording import Wording, find_avoided
from guided_course.model.works import find_dois, plain_doi
from tests.model.courses import LOOSE_WORDS, PICTURE, Draft

WORDS = "avoid: [{words: [hast*, in time], why: So, instead: So.}]"
WORKS = "works: [{doi: 10.1037/abc, authors: One, year: 2016, found: Little.}]"


def _uses(text: str, *words: str) -> list[str]:
    wording = Wording.model_validate({"avoid": [{"words": list(words), "why": "So.", "instead": "So."}]})
    return [written for _, written, _ in find_avoided(text, "", wording)]


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("toxic", "Toxic, toxics, intoxic and un_toxic_", ["Toxic", "toxic"]),
        ("toxic*", "toxicity, toxics", ["toxicity", "toxics"]),
        (
            "love language",
            "love-language, love  language, love\nlanguage",
            ["love-language", "love language", "love language"],
        ),
        ("love language", "love. Language, love\n\nlanguage, lovelanguage", []),
        ("it's proven", "It’s proven, it''s *proven*", ["It’s proven", "it's proven"]),
    ],
)
def test_uses_of_a_word(word: str, text: str, found: list[str]) -> None:
    assert _uses(text, word) == found


def test_nothing_is_found_where_nothing_can_be_looked_for() -> None:
    assert _uses("toxic, *", "*", "?!") == []


def test_the_longer_phrase_is_told_once() -> None:
    assert _uses("a toxic person", "toxic", "toxic person") == ["toxic person"]


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("https://doi.org/10.1016/S0065-2601%2806%2938002-1", "10.1016/s0065-2601(06)38002-1"),
        ("[a](https://doi.org/10.1016/S0065-2601(06)38002-1), b)", "10.1016/s0065-2601(06)38002-1"),
        ("(http://dx.doi.org/10.1037/ABC).", "10.1037/abc"),
        ('[a](HTTPS://DOI.ORG/10.1037/abc "b")', "10.1037/abc"),
        ("<https://doi.org/10.1037/abc>", "10.1037/abc"),
        ("**https://doi.org/10.1037/abc?from=b#c**", "10.1037/abc"),
        ("https://doi.org/10.1037/0893-3200.21.4.572.", "10.1037/0893-3200.21.4.572"),
    ],
)
def test_forms_of_a_doi(written: str, doi: str) -> None:
    assert [found for _, found in find_dois(written)] == [doi]
    assert plain_doi(doi.upper()) == plain_doi(f"https://doi.org/{doi}") == doi


def test_a_course_needs_neither_file(draft: Draft) -> None:
    draft.change(PICTURE, "/// spectrum", "Toxic [One](https://doi.org/10.1037/abd).\n\n/// spectrum")
    assert draft.told() == []
    assert draft.course().works == ()


def test_each_file_is_asked_for_its_own_rule_alone(draft: Draft) -> None:
    draft.change(PICTURE, "/// spectrum", "Hastily [One](https://doi.org/10.1037/abd).\n\n/// spectrum")
    draft.write("wording.yml", WORDS)
    (hasty,) = draft.found()
    (draft.root / "wording.yml").unlink()
    draft.write("sources.yml", WORKS)
    (unverified,) = draft.found()
    assert (hasty.split()[1], unverified.split()[1]) == ("wording.avoided", "source.unverified")
    assert [(work.authors, work.year, work.title) for work in draft.course().works] == [("One", 2016, "")]


@pytest.mark.parametrize("name", ["wording.yml", "sources.yml"])
def test_a_file_that_can_t_be_read_asks_nothing_of_texts(draft: Draft, name: str) -> None:
    draft.change(PICTURE, "/// spectrum", "Hastily [One](https://doi.org/10.1037/abd).\n\n/// spectrum")
    draft.write(name, "avoid: [")
    assert [line.partition(":")[0] for line in draft.found()] == [name]


def test_the_broken_course_breaks_every_rule() -> None:
    problems = (LOOSE_WORDS / "problems.txt").read_text(encoding="utf-8")
    codes = (
        "wording.avoided",
        "wording.double",
        "wording.bad-word",
        "source.unverified",
        "source.double",
        "source.bad-doi",
    )
    assert [code for code in codes if f"[{code}]" not in problems] == []
