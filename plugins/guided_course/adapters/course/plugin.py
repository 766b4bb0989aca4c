"""The MkDocs plugin `guided-course/course`: hooks only; each makes one call into its neighbours."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .build import CourseBuild, start_build
from .config import CourseConfig
from .files import add_sheet_pages, link_in_reading_order, place_pages
from .links import link_from, permanent_uri
from .sheets import escape_our_templates, fill_in_sheets
from .view import View, plain_view

log = logging.getLogger("mkdocs.plugins.guided_course")


class CoursePlugin(BasePlugin[CourseConfig]):  # type: ignore[no-untyped-call]
    """Turns a course's folders into weeks, lessons and worksheets."""

    build: CourseBuild

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the course anew for each build, so that nothing of an earlier one is left, and say all that is wrong."""
        root = Path(config.config_file_path).parent
        self.build = start_build(root, content=Path(config.docs_dir), exercises=root / self.config.exercises)
        for problem in self.build.problems:
            log.warning("%s", problem)
        if self.build.course is None:
            raise PluginError("There is no course here yet: content/index.md can't be read (see above).")
        if str(self.build.exercises) not in config.watch:
            config.watch.append(str(self.build.exercises))
        config.markdown_extensions.append("guided_course.directives")
        config.mdx_configs["guided_course.directives"] = {"report": self.build.report}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give every week, lesson and worksheet its permanent address."""
        self.build.page_urls = place_pages(files, self.build.views)
        add_sheet_pages(files, self.build.views, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the pages into reading order: previous and next follow the course, not the file names."""
        link_in_reading_order(files, self.build.views)
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Spare MkDocs the reading: it stops at a file that isn't UTF-8, which loading has reported already."""
        if self.build.view_of(page.file.src_uri):
            return ""
        return page.file.content_bytes.decode("utf-8", errors="replace")

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take the text and its title from the course; MkDocs' own reading of front matter lets mistakes through."""
        view = self.build.view_of(page.file.src_uri)
        if view is None:
            return markdown
        page.meta = {"title": view.title, "description": view.summary}
        return view.body

    # Last, when all other plugins have had the HTML: the blocks are counted against what the author wrote.
    @event_priority(-50)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Report blocks that were written but not rendered."""
        for problem in self.build.lost_blocks(page.file.src_uri):
            log.warning("%s", problem)
        return html

    # First, so that the search plugin and the templates see finished pages.
    @event_priority(50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Place the worksheets in the pages that ask for them."""
        escape_our_templates(env, config.theme.dirs)
        fill_in_sheets(env, files, self.build)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the page's view to its template."""
        view = self.build.view_of(page.file.src_uri) or plain_view(str(page.title))
        return self._with_course(context, replace(view, content=Markup(page.content)), page.url)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand the course to pages that MkDocs makes by itself, such as 404.html, which is served at any depth."""
        return self._with_course(context, plain_view("This page isn't here"), "", base=context["base_url"])

    def _with_course(
        self, context: TemplateContext, view: View, page_url: str, base: str | None = None
    ) -> TemplateContext:
        link = partial(link_from, page_url) if base is None else partial(_join, base)
        extra: dict[str, Any] = {
            "course": self.build.course,
            "view": view,
            "go": lambda item_id: link(permanent_uri(item_id)),
            "page_url": lambda name: link(self.build.page_urls.get(name, "")),
            "has_page": self.build.page_urls.__contains__,
            "home_url": link("."),
        }
        context.update(extra)  # type: ignore[typeddict-item]
        return context


def _join(base: str, target: str) -> str:
    return f"{base.rstrip('/')}/{'' if target == '.' else target}"
