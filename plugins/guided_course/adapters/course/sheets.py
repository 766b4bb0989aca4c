"""Worksheets in pages: renders each sheet once and puts it where a page's marker asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from guided_course.directives import sheet_marker
from guided_course.model import Sheet
from guided_course.publish import page_name, permanent_uri

from .build import CourseBuild
from .links import link_from
from .view import View

SHEET_TEMPLATE = "partials/sheet.html"


def escape_our_templates(env: Environment, theme_folders: Iterable[str]) -> None:
    """Escape every value in the theme's own templates. MkDocs leaves escaping off; Material's templates need it off."""
    folders = [Path(folder) for folder in theme_folders if (Path(folder) / SHEET_TEMPLATE).is_file()]
    if not folders:
        raise PluginError("A course needs its own theme. Write `name: guided-course` below `theme:` in mkdocs.yml.")
    # The last one is the theme itself; an author's `custom_dir` comes before it and may hold some of our templates.
    names = frozenset(file.relative_to(folders[-1]).as_posix() for file in folders[-1].rglob("*.html"))
    env.autoescape = names.__contains__


def render_sheets(env: Environment, files: Files, build: CourseBuild) -> None:
    """Give each sheet's own page its sheet, and have the others ready for the lessons in which they stand."""
    for uri, view in build.views.items():
        file = files.get_file_from_path(uri)
        if view.sheet and file and file.page:
            file.page.content = _render_sheet(env, build, view.sheet, heading=1)
        for marker, sheet in _placed_sheets(view, build):
            if marker not in build.placed_sheets:
                build.placed_sheets[marker] = _render_sheet(env, build, sheet, heading=2)


def place_sheets(html: str, view: View, build: CourseBuild) -> str:
    """Return a page with its worksheets where its markers ask for them."""
    for marker, _ in _placed_sheets(view, build):
        html = html.replace(marker, build.placed_sheets[marker])
    return html


def _render_sheet(env: Environment, build: CourseBuild, sheet: Sheet, *, heading: int) -> str:
    """Render a sheet with its title as a heading of that level.

    All pages that hold sheets lie in one folder, so its links are the same on each and once is enough.
    """
    return env.get_template(SHEET_TEMPLATE).render(
        sheet=sheet,
        course=build.course,
        heading=heading,
        link=page_name(sheet.id) if heading > 1 else "",
        help_url=link_from(permanent_uri(sheet.id), build.page_urls.get("help", "")),
    )


def _placed_sheets(view: View, build: CourseBuild) -> Iterator[tuple[str, Sheet]]:
    """Yield the markers of a lesson, each with its sheet."""
    for worksheet_id in view.lesson.worksheet_ids if view.lesson else ():
        if worksheet_id in build.course.sheets:
            yield sheet_marker(worksheet_id), build.course.sheets[worksheet_id]
