"""Links outlive edits: every id that a course no longer uses keeps a page that says where to go now."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from guided_course.adapters.course.view import View
from guided_course.adapters.course.views import course_views
from guided_course.model import LEAVE_TO, Course, Retired, load_course
from tests.links import read_links
from tests.sites import COURSES, WEB_ONLY, Built, build_site

RETIRED = """\
retired:
  - {id: old-lesson, replaced_by: a-picture}
  - id: old-week
"""


def _course() -> Course:
    course = load_course(COURSES / "minimal").course
    assert course is not None
    return course


def _moved(course: Course) -> dict[str, View]:
    return {view.item: view for view in course_views(course) if view.kind == "moved"}


def test_a_renamed_id_leads_to_the_page_as_it_is_called_now() -> None:
    views = _moved(replace(_course(), renamed={"beginning": "first-steps", "checkin-beginning": "checkin-first-steps"}))
    assert {item: view.moved_to.id for item, view in views.items() if view.moved_to} == {
        "beginning": "first-steps",
        "checkin-beginning": "checkin-first-steps",
    }
    assert views["checkin-beginning"].title == "This has moved"


def test_a_retired_id_leads_to_what_took_its_place_also_when_that_was_renamed_since() -> None:
    retired = (Retired(id="one", replaced_by="a-picture"), Retired(id="two", replaced_by="note"), Retired(id="three"))
    views = _moved(replace(_course(), retired=retired, renamed={"note": "short-note"}))
    assert [
        (view.moved_to.id if view.moved_to else "") for view in map(views.get, ("one", "two", "three")) if view
    ] == [
        "a-picture",
        "short-note",
        "",
    ]
    assert {views[id].title for id in ("one", "two", "three")} == {"This is no longer part of the course"}


def test_an_id_that_is_in_use_keeps_its_page() -> None:
    retired = (Retired(id="a-picture", replaced_by="background"),)
    assert _moved(replace(_course(), renamed={"short-note": "one-of-each"}, retired=retired)) == {}


def test_an_id_that_leads_nowhere_is_gone() -> None:
    """The check reports it; a reader still gets a page."""
    (view,) = _moved(replace(_course(), retired=(Retired(id="one", replaced_by="nothing"),))).values()
    assert view.moved_to is None


@pytest.fixture(params=[{**WEB_ONLY, "use_directory_urls": True}, {}], ids=["directory urls", "everywhere"])
def built(request: pytest.FixtureRequest, course_copy: Path, tmp_path: Path) -> Built:
    for path, old, new in (
        ("content/index.md", "checkin: weekly-look\n", f"checkin: weekly-look\n{RETIRED}"),
        ("content/weeks/01-first-steps/index.md", "short: ", "renamed_from: beginning\nshort: "),
        ("content/weeks/01-first-steps/3-background.md", "kind: ", "renamed_from: [before, long-before]\nkind: "),
    ):
        file = course_copy / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")
    sheet = course_copy / "exercises/short-note.yml"
    sheet.write_text("renamed_from: [old-note]\n" + sheet.read_text("utf-8"), "utf-8")
    return build_site(course_copy, tmp_path / "site", site_url="https://example.org/kurs/", **request.param)


LEADS_TO = {
    "beginning": "first-steps",
    "checkin-beginning": "checkin-first-steps",
    "before": "background",
    "long-before": "background",
    "old-note": "short-note",
    "old-lesson": "a-picture",
    "old-week": "",
}


def test_every_id_that_is_no_longer_used_has_its_page(built: Built) -> None:
    assert built.warnings == ()
    for old, new in LEADS_TO.items():
        html = built.read(f"go/{old}.html")
        main = html[html.index("<article") : html.index("</article>")]
        assert 'data-kind="moved"' in main
        links = [urljoin(f"https://x/kurs/go/{old}.html", link) for link in re.findall(r'href="([^"]+)"', main)]
        assert [link for link in links if "/go/" in link] == ([f"https://x/kurs/go/{new}.html"] if new else [])
        assert re.search(r'Answers that were given here are kept in <a href="[^"]+">My workbook</a>\.', main)
        assert ("<h1>This has moved</h1>" in main) == (not old.startswith("old-l") and old != "old-week")


def test_their_links_lead_somewhere(built: Built) -> None:
    for old in LEADS_TO:
        for link in read_links(built.folder / f"go/{old}.html").links:
            if link == LEAVE_TO:
                continue
            path = urljoin(f"https://example.org/kurs/go/{old}.html", link).partition("#")[0]
            target = built.folder / path.removeprefix("https://example.org/kurs/")
            assert (target / "index.html" if target.is_dir() else target).is_file(), link


def test_nobody_is_sent_on_unasked_and_no_search_leads_there(built: Built) -> None:
    index = json.loads(built.read("search/search_index.json"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    for old in LEADS_TO:
        html = built.read(f"go/{old}.html")
        assert 'http-equiv="refresh"' not in html
        assert '<meta name="robots" content="noindex">' in html
        assert f"go/{old}.html" not in places
    for page in built.pages:
        steps = re.findall(r'href="([^"]+)" rel="(?:prev|next)"', built.read(page.as_posix()))
        assert not {step.rpartition("/")[2].removesuffix(".html") for step in steps} & LEADS_TO.keys(), page
