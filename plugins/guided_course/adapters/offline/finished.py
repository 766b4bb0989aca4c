"""A finished site on disk, and the course that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from guided_course.model import Course


class _Build(Protocol):
    course: Course


class _CoursePlugin(Protocol):
    build: _Build


@dataclass(frozen=True)
class FinishedSite:
    """Every file of a site, and the course it shows.

    `assets` says where each file of the theme lies, by its plain path: `images/rings.svg` is at
    `images/rings.3fa9c1d2.svg`. `script_hashes` are those of all inline scripts of all pages. `templates` are the
    theme's, for what is made after the pages.
    """

    folder: Path
    course: Course
    assets: Mapping[str, str] = field(default_factory=dict)
    script_hashes: frozenset[str] = frozenset()
    templates: Environment = field(default_factory=Environment, repr=False)


def course_of(config: MkDocsConfig) -> Course:
    """Return the course that is being built."""
    plugin = cast("_CoursePlugin | None", config.plugins.get("guided-course/course"))
    if plugin is None or not hasattr(plugin, "build"):
        raise PluginError("'guided-course/offline' needs 'guided-course/course' beside it in mkdocs.yml.")
    return plugin.build.course


def own_templates(config: MkDocsConfig) -> Environment:
    """Return the theme's templates, with every value escaped where they make HTML."""
    templates = config.theme.get_env()
    templates.autoescape = _is_html
    return templates


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html")
