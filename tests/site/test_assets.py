"""What a site ships beside its pages: all of it under names that change with the content, and nothing that no page loads."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from guided_course.publish import language_files, worker_script
from tests.links import read_links
from tests.sites import HUB, MKDOCS_YML, WEB_ONLY, Built, build_site

NAMED = re.compile(r"^(?P<stem>.+)\.(?P<sum>[0-9a-f]{8})(?P<ending>(?:\.min)?\.\w+)$")
MOST_OF_MATERIAL = 200_000


def _files(built: Built) -> list[Path]:
    return sorted(f.relative_to(built.folder) for f in built.folder.rglob("*") if f.is_file())


def _assets(built: Built) -> list[Path]:
    return [f for f in _files(built) if f.parts[0] in ("assets", "images")]


def test_names_say_what_is_in_a_file(side_by_side: Built) -> None:
    plain = set()
    for file in _assets(side_by_side):
        found = NAMED.match(file.name)
        assert found, file
        plain.add((file.parent / (found["stem"] + found["ending"])).as_posix())
        # Material's names hold sums of its own.
        if ".min." not in file.name:
            assert found["sum"] == hashlib.sha256((side_by_side.folder / file).read_bytes()).hexdigest()[:8]
    assert {
        "assets/javascripts/course.js",
        "assets/javascripts/workbook.js",
        "assets/javascripts/age.js",
        "assets/stylesheets/course.css",
        "assets/stylesheets/around.css",
        "assets/stylesheets/workbook.css",
        "images/rings.svg",
        "images/favicon.png",
    } <= plain


def test_a_name_changes_when_the_content_does(course_copy: Path, tmp_path: Path) -> None:
    (course_copy / "mine/images").mkdir(parents=True)
    (course_copy / "mkdocs.yml").write_text(
        MKDOCS_YML.replace("name: guided-course", "name: guided-course\n  custom_dir: mine"), "utf-8"
    )
    names = []
    for text in ("<svg/>", "<svg></svg>"):
        (course_copy / "mine/images/rings.svg").write_text(text, "utf-8")
        built = build_site(course_copy, tmp_path / "site")
        (icon,) = re.findall(r'href="(images/rings\.[^"]+)"', built.read("index.html"))
        assert built.read(icon) == text
        names.append(icon)
    assert names[0] != names[1]


def test_an_authors_files_keep_their_names(course_copy: Path, tmp_path: Path) -> None:
    """Raw HTML in a text may point to one of them, and MkDocs leaves raw HTML as it is."""
    (course_copy / "content/images").mkdir()
    (course_copy / "content/images/drawing.svg").write_text("<svg/>", "utf-8")
    (course_copy / "content/mine.css").write_text("p {}", "utf-8")
    lesson = course_copy / "content/weeks/01-first-steps/3-background.md"
    lesson.write_text(lesson.read_text("utf-8") + '\n\n<img src="../images/drawing.svg" alt="">\n', "utf-8")
    (course_copy / "mkdocs.yml").write_text(MKDOCS_YML + "extra_css: [mine.css]\n", "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    assert (built.folder / "images/drawing.svg").is_file()
    assert '<link rel="stylesheet" href="../mine.css">' in built.read("go/background.html")
    assert built.warnings == ()
    headers = built.read("_headers")
    assert "/images/*" not in headers
    assert re.search(r"^/images/rings\.\w+\.svg\n  Cache-Control: public, max-age=31536000, immutable$", headers, re.M)


def test_without_the_offline_plugin_names_are_plain(course_copy: Path, tmp_path: Path) -> None:
    built = build_site(course_copy, tmp_path / "site", **WEB_ONLY)
    assert (built.folder / "assets/javascripts/course.js").is_file()
    for page in built.pages:
        for load in read_links(built.folder / page).loads:
            assert "course.js" not in load or load.endswith("assets/javascripts/course.js"), page


def test_little_of_material_is_shipped(side_by_side: Built) -> None:
    """`pytest -s` prints what remains."""
    ours = re.compile(r"/(course|around|workbook|age|hub|open|rings|favicon|page|(app|notes)(-\w+)*)\.")
    left = {f.as_posix(): (side_by_side.folder / f).stat().st_size for f in _assets(side_by_side)}
    left = {name: size for name, size in left.items() if not ours.search(name)}
    print(*(f"{size:>8} {name}" for name, size in left.items()), sep="\n")
    assert [re.sub(r"\.[0-9a-f]{8}", "", name) for name in left] == [
        "assets/javascripts/bundle.min.js",
        "assets/javascripts/workers/search.min.js",
    ]
    assert sum(left.values()) < MOST_OF_MATERIAL


def test_every_asset_is_loaded_by_some_page(side_by_side: Built) -> None:
    every = "".join(side_by_side.read(page.as_posix()) for page in (*side_by_side.pages, HUB))
    every += "".join(side_by_side.read(file) for file in ("manifest.webmanifest", "manifest-discreet.webmanifest"))
    # The file to double-click, in the zip, loads the other one.
    unused = [f.name.partition(".")[0] for f in _assets(side_by_side) if f.name not in every]
    assert unused == ["open"]


@pytest.mark.parametrize(
    ("languages", "files"),
    [
        ([], []),
        (["en"], []),
        (["de"], ["min/lunr.stemmer.support.min.js", "min/lunr.de.min.js"]),
        (
            ["ja", "en"],
            ["min/lunr.stemmer.support.min.js", "tinyseg.js", "min/lunr.ja.min.js", "min/lunr.multi.min.js"],
        ),
    ],
)
def test_languages_bring_what_they_need(languages: list[str], files: list[str]) -> None:
    assert list(language_files(languages)) == files


def test_only_the_languages_of_the_search_are_shipped(course_copy: Path, tmp_path: Path) -> None:
    settings = MKDOCS_YML.replace("- material/search", "- material/search: {lang: [de, hi]}")
    (course_copy / "mkdocs.yml").write_text(settings, "utf-8")
    built = build_site(course_copy, tmp_path / "site")
    lunr = "assets/javascripts/lunr/"
    names = {f.as_posix().removeprefix(lunr) for f in _files(built) if f.as_posix().startswith(lunr)}
    assert names == set(language_files(["de", "hi"]))
    worker = built.read("search/search_worker.js")
    for name in names:
        assert json.dumps(built.read(lunr + name))[1:-1] in worker
    assert f"/{lunr}" not in built.read("_headers")
    assert "/assets/*" not in built.read("_headers")


def test_the_search_index_is_there_for_the_web_and_for_a_folder(side_by_side: Built) -> None:
    index = side_by_side.read("search/search_index.json")
    assert side_by_side.read("search/search_index.js") == f"var __index={index};\n"
    (worker,) = (side_by_side.folder / "assets/javascripts/workers").iterdir()
    script = side_by_side.read("search/search_worker.js")
    assert script == worker_script(worker.read_text("utf-8"), [])
    text = json.loads(script.removeprefix("globalThis.guidedCourseSearch=").removesuffix(";\n"))
    assert worker.read_text("utf-8") in text


def test_a_site_without_search_has_none_of_it(course_copy: Path, tmp_path: Path) -> None:
    built = build_site(course_copy, tmp_path / "site", plugins=["guided-course/course", "guided-course/offline"])
    assert built.warnings == ()
    assert not (built.folder / "search").exists()
    assert "data-search-worker" not in built.read("index.html")
