"""Settings of the `guided-course/course` plugin."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import Config


class CourseConfig(Config):  # type: ignore[no-untyped-call]
    """What an author can set in mkdocs.yml under `guided-course/course`."""

    exercises = option.Optional(option.Dir(exists=True))
    """Folder of the worksheets, relative to mkdocs.yml. `exercises`, unless it says otherwise."""
