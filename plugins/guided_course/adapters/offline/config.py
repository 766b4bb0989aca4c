"""Settings of the `guided-course/offline` plugin."""

from __future__ import annotations

from mkdocs.config.base import Config


class OfflineConfig(Config):  # type: ignore[no-untyped-call]
    """What an author can set in mkdocs.yml under `guided-course/offline`."""
