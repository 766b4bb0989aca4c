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

from guided_course.model import (
    CURRICULUM_FILE,
    HELPLINES_FILE,
    LEDGER_FILE,
    SOURCES_FILE,
    WORDING_FILE,
    load_course,
)
from guided_course.publish import permanent_uri

from .assets import asset_urls, drop_unused
from .build import CourseBuild, start_build
from .config import CourseConfig
from .curriculum_page import render_curriculum
from .files import add_made_pages, link_in_reading_order, place_pages
from .links import link_from, link_from_base
from .sheets import escape_our_templates, place_sheets, render_sheets
from .view import TOOLS, View, plain_view

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
        is_taken_along = "guided-course/offline" in config.plugins
        self.build = start_build(loaded.course, loaded.problems, is_taken_along=is_taken_along)
        # The preview stops at what isn't there.
        beside = (LEDGER_FILE, HELPLINES_FILE, CURRICULUM_FILE, SOURCES_FILE, WORDING_FILE)
        inputs = (exercises, *(root / name for name in beside))
        config.watch.extend(str(path) for path in inputs if path.exists())
        _register_directives(config, self.build)
        # Columns are aligned by an attribute: an inline style would be against the policy of a page.
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give every week, lesson and worksheet its permanent address, and leave out what no page loads."""
        drop_unused(files, config)
        views = self.build.views
        self.build.page_urls = place_pages(files, views) | add_made_pages(files, views, config)
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
        if not view.is_found:
            page.meta["search"] = {"exclude": True}
        self.build.report.path = page.file.src_uri
        return view.source.body if view.source else ""

    # First: another plugin may convert some other text here, and the report is about the text converted last.
    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Report blocks that were written but not rendered."""
        for problem in self.build.lost_blocks(page.file.src_uri):
            log.warning("%s", problem)
        return html

    # First, so that other plugins see the pages of worksheets and of the curriculum with their text.
    @event_priority(50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the worksheets and the curriculum. By now every file has the address at which it is published."""
        self.build.asset_urls = asset_urls(files)
        escape_our_templates(env, config.theme.dirs)
        render_sheets(env, files, self.build)
        render_curriculum(env, files, self.build)
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
        link = partial(link_from, page_url) if base is None else partial(link_from_base, base)
        extra: dict[str, Any] = {
            "course": self.build.course,
            "view": view,
            "go": lambda item_id: link(permanent_uri(item_id)),
            "page_url": lambda name: link(self.build.page_urls.get(name, "")),
            "has_page": self.build.page_urls.__contains__,
            "asset": lambda path: link(self.build.asset_urls.get(path, path)),
            "home_url": link(self.build.page_urls.get("index", ".")),
            "root_url": link(".").rstrip("/") + "/",
            "tools": TOOLS,
            "around": self.build.around,
        }
        context.update(extra)  # type: ignore[typeddict-item]
        return context


def _register_directives(config: MkDocsConfig, build: CourseBuild) -> None:
    if DIRECTIVES in config.mdx_configs:
        raise PluginError("'guided-course/course' is in mkdocs.yml a second time. Keep one of them.")
    if DIRECTIVES not in config.markdown_extensions:
        config.markdown_extensions.append(DIRECTIVES)
    config.mdx_configs[DIRECTIVES] = {"report": build.report, "course": build.course}
