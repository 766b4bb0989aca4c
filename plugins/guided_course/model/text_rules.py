"""Rules for every text, lesson or not: no heading that repeats the title, no code or comment that swallows the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .course import Source
from .markdown_lines import open_asides, prose_lines
from .problems import Problem


def check_text(path: str, source: Source) -> Iterator[Problem]:
    """Yield what is wrong in the Markdown of a text, blocks apart."""
    for number, line in enumerate(prose_lines(source.body)):
        if re.match(r"# ", line):
            message = "a text can't have a heading with one `#`: the title is set for you."
            yield Problem(path, source.body_line + number, 1, "text.title", message, "Start headings at `##`.")
    for number, start in open_asides(source.body):
        column = source.body.split("\n")[number].index(start) + 1
        what, ending = ("comment", "-->") if start == "<!--" else ("code", start)
        message = f"the {what} that starts here is never closed."
        hint = f"Close it with {ending} on a line of its own."
        yield Problem(path, source.body_line + number, column, "text.unclosed", message, hint)
