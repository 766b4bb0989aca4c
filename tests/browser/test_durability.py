"""Killing the browser while somebody writes loses nothing that was called saved; the same test does see losses where there are some."""

from __future__ import annotations

import pytest
from playwright.sync_api import Playwright

from tests.browser.durability import Kept, missing, runs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("durability")]


def test_nothing_that_was_called_saved_is_lost(playwright: Playwright) -> None:
    done = list(runs(playwright, "indexeddb", count=20, seed=20))
    assert all(run.acknowledged > 0 for run in done), "a run in which nothing was saved proves nothing"
    assert [run.lost for run in done] == [()] * 20


def test_losses_are_seen(playwright: Playwright) -> None:
    done = list(runs(playwright, "localstorage", count=2, seed=20))
    assert all(run.acknowledged > 0 for run in done)
    assert all(run.lost for run in done)


def test_what_counts_as_lost() -> None:
    acknowledged = Kept(3, {"reason": "Most eve", "closeness": "2"})
    assert missing(acknowledged, Kept(3, {"reason": "Most eve", "closeness": "2"})) == ()
    assert missing(acknowledged, Kept(4, {"reason": "Most evenings", "closeness": "3"})) == ()
    assert missing(acknowledged, Kept(3, {"reason": "Most", "closeness": "2"})) == ("reason",)
    assert missing(acknowledged, Kept(3, {"reason": "Most eve"})) == ("closeness",)
    assert missing(acknowledged, Kept(2, {"reason": "Most eve", "closeness": "2"})) == ("the last revision",)
