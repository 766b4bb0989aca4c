"""Where the pages of a course lie among MkDocs' files, and in which order they are read."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .links import give_permanent_address, sheet_source
from .view import View


def place_pages(files: Files, views: Mapping[str, View]) -> dict[str, str]:
    """Publish weeks and lessons at their permanent links; return the addresses of the plain pages by name (`help`)."""
    plain: dict[str, str] = {}
    for file in files.documentation_pages():
        view = views.get(file.src_uri)
        if view and view.item:
            give_permanent_address(file, view.item)
        elif view and view.kind == "plain":
            plain[file.src_uri.removesuffix(".md")] = file.url
    return plain


def add_sheet_pages(files: Files, views: Mapping[str, View], config: MkDocsConfig) -> None:
    """Add a page of its own for every worksheet and check-in."""
    for view in views.values():
        if view.kind == "sheet":
            file = File.generated(config, sheet_source(view.item), content="")
            if taken := files.get_file_from_path(file.src_uri):
                files.remove(taken)
            give_permanent_address(file, view.item)
            files.append(file)


def link_in_reading_order(files: Files, views: Mapping[str, View]) -> None:
    """Set each page's previous and next page by the order of the views, which is the order of reading."""
    pages = [file.page for uri in views if (file := files.get_file_from_path(uri)) and file.page]
    for i, page in enumerate(pages):
        page.previous_page = pages[i - 1] if i else None
        page.next_page = pages[i + 1] if i + 1 < len(pages) else None
