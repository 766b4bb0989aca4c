"""Names that change with the content: a file under such a name can be kept for ever."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from guided_course.adapters.placing import publish_at

# Material's search worker asks for its languages by their plain names, and a service worker's name is its identity.
PLAIN = ("assets/javascripts/lunr/", "assets/javascripts/sw.js")
_NAMED = re.compile(r"\.[0-9a-f]{8}(?:\.min)?\.\w+$")


def name_by_content(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Give each file of the theme a name with a hash in it; return where all of them lie, by their plain names.

    An author's own files keep theirs: raw HTML in a text may point to one, and nobody would follow it there.
    """
    for file in files:
        if file.src_dir in config.theme.dirs and not file.src_uri.startswith(PLAIN) and not is_named(file.src_uri):
            publish_at(file, named(file.src_uri, file.content_bytes))
    return {file.src_uri: file.dest_uri for file in files if file.src_dir in config.theme.dirs}


def named(uri: str, content: bytes) -> str:
    """Return the name of a file with this content: `course.js` becomes `course.3fa9c1d2.js`."""
    path = PurePosixPath(uri)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"))


def is_named(uri: str) -> bool:
    """Tell whether a name holds a hash of the content. Material's own do already."""
    return _NAMED.search(uri) is not None
