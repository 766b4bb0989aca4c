"""The policy of every built page: it is there first, it fits the page, and authors hear what it won't let work."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from guided_course.publish import page_policy, script_hash
from tests.sites import MKDOCS_YML, ROOT, Built, build_site
from tests.theme_build import load_theme_build

LESSON = "content/weeks/01-first-steps/3-background.md"
# Three of Material, and one of ours.
MOST_HASHES = 4


class _Page(HTMLParser):
    """A page, read independently of the code that gave it its policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        self._in_script = tag == "script" and "src" not in values and values.get("type") != "application/json"
        if self._in_script:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    @property
    def policies(self) -> list[str]:
        return [a["content"] for t, a in self.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"]


def test_every_page_has_a_policy_that_fits_it_and_comes_first(side_by_side: Built) -> None:
    every: set[str] = set()
    for path in side_by_side.pages:
        page = _Page(side_by_side.read(path.as_posix()))
        hashes = {script_hash(script) for script in page.scripts}
        assert page.policies == [page_policy(hashes)], path
        assert page.tags[2:5] == [
            ("meta", {"charset": "utf-8"}),
            ("meta", {"http-equiv": "Content-Security-Policy", "content": page_policy(hashes)}),
            page.tags[4],
        ], path
        every |= hashes
    assert len(every) <= MOST_HASHES, every


def test_nothing_of_ours_is_inline_that_a_policy_would_block(side_by_side: Built, minimal: Built) -> None:
    for built in (side_by_side, minimal):
        for path in built.pages:
            for tag, attributes in _Page(built.read(path.as_posix())).tags:
                assert tag != "style", path
                assert "style" not in attributes, (path, tag)
                assert [name for name in attributes if name.startswith("on")] == [], (path, tag)


def test_columns_are_aligned_without_inline_styles(course_copy: Path, tmp_path: Path) -> None:
    lesson = course_copy / LESSON
    lesson.write_text(lesson.read_text("utf-8") + "\n\n| a | b |\n|:-:|--:|\n| c | d |\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    assert built.warnings == ()
    html = built.read("go/background.html")
    assert '<td align="center">c</td>' in html
    assert '<td align="right">d</td>' in html
    assert "style=" not in html


RAW = """
<div style="color: blue" markdown>

Words.
{: onclick="alert(1)" }

</div>

<div style="color: red">Again.</div>

<script>document.title = "walnuts"</script>

<img src="https://example.org/a.png" alt="Far away">
"""


def test_authors_hear_what_will_not_work_and_where(course_copy: Path, tmp_path: Path) -> None:
    lesson = course_copy / LESSON
    before = lesson.read_text("utf-8").rstrip("\n") + "\n"
    lesson.write_text(before + RAW, "utf-8")
    (course_copy / "mkdocs.yml").write_text(MKDOCS_YML + "  - md_in_html\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    start = before.count("\n")
    said = sorted(re.findall(r"^(.*?): \[(policy\.\w+)\]", warning)[0] for warning in built.warnings)
    assert said == sorted(
        [
            (f"{LESSON}:{start + 9}:1", "policy.style"),
            (f"{LESSON}:{start + 11}:1", "policy.script"),
            (f"{LESSON}:{start + 13}:1", "policy.remote"),
            # What an extension made of the text doesn't stand in it word for word.
            (f"{LESSON}:1:1", "policy.style"),
            (f"{LESSON}:1:1", "policy.handler"),
        ]
    )
    assert any("'https://example.org/a.png' is never loaded" in warning for warning in built.warnings)


def test_a_script_in_a_text_gets_no_leave_to_run(course_copy: Path, tmp_path: Path) -> None:
    lesson = course_copy / LESSON
    lesson.write_text(lesson.read_text("utf-8") + RAW, "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    assert "walnuts" in built.read("go/background.html")
    hashed = script_hash('document.title = "walnuts"')
    assert hashed not in built.read("go/background.html")
    assert hashed not in built.read("_headers")


def test_what_a_theme_of_the_authors_adds_is_allowed(course_copy: Path, tmp_path: Path) -> None:
    mine = course_copy / "mine"
    mine.mkdir()
    (mine / "main.html").write_text(
        '{% extends "main.html" %}{% block extrahead %}<script>let walnuts</script>{% endblock %}', "utf-8"
    )
    # A template can't extend itself by name, so it stands beside the theme's own.
    (mine / "frame.html").write_text((ROOT / "site_theme/templates/main.html").read_text("utf-8"), "utf-8")
    (mine / "main.html").write_text((mine / "main.html").read_text("utf-8").replace("main.html", "frame.html"), "utf-8")
    (mine / "own.html").write_text(
        '<!doctype html><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head>',
        "utf-8",
    )
    settings = MKDOCS_YML.replace(
        "name: guided-course", "name: guided-course\n  custom_dir: mine\n  static_templates: [own.html]"
    )
    (course_copy / "mkdocs.yml").write_text(settings, "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    hashed = script_hash("let walnuts")
    assert hashed in _Page(built.read("go/background.html")).policies[0]
    assert hashed in built.read("_headers")
    assert _Page(built.read("own.html")).policies == ["default-src 'none'"]


def test_the_preview_has_no_policy_and_plain_names(course_copy: Path, tmp_path: Path) -> None:
    """The script that loads a page anew after an edit is put into it by MkDocs' own server."""
    built = build_site(course_copy, tmp_path / "site", command="serve")
    assert _Page(built.read("index.html")).policies == []
    assert 'src="assets/javascripts/course.js"' in built.read("index.html")
    assert not (built.folder / "_headers").exists()


def test_google_finds_no_severe_issue(side_by_side: Built) -> None:
    theme = load_theme_build()
    theme.install()
    (meta,) = _Page(side_by_side.read("go/our-map.html")).policies
    (header,) = re.findall(r"Content-Security-Policy: (.*)", side_by_side.read("_headers"))
    program = ROOT / "tests/vectors/policy/evaluate.js"
    unsafe = "script-src 'unsafe-inline'"
    found = json.loads(theme.node(program, str(theme.PACKAGES), meta, header, unsafe))
    severe = [[f for f in findings if f["severity"] in ("HIGH", "SYNTAX", "MEDIUM")] for findings in found]
    assert severe[:2] == [[], []]
    assert severe[2], "it finds what is there"


def test_the_plugins_may_stand_in_either_order(course_copy: Path, tmp_path: Path) -> None:
    plugins = ["material/search", "guided-course/offline", "guided-course/course"]
    assert build_site(course_copy, tmp_path / "site", plugins=plugins).warnings == ()


def test_a_missing_plugin_is_said_in_one_line(
    course_copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site(course_copy, tmp_path / "site", plugins=["material/search", "guided-course/offline"])
    assert "'guided-course/offline' needs 'guided-course/course' beside it in mkdocs.yml." in caplog.text
