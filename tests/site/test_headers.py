"""The headers of a host: in `_headers`, and in what we tell those who run a host of their own."""

from __future__ import annotations

import re
from pathlib import Path

from guided_course.publish import ASK_FIRST, FOR_EVER, cache_rules, headers_file, security_headers
from guided_course.publish.headers import LONGEST_LINE, MOST_RULES
from tests.sites import ROOT, Built, build_site


def _rules(text: str) -> dict[str, dict[str, str]]:
    """Read a `_headers` file as a host does: a path at the margin, its headers indented below it."""
    rules: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("/"):
            path = line
            assert path not in rules
            rules[path] = {}
        else:
            name, _, value = line.strip().partition(": ")
            rules[path][name] = value
    return rules


def _covers(path: str, file: str) -> bool:
    return file.startswith(path.removesuffix("*")) if path.endswith("*") else file == path


def test_every_file_has_the_headers_and_is_kept_for_as_long_as_its_name_holds(side_by_side: Built) -> None:
    rules = _rules(side_by_side.read("_headers"))
    for file in sorted(side_by_side.folder.rglob("*")):
        if not file.is_file() or file.name == "_headers":
            continue
        address = "/" + file.relative_to(side_by_side.folder).as_posix()
        said = [headers for path, headers in rules.items() if _covers(path, address)]
        assert security_headers([]).keys() <= said[0].keys()
        caches = [headers["Cache-Control"] for headers in said if "Cache-Control" in headers]
        named = bool(re.search(r"\.[0-9a-f]{8}(\.min)?\.\w+$", file.name))
        assert caches in ([FOR_EVER],) if named else caches in ([], [ASK_FIRST]), address
        if file.suffix == ".html":
            assert caches == [ASK_FIRST], address
    assert rules["/"] == {"Cache-Control": ASK_FIRST}


def test_the_header_allows_what_each_page_allows_and_no_more(side_by_side: Built) -> None:
    policy = _rules(side_by_side.read("_headers"))["/*"]["Content-Security-Policy"]
    assert policy.endswith("; frame-ancestors 'none'")
    pages = [side_by_side.read(page.as_posix()) for page in side_by_side.pages]
    assert set(re.findall(r"'sha256-[^']+'", policy)) == {h for p in pages for h in re.findall(r"'sha256-[^']+'", p)}


def test_the_service_worker_and_the_manifests_are_asked_for_each_time() -> None:
    rules = cache_rules({"sw.js", "manifest.webmanifest", "sitemap.xml", "index.html"}, set())
    assert rules == {"/": ASK_FIRST, "/index.html": ASK_FIRST, "/manifest.webmanifest": ASK_FIRST, "/sw.js": ASK_FIRST}


def test_a_folder_of_both_kinds_is_named_file_by_file() -> None:
    files = {"images/rings.0a1b2c3d.svg", "images/mine.jpg", "assets/a/b.0a1b2c3d.js"}
    assert cache_rules(files, files - {"images/mine.jpg"}) == {
        "/": ASK_FIRST,
        "/assets/*": FOR_EVER,
        "/images/rings.0a1b2c3d.svg": FOR_EVER,
    }


def test_cloudflare_can_take_them_all() -> None:
    files = {f"page-{n}.html" for n in range(200)} | {"assets/x.0a1b2c3d.js"}
    text = headers_file(files, {"assets/x.0a1b2c3d.js"}, [f"'sha256-{n:044}'" for n in range(20)])
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    rules = _rules(text)
    assert len(rules) == MOST_RULES
    assert list(rules)[:2] == ["/*", "/assets/*"]


def test_a_site_built_twice_lists_itself_once(course_copy: Path, tmp_path: Path) -> None:
    first = build_site(course_copy, tmp_path / "site").read("_headers")
    assert build_site(course_copy, tmp_path / "site").read("_headers") == first
    assert "/_headers" not in first


def _told() -> str:
    return (ROOT / "docs/deploying.md").read_text("utf-8")


def test_what_we_tell_other_hosts_is_what_we_tell_these() -> None:
    """docs/deploying.md names every header, with the same value; the policy is taken from the built file."""
    for name, value in security_headers([]).items():
        shown = "$course_policy" if name == "Content-Security-Policy" else f'"{value}"'
        assert f"add_header {name} {shown} always;" in _told(), name
        assert f"| `{name}` |" in _told(), name
    for value in (FOR_EVER, ASK_FIRST):
        assert f'"{value}"' in _told()


def test_what_we_tell_is_no_more_than_there_is() -> None:
    names = set(re.findall(r"add_header ([\w-]+)", _told()))
    assert names == {*security_headers([]), "Cache-Control"}
