"""Whatever stands in a file, reading it gives problems and no exception."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guided_course.model import load_course, read_outline
from guided_course.model.block_rules import check_blocks
from guided_course.model.front_matter import read_front_matter
from guided_course.model.text_file import decode
from guided_course.model.yaml_text import read_yaml
from tests.model.courses import BROKEN, BROKEN_PROMISES, LOOSE_WORDS, MINIMAL

CALM = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
FILES = sorted(
    str(file.relative_to(course.parent))
    for course in (MINIMAL, BROKEN, BROKEN_PROMISES, LOOSE_WORDS)
    for file in course.rglob("*")
    if file.suffix in (".md", ".yml", ".json")
)
SIGNS = st.sampled_from(
    [*"-:#[]{}&*!|>'\"%@`/ \n\t_.,?~<", "///", "////", "---\n", "    ", "| ", "×", "\r", "\0"],
)
WORDS = st.sampled_from(
    ["a", "id", "text", "true", "yes", "12", "fields", "step", "barrier", "cycle", "____", "**Why:**"]
)
MARKED_TEXT = st.lists(SIGNS | WORDS, max_size=60).map("".join)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = st.sampled_from(
    [
        "id",
        "type",
        "title",
        "fields",
        "options",
        "examples",
        "answers",
        "columns",
        "cards",
        "min",
        "max",
        "labels",
        "given",
        "cells",
        "gaps",
        "text",
        "prompt",
        "checkin",
        "worksheets",
        "core",
        "covers",
        "minutes",
        "at_most",
        "renamed_from",
        "retired",
        "looks_back_to",
        "kinds",
        "groups",
        "concepts",
        "weeks",
    ]
)
TYPES = st.sampled_from(["scale", "choice", "table", "script", "map2d", "sort", "weekly", "one-of-each"])
VALUES = st.recursive(
    PLAIN | TYPES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=25
)


@CALM
@given(st.binary(max_size=200))
def test_bytes(raw: bytes) -> None:
    text, problems = decode(raw, "f")
    assert (text is None) == bool(problems)
    if text is not None:
        read_yaml(text, "f")
        read_front_matter(text, "f")


@CALM
@given(MARKED_TEXT)
def test_yaml_signs(text: str) -> None:
    document, problems = read_yaml(text, "f")
    assert document is not None or problems
    assert all(p.line >= 1 and p.column >= 1 for p in problems)


@CALM
@given(MARKED_TEXT)
def test_markdown_signs(body: str) -> None:
    blocks, problems = read_outline(body, "f")
    found = [*problems, *check_blocks(blocks, "f")]
    assert all(1 <= p.line <= body.count("\n") + 1 for p in found)


def _load_with(path: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        name, _, inner = path.partition("/")
        shutil.copytree(MINIMAL.parent / name, Path(folder) / name)
        (Path(folder) / name / inner).write_bytes(raw)
        for problem in load_course(Path(folder) / name).problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert "pydantic" not in str(problem)


@settings(CALM, max_examples=60)
@given(st.sampled_from(FILES), st.integers(0, 4000), st.integers(0, 40), MARKED_TEXT)
def test_fixture_files_with_a_piece_replaced(path: str, start: int, length: int, text: str) -> None:
    raw = (MINIMAL.parent / path).read_bytes()
    start %= len(raw) + 1
    _load_with(path, raw[:start] + text.encode() + raw[start + length :])


@settings(CALM, max_examples=60)
@given(
    st.sampled_from(["exercises/one-of-each.yml", "content/weeks/01-first-steps/index.md", "content/index.md"]), VALUES
)
def test_other_values_in_the_right_places(path: str, value: object) -> None:
    text = (MINIMAL / path).read_text(encoding="utf-8")
    front = text.split("---\n")[1] if path.endswith(".md") else text
    values = yaml.safe_load(front)
    if isinstance(value, dict):
        values |= value
        for group in (values.get("fields"), values.get("examples")):
            if isinstance(group, list) and group and isinstance(group[0], dict):
                group[0].update(value)
    else:
        values[sorted(values)[len(str(value)) % len(values)]] = value
    written = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    _load_with(f"minimal/{path}", (f"---\n{written}---\n\nText.\n" if path.endswith(".md") else written).encode())


@settings(CALM, max_examples=40)
@given(st.dictionaries(KEYS, VALUES, max_size=3), VALUES, VALUES)
def test_other_values_in_a_curriculum(values: dict[str, object], group: object, concept: object) -> None:
    written = {"kinds": [{"id": "idea", "title": "Idea"}], "groups": [{"concepts": [concept]}, group], **values}
    _load_with("minimal/curriculum.yml", yaml.safe_dump(written, allow_unicode=True).encode())
