"""Addresses of other websites: only those that a link can lead to safely."""

from __future__ import annotations

import pytest

from guided_course.model import LEAVE_TO
from guided_course.model.addresses import is_https_address
from tests.model.courses import Draft


@pytest.mark.parametrize(
    "written", [LEAVE_TO, "https://example.org", "https://example.org:8443/a?b=c#d", "https://xn--bcher-kva.example/"]
)
def test_whole_addresses(written: str) -> None:
    assert is_https_address(written)


@pytest.mark.parametrize(
    "written",
    [
        "http://example.org",
        "example.org",
        "//example.org",
        "https://",
        "https:example.org",
        "https://localhost",
        "https://me@example.org",
        "https://example.org/a b",
        "https://example.org/\u202e",
        "https://[::1",
        "javascript:alert(1)",
        "",
    ],
)
def test_others(written: str) -> None:
    assert not is_https_address(written)


def test_a_course_says_where_it_is_left_to(draft: Draft) -> None:
    assert draft.course().leave_to == LEAVE_TO
    draft.change("content/index.md", "\ntitle:", "\nleave_to: https://weather.example\ntitle:")
    assert draft.found() == []
    assert draft.course().leave_to == "https://weather.example"


def test_a_wrong_address_is_reported_in_its_place(draft: Draft) -> None:
    draft.change("content/index.md", "\ntitle:", "\nleave_to: http://weather.example\ntitle:")
    (problem,) = draft.told()
    assert problem.startswith("content/index.md:3:11: [course.bad-value] leave_to must be an address that begins with")
    assert "Write the whole address of a website" in problem
    assert draft.course().leave_to == LEAVE_TO
