"""The words a reader reads: prose taken out of Markdown and out of worksheets, to be measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guided_course.model import BaseField, Helplines, Worksheet

SOURCES_HEADING = "## Where this comes from"
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*]*\s+")


def _plain(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`]", "", text).strip()


def _as_sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ".”", "?”", "!”", '."', '?"', '!"')) else f"{text}."


def markdown_paragraphs(body: str) -> list[str]:
    """Return a Markdown body as paragraphs of sentences: no headings, fences or markup, and without its list of sources."""
    body = body.split(SOURCES_HEADING)[0]
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", body):
        lines = [
            re.sub(r"^\s*(?:[-*>]|\d+\.)\s*", "", line)
            for line in paragraph.splitlines()
            if not line.lstrip().startswith(("///", "#"))
        ]
        if text := _plain(" ".join(lines)):
            paragraphs.append(_as_sentence(text))
    return paragraphs


def markdown_prose(body: str) -> str:
    """Return a Markdown body as running sentences."""
    return " ".join(markdown_paragraphs(body))


def block_prose(body: str, name: str) -> Iterator[str]:
    """Yield the prose of every block of that name in a Markdown body."""
    for found in re.finditer(rf"(?ms)^(/{{3,}}) {name}\b[^\n]*\n(.*?)^\1\s*$", body):
        yield markdown_prose(found.group(2))


def _field_words(field: BaseField) -> Iterator[str]:
    yield from (field.prompt, field.hint)
    for name in ("options", "cards", "columns", "points"):
        for item in getattr(field, name, ()):
            yield item.text
            yield getattr(item, "reply", "")


def worksheet_paragraphs(worksheet: Worksheet) -> list[str]:
    """Return everything a worksheet says to its reader, examples not counted."""
    words = [worksheet.why, worksheet.closing, *(w for f in worksheet.fields for w in _field_words(f))]
    return [_as_sentence(_plain(w)) for w in words if w]


def worksheet_prose(worksheet: Worksheet) -> str:
    """Return a worksheet as running sentences."""
    return " ".join(worksheet_paragraphs(worksheet))


def helplines_prose(helplines: Helplines) -> str:
    """Return what the rows of helplines say, names and numbers left out."""
    rows = [(row.serves, row.hours, row.cost, row.languages, row.note) for row in helplines.helplines]
    words = [word for row in rows for word in row]
    if helplines.international:
        words.append(helplines.international.note)
    return " ".join(_as_sentence(_plain(w)) for w in words if w)


def table_prose(template: Path) -> str:
    """Return the words of a template that is a table of them, `"name": "words"`: buttons, labels and notes."""
    words = re.findall(r'"[\w-]+":\s*"((?:[^"\\]|\\.)*)"', template.read_text(encoding="utf-8"))
    return " ".join(_as_sentence(w) for w in words if w)


def sentences(prose: str) -> list[str]:
    """Split prose into sentences."""
    return [s for s in SENTENCE_END.split(prose) if s.strip()]
