"""Fills the page of the curriculum in, early enough for the search to find what stands in it."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from mkdocs.structure.files import Files

from guided_course.publish import permanent_uri

from .build import CourseBuild
from .links import link_from

TABLE_TEMPLATE = "partials/curriculum.html"


def render_curriculum(env: Environment, files: Files, build: CourseBuild) -> None:
    """Give the page of the curriculum its tables, if the course has one."""
    for uri, view in build.views.items():
        file = files.get_file_from_path(uri)
        if view.curriculum and file and file.page:
            link = partial(link_from, file.url)
            file.page.content = env.get_template(TABLE_TEMPLATE).render(
                table=view.curriculum, go=lambda item_id, link=link: link(permanent_uri(item_id))
            )
