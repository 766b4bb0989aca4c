from __future__ import annotations

import pytest

from guided_course.model.markdown_lines import count_words, open_asides, paragraphs, prose_lines


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("One two three.", 3),
        ("It's well-known, isn't it?", 4),
        ("See [the page](https://example.org/a/long/way).", 3),
        ("**Sounds like:** *no*", 3),
        ("/// barrier | Fear of it\nTwo words.\n///", 5),
        ("/// worksheet | our-map\n///", 0),
        ("/// keyidea\nThree words here.\n///", 3),
        ("```\nnot a word\n```\nOne.", 1),
        ("<!-- nothing to read -->\nOne.", 1),
        ("## Two words {#and-an-id}", 2),
    ],
)
def test_counts_what_a_reader_reads(body: str, words: int) -> None:
    assert count_words(body) == words


def test_lines_keep_their_numbers() -> None:
    body = "a\n\n```\nb\n```\n\n    c\n\n- d\n\n    e\n\nf\n\n\tg"
    assert prose_lines(body) == ["a", "", "", "", "", "", "", "", "- d", "", "    e", "", "f", "", ""]


def test_what_never_ends_hides_nothing() -> None:
    assert prose_lines("```\na\n<!--\nb") == ["```", "a", "<!--", "b"]
    assert open_asides("```\na\n<!--\nb") == [(0, "```"), (2, "<!--")]
    assert open_asides("```\na\n```\n<!-- b -->") == []


def test_paragraphs_know_where_they_start() -> None:
    assert paragraphs(["", "a", "b", "", "", "c"]) == [(1, ["a", "b"]), (5, ["c"])]
