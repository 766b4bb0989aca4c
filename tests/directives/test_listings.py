"""The blocks that list what stands elsewhere in the course: its terms, and the works it leans on."""

from __future__ import annotations

import re

import pytest

from guided_course.directives import RenderReport
from guided_course.model import Course
from tests.directives.conversion import convert, markdown_with
from tests.model.courses import Draft

LESSON = "content/weeks/02-further/1-a-limit.md"


@pytest.fixture
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    draft = Draft(tmp_path_factory.mktemp("listing"))
    draft.write(
        "sources.yml",
        'works: [{doi: "10.1000/a(1)b", authors: "Ape & \'co\'", year: 2010, title: On arms, journal: Trees, found: Arms "help".}]',
    )
    draft.change(LESSON, "/// keyidea", "[A](https://doi.org/10.1000/a(1)b)\n\n/// keyidea")
    draft.change(LESSON, "/// keyidea | Limit\n", "/// keyidea | Limit\nWhat *I* will do.\n\n")
    return draft.course()


def test_the_glossary(course: Course) -> None:
    html, report = convert("Before.\n\n/// glossary\n///\n\nAfter.", course)
    assert report.rendered == {"glossary": 1}
    assert re.findall(r"<dt>(.*?)</dt>", html) == ["A kind sentence", "Flow", "Limit"]
    assert re.findall(r'<h2[^>]*id="(.*?)">(.)</h2>', html) == [
        ("glossary-a", "A"),
        ("glossary-f", "F"),
        ("glossary-l", "L"),
    ]
    assert re.findall(r'<li><a href="(.*?)">(.)</a></li>', html) == [
        ("#glossary-a", "A"),
        ("#glossary-f", "F"),
        ("#glossary-l", "L"),
    ]
    assert "<p>What <em>I</em> will do.</p>" in html
    assert '<a href="weeks/02-further/1-a-limit.md">A limit</a>' in html


def test_its_links_lead_from_wherever_the_page_lies(course: Course) -> None:
    report = RenderReport()
    markdown = markdown_with(report, course)
    for path, link in (("deep/er/words.md", "../../weeks/"), ("weeks/words.md", "02-further/"), ("words.md", "weeks/")):
        report.path = path
        assert f'href="{link}' in markdown.convert("/// glossary\n///")


def test_the_works(course: Course) -> None:
    html, _ = convert("/// sources\n///", course)
    assert "Ape &amp; &lsquo;co&rsquo; (2010)" in html
    assert "<cite>On arms. Trees</cite>" in html
    assert "Arms &ldquo;help&rdquo;." in html
    assert 'href="https://doi.org/10.1000/a(1)b"' in html
    assert 'Named in <a href="weeks/02-further/1-a-limit.md">' in html


def test_without_a_course_there_is_nothing_to_list() -> None:
    for name in ("glossary", "sources"):
        assert convert(f"/// {name}\n///")[0] == f'<div class="{name}"></div>'
