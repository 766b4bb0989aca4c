"""The MkDocs plugin `guided-course/offline`: one site for the web, a folder and an app, which talks to nobody."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guided_course.model import Course

from .app import leave_app
from .config import OfflineConfig
from .finished import FinishedSite, course_of, own_templates
from .headers import leave_headers
from .naming import name_by_content
from .package import leave_package
from .policy import find_blocked, own_hashes, with_policy
from .search import leave_search

log = logging.getLogger("mkdocs.plugins.guided_course")


class OfflinePlugin(BasePlugin[OfflineConfig]):  # type: ignore[no-untyped-call]
    """Finishes the site: what it may load, what is taken along, what a host has to say."""

    is_preview = False
    course: Course
    assets: dict[str, str]
    script_hashes: frozenset[str]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is the live preview, which an author wants quick and without a memory.

        So is a build of only what changed: it keeps pages of earlier builds, and nobody may be given those.
        """
        self.is_preview = command == "serve" or dirty

    # Last: the course has to be loaded.
    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have every link end in the name of a file: opened from a folder, a browser shows no page for a folder."""
        self.course, self.assets, self.script_hashes = course_of(config), {}, frozenset()
        config.use_directory_urls = False
        # Else Material writes another script for each depth of folders, and each would need a hash in the policy.
        config.extra.setdefault("scope", f"/{self.course.id}/")
        return config

    # Last: what other plugins add needs its name, too.
    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the theme's files under names that change with their content."""
        if not self.is_preview:
            self.assets = name_by_content(files, config)
        return files

    # Last: the policy is about the page as it is served, with all that other plugins put into it.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give a page its policy, and say what of its text that will not let work."""
        written = page.content or ""
        for problem in find_blocked(page.file, written, Path(config.config_file_path).parent):
            log.warning("%s", problem)
        return self._with_policy(output, written)

    # Last, for the same reason.
    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give a page that MkDocs makes by itself its policy, such as 404.html."""
        return self._with_policy(output_content) if template_name.endswith(".html") else output_content

    # Last: every file has to be there, as it will be served.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Leave what is made from the finished site."""
        if self.is_preview:
            return
        site = FinishedSite(
            Path(config.site_dir), self.course, self.assets, self.script_hashes, templates=own_templates(config)
        )
        leave_search(site)
        leave_package(site)
        leave_app(site)
        leave_headers(site)

    def _with_policy(self, html: str, written: str = "") -> str:
        # The preview puts a script of its own into every page, to load it anew after an edit.
        if self.is_preview:
            return html
        hashes = own_hashes(html, written)
        self.script_hashes |= hashes
        return with_policy(html, hashes)
