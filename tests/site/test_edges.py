"""Courses that are unusual, and settings other than the usual ones: real builds of each."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from guided_course.model import LEAVE_TO
from tests.links import read_links
from tests.sites import MKDOCS_YML, WEB_ONLY, Built, build_site, copy_course

EXTRA = "content/weeks/01-first-steps/4-extra.md"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_lesson(root: Path, body: str, title: str = "Extra") -> None:
    front = f"id: extra\nkind: reading\ntitle: {title}\nsummary: S.\nminutes: 5\nwho: alone"
    _write(root / EXTRA, f"---\n{front}\n---\n\n{body}\n")


def _set(root: Path, old: str, new: str) -> None:
    assert old in MKDOCS_YML
    _write(root / "mkdocs.yml", MKDOCS_YML.replace(old, new))


def test_folders_may_have_other_names_and_spaces(tmp_path: Path) -> None:
    root = copy_course("minimal", tmp_path / "my course")
    (root / "content").rename(root / "all texts")
    (root / "exercises").rename(root / "the sheets")
    _set(root, "docs_dir: content", "docs_dir: all texts")
    text = (root / "mkdocs.yml").read_text("utf-8")
    _write(root / "mkdocs.yml", text.replace("course/course", "course/course:\n      exercises: the sheets"))
    _write(root / "all texts/more pages/a page.md", "---\ntitle: A page\n---\n\nWords.\n")
    built = build_site(root, tmp_path / "site")
    assert built.warnings == ()
    assert (built.folder / "go/one-of-each.html").is_file()
    assert "Words." in built.read("more pages/a page.html")


def test_a_lost_block_is_named_by_the_path_of_its_file(course_copy: Path, tmp_path: Path) -> None:
    _write_lesson(course_copy, "<script>\n/// pause\nWords.\n///\n</script>")
    (course_copy / "deep").mkdir()
    (course_copy / "content").rename(course_copy / "deep/texts")
    _set(course_copy, "docs_dir: content", "docs_dir: deep/texts")
    (warning,) = build_site(course_copy, tmp_path / "site", **WEB_ONLY).warnings
    assert warning.startswith("deep/texts/weeks/01-first-steps/4-extra.md:11:1: [block.not-rendered]")


def test_a_hook_that_converts_other_text_makes_no_false_alarm(course_copy: Path, tmp_path: Path) -> None:
    hook = """
        from markdown import Markdown
        def on_page_content(html, page, config, files):
            md = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
            return html + md.convert("Some other text.")
    """
    _write(course_copy / "hook.py", dedent(hook))
    _write(course_copy / "mkdocs.yml", f"{MKDOCS_YML}hooks: [hook.py]\n")
    built = build_site(course_copy, tmp_path / "site")
    assert built.warnings == ()
    assert "Some other text." in built.read("go/a-picture.html")


def test_windows_line_ends_and_byte_order_marks_leave_no_trace(course_copy: Path, tmp_path: Path) -> None:
    plain = build_site(course_copy, tmp_path / "plain")
    for file in [*(course_copy / "content").rglob("*.md"), *(course_copy / "exercises").glob("*.yml")]:
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    windows = build_site(course_copy, tmp_path / "windows")
    assert windows.warnings == ()
    for page in plain.pages:
        assert windows.read(page.as_posix()) == plain.read(page.as_posix())


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_page_outside_of_the_course_is_a_plain_page(
    course_copy: Path, tmp_path: Path, start: str, line_end: str
) -> None:
    text = f"{start}---\ntitle: Astray\n---\n\nWords.\n".replace("\n", line_end)
    (course_copy / "content/weeks/astray.md").write_bytes(text.encode())
    built = build_site(course_copy, tmp_path / "site")
    page = built.read("weeks/astray.html")
    assert "<h1>Astray</h1>" in page
    assert "title: Astray" not in page
    assert [warning.partition(" ")[0] for warning in built.warnings] == ["content/weeks/astray.md:1:1:"]


def test_values_are_escaped_also_beside_an_authors_own_template(course_copy: Path, tmp_path: Path) -> None:
    _set(course_copy, "name: guided-course", "name: guided-course\n  custom_dir: mine")
    _write(course_copy / "mine/partials/sheet.html", "<section>{{ sheet.worksheet.title }}</section>")
    sheet = course_copy / "exercises/short-note.yml"
    _write(sheet, re.sub(r"(?m)^title: .*$", "title: Me <us> you", sheet.read_text("utf-8")))
    page = build_site(course_copy, tmp_path / "site").read("go/short-note.html")
    assert "<section>Me &lt;us&gt; you</section>" in page
    assert "<us>" not in page


def test_a_title_reads_the_same_everywhere(course_copy: Path, tmp_path: Path) -> None:
    title = '"Q" <b>&amp;</b> % {x} ünïcødé 日本 😀'
    _write_lesson(course_copy, "Words about quinces.", f"'{title}'")
    built = build_site(course_copy, tmp_path / "site")
    shown = "&#34;Q&#34; &lt;b&gt;&amp;amp;&lt;/b&gt; % {x} ünïcødé 日本 😀"
    assert f"<h1>{shown}</h1>" in built.read("go/extra.html")
    index = json.loads(built.read("search/search_index.json"))
    entry = next(e for e in index["docs"] if e["location"] == "go/extra.html")
    assert entry["title"] == '"Q" &lt;b&gt;&amp;amp;&lt;/b&gt; % {x} ünïcødé 日本 😀'


def test_a_marker_in_a_sample_of_code_stays_what_it_is(course_copy: Path, tmp_path: Path) -> None:
    marker = '<guided-course-sheet id="sheet-short-note"></guided-course-sheet>'
    other = marker.replace("short-note", "one-of-each")
    _write_lesson(course_copy, f"    {other}\n\nAnd `{marker}`.\n\n/// worksheet | short-note\n///")
    page = build_site(course_copy, tmp_path / "site").read("go/extra.html")
    assert page.count('id="sheet-short-note"') == page.count("<code>&lt;guided-course-sheet") == 2
    assert page.count('<section class="sheet"') == 1
    assert "<guided-course-sheet" not in page


def test_the_search_finds_a_worksheet_once(minimal: Built) -> None:
    found = [
        e
        for e in json.loads(minimal.read("search/search_index.json"))["docs"]
        if "Put it aside, and look at it again" in e["text"]
    ]
    assert [entry["location"].partition("#")[0] for entry in found] == ["go/one-of-each.html"]
    assert "Put it aside, and look at it again" in minimal.read("go/a-picture.html")


def test_headings_keep_clear_of_the_ids_of_worksheets(course_copy: Path, tmp_path: Path) -> None:
    _write_lesson(course_copy, "/// worksheet | short-note\n///\n\n## Sheet short note\n\n## Short note\n")
    built = build_site(course_copy, tmp_path / "site")
    ids = read_links(built.folder / "go/extra.html").ids
    assert len(ids) == len(set(ids))
    assert "short-note" in ids


def test_a_text_can_link_to_a_worksheet_on_its_page_and_on_the_same_page(course_copy: Path, tmp_path: Path) -> None:
    links = "[its page](../../worksheets/one-of-each.md) and [below](#sheet-short-note)"
    _write_lesson(course_copy, f"See {links}.\n\n/// worksheet | short-note\n///")
    built = build_site(course_copy, tmp_path / "site", validation={"links": {"anchors": "warn"}})
    assert built.warnings == ()
    assert '<a href="one-of-each.html">its page</a>' in built.read("go/extra.html")


@pytest.mark.parametrize("folder", ["go", "worksheets"])
def test_pages_in_a_reserved_folder_take_nobodys_place(course_copy: Path, tmp_path: Path, folder: str) -> None:
    _write(course_copy / f"content/{folder}/short-note.md", "---\ntitle: Mine\n---\n\nMine.\n")
    built = build_site(course_copy, tmp_path / "site")
    assert [w.split(": ")[1].split(" ")[0] for w in built.warnings] == ["[page.reserved-folder]"]
    assert 'data-worksheet="short-note"' in built.read("go/short-note.html")


@pytest.mark.parametrize("weeks", [1, 52, 101])
def test_a_course_may_have_one_week_or_many(tmp_path: Path, weeks: int) -> None:
    root = tmp_path / "course"
    _write(root / "mkdocs.yml", MKDOCS_YML)
    _write(root / "content/index.md", "---\nid: c\ntitle: C\ntagline: T\nlede: L\n---\n")
    for n in range(1, weeks + 1):
        _write(root / f"content/weeks/{n:02}-w/index.md", f"---\nid: w{n}\ntitle: W{n}\naim: A\nplanned: true\n---\n")
    built = build_site(root, tmp_path / "site")
    assert built.warnings == ()
    assert len(list((built.folder / "go").iterdir())) == weeks
    assert built.read("index.html").count("week-card__title") == weeks


def test_a_week_may_have_thirty_worksheets_and_no_lesson(course_copy: Path, tmp_path: Path) -> None:
    sheet = (course_copy / "exercises/short-note.yml").read_text("utf-8")
    names = [f"note-{n}" for n in range(1, 31)]
    for name in names:
        _write(course_copy / f"exercises/{name}.yml", sheet)
    front = f"id: third\ntitle: T\naim: A\nplanned: true\nworksheets: [{', '.join(names)}]"
    _write(course_copy / "content/weeks/03-third/index.md", f"---\n{front}\n---\n")
    built = build_site(course_copy, tmp_path / "site")
    assert built.warnings == ()
    assert "Worksheet 3AD" in built.read("go/third.html")


def test_the_directives_may_be_listed_by_an_author_too(course_copy: Path, tmp_path: Path) -> None:
    _set(course_copy, "- attr_list", "- attr_list\n  - guided_course.directives")
    assert build_site(course_copy, tmp_path / "site").warnings == ()


def test_ids_that_an_author_gave_are_taken(course_copy: Path, tmp_path: Path) -> None:
    card = "/// barrier | Fear\n**Sounds like:** a\n\n**May protect:** b\n\n**First step:** c\n///\n\n"
    emoji = card.replace("Fear", "😀")
    _write_lesson(course_copy, f"## A {{#barrier-fear}}\n\n{card}## B {{#barrier-fear-2}}\n\n{card}{emoji}")
    built = build_site(course_copy, tmp_path / "site")
    ids = [i for i in read_links(built.folder / "go/extra.html").ids if i.startswith("barrier")]
    assert ids == ["barrier-fear", "barrier-fear-3", "barrier-fear-2", "barrier-fear-4", "barrier"]


def test_the_page_for_a_wrong_address_leads_home_from_any_depth(course_copy: Path, tmp_path: Path) -> None:
    built = build_site(course_copy, tmp_path / "site", site_url="https://example.org/kurs/")
    links = [link for link in read_links(built.folder / "404.html").links if not link.startswith("#")]
    links.remove(LEAVE_TO)
    assert {link.startswith(("/kurs/", "https://example.org/kurs/")) for link in links} == {True}


def test_a_linked_folder_is_read_like_any_other(course_copy: Path, tmp_path: Path) -> None:
    shutil.move(course_copy / "content/weeks/02-further", tmp_path / "elsewhere")
    (course_copy / "content/weeks/02-further").symlink_to(tmp_path / "elsewhere")
    assert build_site(course_copy, tmp_path / "site").warnings == ()
