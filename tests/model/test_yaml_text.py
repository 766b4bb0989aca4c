from __future__ import annotations

import pytest

from guided_course.model import yaml_text
from guided_course.model.yaml_text import Document, Value, read_yaml


def read(text: str, first_line: int = 1) -> Document:
    document, problems = read_yaml(text, "f.yml", first_line)
    assert problems == []
    assert document is not None
    return document


def codes(text: str) -> list[str]:
    return [f"{p.line}:{p.column} {p.code}" for p in read_yaml(text, "f.yml")[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("0", 0),
        ("7.5", 7.5),
        ("007", "007"),
        ("0o17", "0o17"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("19:30", "19:30"),
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14 19:30:00", "2026-03-14 19:30:00"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"7"', "7"),
        ("''", ""),
        ("=", "="),
        ("[a, 1]", ["a", 1]),
        ("{a: 1, yes: no}", {"a": 1, "yes": "no"}),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">\n  one\n  line\n", "one line\n"),
    ],
)
def test_scalars_are_what_they_look_like(written: str, value: Value) -> None:
    found = read(f"key: {written}\n").value["key"]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_words() -> None:
    assert read("1: a\ntrue: b\n<<: c\n").value == {"1": "a", "true": "b", "<<": "c"}


def test_places_count_from_the_first_line_of_the_file() -> None:
    document = read("title: A\nfields:\n  - id: x\n    options: [{id: y, text: Ü}, {id: z}]\n", first_line=2)
    assert document.place("title") == (2, 8)
    assert document.key_place("title") == (2, 1)
    assert document.place("fields", 0, "id") == (4, 9)
    assert document.place("fields", 0, "options", 1, "id") == (5, 38)
    assert document.key_place("fields", 0, "options") == (5, 5)
    assert document.place("fields", 0, "missing", "deeper") == (4, 5)
    assert document.place() == (2, 1)


def test_places_after_wide_and_odd_characters() -> None:
    document = read("a: \U0001f600\u2028\nb: [\u00e9, x]\n")
    assert document.place("b", 1) == (2, 8)


def test_values_by_path() -> None:
    document = read("a: [{b: 1}]\n")
    assert document.at("a", 0, "b") == 1
    assert document.at("a", 3, "b") is None
    assert document.at("a", "b") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 yaml.empty"]),
        ("# only a comment\n", ["1:1 yaml.empty"]),
        ("- a\n", ["1:1 yaml.not-a-mapping"]),
        ("words\n", ["1:1 yaml.not-a-mapping"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1 yaml.double-key"]),
        ("a: {b: 1, b: 2}\n", ["1:11 yaml.double-key"]),
        ("[a]: 1\n", ["1:1 yaml.bad-key"]),
        ("a:\n\tb: 1\n", ["2:1 yaml.tab"]),
        ("a: 1\n\tb: 1\n", ["2:1 yaml.tab"]),
        ("a: 'x\nb: 2\n", ["1:4 yaml.open-quote"]),
        ("a: b: c\n", ["1:5 yaml.colon"]),
        ("a: 1\n  b: 2\n", ["2:4 yaml.colon"]),
        ("a: [1, 2\nb: 3\n", ["2:2 yaml.bracket"]),
        ("a: {b: 1\n", ["1:9 yaml.bracket"]),
        ("a:\n  b: 1\n c: 2\n", ["3:2 yaml.indent"]),
        ("a:\n  - b\n  c: 2\n", ["3:3 yaml.indent"]),
        ("a: 1\nwords\nb: 2\n", ["2:1 yaml.no-colon"]),
        ("a: @b\n", ["1:4 yaml.quotes-needed"]),
        ("a: `b`\n", ["1:4 yaml.quotes-needed"]),
        ("a: %b\n", ["1:4 yaml.quotes-needed"]),
        ("a: *b\n", ["1:4 yaml.alias"]),
        ("a: &x [1]\nb: *x\nc: *x\n", ["2:4 yaml.alias", "3:4 yaml.alias"]),
        ("a: &x [*x]\n", ["1:8 yaml.alias"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["1:4 yaml.tag"]),
        ("a: !x 1\n", ["1:4 yaml.tag"]),
        ("a: 1\n---\nb: 2\n", ["2:1 yaml.several-documents"]),
        ("a: 1\nminutes:8\nb: 2\n", ["2:8 yaml.no-space"]),
        ("minutes:8\nb: 2\n", ["1:8 yaml.no-space"]),
        ("a: see http://x.org\n  b: 2\n", ["2:4 yaml.colon"]),
        ('a: "No pain" is wrong\nb: 2\n', ["1:14 yaml.quotes-inside"]),
        ("a: {b} makes me\nc: 2\n", ["1:8 yaml.quotes-needed"]),
        ("a: [b] will\nc: 2\n", ["1:8 yaml.quotes-needed"]),
        ("a: > 5 minutes\n", ["1:4 yaml.quotes-needed"]),
        ("a: - b\n", ["1:4 yaml.quotes-needed"]),
        ("a: ? b\n", ["1:4 yaml.quotes-needed"]),
        ("a: {b: Tomorrow, I hope}\n", ["1:18 yaml.comma"]),
        ("a: {b: , c: 1}\n", []),
    ],
)
def test_broken_yaml_is_reported_at_its_place(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: 1\nminutes:8\nb: 2\n", "Write `minutes: 8`."),
        ('a: "No pain" is wrong\nb: 2\n', "Put the whole text in '...'; these may stay inside."),
        ("a: 1\na: 2\n", "Keep one of them."),
        ("l:\n  - a: 1\n    a: 2\n", "Keep one of them, or start a new item with `- `."),
    ],
)
def test_hints_say_how_to_write_it(text: str, hint: str) -> None:
    assert [p.hint for p in read_yaml(text, "f.yml")[1]] == [hint]


def test_the_rest_of_a_text_with_a_comma_is_no_key() -> None:
    document, _ = read_yaml("a: {b: Tomorrow, I hope}\n", "f.yml")
    assert document is not None
    assert document.value == {"a": {"b": "Tomorrow"}}


@pytest.mark.parametrize("piece", ["[", "{a: ", "- ", "? ", "[{a: "])
@pytest.mark.parametrize("count", [100, 5000])
def test_endless_nesting_is_refused(piece: str, count: int) -> None:
    document, problems = read_yaml("a:\n  " + piece * count, "f.yml")
    assert document is None
    assert len(problems) == 1


def test_a_staircase_is_refused() -> None:
    text = "".join(" " * n + "a:\n" for n in range(1200))
    assert [p.code for p in read_yaml(text, "f.yml")[1]] == ["yaml.too-deep"]


def test_laughter_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    document, problems = read_yaml("\n".join(lines), "f.yml")
    assert document is None
    assert {p.code for p in problems} == {"yaml.alias"}


def test_reads_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a: 1\nb: yes\nc: 19:30\nd: {x: [1, 'true']}\n", "a: 'x\n", "a: b: c\n", "a: 1\na: 2\n", "a:\n\tb: 1\n"]
    fast = [read_yaml(text, "f.yml") for text in texts]
    monkeypatch.setattr(yaml_text, "_LOADER", yaml_text._PythonLoader)
    slow = [read_yaml(text, "f.yml") for text in texts]
    assert [d and d.value for d, _ in fast] == [d and d.value for d, _ in slow]
    assert [[p.code for p in problems] for _, problems in fast] == [[p.code for p in problems] for _, problems in slow]
