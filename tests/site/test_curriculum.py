"""The page on what the course teaches: every concept, with links that never change, for readers and for the search."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guided_course.adapters.course.curriculum import keeping_of
from guided_course.model import CURRICULUM_FILE, load_course
from tests.links import read_links
from tests.model.curricula import CURRICULA
from tests.sites import ROOT, WEB_ONLY, Built, build_site

PAGE = "curriculum.html"


@pytest.fixture
def with_curriculum(course_copy: Path) -> Path:
    (course_copy / CURRICULUM_FILE).write_text((CURRICULA / "whole.yml").read_text("utf-8"), "utf-8")
    return course_copy


def _row(html: str, concept: str) -> str:
    """Return a row of a table, as words and addresses."""
    row = html.partition(f'id="concept-{concept}"')[2].partition("</tr>")[0]
    return re.sub(r"\s+", " ", re.sub(r'<a [^>]*href="([^"]*)"[^>]*>|<[^>]*>', r" \1 ", f"<{row}")).strip()


def test_every_concept_has_its_row_and_every_link_is_permanent(side_by_side: Built) -> None:
    course = load_course(ROOT).course
    assert course is not None
    assert course.curriculum is not None
    found = read_links(side_by_side.folder / PAGE)
    assert {id for id in found.ids if id.startswith("concept-")} == {
        f"concept-{c.id}" for c in course.curriculum.concepts
    }
    assert len(found.ids) == len(set(found.ids))
    html = side_by_side.read(PAGE)
    tables = html.partition('<div class="curriculum">')[2].partition("<footer")[0]
    links = re.findall(r'href="([^"#]+)"', tables)
    assert links
    for link in links:
        assert re.fullmatch(r"go/[a-z0-9-]+\.html", link), link
        assert (side_by_side.folder / link).is_file(), link


def test_a_row_says_what_kind_it_is_where_it_is_and_who_sees_the_worksheet(
    with_curriculum: Path, tmp_path: Path
) -> None:
    built = build_site(with_curriculum, tmp_path / "site")
    assert built.warnings == ()
    html = built.read(PAGE)
    assert _row(html, "C001") == (
        "What a picture shows Idea Week go/first-steps.html 1 go/further.html 2"
        " To read go/first-steps.html Week 1 go/a-picture.html 1.1 A picture of the day"
        " To do go/one-of-each.html 1A One of each partly together go/first-steps.html Together, in week 1"
    )
    assert _row(html, "C003") == (
        "Telling what is in the way Skill Week go/first-steps.html 1 To read go/in-the-way.html 1.2 What is in the way"
    )
    assert _row(html, "by-hand.7") == "Something that nobody has written yet Idea Week go/further.html 2 being written"


def test_only_words_that_are_used_are_explained(with_curriculum: Path, tmp_path: Path) -> None:
    html = build_site(with_curriculum, tmp_path / "site").read(PAGE)
    said = html.partition('id="who-sees"')[2].partition("</dl>")[0]
    assert re.findall(r"<dt>([^<]+)</dt>", said) == ["partly together"]


def test_search_finds_it_by_its_groups(side_by_side: Built) -> None:
    entries = {entry["location"]: entry for entry in json.loads(side_by_side.read("search/search_index.json"))["docs"]}
    assert entries[PAGE]["title"] == "What this course teaches"
    found = entries[f"{PAGE}#group-barriers"]
    assert found["title"] == "Twelve barriers"
    assert "fear of being seen" in found["text"]


def test_every_page_leads_to_it(side_by_side: Built) -> None:
    for page in side_by_side.pages:
        foot = side_by_side.read(page.as_posix()).partition('<footer class="colophon">')[2]
        if foot:
            assert re.search(rf'href="[^"]*{PAGE}"[^>]*>What this course teaches</a>', foot), page
    assert f'<a href="{PAGE}" aria-current="page">' in side_by_side.read(PAGE).replace("./", "")


def test_an_own_navigation_needs_no_mention_of_it(with_curriculum: Path, tmp_path: Path) -> None:
    settings = {"nav": ["index.md", "help.md"], "validation": {"nav": {"omitted_files": "warn"}}}
    built = build_site(with_curriculum, tmp_path / "site", **settings)
    assert (built.folder / PAGE).is_file()
    assert [warning for warning in built.warnings if "curriculum.md" in warning] == []


def test_a_course_without_a_curriculum_has_no_such_page(minimal: Built) -> None:
    assert not (minimal.folder / PAGE).exists()
    assert "curriculum" not in minimal.read("index.html")


def test_addresses_that_are_folders(with_curriculum: Path, tmp_path: Path) -> None:
    built = build_site(with_curriculum, tmp_path / "site", use_directory_urls=True, **WEB_ONLY)
    html = built.read("curriculum/index.html")
    assert 'href="../go/a-picture.html"' in html
    assert "What a picture shows" in built.read("search/search_index.json")


def test_who_comes_to_see_each_worksheet() -> None:
    course = load_course(ROOT).course
    assert course is not None
    said = {
        id: keeping_of(course.worksheets[id])
        for id in ("right-for-us", "four-ways-cards", "our-map", "working-agreement")
    }
    assert said == {
        "right-for-us": "never-saved",
        "four-ways-cards": "private",
        "our-map": "choice",
        "working-agreement": "together",
    }
