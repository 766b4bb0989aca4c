"""The zip: the same bytes wherever it is made, exactly the site's own files in it, and a page that tells the truth of it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from mkdocs.exceptions import Abort, PluginError

from guided_course.adapters.offline.package import INNER_FOLDER, OPEN_FILE, READ_ME_FILE, zip_date
from guided_course.publish import FIXED_DATE, size_in_words
from tests.sites import MKDOCS_YML, ROOT, Built, build_site, copy_course

ONLY_SERVED = {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}


def _zip_of(site: Path) -> Path:
    (found,) = site.glob("downloads/*.zip")
    return found


def _inside(package: Path) -> dict[str, bytes]:
    """Return everything in a zip by its name."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _course_in(package: Path, top: str) -> dict[str, bytes]:
    """Return the site's files in a zip by their names in the site."""
    start = f"{top}/{INNER_FOLDER}/"
    return {name.removeprefix(start): text for name, text in _inside(package).items() if name.startswith(start)}


def _page(names: Iterable[str]) -> str:
    """Return where the page lies, in whichever style of addresses."""
    (name,) = [name for name in names if name in ("take-it-with-you/index.html", "take-it-with-you.html")]
    return name


def _read_page(built: Built) -> str:
    return built.read(_page(page.as_posix() for page in built.pages))


def _of_site(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def _copy_side_by_side(to: Path) -> Path:
    to.mkdir(parents=True)
    for name in ("content", "exercises"):
        shutil.copytree(ROOT / name, to / name)
    for name in ("mkdocs.yml", "course.ledger.json", "helplines.yml", "curriculum.yml", "sources.yml"):
        shutil.copy(ROOT / name, to)
    return to


def _built_elsewhere(root: Path, **environment: str) -> Path:
    """Build in a process of its own, on what looks like another computer; return the zip."""
    for number, path in enumerate(sorted(root.rglob("*"), reverse=True)):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    other = {"LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", **environment}
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", "--strict", "--site-dir", "the site"]
    done = subprocess.run(command, cwd=root, env={**os.environ, **other}, umask=0o077, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return _zip_of(root / "the site")


def test_another_computer_makes_the_same_zip_of_side_by_side(side_by_side: Built, tmp_path: Path) -> None:
    here = _zip_of(side_by_side.folder)
    there = _built_elsewhere(_copy_side_by_side(tmp_path / "Anderer Ordner ü #1" / "deep"))
    assert here.name == there.name == "side-by-side-2026-1.zip"
    assert _inside(there) == _inside(here)
    assert there.read_bytes() == here.read_bytes()


def test_another_computer_makes_the_same_zip_of_a_course_without_an_edition(minimal: Built, tmp_path: Path) -> None:
    here, there = _zip_of(minimal.folder), _built_elsewhere(copy_course("minimal", tmp_path / "other"))
    assert re.fullmatch(r"small-course-[0-9a-f]{8}\.zip", here.name)
    assert there.name == here.name
    assert there.read_bytes() == here.read_bytes()


def test_nothing_in_the_zip_depends_on_the_date_but_its_dates(minimal: Built, tmp_path: Path) -> None:
    here = _zip_of(minimal.folder)
    there = _built_elsewhere(copy_course("minimal", tmp_path / "other"), SOURCE_DATE_EPOCH="1767225600")
    assert there.name == here.name
    assert _inside(there) == _inside(here)
    assert {entry.date_time for entry in zipfile.ZipFile(there).infolist()} == {(2026, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        (None, FIXED_DATE),
        ("", FIXED_DATE),
        ("0", FIXED_DATE),
        ("-5", FIXED_DATE),
        ("1767225601", (2026, 1, 1, 0, 0, 1)),
        ("99999999999999", (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_dates_are_those_that_a_zip_can_say(epoch: str | None, date: tuple[int, ...]) -> None:
    assert zip_date(epoch) == date


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(PluginError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        zip_date("yesterday")


def test_it_holds_the_files_of_the_site_byte_for_byte(side_by_side: Built) -> None:
    site, taken = _of_site(side_by_side.folder), _course_in(_zip_of(side_by_side.folder), "Side by Side")
    assert set(site) >= ONLY_SERVED
    assert {name for name in site if name not in taken} - {"sw.js", "_headers"} == {
        *ONLY_SERVED,
        *(name for name in site if name.startswith("downloads/") or name.endswith(".webmanifest")),
    }
    assert {name for name, content in taken.items() if site.get(name) != content} == {_page(taken)}
    assert set(_inside(_zip_of(side_by_side.folder))) == {
        f"Side by Side/{OPEN_FILE}",
        f"Side by Side/{READ_ME_FILE}",
        *(f"Side by Side/course/{name}" for name in taken),
    }


def test_the_page_states_size_and_checksum_of_the_zip_that_it_links(side_by_side: Built) -> None:
    package, html = _zip_of(side_by_side.folder), _read_page(side_by_side)
    checksum = hashlib.sha256(package.read_bytes()).hexdigest()
    (link,) = re.findall(r'<a class="button" href="([^"]+)" download>', html)
    here = f"https://example.org/kurs/{_page(page.as_posix() for page in side_by_side.pages)}"
    assert urljoin(here, link) == f"https://example.org/kurs/downloads/{package.name}"
    assert f"A zip file, {size_in_words(package.stat().st_size)}<" in html
    assert re.findall(r'<code class="take__sum">(.*?)</code>', html) == [checksum]
    assert side_by_side.read(f"downloads/{package.name}.sha256") == f"{checksum}  {package.name}\n"
    assert "Edition 2026-1" in html
    assert "course-package" not in html
    assert "You have it already" not in html


def test_the_page_in_the_zip_says_that_it_is_here_already(side_by_side: Built) -> None:
    taken = _course_in(_zip_of(side_by_side.folder), "Side by Side")
    html = taken[_page(taken)].decode()
    assert "<h2>You have it already</h2>" in html
    assert "This is edition 2026-1 of the course" in html
    assert "course-package" not in html
    assert "downloads/" not in html


def test_the_page_is_reached_from_the_foot_of_every_page(minimal: Built) -> None:
    for page in minimal.pages:
        links = re.findall(
            r"<li><a href=[^>]*>([^<]*)</a></li>", minimal.read(page.as_posix()).partition("colophon__pages")[2]
        )
        assert links[3:5] == ["Check that saving works", "Take it with you"], page


def test_the_file_to_open_and_the_text_beside_it(side_by_side: Built) -> None:
    inside = _inside(_zip_of(side_by_side.folder))
    opening = inside[f"Side by Side/{OPEN_FILE}"].decode()
    assert opening.startswith("<!doctype html>")
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d+; url=course/index.html"></noscript>', opening)
    assert '<a href="course/index.html">Open the course</a>' in opening
    assert "default-src 'none'" in opening
    (script,) = re.findall(r'<script src="(course/[^"]+)"></script>', opening)
    assert f"Side by Side/{script}" in inside
    assert not re.search(r"<script>|<style|style=", opening)
    read_me = inside[f"Side by Side/{READ_ME_FILE}"]
    assert read_me.startswith(b"\xef\xbb\xbfSide by Side\r\nEdition 2026-1\r\n")
    assert read_me.count(b"\n") == read_me.count(b"\r\n") > 10
    assert max(map(len, read_me.decode("utf-8-sig").splitlines())) <= 75


def test_a_course_with_odd_names_in_a_folder_that_was_used_before(course_copy: Path, tmp_path: Path) -> None:
    """The title needs care, the author has downloads of their own, and MkDocs never takes hidden files away."""
    index = course_copy / "content/index.md"
    index.write_text(index.read_text("utf-8").replace("A small course", "'Näher: \"du\" & <ich>?'"), "utf-8")
    handout = course_copy / "content/downloads/hand out.txt"
    handout.parent.mkdir()
    handout.write_text("A handout.", "utf-8")
    site = tmp_path / "site"
    for name in (".DS_Store", ".git/config", "go/gone.html", "downloads/small-course-old.zip"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("of an earlier build", "utf-8")
    built = build_site(course_copy, site, use_directory_urls=False)
    assert built.warnings == ()
    inside = _inside(_zip_of(site))
    assert {name.partition("/")[0] for name in inside} == {"Näher du & ich"}
    assert b"of an earlier build" not in inside.values()
    assert not any("/." in name or "old.zip" in name for name in inside)
    assert inside["Näher du & ich/course/downloads/hand out.txt"] == b"A handout."
    assert inside[f"Näher du & ich/{READ_ME_FILE}"].decode("utf-8-sig").startswith('Näher: "du" & <ich>?\r\n')
    assert 'href="downloads/small-course-' in built.read("take-it-with-you.html")


def test_a_name_that_windows_refuses_stops_the_build(
    course_copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("what?.txt", "Chair.png", "chair.png"):
        (course_copy / "content" / name).write_text("x", "utf-8")
    with pytest.raises(Abort):
        build_site(course_copy, tmp_path / "site")
    assert caplog.messages[-1].splitlines() == [
        "The zip can't hold some files. Give them other names:",
        "  A small course/course/Chair.png: another name differs from it only in capital letters.",
        "  A small course/course/chair.png: another name differs from it only in capital letters.",
        "  A small course/course/what?.txt: Windows allows no ? in a name.",
    ]


def test_a_changed_course_without_an_edition_gets_another_name(
    minimal: Built, course_copy: Path, tmp_path: Path
) -> None:
    lesson = course_copy / "content/weeks/01-first-steps/3-background.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n\nMedlars.\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    package = _zip_of(built.folder)
    assert package.name != _zip_of(minimal.folder).name
    assert f"Edition {package.stem.removeprefix('small-course-')}" in _read_page(built)


def test_a_build_of_what_changed_leaves_no_zip(course_copy: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--dirty", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=course_copy, check=True, capture_output=True)
    assert not (tmp_path / "site/downloads").exists()
    assert "The zip is made when the site is built for readers." in _read_page(Built(tmp_path / "site", ()))


def test_without_the_plugin_there_is_neither_page_nor_link(course_copy: Path, tmp_path: Path) -> None:
    (course_copy / "mkdocs.yml").write_text(MKDOCS_YML.replace("  - guided-course/offline\n", ""), "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    assert built.warnings == ()
    assert not (built.folder / "downloads").exists()
    assert not any(
        "take-it-with-you" in page.as_posix() or "take-it-with-you" in built.read(page.as_posix())
        for page in built.pages
    )
