"""Helplines in the finished page: danger first, numbers that can be pressed, nothing that loads by itself."""

from __future__ import annotations

import re
from pathlib import Path

from guided_course.model import dialled, load_course
from tests.links import read_links
from tests.sites import ROOT, Built, build_site


def page_of(site: Built, name: str) -> Path:
    """Return the file of a plain page, whether addresses end in a folder or in a file."""
    return next(file for file in (site.folder / f"{name}.html", site.folder / name / "index.html") if file.is_file())


def test_every_row_is_on_the_help_page_after_the_words_on_danger(side_by_side: Built) -> None:
    course = load_course(ROOT).course
    assert course is not None
    assert course.helplines is not None
    page = page_of(side_by_side, "help")
    text, found = page.read_text(encoding="utf-8"), read_links(page)
    headings = re.findall(r'<h2 id="([^"]+)"', text)
    assert headings[0] == "if-you-are-in-danger-now"
    assert "where-to-call-text-or-chat" in headings
    places = [text.index(f">{row.name}</h4>") for row in course.helplines.helplines]
    assert text.index('id="if-you-are-in-danger-now"') < text.index('class="helplines"') < places[0]
    assert places == sorted(places)
    for row in course.helplines.helplines:
        assert not row.phone or f"tel:{dialled(row.phone)}" in found.links
        assert not row.text or f"sms:{dialled(row.text)}" in found.links
        assert {row.chat, row.website} - {None} <= set(found.links)
    assert course.helplines.international is not None
    assert course.helplines.international.website in found.links
    # A day is named where a person has checked the row, and nowhere else. Until all are checked, the page says so.
    listed = [*course.helplines.helplines, course.helplines.international]
    unchecked = [row.name for row in listed if row.checked is None]
    assert text.count("Checked on") == len(listed) - len(unchecked)
    assert ("have not called them yet" in text) is bool(unchecked)
    assert not [load for load in found.loads if load.startswith(("http", "tel", "sms", "//"))]
    # Nothing tells the other side from where somebody came.
    outward = re.findall(
        r'<a [^>]*href="https://[^>]*>', text[text.index('class="helplines"') : text.index("</section>\n</div>")]
    )
    assert outward
    assert all('rel="noreferrer"' in link for link in outward)


def test_search_finds_a_helpline(side_by_side: Built) -> None:
    assert "Samaritans" in side_by_side.read("search/search_index.json")


def test_every_foot_leads_to_the_privacy_page_where_there_is_one(side_by_side: Built, minimal: Built) -> None:
    pages = [page for page in side_by_side.pages if page.name != "404.html"]
    assert pages
    for page in pages:
        foot = side_by_side.read(str(page)).partition("colophon__pages")[2]
        assert not foot or "Your privacy here" in foot, page
    assert not any("Your privacy here" in minimal.read(str(page)) for page in minimal.pages)
    own = page_of(side_by_side, "privacy").read_text(encoding="utf-8").partition("colophon__pages")[2]
    assert re.search(r'aria-current="page"[^>]*>Your privacy here<', own)


def test_a_row_that_is_wrong_is_said_and_the_site_is_still_built(course_copy: Path, tmp_path: Path) -> None:
    help_page, file = course_copy / "content/help.md", course_copy / "helplines.yml"
    help_page.write_text(f"{help_page.read_text(encoding='utf-8')}\n/// helplines\n///\n", encoding="utf-8")
    rows = file.read_text(encoding="utf-8")
    spoiled = rows.replace("2026-02-28", "soon").replace("https://night.example.org\n", "https://[night\n")
    file.write_text(spoiled.replace("country: BB", "country: ZZ"), encoding="utf-8")
    built = build_site(course_copy, tmp_path / "site")
    codes = [re.findall(r"\[([a-z.-]+)\]", warning)[0] for warning in built.warnings]
    assert codes == ["helplines.empty-country", "helpline.unknown-country", "helpline.bad-address", "helpline.bad-day"]
    text = page_of(built, "help").read_text(encoding="utf-8")
    assert "Day Line" in text
    assert "Night Line" not in text


def test_a_sheet_that_is_never_saved_stands_in_a_form_that_no_browser_writes_down(side_by_side: Built) -> None:
    """Firefox writes ticks to its session file unless their form says not to. The form itself can't be sent."""
    for path in ("go/right-for-us.html", "go/before-you-start.html"):
        text = side_by_side.read(path)
        sheet = re.search(r'<section class="sheet" id="sheet-right-for-us".*?</section>', text, re.DOTALL)
        assert sheet
        before, form, after = re.split(r"(<form .*</form>)", sheet[0], flags=re.DOTALL)
        assert form.startswith(
            '<form class="sheet__unsaved" method="dialog" autocomplete="off"><button disabled hidden>'
        )
        assert form.count("data-field=") == 7
        assert "<input" not in before + after
        assert text.count("sheet__unsaved") == 1
    assert "sheet__unsaved" not in side_by_side.read("go/our-map.html")
