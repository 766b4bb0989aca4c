from __future__ import annotations

import io
import zipfile

import pytest

from guided_course.publish import FIXED_DATE, Package, UnfitNamesError, fingerprint, pack, size_in_words

FILES = {"Kurs/index.html": b"<p>Hello</p>" * 200, "Kurs/bild ü.png": b"\x00\xff" * 40, "Kurs/leer.txt": b""}


def _opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_everything_comes_out_as_it_went_in() -> None:
    archive = _opened(pack(FILES))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == FILES
    assert len(pack(FILES)) < sum(map(len, FILES.values()))


def test_bytes_depend_on_nothing_but_the_files() -> None:
    assert pack(dict(reversed(FILES.items()))) == pack(FILES)


def test_entries_tell_nothing_of_the_computer() -> None:
    for entry in _opened(pack(FILES)).infolist():
        assert entry.date_time == FIXED_DATE
        assert (entry.create_system, entry.external_attr, entry.extra, entry.comment) == (3, 0o100644 << 16, b"", b"")
        assert entry.compress_type == zipfile.ZIP_DEFLATED
        assert bool(entry.flag_bits & 0x800) == (not entry.filename.isascii())
        assert not entry.is_dir()
    assert _opened(pack(FILES)).namelist() == sorted(FILES)


def test_a_date_can_be_given() -> None:
    (entry,) = _opened(pack({"a": b""}, (2026, 3, 1, 12, 30, 58))).infolist()
    assert entry.date_time == (2026, 3, 1, 12, 30, 58)


def test_all_unfit_names_are_told_at_once() -> None:
    with pytest.raises(UnfitNamesError) as raised:
        pack({"a?.png": b"", "nul": b"", "fine.png": b""})
    assert [unfit.name for unfit in raised.value.names] == ["a?.png", "nul"]


def test_a_fingerprint_changes_with_a_name_or_a_byte() -> None:
    before = fingerprint(FILES)
    assert before == fingerprint(dict(reversed(FILES.items())))
    assert len(before) == 8
    others = [{"ab": b"c"}, {"a": b"bc"}, {**FILES, "x": b""}, {**FILES, "Kurs/leer.txt": b" "}]
    assert len({before, *map(fingerprint, others)}) == 5


def test_the_checksum_file_is_what_sha256sum_reads() -> None:
    package = Package("a-1.zip", b"abc")
    assert package.checksum_file == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a-1.zip\n"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (3, "1 KB"),
        (340_499, "340 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (2_449_000, "2.4 MB"),
        (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"),
        (31_200_000, "31 MB"),
    ],
)
def test_sizes_in_words(count: int, words: str) -> None:
    assert size_in_words(count) == words
