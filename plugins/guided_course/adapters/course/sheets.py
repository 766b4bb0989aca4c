"""Worksheets in pages: renders each sheet once and puts it where a page's marker asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.structure.files import Files

from guided_course.directives import sheet_marker
from guided_course.model import Sheet

from .build import CourseBuild
from .links import link_from, page_name, permanent_uri
from .view import View

SHEET_TEMPLATE = "partials/sheet.html"


def escape_our_templates(env: Environment, theme_folders: Iterable[str]) -> None:
    """Escape every value in the theme's own templates. MkDocs leaves escaping off; Material's templates need it off."""
    ours = next(Path(folder) for folder in theme_folders if (Path(folder) / SHEET_TEMPLATE).is_file())
    env.autoescape = lambda name: name is not None and (ours / name).is_file()


def fill_in_sheets(env: Environment, files: Files, build: CourseBuild) -> None:
    """Replace the markers of all pages with their sheets, and give each sheet's own page its sheet."""
    for uri, view in build.views.items():
        file = files.get_file_from_path(uri)
        page = file.page if file else None
        if page is None or page.content is None:
            continue
        if view.sheet:
            page.content = render_sheet(env, build, view.sheet, heading=1)
        for sheet in _placed_sheets(view, build):
            html = render_sheet(env, build, sheet, heading=2)
            page.content = page.content.replace(sheet_marker(sheet.worksheet.id), html)


def render_sheet(env: Environment, build: CourseBuild, sheet: Sheet, *, heading: int) -> str:
    """Render a sheet with its title as a heading of that level.

    All pages that hold sheets lie in one folder, so its links are the same on each and once is enough.
    """
    key = (sheet.id, heading)
    if key not in build.sheet_html:
        build.sheet_html[key] = env.get_template(SHEET_TEMPLATE).render(
            sheet=sheet,
            course=build.course,
            heading=heading,
            link=page_name(sheet.id) if heading > 1 else "",
            help_url=link_from(permanent_uri(sheet.id), build.page_urls.get("help", "")),
        )
    return build.sheet_html[key]


def _placed_sheets(view: View, build: CourseBuild) -> tuple[Sheet, ...]:
    if not (view.lesson and build.course):
        return ()
    sheets = build.course.sheets
    return tuple(sheets[i] for i in view.lesson.worksheet_ids if i in sheets)
