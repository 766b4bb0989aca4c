"""What stands inline in a finished page: its scripts, and whatever its policy will keep from working."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Kind = Literal["style", "handler", "script", "remote"]
Attributes = list[tuple[str, str | None]]

# Everything else in a script element is data, which a policy doesn't ask about.
SCRIPT_TYPES = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
# Where an element names what it loads by itself. A link that somebody follows is none of them.
LOADS = {"data", "href", "poster", "src", "srcset", "xlink:href"}
FOLLOWED = {"a", "area"}


@dataclass(frozen=True)
class Blocked:
    """Something in a text that won't work in the finished site. `tag` is as it was written."""

    kind: Kind
    tag: str
    name: str


def inline_scripts(html: str) -> frozenset[str]:
    """Return the texts of a page's inline scripts."""
    return frozenset(text for part in _script_elements(html) for text in _read(part).scripts)


def place_for_policy(html: str) -> int | None:
    """Return where a page's policy belongs: after its charset. None for a page that has a policy, or no charset."""
    reader = _read(html[: html.find("</head") + 1] or html)
    if reader.has_policy or reader.charset_end is None:
        return None
    return reader.charset_end


def blocked_parts(html: str) -> tuple[Blocked, ...]:
    """Return what is inline or comes from another host in a text that an author wrote."""
    return tuple(_read(html).blocked)


def _script_elements(html: str) -> Iterator[str]:
    """Yield the script elements of a page. Reading whole pages would take longer than building them."""
    start = html.find("<script")
    while start >= 0:
        end = html.find("</script>", start)
        end = len(html) if end < 0 else end + len("</script>")
        yield html[start:end]
        start = html.find("<script", end)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


@dataclass
class _Reader(HTMLParser):
    scripts: list[str] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    has_policy: bool = False
    charset_end: int | None = None
    _script: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._line_starts: list[int] = [0]

    def feed(self, data: str) -> None:
        """Read a whole text."""
        for line in data.split("\n"):
            self._line_starts.append(self._line_starts[-1] + len(line) + 1)
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Note scripts, the charset, an own policy, and what a policy blocks."""
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in values and values.get("type", "").strip().lower() in SCRIPT_TYPES:
            self._script = []
            self._block("script", "script")
        if tag == "style":
            self._block("style", "style")
        if tag == "meta":
            self._read_meta(values)
        for name, value in values.items():
            self._read_attribute(tag, name, value)

    def handle_data(self, data: str) -> None:
        """Collect the text of a script."""
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a script."""
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None

    def _read_meta(self, values: dict[str, str]) -> None:
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.has_policy = True
        if "charset" in values and self.charset_end is None:
            line, column = self.getpos()
            self.charset_end = self._line_starts[line - 1] + column + len(self.get_starttag_text() or "")

    def _read_attribute(self, tag: str, name: str, value: str) -> None:
        address = value.strip().lower()
        if name == "style":
            self._block("style", name)
        elif name.startswith("on"):
            self._block("handler", name)
        elif address.startswith("javascript:"):
            self._block("script", name)
        elif tag not in FOLLOWED and name in LOADS and address.startswith(("http:", "https:", "//")):
            self._block("remote", value.strip())

    def _block(self, kind: Kind, name: str) -> None:
        self.blocked.append(Blocked(kind, self.get_starttag_text() or "", name))
