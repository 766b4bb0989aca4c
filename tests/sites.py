"""Real builds of real courses, for the tests: MkDocs as it is, no parts replaced."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent
# Hidden inside the others, to keep words when the course is opened from a folder.
HUB = Path("hub.html")
COURSES = Path(__file__).parent / "fixtures" / "courses"

WEB_ONLY: dict[str, Any] = {"plugins": ["material/search", "guided-course/course"]}
"""Settings of a course that is published on the web only, where addresses may be those of folders."""

MKDOCS_YML = """\
site_name: A course
docs_dir: content
theme:
  name: guided-course
plugins:
  - material/search
  - guided-course/course
  - guided-course/offline
markdown_extensions:
  - smarty
  - attr_list
"""


@dataclass(frozen=True)
class Built:
    """A built site: its folder, and every warning that was logged while it was built."""

    folder: Path
    warnings: tuple[str, ...]

    def read(self, path: str) -> str:
        """Return the text of a file of the site."""
        return (self.folder / path).read_text(encoding="utf-8")

    @property
    def pages(self) -> tuple[Path, ...]:
        """Every page that a reader sees, relative to the site's folder."""
        every = (p.relative_to(self.folder) for p in self.folder.rglob("*.html"))
        return tuple(sorted(p for p in every if p != HUB))


class _Collect(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


def build_site(root: Path, site: Path, *, command: Literal["build", "serve"] = "build", **settings: Any) -> Built:
    """Build the project in `root` into `site`, as that command would; `settings` override its mkdocs.yml."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), **settings)
    collect = _Collect()
    logging.getLogger("mkdocs").addHandler(collect)
    try:
        config.plugins.on_startup(command=command, dirty=False)
        build(config)
    finally:
        logging.getLogger("mkdocs").removeHandler(collect)
        config.plugins.on_shutdown()
    return Built(site, tuple(collect.messages))


def copy_course(name: str, to: Path) -> Path:
    """Copy a fixture course and give it an mkdocs.yml; return its folder."""
    shutil.copytree(COURSES / name, to, dirs_exist_ok=True)
    if not (to / "mkdocs.yml").exists():
        (to / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    return to
