"""The files that the theme brings: which of them a site needs, and at which address each is published."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatch

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from guided_course.publish import language_files

ASSETS = "assets/"
LANGUAGES = "assets/javascripts/lunr/"

# Material's own: its styles are bundled into ours, and its icon is never shown. And ours that each page holds inline.
UNUSED = (
    "assets/javascripts/early.js",
    "assets/*.map",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/images/favicon.png",
    # Ours stands in the pages themselves.
    "assets/javascripts/early.js",
    f"{LANGUAGES}*",
)


def drop_unused(files: Files, config: MkDocsConfig) -> None:
    """Leave out of the site what none of its pages loads."""
    needed = {LANGUAGES + name for name in language_files(search_languages(config))}
    for file in [*files]:
        if is_of_theme(file, config) and file.src_uri not in needed and _is_unused(file.src_uri):
            files.remove(file)


def is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Tell whether the theme brings a file, and not the author."""
    return file.src_dir in config.theme.dirs


def search_languages(config: MkDocsConfig) -> Sequence[str]:
    """Return the languages of the site's search."""
    search = config.plugins.get("material/search")
    return search.config.lang if search and search.config.enabled else ()


def asset_urls(files: Files) -> dict[str, str]:
    """Return the addresses of all files that are no pages, by path. Those below `assets/` also go by the rest of it."""
    urls = {file.src_uri: file.url for file in files if not file.is_documentation_page()}
    return urls | {uri.removeprefix(ASSETS): url for uri, url in urls.items() if uri.startswith(ASSETS)}


def _is_unused(uri: str) -> bool:
    return any(fnmatch(uri, pattern) for pattern in UNUSED)
