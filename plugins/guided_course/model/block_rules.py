"""Rules inside blocks: what each directive must hold, so that it can be drawn. One function a directive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from .block_text import BlockText
from .directives import AXES_SEPARATOR, DIRECTIVES, EXAMPLE_STAGES, SPECTRUM_PLACES
from .markdown_lines import paragraphs
from .outline import Block
from .part_rules import check_parts
from .problems import Problem, did_you_mean

_LEAST_STEPS = 3
_FILLED_FROM = {
    "worksheet": "the form comes from its file",
    "helplines": "they come from their file",
    "sources": "they come from their file",
    "glossary": "its terms come from the key ideas of the lessons",
}
_PLACE_ITEM = re.compile(r" {0,3}[-*+] +(?P<words>.*)")
_QUESTION = re.compile(r" {0,3}\d+\. ")
_TURN = re.compile(r"(?!\*)(?P<name>[^:*_]{1,40}):\s+\S")


def check_blocks(blocks: Iterable[Block], path: str, around: Block | None = None) -> Iterator[Problem]:
    """Yield what is wrong inside blocks; `around` is the block that holds them, if any."""
    for block in blocks:
        text = BlockText(block, path)
        yield from _check_place(text, around)
        yield from check_parts(text)
        if block.name in _RULES:
            yield from _RULES[block.name](text)
        yield from check_blocks(block.blocks, path, block)


def _check_place(text: BlockText, around: Block | None) -> Iterator[Problem]:
    outer = DIRECTIVES[text.block.name].inside
    if outer and (around is None or around.name != outer):
        message = f"'{text.block.name}' can only stand inside a '{outer}'."
        yield text.problem("block.outside", message, f"Put it between `//// {outer} | ...` and `////`.")


def _check_spectrum(text: BlockText) -> Iterator[Problem]:
    axes = [axis.strip() for axis in text.block.argument.split(AXES_SEPARATOR)]
    if text.block.argument and (len(axes) != 2 or not all(axes)):
        message = f"a spectrum names two axes, across then up, parted by the sign {AXES_SEPARATOR} (not the letter x)."
        written = re.fullmatch(r"(?P<across>.*\S) [xX*] (?P<up>\S.*)", text.block.argument)
        across, up = (written["across"], written["up"]) if written else ("Connection", "Room")
        hint = f"Write `/// spectrum | {across} {AXES_SEPARATOR} {up}`."
        yield text.problem("spectrum.axes", message, hint)
    items = [(n, item["words"]) for n, line in enumerate(text.lines) if (item := _PLACE_ITEM.match(line))]
    if len(items) != len(SPECTRUM_PLACES):
        message = f"a spectrum lists exactly four places, not {len(items)}."
        yield text.problem("spectrum.places", message, f"In this order: {', '.join(SPECTRUM_PLACES)}.")
    for number, words in items:
        if not re.match(r"\*\*[^*]+\*\*", words):
            message = "a place of a spectrum starts with its name in bold."
            yield text.line_problem(number, "spectrum.place-name", message, "Write `- **Apart.** ...`.")


def _check_cycle(text: BlockText) -> Iterator[Problem]:
    steps = [block for block in text.block.blocks if block.name == "step"]
    if len(steps) < _LEAST_STEPS:
        message = f"a cycle holds at least {_LEAST_STEPS} steps, not {len(steps)}."
        yield text.problem("cycle.steps", message, "Write each as `/// step | Name`.")
    for block in text.block.blocks:
        if block.name != "step":
            inner = BlockText(block, text.path)
            yield inner.problem("cycle.other-block", f"a cycle can't hold '{block.name}'.", "Put it below the cycle.")


def _check_example(text: BlockText) -> Iterator[Problem]:
    if not text.block.argument:
        return
    stage, colon, title = (words.strip() for words in text.block.argument.partition(":"))
    if stage not in EXAMPLE_STAGES:
        hint = did_you_mean(stage, EXAMPLE_STAGES) or "Write `/// example | worked: Imran asks for an hour`."
        message = f"'{stage}' is not one of {', '.join(EXAMPLE_STAGES)}."
        yield text.problem("example.unknown-stage", message, hint)
    elif not colon or not title:
        hint = f"Write `/// example | {stage}: Imran asks for an hour`."
        yield text.problem("example.missing-title", "an example needs a colon and a title after its stage.", hint)
    if stage in EXAMPLE_STAGES[1:] and "____" not in text.block.body:
        message = f"a {stage} example leaves something open."
        yield text.problem("example.missing-gap", message, "Write `____` for each place to fill.")


def _check_dialogue(text: BlockText) -> Iterator[Problem]:
    names: set[str] = set()
    for number, lines in paragraphs(text.lines):
        words = " ".join(lines).strip()
        turn = _TURN.match(words)
        if turn:
            names.add(turn["name"])
            yield from _check_run_on(text, number, lines, names)
        elif not re.fullmatch(r"\*(?!\*).+(?<!\*)\*|_.+_", words):
            message = "a paragraph of a dialogue is a turn, `Name: words`, or all in *italics*."
            yield text.line_problem(number, "dialogue.turn", message, "Write who speaks, and a colon.")


def _check_run_on(text: BlockText, number: int, lines: list[str], names: set[str]) -> Iterator[Problem]:
    for offset, line in enumerate(lines[1:], 1):
        turn = _TURN.match(line)
        if turn and turn["name"] in names:
            message = f"this turn of {turn['name']} runs into the one above."
            yield text.line_problem(number + offset, "dialogue.run-on", message, "Leave an empty line above it.")


def _check_recall(text: BlockText) -> Iterator[Problem]:
    starts = [number for number, line in enumerate(text.lines) if _QUESTION.match(line)]
    if not starts:
        yield text.problem("recall.no-list", "a recall is a numbered list of questions.", "Write `1. Question?`.")
    for start, end in pairwise([*starts, len(text.lines)]):
        following = list(zip(text.lines[start:end], text.lines[start + 1 : end], strict=False))
        if not any(not above.strip() and re.match(r" {4}\s*\S", line) for above, line in following):
            message = "this question has no answer."
            hint = "Write it below, after an empty line, indented by four spaces."
            yield text.line_problem(start, "recall.no-answer", message, hint)


def _check_empty(text: BlockText) -> Iterator[Problem]:
    number = next((n for n, line in enumerate(text.lines) if line.strip()), None)
    if number is not None:
        message = f"a {text.block.name} block holds no text: {_FILLED_FROM[text.block.name]}."
        yield text.line_problem(number, "block.extra-text", message, "Put the text above or below the block.")


_RULES: Mapping[str, Callable[[BlockText], Iterator[Problem]]] = {
    "spectrum": _check_spectrum,
    "cycle": _check_cycle,
    "example": _check_example,
    "dialogue": _check_dialogue,
    "recall": _check_recall,
    "worksheet": _check_empty,
    "helplines": _check_empty,
    "glossary": _check_empty,
    "sources": _check_empty,
}
