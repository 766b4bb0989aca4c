"""What all directives have in common: whether they take an argument, no options, and the page they are part of."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element

from pymdownx.blocks.block import Block

from guided_course.model.directives import DIRECTIVES, Directive

from .elements import add, plain_words
from .page import IdUse, PageUnderway
from .words import Words

_TAKES_ARGUMENT = {"required": True, "optional": None, "none": False}


# pymdownx ships no types.
class DirectiveBlock(Block):  # type: ignore[misc]
    """A block of a course. Titles are in the tree before inline parsing; what is made from words comes after it."""

    directive: ClassVar[Directive]

    def __init_subclass__(cls) -> None:
        # What several of them have in common has no name of its own.
        if cls.NAME:
            cls.directive = DIRECTIVES[cls.NAME]
            cls.ARGUMENT = _TAKES_ARGUMENT[cls.directive.argument]

    @property
    def page(self) -> PageUnderway:
        """The page under conversion."""
        page: PageUnderway = self.config["page"]
        return page

    @property
    def words(self) -> Words:
        """The words that blocks add."""
        return self.page.words

    @property
    def title(self) -> str:
        """The argument, empty if there is none."""
        return (self.argument or "").strip()

    def on_validate(self, parent: Element) -> bool:
        """Refuse `attrs`, which pymdownx gives to every block: ours have no options."""
        return not self.options["attrs"]

    def on_inline_end(self, block: Element) -> None:
        """Count the block, and let it finish itself now that its words are final."""
        self.page.rendered[self.NAME] += 1
        self.finish(block)

    def finish(self, block: Element) -> None:
        """Do what needs the words after inline parsing."""

    def name_by_title(self, block: Element, class_name: str) -> None:
        """Give the title of this class an id, and name the block by it."""
        title = next(child for child in block if child.get("class") == class_name)
        uses = (IdUse(title, "id"), IdUse(block, "aria-labelledby"))
        self.page.ask_for_id(self.NAME, plain_words(title), *uses)

    def name_picture(self, svg: Element, title: str) -> None:
        """Give the title and description of a picture ids, and name the picture by them."""
        named = (IdUse(svg[0], "id", "-title"), IdUse(svg, "aria-labelledby", "-title"))
        described = (IdUse(svg[1], "id", "-words"), IdUse(svg, "aria-describedby", "-words"))
        self.page.ask_for_id(self.NAME, title, *named, *described)


class ListingBlock(DirectiveBlock):
    """A block that lists what stands elsewhere in the course, such as its helplines. It holds no text of its own."""

    def on_create(self, parent: Element) -> Element:
        """Make the place for the list."""
        self.around = parent
        return add(parent, "div", self.NAME)

    def on_add(self, block: Element) -> Element:
        """Let text that should not be in the block follow it."""
        return self.around

    def on_markdown(self) -> str:
        """Parse such text as any other."""
        return "block"
