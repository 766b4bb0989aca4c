"""A grep through what is built: nothing that loads by itself names another host. What a reader may follow is no matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from tests.links import read_links
from tests.sites import Built

ADDRESS = re.compile(r"(?:https?|wss?|ftp):(?:\\?/){2}[^\s\"'`)\\<>]*", re.IGNORECASE)
# Two slashes right after a quote: an address without its scheme. In a script that is a comment or a regular expression
# only where no quote stands before it.
WITHOUT_SCHEME = re.compile(r"(?<=[\"'`(=])//[\w.-]+\.[a-z]{2,}[^\s\"'`)]*", re.IGNORECASE)
# Names of things, which nobody fetches.
NAMES = ("http://www.w3.org/", "http://www.sitemaps.org/")

KNOWN = {
    # Material's script asks GitHub and GitLab for stars where a course names a repository; ours can't, and the policy
    # allows no other host.
    "https://api.github.com/repos/${e}/${t}": "bundle",
    "https://api.github.com/users/${e}": "bundle",
    "https://${e}/api/v4/projects/${encodeURIComponent(t": "bundle",
    # Fetched for diagrams in Mermaid's language; nothing in our pages has their class.
    "https://unpkg.com/mermaid@11/dist/mermaid.min.js": "bundle",
    # Fetched by browsers from before 2020, which can't run our scripts either.
    "https://unpkg.com/resize-observer-polyfill": "bundle",
    # In comments and in words for the console.
    "https://clipboardjs.com/": "bundle",
    "http://lunrjs.com": "search",
    "http://tartarus.org/~martin/PorterStemmer/js.txt": "search",
    "https://bit.ly/2s3ChXG": "search",
    "https://bit.ly/wb-precache": "sw.js",
}


def _files(built: Built, *endings: str) -> Iterator[Path]:
    yield from (f for f in sorted(built.folder.rglob("*")) if f.name.endswith(endings))


def _addresses(text: str) -> list[str]:
    found = [*ADDRESS.findall(text), *WITHOUT_SCHEME.findall(text)]
    return [address for address in found if not address.startswith(NAMES)]


class _Sends(HTMLParser):
    """What else in a page could make a browser ask somebody."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += [values[name] for name in ("action", "formaction", "ping", "manifest") if name in values]
        if tag == "base":
            self.found.append("base")
        if values.get("http-equiv", "").lower() == "refresh":
            self.found.append(values["content"])
        if tag == "link" and values.get("rel") in ("next", "prefetch", "preconnect", "dns-prefetch", "prerender"):
            self.found.append(values["rel"])


def test_no_page_loads_from_another_host(side_by_side: Built, minimal: Built) -> None:
    for built in (side_by_side, minimal):
        for page in built.pages:
            loads = read_links(built.folder / page).loads
            assert [x for x in loads if urlsplit(x).netloc or urlsplit(x).scheme not in ("", "data")] == [], page
            assert _Sends(built.read(page.as_posix())).found == [], page


def test_no_script_names_another_host(side_by_side: Built) -> None:
    scripts = list(_files(side_by_side, ".js"))
    assert len(scripts) >= 6
    seen = set()
    for script in scripts:
        # The index holds the words of the course, and nothing that runs.
        if script.name == "search_index.js":
            continue
        for address in _addresses(script.read_text("utf-8")):
            assert KNOWN.get(address, "-") in script.name, (script.name, address)
            seen.add(address)
    assert seen == set(KNOWN), "what Material no longer holds needs no leave"


def test_no_style_picture_or_manifest_names_another_host(side_by_side: Built) -> None:
    files = list(_files(side_by_side, ".css", ".svg", ".webmanifest"))
    assert len(files) >= 3
    for file in files:
        text = re.sub(r"/\*.*?\*/|<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL)
        assert _addresses(text) == [], file.name


def test_the_grep_finds_what_it_looks_for() -> None:
    text = """fetch("https://a.example/x"); url(//b.example/c.png) new WebSocket(`wss://c.example`) importScripts('//d.example/e.js')
      'http:\\/\\/f.example' // a comment, "http://www.w3.org/2000/svg" x="//" """
    assert _addresses(text) == [
        "https://a.example/x",
        "wss://c.example",
        "http:\\/\\/f.example",
        "//b.example/c.png",
        "//d.example/e.js",
    ]
