"""The bundles: what is wrapped as text comes out as it was, and can't end the script that holds it."""

from __future__ import annotations

import json
from types import ModuleType

import pytest

from tests.sites import ROOT
from tests.theme_build import load_theme_build


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return load_theme_build()


def test_a_script_wrapped_as_text_comes_out_as_it_was(build: ModuleType) -> None:
    text = "a('</script><!--') // \u2028\u2029 \\u003c \\ \" ' `${x}`\n日本 😀 \ud83d"
    script = build.text_script("guidedCourseAge", text)
    assert script.startswith('globalThis.guidedCourseAge="')
    assert script.endswith('";\n')
    assert script.isascii()
    assert "<" not in script
    assert script.count("\n") == 1
    assert json.loads(script.removeprefix("globalThis.guidedCourseAge=").removesuffix(";\n")) == text


def test_only_scripts_that_are_there_are_bundled(build: ModuleType) -> None:
    bundles = build.bundles()
    assert all(bundle.entry.is_file() for bundle in bundles)
    names = {bundle.output.name for bundle in bundles}
    assert {"course.js", "workbook.js", "course.css"} <= names
    assert [bundle.output.name for bundle in bundles if bundle.as_text] == [name for name in names if name == "age.js"]


def test_a_bundle_is_made_again_when_any_script_changed(build: ModuleType) -> None:
    workbook = next(bundle for bundle in build.bundles() if bundle.output.name == "workbook.js")
    assert ROOT / "site_theme/runtime/sheet.ts" in build.sources(workbook)


def test_what_an_author_can_write_keeps_materials_style(build: ModuleType) -> None:
    """Only parts of a page that this theme never draws go, and with them a fifth of what a reader fetches."""
    whole = build.material_style().read_text(encoding="utf-8")
    trimmed = build.MATERIAL.read_text(encoding="utf-8")
    for kept in (
        ".md-typeset .admonition",
        ".tabbed-set",
        ".md-search__input",
        ".task-list",
        ".md-tooltip",
        ".md-button",
    ):
        assert whole.count(kept) == trimmed.count(kept) > 0, kept
    for gone in (".md-nav", ".md-sidebar", ".md-tabs", ".md-footer", ".md-version", ".md-post"):
        assert gone in whole
        assert gone not in trimmed
