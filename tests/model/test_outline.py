from __future__ import annotations

import random
import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
import pytest
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks import block as pymdownx_block

from guided_course.model import DIRECTIVES, Block, Directive, Source, every_block, read_outline
from guided_course.model.text_rules import check_text


def found(body: str) -> list[str]:
    return [f"{p.line}:{p.column} {p.code}" for p in read_outline(body, "f.md")[1]]


def names(body: str) -> list[str]:
    return [block.name for block in every_block(read_outline(body, "f.md")[0])]


def test_blocks_know_their_places_and_texts() -> None:
    body = "Text.\n\n/// barrier | A fear\nOne.\n\nTwo.\n///\n\n///pause\n///\n"
    blocks, problems = read_outline(body, "f.md", body_line=10)
    assert problems == []
    assert blocks == (
        Block("barrier", "A fear", 12, 1, "One.\n\nTwo.", 13),
        Block("pause", "", 18, 1, "", 19),
    )


def test_blocks_hold_blocks() -> None:
    body = "//// cycle | Round\n/// step | One\nA.\n///\n\n/// step | Two\nB.\n///\n////\n"
    blocks, problems = read_outline(body, "f.md")
    assert problems == []
    (cycle,) = blocks
    assert (cycle.name, cycle.body) == ("cycle", body.rpartition("\n////")[0].partition("\n")[2])
    assert [(b.argument, b.line, b.body, b.body_line) for b in cycle.blocks] == [
        ("One", 2, "A.", 3),
        ("Two", 6, "B.", 7),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("/// keyidea\nText.\n///\n", []),
        ("Text.\n/// keyidea\nText.\n///\nText.\n", []),
        ("/// Keyidea |  Term  \nText.\n/// \n", []),
        ("/// pause\nText.\n", ["1:1 block.unclosed"]),
        ("/// pause\n/// keyidea\n///\n", ["1:1 block.unclosed"]),
        ("//// together | A\n/// pause\nText.\n////\n", ["2:1 block.unclosed"]),
        ("Text.\n\n///\n", ["3:1 block.stray-end"]),
        ("/// puase\n///\n", ["1:1 block.unknown"]),
        ("/// pause\n////\n", ["2:1 block.wrong-end"]),
        ("//// pause\n///\n", ["2:1 block.wrong-end"]),
        (" /// pause\n///\n", ["1:2 block.indented"]),
        ("/// pause\n  ///\n", ["2:3 block.indented"]),
        ("- item\n\n    /// pause\n    ///\n", ["3:5 block.indented", "4:5 block.indented"]),
        ("Text\n    /// pause\n    ///\n", ["2:5 block.indented", "3:5 block.indented"]),
        ("> /// pause\n> ///\n", ["1:3 block.in-quotation", "2:3 block.in-quotation"]),
        ("<div>\n/// pause\n</div>\n", ["2:1 block.in-html"]),
        ("<div>\n\n    /// pause\n</div>\n\n/// pause\n///\n", ["3:5 block.in-html"]),
        ("<div>\nText.</div>\n\n/// pause\n///\n", []),
        ("/// pause\n    type: x\n///\n", ["2:5 block.options"]),
        ("/// pause\n\ttype: x\n///\n", ["2:2 block.options"]),
        ("/// pause\n\n    code\n///\n", []),
        ("/// barrier\n///\n", ["1:1 block.missing-argument"]),
        ("/// barrier |  \n///\n", ["1:1 block.missing-argument"]),
        ("/// barrier Fear\n///\n", ["1:1 block.unreadable"]),
        ("/// | Fear\nText.\n", ["1:1 block.unreadable"]),
        ("// pause\nText.\n//\n", ["1:1 block.two-slashes", "3:1 block.two-slashes"]),
        ("// a comment of another language\n", []),
        ("https://example.org\n//\n", []),
        ("/// cycle | A\n/// step | B\n///\n///\n", ["1:1 block.nesting"]),
        ("/// cycle | A\n/// step | B\n///\n/// step | C\n///\n///\n", ["1:1 block.nesting"]),
        ("/// cycle | A\n/// step | B\n///\n////\n", ["1:1 block.nesting"]),
        ("/// key idea | A\nText.\n///\n", ["1:1 block.unreadable"]),
        ("- item\n\n    /// pause\n    Text.\n    ///\n", ["3:5 block.indented", "5:5 block.indented"]),
    ],
)
def test_what_is_wrong_with_fences(body: str, expected: list[str]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("/// barrier Fear of trains", "Write `/// barrier | Fear of trains`."),
        ("/// barrier: Fear", "Write `/// barrier | Fear`."),
        ("//// cycle Round", "Write `//// cycle | Round`."),
        ("/// key idea | Fear", "Did you mean 'keyidea'?"),
        ("/// one two three", "Write `/// name | words`."),
    ],
)
def test_hints_for_a_line_that_is_no_block(line: str, hint: str) -> None:
    assert read_outline(line, "f.md")[1][0].hint == hint


@pytest.mark.parametrize(
    "body",
    [
        "```\n/// pause\n```\n",
        "~~~ text\n/// pause\n~~~\n",
        "````\n```\n/// pause\n```\n////\n````\n",
        "Text.\n\n    /// pause\n    ///\n",
        "<!--\n/// pause\n-->\n",
    ],
)
def test_code_and_comments_hold_no_blocks(body: str) -> None:
    assert (found(body), names(body)) == ([], [])


def test_a_wrong_end_still_ends_the_block() -> None:
    assert names("/// pause\n////\n\n/// keyidea\n///\n") == ["pause", "keyidea"]
    assert [b.name for b in read_outline("/// pause\n////\n\n/// keyidea\n///\n", "f")[0]] == ["pause", "keyidea"]


def test_an_argument_that_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DIRECTIVES, "rule", Directive("rule", "none"))  # type: ignore[arg-type]
    assert found("/// rule | words\n///\n") == ["1:1 block.extra-argument"]


# What pymdownx makes of a text: whatever it leaves as literal text must be a problem


def _pymdownx_block(directive: Directive) -> type[pymdownx_block.Block]:
    class Named(pymdownx_block.Block):  # type: ignore[misc]
        NAME = directive.name
        ARGUMENT = {"required": True, "optional": None, "none": False}[directive.argument]

        def on_create(self, parent: Element) -> Element:
            return SubElement(parent, "div", {"class": f"block-{directive.name}"})

    return Named


class _Blocks(BlocksExtension):  # type: ignore[misc]
    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:  # noqa: N802
        for directive in DIRECTIVES.values():
            block_mgr.register(_pymdownx_block(directive), {})


def rendered(body: str) -> tuple[list[str], bool]:
    html = markdown.markdown(body, extensions=[_Blocks(), "pymdownx.superfences", "tables"])
    seen = re.sub(r"<pre.*?</pre>|<code.*?</code>|<!--.*?-->", "", html, flags=re.DOTALL)
    return sorted(re.findall(r'class="block-(\w+)"', seen)), "///" in seen


LINES = (
    *("", "", "text", "text  ", "- item", "1. item", "    deep", "> quote", "## head", "***"),
    *("/// barrier | A", "/// pause", "///pause", "/// Pause", "/// keyidea", "//// cycle | C", "/// step | S"),
    *("///", "///", "///", "////", "/////", " /// pause", " ///", "    /// pause", "    ///", "\t/// pause"),
    *("/// barrier", "/// bogus | x", "/// barrier A", "    type: x", "| a | b |\n|---|---|\n| 1 | 2 |"),
    *("```", "```", "~~~", "<!-- x -->", "<!--", "-->", "- item\n\n    more", "<div>", "</div>"),
)
PIECES = (
    *("text", "text\n", "- item\n\n    more", "> quote", "```\n/// pause\n```", "## head", "1. item"),
    *("/// pause\ntext\n///", "/// keyidea | T\n\n- a\n- b\n\n///", "/// Barrier|A\n> q\n///\n", "<!-- x -->"),
    *("//// cycle | C\n/// step | S\n///\n\n/// step | S\n```\n///\n```\n///\n////", "| a |\n|---|\n| 1 |"),
    *("///// together | A\n//// pause\n/// keyidea\n///\n////\n/////", "    deep", "***"),
)


@pytest.mark.parametrize(("pool", "least"), [(LINES, 10), (PIECES, 1000)])
def test_nothing_becomes_literal_text_without_a_problem(pool: tuple[str, ...], least: int) -> None:
    dice = random.Random(20)
    clean = 0
    for _ in range(3000):
        body = "\n".join(dice.choice(pool) for _ in range(dice.randint(1, 9)))
        blocks, problems = read_outline(body, "f.md")
        # superfences takes no fence to be one when indented code stands right above it
        is_odd = re.search(r"^(?: {4}|\t)", body, re.MULTILINE) and re.search(r"^(?:```|~~~)", body, re.MULTILINE)
        if problems or is_odd or list(check_text("f.md", Source("f.md", body, 1))):
            continue
        clean += bool(blocks)
        assert rendered(body) == (sorted(block.name for block in every_block(blocks)), False), body
    assert clean > least
