"""Reads what Firefox writes down about open tabs, so that it can bring them back after a crash."""

from __future__ import annotations

from pathlib import Path

MAGIC = b"mozLz40\0"


def session_text(profile: Path) -> str:
    """Return everything in a profile's session files."""
    files = [*profile.glob("sessionstore.jsonlz4"), *profile.glob("sessionstore-backups/*lz4")]
    return "\n".join(_unpacked(file.read_bytes()).decode("utf-8") for file in files)


def _unpacked(raw: bytes) -> bytes:
    """Undo LZ4: runs of plain bytes, each followed by a piece to repeat from what has been written so far."""
    assert raw.startswith(MAGIC)
    packed, place, out = raw[len(MAGIC) + 4 :], 0, bytearray()

    def length(short: int) -> int:
        nonlocal place
        total = short
        while short == 15:
            more = packed[place]
            place, total = place + 1, total + more
            if more != 255:
                break
        return total

    while place < len(packed):
        token = packed[place]
        place += 1
        plain = length(token >> 4)
        out += packed[place : place + plain]
        place += plain
        if place < len(packed):
            back = int.from_bytes(packed[place : place + 2], "little")
            place += 2
            for _ in range(length(token & 15) + 4):
                out.append(out[-back])
    return bytes(out)
