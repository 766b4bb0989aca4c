"""The catalogue: what the browser is told of a course, in a form that saved files and scripts rely on."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from guided_course.model import ChoiceField, Course, MultiField, RankField, load_course
from guided_course.publish import Catalogue, build_catalogue
from tests.sites import COURSES, ROOT, copy_course


def _course(root: Path = COURSES / "minimal") -> Course:
    course = load_course(root).course
    assert course is not None
    return course


def _entries(catalogue: Catalogue, name: str) -> dict[str, dict[str, object]]:
    """Return the entries of one list by their ids, as the browser reads them."""
    found = json.loads(json.dumps(catalogue[name]))
    entries = {entry["id"]: entry for entry in found}
    assert len(entries) == len(found)
    return entries


def _fields(worksheet: dict[str, object], name: str = "fields") -> dict[str, dict[str, object]]:
    fields = worksheet[name]
    assert isinstance(fields, list)
    return {field["id"]: field for field in fields}


def test_it_says_which_course_and_which_form_of_the_catalogue() -> None:
    catalogue = build_catalogue(_course())
    assert list(catalogue) == ["format", "course", "title", "weeks", "sheets", "worksheets"]
    assert (catalogue["format"], catalogue["course"], catalogue["title"]) == (1, "small-course", "A small course")


def test_a_week() -> None:
    weeks = _entries(build_catalogue(_course()), "weeks")
    expected = {"id": "first-steps", "number": 1, "title": "First steps: a place to start", "renamed_from": []}
    assert list(weeks) == ["first-steps", "further"]
    assert weeks["first-steps"] == expected


def test_a_sheet_once_and_a_sheet_of_every_week() -> None:
    sheets = _entries(build_catalogue(_course()), "sheets")
    assert sheets["short-note"] == {
        "id": "short-note",
        "worksheet": "short-note",
        "occasion": "once",
        "label": "1B",
        "title": _course().worksheets["short-note"].title,
        "week": "first-steps",
        "url": "go/short-note.html",
        "extra_fields": [],
    }
    checkin = sheets["checkin-first-steps"]
    assert (checkin["worksheet"], checkin["occasion"], checkin["label"]) == ("weekly-look", "first-steps", "")


def test_a_weeks_own_question_belongs_to_its_check_in_only() -> None:
    catalogue = build_catalogue(_course())
    sheets, worksheets = _entries(catalogue, "sheets"), _entries(catalogue, "worksheets")
    assert list(_fields(sheets["checkin-first-steps"], "extra_fields")) == ["one-good-thing"]
    assert sheets["checkin-further"]["extra_fields"] == []
    assert "one-good-thing" not in _fields(worksheets["weekly-look"])


def test_a_field_says_what_was_asked_and_a_scale_how_far_it_goes() -> None:
    worksheet = _entries(build_catalogue(_course()), "worksheets")["one-of-each"]
    assert (worksheet["series"], worksheet["renamed_from"]) == ("one-of-each", [])
    fields = _fields(worksheet)
    asked = {field.id: field.prompt for field in _course().worksheets["one-of-each"].fields}
    assert {id: field["prompt"] for id, field in fields.items()} == asked
    assert list(fields["word"]) == ["id", "type", "prompt", "visibility", "section", "renamed_from"]
    assert {"min", "max", "low", "high", "labels"} < fields["rested"].keys()
    labelled = fields["often"]["labels"]
    assert isinstance(labelled, list)
    assert len(labelled) == 1 + fields["often"]["max"] - fields["often"]["min"]  # type: ignore[operator]


@pytest.mark.parametrize("id", ["daytime", "helpers", "order"])
def test_a_field_with_options_says_which(id: str) -> None:
    (field,) = [field for field in _course().worksheets["one-of-each"].fields if field.id == id]
    assert isinstance(field, (ChoiceField, MultiField, RankField))
    entry = _fields(_entries(build_catalogue(_course()), "worksheets")["one-of-each"])[id]
    assert entry["options"] == [{"id": option.id, "text": option.text} for option in field.options]


def test_answers_find_their_question_again_by_its_former_ids() -> None:
    course = _course()
    note = course.worksheets["short-note"]
    field = note.fields[0].model_copy(update={"renamed_from": ("older", "oldest")})
    renamed = note.model_copy(update={"renamed_from": ("old-note",), "fields": (field, *note.fields[1:])})
    weeks = (replace(course.weeks[0], renamed_from=("start",)), *course.weeks[1:])
    catalogue = build_catalogue(replace(course, worksheets={**course.worksheets, note.id: renamed}, weeks=weeks))
    worksheet = _entries(catalogue, "worksheets")["short-note"]
    assert worksheet["renamed_from"] == ["old-note"]
    assert _fields(worksheet)[field.id]["renamed_from"] == ["older", "oldest"]
    assert _entries(catalogue, "weeks")["first-steps"]["renamed_from"] == ["start"]


def test_worksheets_that_look_back_share_a_series() -> None:
    course = _course()
    later = course.worksheets["my-limit"].model_copy(update={"looks_back_to": "short-note"})
    worksheets = _entries(
        build_catalogue(replace(course, worksheets={**course.worksheets, "my-limit": later})), "worksheets"
    )
    assert worksheets["my-limit"]["series"] == worksheets["short-note"]["series"] == "short-note"


def test_a_worksheet_that_is_never_saved_is_not_in_it(tmp_path: Path) -> None:
    root = copy_course("minimal", tmp_path)
    sheet = root / "exercises/short-note.yml"
    text = re.sub(r"(?ms)^examples:.*?(?=^\w)", "", sheet.read_text("utf-8"))
    sheet.write_text("never_saved: true\n" + text, "utf-8")
    course = _course(root)
    assert course.sheets["short-note"].worksheet.never_saved
    catalogue = build_catalogue(course)
    assert "short-note" not in json.dumps(catalogue)
    assert "one-of-each" in _entries(catalogue, "sheets")


def test_nothing_of_the_real_safety_check_is_in_it() -> None:
    course = _course(ROOT)
    never = [worksheet for worksheet in course.worksheets.values() if worksheet.never_saved]
    text = json.dumps(build_catalogue(course), ensure_ascii=False)
    assert never
    for worksheet in never:
        for words in (worksheet.id, worksheet.title, *(field.prompt for field in worksheet.fields)):
            assert json.dumps(words, ensure_ascii=False) not in text


@pytest.mark.parametrize("root", [ROOT, COURSES / "minimal"])
def test_every_saved_sheet_is_in_it_with_its_worksheet_and_its_week(root: Path) -> None:
    course = _course(root)
    catalogue = build_catalogue(course)
    sheets, worksheets, weeks = (_entries(catalogue, name) for name in ("sheets", "worksheets", "weeks"))
    assert list(sheets) == [id for id, sheet in course.sheets.items() if not sheet.worksheet.never_saved]
    assert {sheet["worksheet"] for sheet in sheets.values()} <= worksheets.keys()
    assert {sheet["week"] for sheet in sheets.values()} <= weeks.keys()
    for id, sheet in sheets.items():
        asked = {**_fields(worksheets[str(sheet["worksheet"])]), **_fields(sheet, "extra_fields")}
        assert list(asked) == [field.id for field in course.sheets[id].worksheet.fields]


def test_a_course_without_weeks_has_an_empty_one() -> None:
    course = _course()
    empty = Course(course.id, course.title, course.tagline, course.lede, (), {}, (), course.source)
    catalogue = build_catalogue(empty)
    assert [catalogue[name] for name in ("weeks", "sheets", "worksheets")] == [(), (), ()]
