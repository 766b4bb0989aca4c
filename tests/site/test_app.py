"""The app's files in a built site: what is kept, by which checksum, and what a device shows of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from guided_course.publish import AppFile, app_files, service_worker_script, size_in_words
from guided_course.publish.manifest import PAPER
from tests.editions import build_edition
from tests.sites import ROOT, Built, build_site, copy_course

NEVER = ("sw.js", "_headers", "sitemap", "hub.html", "downloads/", "search/search_index.js", "search/search_worker.js")


def listed(built: Built) -> dict[str, Any]:
    """Return what the service worker knows of its edition."""
    known = built.read("sw.js").partition(";\n")[0].removeprefix("self.guidedCourse=")
    return dict(json.loads(known))


class _Files(HTMLParser):
    """Gathers the files that a page loads, now or later."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in ("script", "img"):
            self.found.add(known.get("src") or "")
        if tag == "link" and known.get("rel") in ("stylesheet", "icon", "manifest", "apple-touch-icon"):
            self.found.update((known.get("href") or "", known.get("data-discreet") or ""))
        self.found.add(known.get("data-age") or "")


def test_every_page_and_all_that_it_loads_is_kept(side_by_side: Built) -> None:
    urls = {file["url"] for file in listed(side_by_side)["precache"]}
    root = side_by_side.folder.resolve()
    for path in side_by_side.pages:
        if path.name == "hub.html":
            continue
        assert path.as_posix() in urls
        reader = _Files()
        reader.feed(side_by_side.read(path.as_posix()))
        for address in reader.found - {""}:
            # The page for wrong addresses is served at any depth.
            place = root / address.lstrip("/") if address.startswith("/") else root / path.parent / address
            assert place.resolve().relative_to(root).as_posix() in urls, (path, address)
    assert "search/search_index.json" in urls
    assert any(url.startswith("assets/javascripts/workers/search.") for url in urls)
    assert [url for url in urls if url.startswith(NEVER) and url != "search/search_index.json"] == []
    assert [url for url in urls if url.endswith(".map")] == []


def test_every_file_is_kept_by_its_checksum(side_by_side: Built) -> None:
    for file in listed(side_by_side)["precache"]:
        digest = hashlib.sha256((side_by_side.folder / file["url"]).read_bytes())
        assert file["integrity"] == f"sha256-{base64.b64encode(digest.digest()).decode()}"
        assert file["revision"] in (None, digest.hexdigest()[:16])
        assert (file["revision"] is None) == bool(re.search(r"\.[0-9a-f]{8}(\.min)?\.\w+$", file["url"])), file["url"]


def test_the_same_sources_give_the_same_app_wherever_it_is_built(tmp_path: Path) -> None:
    one, other = (build_site(copy_course("minimal", tmp_path / name), tmp_path / f"{name}-site") for name in "ab")
    assert one.read("sw.js") == other.read("sw.js")
    changed = build_edition(2, tmp_path / "c")
    assert listed(changed)["build"] != listed(one)["build"]


def test_the_order_of_the_files_does_not_matter() -> None:
    site = {"b.html": b"b", "a.1234abcd.js": b"a", "sw.js": b"old", ".cache": b"", "c d.png": b"cd"}
    one, other = app_files(site), app_files(dict(reversed(site.items())))
    assert one == other
    assert [file.url for file in one.files] == ["a.1234abcd.js", "b.html", "c%20d.png"]
    assert one.files[0] == AppFile("a.1234abcd.js", None, "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=")
    assert one.size == 4
    assert service_worker_script(one, edition="2026-1", program="run();").startswith(
        'self.guidedCourse={"edition":"2026-1"'
    )


def test_the_program_is_served_at_the_root_and_nowhere_else(side_by_side: Built) -> None:
    assert sorted(side_by_side.folder.rglob("sw*.js")) == [side_by_side.folder / "sw.js"]


@pytest.mark.parametrize(
    ("name", "shown", "icons"),
    [("manifest", "Side by Side", "app"), ("manifest-discreet", "Notes", "notes")],
)
def test_a_manifest_says_what_a_device_shows(side_by_side: Built, name: str, shown: str, icons: str) -> None:
    manifest = json.loads(side_by_side.read(f"{name}.webmanifest"))
    assert (manifest["name"], manifest["short_name"]) == (shown, shown)
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("./index.html", "./", "standalone")
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        picture = (side_by_side.folder / icon["src"]).read_bytes()
        assert icon["src"].startswith(f"images/{icons}")
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
            assert f"{width}x{height}" == icon["sizes"]


def test_the_discreet_manifest_says_nothing_of_the_course(side_by_side: Built) -> None:
    manifest = json.loads(side_by_side.read("manifest-discreet.webmanifest"))
    shown = " ".join((manifest["name"], manifest["short_name"], manifest["description"]))
    assert shown == "Notes Notes Notes"


def test_colours_of_the_frame_are_those_of_the_pages(side_by_side: Built) -> None:
    tokens = (ROOT / "site_theme/styles/tokens.css").read_text("utf-8")
    day, *nights = re.findall(r"--paper: (#[0-9a-f]{6})", tokens)
    assert day == PAPER
    page = side_by_side.read("index.html")
    themes = re.findall(r'<meta name="theme-color" content="(\S+)" media="\(prefers-color-scheme: (\w+)\)">', page)
    assert themes == [(day, "light"), (nights[0], "dark")]


def test_the_room_that_it_takes_stands_on_the_page(tmp_path: Path) -> None:
    built = build_edition(1, tmp_path)
    size = sum((built.folder / file["url"]).stat().st_size for file in listed(built)["precache"])
    (page,) = [path for path in built.pages if path.as_posix() in ("help.html", "help/index.html")]
    assert f"It takes {size_in_words(size)} of room, and is fetched once." in built.read(page.as_posix())


@pytest.mark.parametrize(
    ("size", "words"), [(3, "1 KB"), (999_000, "999 KB"), (999_600, "1.0 MB"), (1_449_000, "1.4 MB")]
)
def test_room_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_the_preview_has_no_app(tmp_path: Path) -> None:
    """A page that names a worker which isn't there would ask for it in vain."""
    course = copy_course("minimal", tmp_path / "course")
    config = load_config(str(course / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    built = Built(tmp_path / "site", ())
    assert not (built.folder / "sw.js").exists()
    assert not list(built.folder.glob("*.webmanifest"))
    for path in built.pages:
        assert "data-worker" not in built.read(path.as_posix())
        assert "webmanifest" not in built.read(path.as_posix())
