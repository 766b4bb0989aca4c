"""The way out: on every page of every course, to where the course says, with one small script in each page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guided_course.model import LEAVE_TO
from tests.sites import ROOT, Built, build_site

SCRIPT = re.compile(r'<meta name="guided-course"[^>]*>\s*<script>(.*?)</script>', re.DOTALL)


@pytest.fixture(params=["side_by_side", "minimal"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def test_every_page_has_a_plain_link_right_after_the_skip_link(built: Built) -> None:
    for page in built.pages:
        links = re.findall(r"<a\s[^>]*>", built.read(page.as_posix()).split('class="skip"', 1)[1])
        assert re.search(r'class="leave__link"', links[0]), page
        assert f'href="{LEAVE_TO}"' in links[0], page
        assert 'rel="nofollow noreferrer"' in links[0], page


def test_the_script_in_the_pages_is_small_and_the_same(built: Built) -> None:
    scripts = set()
    for page in built.pages:
        html = built.read(page.as_posix())
        (script,) = SCRIPT.findall(html)
        scripts.add(script)
        # It swaps what it finds before it, and what comes later can't show itself first.
        icons = [found.start() for found in re.finditer(r"<link[^>]*data-discreet", html)]
        assert len(icons) >= 2, page
        assert max(icons) < html.index(script) < html.index("<title>") < html.index('rel="stylesheet"'), page
    (script,) = scripts
    assert len(script.encode()) < 1700


def test_no_page_tells_others_where_a_reader_comes_from(built: Built) -> None:
    for page in built.pages:
        assert '<meta name="referrer" content="no-referrer">' in built.read(page.as_posix()), page


def test_tab_and_history_do_not_say_what_somebody_asked_for(side_by_side: Built) -> None:
    description = re.search(r"^site_description: (.*)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert description
    for page, plain, title in (
        ("help.html", "Help", "Get help"),
        ("go/right-for-us.html", "Worksheet", "Is this right for us now?"),
    ):
        head, _, body = side_by_side.read(page).partition("</head>")
        assert f"<title>{plain} · Side by Side</title>" in head
        assert f'<meta name="description" content="{description[1]}">' in head
        assert title not in head
        assert re.search(rf"<h1[^>]*>\s*{re.escape(title)}", body)
        assert title in side_by_side.read("search/search_index.json")
    assert "<title>Our map · Side by Side</title>" in side_by_side.read("go/our-map.html")


def test_a_course_can_choose_where_it_is_left_to(course_copy: Path, tmp_path: Path) -> None:
    index = course_copy / "content/index.md"
    text = index.read_text("utf-8").replace("\ntitle:", "\nleave_to: https://weather.example/?a=1&b=2\ntitle:", 1)
    index.write_text(text, "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    assert built.warnings == ()
    assert 'href="https://weather.example/?a=1&amp;b=2" rel="nofollow noreferrer"' in built.read("index.html")
