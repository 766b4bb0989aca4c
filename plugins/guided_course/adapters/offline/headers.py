"""What a host has to say with every file: the `_headers` file."""

from __future__ import annotations

from guided_course.publish import headers_file

from .finished import FinishedSite
from .naming import is_named


def leave_headers(site: FinishedSite) -> None:
    """Leave the headers in the site."""
    files = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*") if file.is_file()}
    named = {uri for uri in site.assets.values() if is_named(uri)}
    text = headers_file(files - {"_headers"}, named & files, site.script_hashes)
    (site.folder / "_headers").write_text(text, encoding="utf-8", newline="\n")
