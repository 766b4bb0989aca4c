"""Moves files among MkDocs' files to another place in the site."""

from __future__ import annotations

from mkdocs.structure.files import File


def publish_at(file: File, uri: str) -> None:
    """Publish a file there instead of at the place of its source. Everything that asks MkDocs for it follows."""
    file.dest_uri = uri
    for cached in ("url", "abs_dest_path"):
        file.__dict__.pop(cached, None)
