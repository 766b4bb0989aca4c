"""The Content-Security-Policy of a site: what its pages may load and do. Nothing from another host, nothing inline."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

# A course's pages need no more than this, on a host as in a folder. `blob:` is for workers: opened from a folder, a
# browser starts no worker from a file.
SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}


def page_policy(script_hashes: Iterable[str] = ()) -> str:
    """Return the policy of a page that holds the inline scripts with these hashes."""
    return _policy(SOURCES, script_hashes)


def host_policy(script_hashes: Iterable[str] = ()) -> str:
    """Return the policy for all pages of a site. Only a host can say that no other site may frame them."""
    return _policy({**SOURCES, "frame-ancestors": "'none'"}, script_hashes)


def script_hash(text: str) -> str:
    """Return the source expression that allows an inline script. A browser knows line ends as `\\n` only."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(plain.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy(sources: dict[str, str], script_hashes: Iterable[str]) -> str:
    scripts = " ".join((sources["script-src"], *sorted(set(script_hashes))))
    return "; ".join(f"{name} {value}" for name, value in {**sources, "script-src": scripts}.items())
