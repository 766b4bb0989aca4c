"""The built site: it builds without a warning, and every address in it leads somewhere, under every kind of hosting."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from guided_course.model import load_course
from tests.links import read_links
from tests.sites import ROOT, WEB_ONLY, Built, build_site

HOSTINGS = {
    "directory urls": {**WEB_ONLY, "use_directory_urls": True},
    "file urls": {**WEB_ONLY, "use_directory_urls": False},
    "everywhere": {},
    "base path": {**WEB_ONLY, "site_url": "https://example.org/kurs/", "use_directory_urls": True},
    "base path, everywhere": {"site_url": "https://example.org/kurs/"},
}


@pytest.fixture(scope="module", params=HOSTINGS)
def hosted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, str]:
    settings = HOSTINGS[request.param]
    site = tmp_path_factory.mktemp("hosted") / "site"
    return build_site(ROOT, site, **settings), settings.get("site_url", "https://example.org/")


def _target(site: Path, base: str, page: Path, link: str) -> tuple[Path, str]:
    """Return the file and fragment that a link leads to, as a server (or the file system) would find it."""
    url = urlsplit(urljoin(base + page.as_posix(), link))
    path = unquote(url.path).removeprefix(urlsplit(base).path)
    target = site / path
    return (target / "index.html" if target.is_dir() else target), url.fragment


def test_builds_without_a_warning(hosted: tuple[Built, str]) -> None:
    assert hosted[0].warnings == ()


def test_every_address_leads_somewhere(hosted: tuple[Built, str]) -> None:
    built, base = hosted
    pages = {built.folder / page: read_links(built.folder / page) for page in built.pages}
    dead = []
    for page in built.pages:
        found = pages[built.folder / page]
        for link in [*found.links, *found.loads]:
            if link.startswith(("data:", "mailto:", "tel:", "sms:")) or (
                urlsplit(link).netloc and not link.startswith(base)
            ):
                continue
            target, fragment = _target(built.folder, base, page, link)
            if not target.is_file():
                dead.append(f"{page}: {link}")
            elif fragment and target.suffix == ".html" and not fragment.startswith(":~:"):
                ids = pages.get(target) or read_links(target)
                if fragment not in ids.ids:
                    dead.append(f"{page}: {link} (no such place in the page)")
    assert dead == []


def test_ids_in_a_page_are_unique(hosted: tuple[Built, str]) -> None:
    built, _ = hosted
    for page in built.pages:
        ids = read_links(built.folder / page).ids
        assert len(ids) == len(set(ids)), (page, sorted(i for i in ids if ids.count(i) > 1))


def test_every_item_has_its_permanent_link(hosted: tuple[Built, str]) -> None:
    course = load_course(ROOT).course
    assert course is not None
    items = [*course.weeks_by_id, *course.lessons, *course.sheets, *course.renamed, *(x.id for x in course.retired)]
    published = {p.stem for p in hosted[0].pages if p.parent.as_posix() == "go"}
    assert published == set(items)


def test_links_inside_the_site_are_relative(side_by_side: Built) -> None:
    """A page opened from a folder finds everything, as there is no server that could know where the site begins."""
    for page in side_by_side.pages:
        if page.name == "404.html":
            continue
        found = read_links(side_by_side.folder / page)
        assert [x for x in [*found.links, *found.loads] if x.startswith("/")] == [], page


def test_every_link_ends_in_the_name_of_a_file(side_by_side: Built, minimal: Built) -> None:
    """Opened from a folder, a browser lists what is in a folder, and looks for no page in it."""
    for built in (side_by_side, minimal):
        for page in built.pages:
            found = read_links(built.folder / page)
            for link in [*found.links, *found.loads]:
                url = urlsplit(urljoin(f"https://example.org/{page.as_posix()}", link))
                if url.netloc == "example.org" and not link.startswith("#"):
                    assert (built.folder / unquote(url.path).removeprefix("/")).is_file(), (page, link)
        for entry in json.loads(built.read("search/search_index.json"))["docs"]:
            assert (built.folder / unquote(entry["location"].partition("#")[0])).is_file(), entry["location"]


def test_navigation_does_not_grow_with_the_course(side_by_side: Built) -> None:
    """A lesson page names its own week and its neighbours; no other week's lessons."""
    page = side_by_side.read("go/four-ways-to-lean.html")
    assert "both-and.html" in page
    assert "the-repair-loop" not in page
    assert "catch-test-widen" not in page


def test_no_navigation_step_is_missing(side_by_side: Built) -> None:
    """Following "next" from the first week visits every week, lesson and worksheet once."""
    course = load_course(ROOT).course
    assert course is not None
    seen: list[str] = []
    here: str | None = course.weeks[0].id
    while here:
        assert here not in seen
        seen.append(here)
        found = re.search(r'href="([^"]+)\.html" rel="next"', side_by_side.read(f"go/{here}.html"))
        here = found.group(1) if found else None
    assert set(seen) == {*course.weeks_by_id, *course.lessons, *course.sheets}
