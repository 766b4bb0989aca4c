"""Names of files and folders that every computer can unzip: Windows refuses more of them than others do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

MOST_CHARACTERS = 200
"""In a whole name with its folders: Windows stops at 260, and the folder that it is unzipped in needs some."""

MOST_IN_TITLE = 60

_NEVER = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class UnfitName:
    """A name that can't go into a zip, and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


def unfit_names(names: Iterable[str]) -> tuple[UnfitName, ...]:
    """Return the names, in order, that would be lost or refused where the zip is opened on Windows."""
    every = sorted(names)
    folded = Counter(_folded(name) for name in every)
    folders = {_folded(str(folder)) for name in every for folder in PurePosixPath(name).parents}
    return tuple(
        UnfitName(name, reason) for name in every if (reason := next(_reasons(name, folded, folders), "")) != ""
    )


def folder_name(title: str, instead: str) -> str:
    """Return a title as the name of a folder; `instead` when nothing of it can be used."""
    words = " ".join(_NEVER.sub(" ", title.replace("/", " ")).split())
    if len(words) > MOST_IN_TITLE:
        words = words[: MOST_IN_TITLE + 1].rpartition(" ")[0] or words[:MOST_IN_TITLE]
    # A leading dot hides a folder; a dot or blank at the end is cut off by Windows.
    name = words.strip(". ")
    return instead if not name or _DEVICE.fullmatch(name) else name


def _reasons(name: str, folded: Counter[str], folders: set[str]) -> Iterator[str]:
    parts = name.split("/")
    if found := _NEVER.search(name):
        shown = found.group() if found.group().isprintable() else f"U+{ord(found.group()):04X}"
        yield f"Windows allows no {shown} in a name."
    if any(part in ("", ".", "..") for part in parts):
        yield "it doesn't lie below the folder."
    if any(part.endswith((".", " ")) for part in parts):
        yield "Windows cuts off a dot or a blank at the end of a name."
    if device := next((part for part in parts if _DEVICE.fullmatch(part)), ""):
        yield f"Windows keeps the name '{device.partition('.')[0]}' for itself."
    if folded[_folded(name)] > 1 or _folded(name) in folders:
        yield "another name differs from it only in capital letters."
    if len(name) > MOST_CHARACTERS:
        yield f"it has {len(name)} characters, and {MOST_CHARACTERS} is the most."


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
