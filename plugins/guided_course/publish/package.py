"""The course as one file to take along: a zip whose bytes depend on what is in it, and on nothing else.

Names are sorted, dates, permissions and the system that made it are fixed, and there are no extra fields. Only the
compression is zlib's: another version of it, or a replacement such as zlib-ng, may make other bytes of the same files.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .file_names import UnfitName, unfit_names

ZipDate = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second, as a zip states them: without a time zone, from 1980 to 2107."""

FIXED_DATE: ZipDate = (1980, 1, 1, 0, 0, 0)
LEVEL = 6
UNIX = 3
READABLE_FILE = 0o100644 << 16


class UnfitNamesError(ValueError):
    """Some files have names that can't be unzipped everywhere. `names` holds all of them, with their reasons."""

    def __init__(self, names: tuple[UnfitName, ...]) -> None:
        super().__init__("\n".join(map(str, names)))
        self.names = names


@dataclass(frozen=True)
class Package:
    """A zip: its file name, and its bytes."""

    name: str
    content: bytes

    @cached_property
    def checksum(self) -> str:
        """Its SHA-256, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def checksum_file(self) -> str:
        """The text of the file beside it, as `sha256sum --check` reads it."""
        return f"{self.checksum}  {self.name}\n"

    @property
    def size(self) -> str:
        """Its size in plain words."""
        return size_in_words(len(self.content))


def pack(files: Mapping[str, bytes], date: ZipDate = FIXED_DATE) -> bytes:
    """Return a zip of these files, by their names in it. Raises UnfitNamesError."""
    if unfit := unfit_names(files):
        raise UnfitNamesError(unfit)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date)
            entry.create_system, entry.external_attr = UNIX, READABLE_FILE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, LEVEL)
    return packed.getvalue()


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Return eight characters that stand for these files: an edition's name where an author gives it none."""
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(content).digest())
    return total.hexdigest()[:8]


def size_in_words(count: int) -> str:
    """Return a number of bytes as a reader says it: `2.4 MB`."""
    if count < 999_500:
        return f"{max(1, round(count / 1000))} KB"
    megabytes = count / 1_000_000
    return f"{megabytes:.1f} MB" if megabytes < 9.95 else f"{megabytes:.0f} MB"
