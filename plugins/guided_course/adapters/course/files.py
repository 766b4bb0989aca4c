"""Where the pages of a course lie among MkDocs' files, and in which order they are read."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from .links import give_permanent_address
from .view import View


def place_pages(files: Files, views: Mapping[str, View]) -> dict[str, str]:
    """Publish weeks and lessons at their permanent links; return the others' addresses by name (`index`, `help`)."""
    plain: dict[str, str] = {}
    for file in files.documentation_pages():
        view = views.get(file.src_uri)
        if view and view.item:
            give_permanent_address(file, view.item)
        elif view and view.kind in ("home", "plain"):
            plain[file.src_uri.removesuffix(".md")] = file.url
    return plain


def add_made_pages(files: Files, views: Mapping[str, View], config: MkDocsConfig) -> dict[str, str]:
    """Add the pages that have no Markdown file; return the addresses of those about the reader's own words by name."""
    tools: dict[str, str] = {}
    places = {file.dest_uri: file for file in files}
    for uri, view in views.items():
        if view.source:
            continue
        inclusion = InclusionLevel.UNDEFINED if view.is_in_order else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, uri, content="", inclusion=inclusion)
        if view.item:
            give_permanent_address(file, view.item)
        else:
            tools[view.name] = file.url
        for taken in {files.get_file_from_path(uri), places.get(file.dest_uri)}:
            if taken:
                files.remove(taken)
        files.append(file)
    return tools


def link_in_reading_order(files: Files, views: Mapping[str, View]) -> None:
    """Set each page's previous and next page by the order of the views, which is the order of reading."""
    in_order = [uri for uri, view in views.items() if view.is_in_order]
    pages = [file.page for uri in in_order if (file := files.get_file_from_path(uri)) and file.page]
    for i, page in enumerate(pages):
        page.previous_page = pages[i - 1] if i else None
        page.next_page = pages[i + 1] if i + 1 < len(pages) else None
