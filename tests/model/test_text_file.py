from __future__ import annotations

from pathlib import Path

import pytest

from guided_course.model.text_file import decode, position, read_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbftitle: A", "title: A"),
        ("Grüße ×\t\n".encode(), "Grüße ×\t\n"),
        (b"", ""),
    ],
)
def test_text_has_plain_line_ends_and_no_mark(raw: bytes, text: str) -> None:
    assert decode(raw, "f") == (text, [])


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a\nb\xff\n", (2, 2, "file.not-utf8")),
        (b"\xff\xfea\x00", (1, 1, "file.not-utf8")),
        (b"a\r\n\xc3\xa9\xe9", (2, 2, "file.not-utf8")),
        (b"ab\x00", (1, 3, "file.control-character")),
        (b"a\n\x1b[0m", (2, 1, "file.control-character")),
        (b"\xef\xbf\xbf", (1, 1, "file.control-character")),
    ],
)
def test_what_is_no_text_is_a_problem(raw: bytes, place: tuple[int, int, str]) -> None:
    text, problems = decode(raw, "f")
    assert text is None
    assert [(p.line, p.column, p.code) for p in problems] == [place]


def test_file_that_is_not_there(tmp_path: Path) -> None:
    text, problems = read_text(tmp_path / "none", "none")
    assert text is None
    assert [p.code for p in problems] == ["file.unreadable"]


def test_positions_start_at_one() -> None:
    assert [position("ab\nc", n) for n in range(5)] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
