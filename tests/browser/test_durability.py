"""Killing the browser while somebody writes loses nothing that was called saved; the same test does see losses where there are some."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Playwright

from guided_course.model.fields import FIELD_TYPES
from tests.browser.durability import runs
from tests.browser.judging import Kept, acknowledged_in, missing
from tests.browser.random_writing import Action
from tests.sites import Built

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("durability")]


def test_nothing_that_was_called_saved_is_lost(playwright: Playwright, minimal: Built) -> None:
    done = list(runs(playwright, minimal.folder, "indexeddb", count=6, seed=20))
    assert all(run.acknowledged for run in done), "a run in which nothing was saved proves nothing"
    assert [run.lost for run in done] == [{}] * 6
    assert set(sum((run.acknowledged for run in done), Counter[str]())) == set(FIELD_TYPES)


def test_nothing_is_lost_behind_a_passphrase(playwright: Playwright, minimal: Built) -> None:
    done = list(runs(playwright, minimal.folder, "indexeddb", count=2, seed=20, locked=True))
    assert all(run.acknowledged for run in done)
    assert [run.lost for run in done] == [{}] * 2


def test_losses_are_seen(playwright: Playwright, minimal: Built) -> None:
    done = list(runs(playwright, minimal.folder, "localstorage", count=2, seed=20))
    assert all(run.acknowledged for run in done)
    assert all(run.lost for run in done)


def reported(name: str, kind: str, value: Any, revision: int) -> dict[str, Any]:
    """Return a report as the page posts it; revision 1 was said in second 1, and so on."""
    return {"field": name, "type": kind, "value": value, "revision": revision, "said": revision * 1000}


def kept(revision: int, **answers: tuple[Any, int]) -> Kept:
    """Return what stands in the store: values with the second in which they were written."""
    found = {name: {"value": value, "at": f"1970-01-01T00:00:{at:02}.000Z"} for name, (value, at) in answers.items()}
    return Kept(revision, found)


SAID = acknowledged_in(
    [reported("scale", "scale", 2, 2), reported("words", "text", "Most eve", 3), reported("scale", "scale", 1, 1)]
)


@pytest.mark.parametrize(
    ("stored", "lost"),
    [
        (kept(3, words=("Most eve", 3), scale=(2, 2)), ()),
        (kept(4, words=("Most evenings", 4), scale=(7, 4)), ()),
        (kept(3, words=("Most", 2), scale=(2, 2)), ("words",)),
        (kept(4, words=("Most", 4), scale=(2, 2)), ("words",)),
        (kept(3, words=("Most eve", 3), scale=(1, 1)), ("scale",)),
        (kept(3, words=("Most eve", 3)), ("scale",)),
        (kept(2, words=("Most eve", 3), scale=(2, 2)), ("the last revision",)),
        (kept(0), ("scale", "words", "the last revision")),
    ],
)
def test_what_counts_as_lost(stored: Kept, lost: tuple[str, ...]) -> None:
    assert set(missing(SAID, stored, [])) == set(lost)


def test_an_answer_may_be_gone_only_when_the_reader_took_it_back_afterwards() -> None:
    gone = kept(4, words=("Most eve", 3))
    gave, took = Action("scale", 1.5, empties=False), Action("scale", 2.5, empties=True)
    assert not missing(SAID, gone, [gave, took])
    assert set(missing(SAID, gone, [gave])) == {"scale"}
    assert set(missing(SAID, gone, [Action("scale", 0.5, empties=True), gave])) == {"scale"}
    assert set(missing(SAID, gone, [gave, Action("words", 2.5, empties=True)])) == {"scale"}
    unwritten = kept(2, words=("Most eve", 3))
    assert set(missing(SAID, unwritten, [gave, took])) == {"scale", "the last revision"}


def test_gaps_grow_one_by_one() -> None:
    said = acknowledged_in([reported("plan", "ifthen", {"when": "I come", "then": "sit"}, 1)])
    assert missing(said, kept(2, plan=({"when": "I come home", "then": "sit"}, 2)), []) == {}
    assert set(missing(said, kept(2, plan=({"when": "I come home"}, 2)), [])) == {"plan"}
