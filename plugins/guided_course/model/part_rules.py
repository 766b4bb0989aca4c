"""Rules for the parts of a block: the bold words, such as `**Sounds like:**`, at the start of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from .block_text import BlockText, BoldStart
from .directives import DIRECTIVES, Directive
from .problems import Problem, did_you_mean


def check_parts(text: BlockText) -> Iterator[Problem]:
    """Yield what is wrong with the parts of a block; a block that knows no parts may hold any bold words."""
    directive = DIRECTIVES[text.block.name]
    if not directive.all_parts:
        return
    seen: dict[str, BoldStart] = {}
    for start in text.bold_starts:
        yield from _check_start(text, directive, start, seen)
        if start.name in directive.all_parts:
            seen.setdefault(start.name, start)
    for name in directive.parts:
        if name not in seen:
            hint = f"Start a paragraph with `**{name}:**`."
            yield text.problem("block.missing-part", f"'{text.block.name}' lacks the part '{name}'.", hint)


def _check_start(
    text: BlockText, directive: Directive, start: BoldStart, seen: dict[str, BoldStart]
) -> Iterator[Problem]:
    if start.name not in directive.all_parts:
        if start.is_part and start.starts_paragraph:
            hint = did_you_mean(start.name, directive.all_parts) or f"Parts: {', '.join(directive.all_parts)}."
            message = f"'{text.block.name}' has no part '{start.name}'."
            yield text.line_problem(start.number, "block.unknown-part", message, hint)
    elif not start.is_part:
        message = f"the part '{start.name}' needs a full stop or colon inside the bold words."
        yield text.line_problem(start.number, "block.part-mark", message, f"Write `**{start.name}:**`.")
    elif not start.starts_paragraph:
        message = f"the part '{start.name}' must start a paragraph."
        yield text.line_problem(start.number, "block.part-in-text", message, "Leave an empty line above it.")
    elif start.name in seen:
        line = text.block.body_line + seen[start.name].number
        message = f"the part '{start.name}' is here a second time; the first is on line {line}."
        yield text.line_problem(start.number, "block.double-part", message, "Keep one of them.")
    elif _is_empty(text, start):
        message = f"the part '{start.name}' says nothing."
        yield text.line_problem(start.number, "block.empty-part", message, "Write something after it.")


def _is_empty(text: BlockText, start: BoldStart) -> bool:
    next_start = min((s.number for s in text.bold_starts if s.number > start.number), default=len(text.lines))
    words = [start.rest, *text.lines[start.number + 1 : next_start]]
    return not any(line.strip() for line in words)
