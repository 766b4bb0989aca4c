"""Two tabs on one worksheet, in 200 orders of typing, leaving, closing, hearing and not hearing: nothing typed ever vanishes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.browser.practice_site import practice_site
from tests.browser.two_tabs import Step, TwoTabs, What

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("interleavings")]

# As often as they stand here; typing is what all the rest is about.
TYPING: list[What] = ["replace", "append", "empty"]
REST: list[What] = ["blur", "pause", "rest", "choose", "deaf", "hide", "slow", "reload", "close"]
WEIGHTS: dict[What, int] = {"replace": 5, "append": 3, "choose": 3, "blur": 2, "pause": 2, "reload": 2}
WHATS = [what for what in (*TYPING, *REST) for _ in range(WEIGHTS.get(what, 1))]
# Mostly in one field, where they get into each other's way.
IN_FIELDS = ("reason", "reason", "reason", "wish")
STEPS = st.lists(
    st.builds(Step, st.integers(0, 1), st.sampled_from(WHATS), st.sampled_from(IN_FIELDS), st.integers(0, 2)),
    min_size=2,
    max_size=8,
)
# A slow write is under way, more is typed, and the other answer is taken before that could be written.
CHOSEN_TOO_SOON = [
    Step(0, "deaf"),
    Step(1, "replace"),
    Step(1, "rest"),
    Step(0, "replace"),
    Step(0, "rest"),
    Step(0, "slow"),
    Step(0, "append"),
    Step(0, "blur"),
    Step(0, "append"),
    Step(0, "choose"),
]
# The page goes while a slow write is under way, and what was typed meanwhile has to wait for that.
GONE_WHILE_WRITING = [
    Step(0, "replace"),
    Step(0, "slow"),
    Step(0, "blur"),
    Step(0, "append"),
    Step(0, "reload"),
]


@pytest.fixture(scope="module")
def tabs(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoTabs]:
    with practice_site(tmp_path_factory.mktemp("two-tabs")) as server:
        context = browser.new_context()
        yield TwoTabs(context, server)
        context.close()


@pytest.mark.chromium_only("keeps two pages in focus at once")
@settings(
    max_examples=200,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps=STEPS)
@example(steps=CHOSEN_TOO_SOON)
@example(steps=GONE_WHILE_WRITING)
def test_what_was_typed_is_somewhere(tabs: TwoTabs, steps: list[Step]) -> None:
    assert tabs.lost_by(steps) == []
