"""What is known of the page under conversion: which blocks were rendered, and which ids their titles ask for."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify_unicode

from guided_course.model import Course

from .words import ENGLISH, Words


@dataclass(frozen=True)
class IdUse:
    """One attribute that holds an id, made of the id asked for and an ending. In a link, `#` stands before it."""

    element: Element
    attribute: str
    ending: str = ""
    before: str = ""


@dataclass
class PageUnderway:
    """State of one conversion. Cleared before each, so that nothing of one page reaches another."""

    words: Words = ENGLISH
    course: Course | None = None
    path: str = ""
    rendered: Counter[str] = field(default_factory=Counter)
    ids_asked: list[tuple[str, tuple[IdUse, ...]]] = field(default_factory=list)

    def clear(self, path: str) -> None:
        """Forget the page before. `path` is that of the one to come, among the course's texts."""
        self.path = path
        self.rendered = Counter()
        self.ids_asked = []

    def link_to(self, path: str) -> str:
        """Return the link to another text of the course, as an author would write it here."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")

    def ask_for_id(self, name: str, title: str, *uses: IdUse) -> None:
        """Ask for an id made from a directive's name and its title, such as `barrier-fear-of-being-seen`."""
        self.ids_asked.append((f"{name}-{slugify_unicode(title, '-')}".rstrip("-"), uses))

    def give_ids(self, root: Element) -> None:
        """Set every id asked for. The first to ask gets the plain one, wherever on the page its twins stand."""
        used = {id_ for el in root.iter() if (id_ := el.get("id"))}
        twins = [(wanted, uses) for wanted, uses in self.ids_asked if not _set_ids(wanted, uses, used)]
        for wanted, uses in twins:
            number = 2
            while not _set_ids(f"{wanted}-{number}", uses, used):
                number += 1


def _set_ids(stem: str, uses: tuple[IdUse, ...], used: set[str]) -> bool:
    ids = {stem + use.ending for use in uses}
    if ids & used:
        return False
    used |= ids
    for use in uses:
        use.element.set(use.attribute, use.before + stem + use.ending)
    return True
