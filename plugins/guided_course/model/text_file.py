"""Reading a text file: UTF-8, any kind of line end, and a problem instead of an exception when it can't be read."""

from __future__ import annotations

import re
from pathlib import Path

from .problems import Problem

_CONTROL = re.compile("[^\\t\\n\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, with `\\n` at line ends and no byte order mark; `path` is its name in problems."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return None, [Problem(path, 1, 1, "file.unreadable", f"this file can't be opened: {reason}.")]
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text that the bytes of a file spell."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw[: error.start], path)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strange = _CONTROL.search(text)
    if strange:
        line, column = position(text, strange.start())
        message = f"the invisible character U+{ord(strange.group()):04X} can't stand in a text."
        return None, [Problem(path, line, column, "file.control-character", message, "Delete it.")]
    return text, []


def position(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at an index."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _not_utf8(before: bytes, path: str) -> Problem:
    text = before.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    line, column = position(text, len(text))
    return Problem(path, line, column, "file.not-utf8", "this file is not UTF-8 here.", "Save it as UTF-8.")
