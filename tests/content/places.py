"""The places of Side by Side where sentences stand and people turn up: every lesson, week page, page and worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from guided_course.model import Source
from guided_course.model.folders import Folders, find_files
from guided_course.model.passages import Passage, document_passages, text_passages
from guided_course.model.reading import Parts, read_parts

MARKUP = re.compile(r"^[ >]*(?:#{2,} |[-*] |\d+\. )?|[*_]", re.MULTILINE)
ITEM = re.compile(r"\n\s*\n|\n(?=[ >]*(?:[-*]|\d+\.)\s)")
SENTENCE_END = re.compile(r"[.!?…:]+[\"”’')]*(?=\s|$)")
PHRASE_END = re.compile(r"[.!?…:;](?=\W|$)|[\"“”()|]|(?<!\w)['‘]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Place:
    """One text or worksheet: its file, and everything that it says, examples too.

    `week` is the number of its week, or 0. `is_week_page` tells a week's own page. Sheets that ask the same questions
    again share a `series`; for all else it is the file.
    """

    path: str
    week: int
    is_week_page: bool
    series: str
    passages: tuple[Passage, ...]

    @cached_property
    def sentences(self) -> tuple[tuple[str, ...], ...]:
        """The words of each sentence."""
        return tuple(self._parted(SENTENCE_END))

    @cached_property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """The words of whatever starts with a capital anyway: sentences, and speech inside them."""
        return tuple(self._parted(PHRASE_END))

    def _parted(self, end: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
        for passage in self.passages:
            for item in ITEM.split(passage.words):
                for part in end.split(MARKUP.sub("", item)):
                    if words := tuple(WORD.findall(part)):
                        yield words


def find_places(root: Path) -> list[Place]:
    """Return every place of the course in `root`."""
    folders = Folders(root, root / "content", root / "exercises")
    parts, _ = read_parts(folders, find_files(folders)[0])
    return [*_texts(parts), *_worksheets(parts)]


def _texts(parts: Parts) -> Iterator[Place]:
    weeks = {week.place.path: week.place.number for week in parts.weeks}
    for text in parts.texts:
        folder, _, name = text.source.path.rpartition("/")
        passages = (*document_passages(text.document), *text_passages(_without_recall(text.source)))
        yield Place(text.path, weeks.get(folder, 0), folder in weeks and name == "index.md", text.path, passages)


def _without_recall(source: Source) -> Source:
    """Leave out the questions about earlier weeks: they say again what stood there, and name who was there."""
    body = source.body
    for block in source.blocks:
        if block.name == "recall":
            body = body.replace(block.body, "\n" * block.body.count("\n"))
    return replace(source, body=body)


def _worksheets(parts: Parts) -> Iterator[Place]:
    fronts = [(week.place.number, week.index.front) for week in parts.weeks if week.index and week.index.front]
    weeks = {id: number for number, front in fronts for id in front.worksheets}
    for form in parts.forms.values():
        if form.worksheet:
            passages = tuple(document_passages(form.document))
            yield Place(form.path, weeks.get(form.id, 0), False, form.worksheet.series, passages)
