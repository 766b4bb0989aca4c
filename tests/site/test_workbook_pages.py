"""The pages about the reader's own words: workbook, copies, spaces. They are on every site, and never in an author's way."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.links import read_links
from tests.sites import MKDOCS_YML, WEB_ONLY, Built, build_site

TOOLS = {
    "workbook": "My workbook",
    "backup": "Keep a copy",
    "spaces": "Who writes here",
    "self-check": "Check that saving works",
}
TAKE = "take-it-with-you"

HOSTINGS = {
    "directory urls": {**WEB_ONLY, "use_directory_urls": True},
    "file urls": {**WEB_ONLY, "use_directory_urls": False},
    "everywhere": {},
    "base path": {**WEB_ONLY, "site_url": "https://example.org/kurs/", "use_directory_urls": True},
    "base path, everywhere": {"site_url": "https://example.org/kurs/"},
}


def _page(built: Built, name: str) -> Path:
    """Return where a tool's page lies, in whichever style of addresses."""
    (page,) = [p for p in built.pages if p.as_posix() in (f"{name}/index.html", f"{name}.html")]
    return page


def _attribute(html: str, name: str) -> list[str]:
    return re.findall(rf'\b{name}="([^"]*)"', html)


def _catalogue(html: str) -> dict[str, object]:
    (text,) = re.findall(r'<script type="application/json" id="catalogue">(.*?)</script>', html, re.DOTALL)
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module", params=HOSTINGS)
def hosted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, minimal: Built) -> Built:
    course = minimal.folder.parent / "course"
    return build_site(course, tmp_path_factory.mktemp("hosted") / "site", **HOSTINGS[request.param])


def test_they_build_without_a_warning_and_with_their_titles(hosted: Built) -> None:
    assert hosted.warnings == ()
    for name, title in TOOLS.items():
        html = hosted.read(_page(hosted, name).as_posix())
        assert f"<h1>{title}</h1>" in html
        assert f"<title>{title} · " in html
        assert f'data-kind="{name}"' in html
        assert "data-item" not in re.findall(r"<article[^>]*>", html)[0]


def test_their_modules_know_the_way_to_the_root(hosted: Built) -> None:
    for name in ("workbook", "backup"):
        page = _page(hosted, name)
        html = hosted.read(page.as_posix())
        (root,) = _attribute(html, "data-root")
        here = f"https://example.org/kurs/{page.as_posix()}"
        assert urljoin(here, root) == "https://example.org/kurs/"
        sheets = _catalogue(html)["sheets"]
        assert isinstance(sheets, list)
        for sheet in sheets:
            target = urlsplit(urljoin(here, root + sheet["url"])).path.removeprefix("/kurs/")
            assert (hosted.folder / target).is_file(), target
        if name == "backup":
            (age,) = _attribute(html, "data-age")
            assert (hosted.folder / urlsplit(urljoin(here, age)).path.removeprefix("/kurs/")).is_file()
            assert re.search(r"/age(\.[0-9a-f]{8})?\.js$", age)


def test_each_page_loads_one_script_of_ours(hosted: Built) -> None:
    """That of the tool pages is everything the other one is, and more: both together would start every part twice."""
    for page in hosted.pages:
        names = [urlsplit(x).path.rpartition("/")[2] for x in read_links(hosted.folder / page).loads]
        plain = [re.sub(r"\.[0-9a-f]{8}", "", name) for name in names]
        ours = [name for name in plain if name in ("course.js", "workbook.js", "age.js")]
        is_tool = page in [_page(hosted, name) for name in TOOLS]
        assert ours == (["workbook.js"] if is_tool else ["course.js"]), page


def test_every_page_leads_to_them(hosted: Built) -> None:
    for page in hosted.pages:
        html = hosted.read(page.as_posix())
        links = re.findall(r'<a href="([^"]+)" data-page="([^"]+)"', html)
        assert [name for _, name in links] == list(TOOLS), page
        for address, name in links:
            path = urlsplit(urljoin(f"https://example.org/kurs/{page.as_posix()}", address)).path
            target = path.removeprefix("/kurs/" if "/kurs/" in path else "/")
            found = hosted.folder / target
            assert (found / "index.html" if found.is_dir() else found) == hosted.folder / _page(hosted, name), page


def test_they_are_no_part_of_the_search_or_of_the_reading_order(hosted: Built) -> None:
    index = json.loads(hosted.read("search/search_index.json"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    names = [f"{name}{end}" for name in (*TOOLS, TAKE) for end in (".html", "/index.html")]
    tools = {page.as_posix() for page in hosted.pages if page.as_posix() in names}
    assert not places & {place for page in tools for place in (page, page.removesuffix("index.html"))}
    assert any(place.endswith("one-of-each.html") for place in places)
    for page in hosted.pages:
        html = hosted.read(page.as_posix())
        assert ('<meta name="robots" content="noindex">' in html) == (page.as_posix() in tools), page
        for link in re.findall(r'href="([^"]+)" rel="(?:prev|next)"', html):
            assert page.as_posix() not in tools
            assert not any(name in link for name in TOOLS), page


def test_they_stay_out_of_the_search_when_a_hook_writes_on_every_page(course_copy: Path, tmp_path: Path) -> None:
    (course_copy / "hook.py").write_text(
        "def on_page_content(html, **kwargs):\n    return html + '<p>Some walnuts.</p>'\n", "utf-8"
    )
    (course_copy / "mkdocs.yml").write_text(f"{MKDOCS_YML}hooks: [hook.py]\n", "utf-8")
    index = json.loads(build_site(course_copy, tmp_path / "site").read("search/search_index.json"))
    places = {entry["location"] for entry in index["docs"] if "walnuts" in entry["text"]}
    assert "go/a-limit.html" in places
    assert not places & {"workbook.html", "backup.html", "spaces.html"}


def test_they_say_what_is_so_without_scripts(minimal: Built) -> None:
    for name in TOOLS:
        html = minimal.read(f"{name}.html")
        inside = re.findall(rf'data-module="{name}"[^>]*>(.*?)</div>', html, re.DOTALL)[0]
        assert re.search(r"<noscript><p [^>]*>Without scripts nothing is saved here[.,]", inside)


def test_who_writes_here_has_a_place_on_every_page(minimal: Built) -> None:
    quiet = 0
    for page in minimal.pages:
        html = minimal.read(page.as_posix())
        bar, age = (re.findall(rf'<\w+[^>]*data-module="{name}"[^>]*>', html) for name in ("space-bar", "backup-age"))
        # How old a copy is tells that somebody wrote: not where perhaps nobody may see that.
        is_quiet = "leave--large" in html and page.stem not in TOOLS
        assert (len(bar), len(age)) == (1, 0 if is_quiet else 1), page
        assert all(" hidden>" in place for place in (*bar, *age))
        quiet += is_quiet
        assert html.index("</header>") < html.index(bar[0]) < html.index("<article"), page
    assert 0 < quiet < len(minimal.pages)


def test_a_copy_is_asked_for_where_something_is_written(minimal: Built) -> None:
    asked = {
        page.stem: minimal.read(page.as_posix())
        .partition('data-module="backup-note"')[2]
        .partition(" hidden")[0]
        .strip()
        for page in minimal.pages
        if 'data-module="backup-note"' in minimal.read(page.as_posix())
    }
    assert {name for name, when in asked.items() if when == ""} == {"first-steps", "further"}
    assert {name for name, when in asked.items() if when == "data-end-of-week"} == {
        "checkin-first-steps",
        "checkin-further",
    }
    assert {"background", "one-of-each"} <= {name for name, when in asked.items() if when == "data-only-when-old"}
    week = minimal.read("go/first-steps.html")
    assert week.index('class="prose"') < week.index("backup-note") < week.index('class="closing"')


def test_a_sheet_that_is_never_saved_asks_for_no_copy(side_by_side: Built) -> None:
    assert "backup-note" not in side_by_side.read("go/right-for-us.html")


def test_a_text_can_link_to_them(course_copy: Path, tmp_path: Path) -> None:
    lesson = course_copy / "content/weeks/01-first-steps/3-background.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n\nSee [yours](../../workbook.md).\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    assert built.warnings == ()
    assert '<a href="../workbook.html">yours</a>' in built.read("go/background.html")


@pytest.mark.parametrize("name", ["workbook.md", "backup/index.md", "spaces/README.md"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_an_authors_page_of_that_name_takes_nobodys_place(
    course_copy: Path, tmp_path: Path, name: str, directory_urls: bool
) -> None:
    file = course_copy / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("---\ntitle: Mine\n---\n\nMine.\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site", **WEB_ONLY, use_directory_urls=directory_urls)
    tool = re.split(r"[./]", name)[0]
    page = f"{tool}/index.html" if directory_urls else f"{tool}.html"
    assert f"<h1>{TOOLS[tool]}</h1>" in built.read(page)
    assert f'data-module="{tool}"' in built.read(page)
    if directory_urls:
        # The same address would lead the search to words that aren't there.
        assert "Mine." not in built.read("search/search_index.json")


def test_a_course_of_one_page_has_them(tmp_path: Path) -> None:
    root = tmp_path / "course"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    (root / "content/index.md").write_text("---\nid: c\ntitle: C\ntagline: T\nlede: L\n---\n", "utf-8")
    built = build_site(root, tmp_path / "site")
    assert [warning.split(" ")[1] for warning in built.warnings] == ["[course.no-weeks]"]
    assert {p.as_posix() for p in built.pages} == {
        "404.html",
        "index.html",
        *(f"{name}.html" for name in (*TOOLS, TAKE)),
    }
    assert _catalogue(built.read("workbook.html")) == {
        "format": 1,
        "course": "c",
        "title": "C",
        "weeks": [],
        "sheets": [],
        "worksheets": [],
    }


def test_an_own_navigation_needs_no_mention_of_them(course_copy: Path, tmp_path: Path) -> None:
    built = build_site(
        course_copy, tmp_path / "site", nav=["index.md", "help.md"], validation={"nav": {"omitted_files": "warn"}}
    )
    assert [warning for warning in built.warnings if any(f"{name}.md" in warning for name in TOOLS)] == []


def test_no_words_of_the_course_can_end_the_catalogue(course_copy: Path, tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script> <!-- '\" & \u2028 日本"
    sheet = course_copy / "exercises/short-note.yml"
    _, _, after = sheet.read_text("utf-8").partition("\n")
    sheet.write_text(f"title: {json.dumps(hostile)}\n{after}", "utf-8")
    html = build_site(course_copy, tmp_path / "site").read("workbook.html")
    assert "<script>alert(1)" not in html
    worksheets = _catalogue(html)["worksheets"]
    assert isinstance(worksheets, list)
    assert hostile in [worksheet["title"] for worksheet in worksheets]
