"""The MkDocs plugin `guided-course/course`: hooks only; each makes one call into its neighbours."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from html import escape
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

from guided_course.directives import RenderReport
from guided_course.model import load_course

from .build import CourseBuild, start_build
from .config import CourseConfig
from .files import add_sheet_pages, link_in_reading_order, place_pages
from .links import link_from, permanent_uri
from .sheets import escape_our_templates, place_sheets, render_sheets
from .view import View, plain_view

DIRECTIVES = "guided_course.directives"
log = logging.getLogger("mkdocs.plugins.guided_course")


class CoursePlugin(BasePlugin[CourseConfig]):  # type: ignore[no-untyped-call]
    """Turns a course's folders into weeks, lessons and worksheets."""

    build: CourseBuild

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the course anew for each build, so that nothing of an earlier one is left, and say all that is wrong."""
        root = Path(config.config_file_path).parent
        content, exercises = Path(config.docs_dir), Path(self.config.exercises or root / "exercises")
        loaded = load_course(root, content=content, exercises=exercises)
        for problem in loaded.problems:
            log.warning("%s", problem)
        if loaded.course is None:
            raise PluginError(f"There is no course here yet: {content.name}/index.md can't be read (see above).")
        self.build = start_build(loaded.course, loaded.problems)
        # The preview stops at a folder that isn't there.
        if exercises.is_dir():
            config.watch.append(str(exercises))
        _register_directives(config, self.build.report)
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
        text = page.file.content_bytes.decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take the text and its title from the course; MkDocs' own reading of front matter lets mistakes through."""
        view = self.build.view_of(page.file.src_uri)
        if view is None:
            return markdown
        # The search shows a page's title as HTML.
        page.meta = {"title": escape(view.title, quote=False), "description": view.summary}
        return view.source.body if view.source else ""

    # First: another plugin may convert some other text here, and the report is about the text converted last.
    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Report blocks that were written but not rendered."""
        for problem in self.build.lost_blocks(page.file.src_uri):
            log.warning("%s", problem)
        return html

    # First, so that other plugins see the pages of worksheets with their text.
    @event_priority(50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the worksheets."""
        escape_our_templates(env, config.theme.dirs)
        render_sheets(env, files, self.build)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the page's view to its template."""
        view = self.build.view_of(page.file.src_uri) or plain_view(str(page.title))
        # Not earlier: the search would read every form again in its lesson, for nothing.
        content = place_sheets(page.content or "", view, self.build)
        return self._with_course(context, replace(view, content=Markup(content)), page.url)

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


def _register_directives(config: MkDocsConfig, report: RenderReport) -> None:
    if DIRECTIVES in config.mdx_configs:
        raise PluginError("'guided-course/course' is in mkdocs.yml a second time. Keep one of them.")
    if DIRECTIVES not in config.markdown_extensions:
        config.markdown_extensions.append(DIRECTIVES)
    config.mdx_configs[DIRECTIVES] = {"report": report}


def _join(base: str, target: str) -> str:
    return f"{base.rstrip('/')}/{'' if target == '.' else target}"
