"""The web app manifests: what a device shows of a course that was put beside its other apps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guided_course.model import Course

PAPER = "#fbf7f0"
"""The ground of every page by day, as in tokens.css. A manifest knows no night."""


@dataclass(frozen=True)
class Manifest:
    """A manifest's name in the site, and what its icons are called. `name` is None where the course's own is shown."""

    file: str
    icons: str
    name: str | None = None
    description: str | None = None


MANIFESTS: Mapping[str, Manifest] = {
    "open": Manifest("manifest.webmanifest", "app"),
    # Somebody else may look at the screen: nothing here says what it is.
    "discreet": Manifest("manifest-discreet.webmanifest", "notes", "Notes", "Notes"),
}


def build_manifest(course: Course, manifest: Manifest, address: Callable[[str], str]) -> dict[str, object]:
    """Return a manifest as plain values, ready to be written as JSON.

    Both have one id, so that a device takes them for one app and shows the name that was chosen last. `address` says
    where a file of the theme lies in the site.
    """
    name = manifest.name or course.title
    return {
        "id": course.id,
        "name": name,
        "short_name": name,
        "description": manifest.description or course.lede,
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon(address(f"images/{manifest.icons}.svg"), "any", "image/svg+xml", "any"),
            *(_icon(address(f"images/{manifest.icons}-{size}.png"), f"{size}x{size}") for size in (192, 512)),
            _icon(address(f"images/{manifest.icons}-maskable.png"), "512x512", purpose="maskable"),
        ],
    }


def _icon(src: str, sizes: str, kind: str = "image/png", purpose: str = "any") -> dict[str, str]:
    return {"src": src, "sizes": sizes, "type": kind, "purpose": purpose}
