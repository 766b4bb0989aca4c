from __future__ import annotations

import pytest

from guided_course.model.front_matter import read_front_matter


def test_takes_a_file_apart() -> None:
    file, problems = read_front_matter("---\ntitle: A\nid: b\n---\n\nText.\n", "f.md")
    assert problems == []
    assert file.document is not None
    assert file.document.value == {"title": "A", "id": "b"}
    assert file.document.place("id") == (3, 5)
    assert (file.body, file.body_line) == ("\nText.\n", 5)


@pytest.mark.parametrize("text", ["---\ntitle: A\n---", "---  \ntitle: A\n--- \n"])
def test_body_may_be_empty(text: str) -> None:
    file, problems = read_front_matter(text, "f.md")
    assert problems == []
    assert (file.body, file.body_line) == ("", 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "front-matter.missing"),
        ("Text.\n", "front-matter.missing"),
        ("\n---\ntitle: A\n---\n", "front-matter.missing"),
        ("---- \ntitle: A\n---\n", "front-matter.missing"),
        ("---", "front-matter.unclosed"),
        ("---\n", "front-matter.unclosed"),
        ("---\ntitle: A\n\nText.\n", "front-matter.unclosed"),
        ("---\n---\nText.\n", "front-matter.empty"),
        ("---\n\n---\nText.\n", "front-matter.empty"),
        ("---\n- a\n---\n", "yaml.not-a-mapping"),
    ],
)
def test_what_is_wrong(text: str, code: str) -> None:
    file, problems = read_front_matter(text, "f.md")
    assert file.document is None
    assert [p.code for p in problems] == [code]


@pytest.mark.parametrize("text", ["\n---\ntitle: A\n---\n", "---- \ntitle: A\n---\n"])
def test_front_matter_that_starts_badly_is_not_called_missing(text: str) -> None:
    (problem,) = read_front_matter(text, "f.md")[1]
    assert problem.message == "the first line of the file must be `---` and nothing else."


def test_a_rule_in_the_text_ends_nothing() -> None:
    file, _ = read_front_matter("---\ntitle: A\n---\nOne.\n\n---\n\nTwo.\n", "f.md")
    assert file.body == "One.\n\n---\n\nTwo.\n"
