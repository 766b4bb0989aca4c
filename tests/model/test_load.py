from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guided_course.model import FIELD_TYPES, KIND_DIRECTIVES, ONCE, Course, load_course
from tests.model.courses import BROKEN, BROKEN_PROMISES, FIRST_WEEK, LOOSE_WORDS, MINIMAL, PICTURE, Draft


@pytest.fixture(scope="module")
def course() -> Course:
    loaded = load_course(MINIMAL)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.course is not None
    return loaded.course


def test_minimal_has_one_of_everything(course: Course) -> None:
    assert {lesson.kind for lesson in course.lessons.values()} == set(KIND_DIRECTIVES)
    assert {field.type for field in course.worksheets["one-of-each"].fields} == set(FIELD_TYPES)
    visibilities = {field.visibility for field in course.worksheets["one-of-each"].fields}
    assert visibilities == {"private", "share", "reveal", "joint"}


def test_course_has_words_weeks_and_pages(course: Course) -> None:
    assert (course.id, course.title) == ("small-course", "A small course")
    assert [(week.id, week.number) for week in course.weeks] == [("first-steps", 1), ("further", 2)]
    assert [(page.title, page.source.path) for page in course.pages] == [("Help", "help.md")]
    assert course.source.path == "index.md"


def test_lesson_knows_its_text(course: Course) -> None:
    lesson = course.lessons["a-picture"]
    lines = (MINIMAL / PICTURE).read_text(encoding="utf-8").split("\n")
    assert (lesson.week_id, lesson.number, lesson.worksheet_ids) == ("first-steps", 1, ("one-of-each",))
    assert lesson.source.path == "weeks/01-first-steps/1-a-picture.md"
    assert lesson.source.body == "\n".join(lines[lesson.source.body_line - 1 :])
    assert [block.name for block in lesson.source.blocks] == ["spectrum", "keyidea", "worksheet"]


def test_a_week_without_a_short_title_is_called_by_its_title(draft: Draft) -> None:
    draft.change(FIRST_WEEK, "short: First steps\n", "")
    assert draft.found() == []
    week = draft.course().weeks_by_id["first-steps"]
    assert week.short == week.title


def test_sheets_have_labels_and_core(course: Course) -> None:
    first, second = course.weeks
    assert [(s.id, s.label, s.core) for s in first.sheets] == [
        ("one-of-each", "1A", True),
        ("short-note", "1B", True),
        ("plain-plan", "1C", False),
    ]
    assert [(s.label, s.core) for s in second.sheets] == [("2A", True), ("2B", False), ("2C", True), ("2D", False)]
    assert {s.occasion for s in (*first.sheets, *second.sheets)} == {ONCE}


def test_labels_go_on_after_z(draft: Draft) -> None:
    sheet = (MINIMAL / "exercises/short-note.yml").read_text(encoding="utf-8")
    names = [f"note-{number}" for number in range(1, 54)]
    for name in names:
        draft.write(f"exercises/{name}.yml", sheet)
    draft.change("content/weeks/02-further/index.md", "worksheets: [", f"worksheets: [{', '.join(names)}, ")
    labels = [s.label for s in draft.course().weeks[1].sheets]
    assert labels[25:28] + labels[51:53] == ["2Z", "2AA", "2AB", "2AZ", "2BA"]
    assert len(set(labels)) == len(labels)


def test_checkin_comes_every_week_with_its_question(course: Course) -> None:
    first, second = (week.checkin for week in course.weeks)
    assert first is not None
    assert second is not None
    assert (first.id, first.label, first.occasion, first.core) == ("checkin-first-steps", "", "first-steps", False)
    assert [field.id for field in first.worksheet.fields] == ["week", "one-good-thing"]
    assert [field.id for field in second.worksheet.fields] == ["week"]
    assert first.worksheet.title == second.worksheet.title == "A weekly look"
    assert course.sheets["checkin-further"] is second


def test_planned_week_may_be_empty_and_has_no_checkin(draft: Draft) -> None:
    draft.write("content/weeks/03-later/index.md", "---\nid: later\ntitle: Later\naim: To come.\nplanned: true\n---\n")
    assert draft.found() == []
    week = draft.course().weeks_by_id["later"]
    assert (week.planned, week.lessons, week.sheets, week.checkin) == (True, (), (), None)


def test_other_folders_can_be_given(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL / "content", tmp_path / "texts")
    shutil.copytree(MINIMAL / "exercises", tmp_path / "forms")
    (tmp_path / "texts" / "help.md").write_text("Help\n", encoding="utf-8")
    loaded = load_course(tmp_path, content=tmp_path / "texts", exercises=tmp_path / "forms")
    assert loaded.course is not None
    assert [problem.path for problem in loaded.problems] == ["texts/help.md"]


def test_no_course_without_an_index(draft: Draft) -> None:
    (draft.root / "content/index.md").unlink()
    loaded = load_course(draft.root)
    assert loaded.course is None
    assert [(p.path, p.code) for p in loaded.problems] == [("content/index.md", "course.missing-index")]


def test_no_weeks_is_a_problem(draft: Draft) -> None:
    shutil.rmtree(draft.root / "content/weeks")
    assert "content/index.md:1:1 course.no-weeks" in draft.found()
    assert draft.course().weeks == ()


def test_problems_name_the_folders_that_were_given(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL / "content", tmp_path / "texts")
    given = {"content": tmp_path / "texts", "exercises": tmp_path / "forms"}
    hints = {problem.hint for problem in load_course(tmp_path, **given).problems}
    assert "Write forms/short-note.yml." in hints
    (tmp_path / "texts/index.md").unlink()
    (missing,) = [p for p in load_course(tmp_path, **given).problems if p.code == "course.missing-index"]
    assert (missing.path, missing.message) == ("texts/index.md", "there is no texts/index.md, where a course begins.")


def test_empty_folder_is_a_problem(tmp_path: Path) -> None:
    loaded = load_course(tmp_path)
    assert loaded.course is None
    assert [problem.code for problem in loaded.problems] == ["course.missing-index"]


def test_a_preview_goes_on_with_what_can_be_read(draft: Draft) -> None:
    draft.change(PICTURE, "kind: spectrum", "kind: spectrums")
    draft.change("exercises/one-of-each.yml", "minutes: 10", "minutes: ten")
    draft.change("exercises/one-of-each.yml", "type: rank", "type: ranks")
    draft.change(FIRST_WEEK, "short: First steps", "shrt: First steps")
    course = draft.course()
    assert course.lessons["a-picture"].kind == "reading"
    assert len(course.weeks_by_id["first-steps"].sheets) == 3
    assert [f.type for f in course.worksheets["one-of-each"].fields].count("rank") == 0
    assert len(draft.found()) == 4


@pytest.mark.parametrize("answer", ["often", "99", "[1]", "{seconds: 3}", "true"])
def test_a_preview_leaves_out_answers_that_can_t_be_shown(draft: Draft, answer: str) -> None:
    worksheet = draft.course().worksheets["one-of-each"]
    for field in worksheet.fields:
        text = (MINIMAL / "exercises/one-of-each.yml").read_text(encoding="utf-8")
        head, _, tail = text.partition("\nfields:\n")
        examples = f"examples:\n  - name: 7\n    answers: {{}}\n  - name: Ana\n    answers: {{{field.id}: {answer}}}"
        draft.write("exercises/one-of-each.yml", f"{head.partition('examples:')[0]}{examples}\nfields:\n{tail}")
        (example,) = draft.course().worksheets["one-of-each"].examples
        is_fit = not any("answer." in line for line in draft.found())
        assert (field.id in example.answers) == is_fit
    assert draft.course().worksheets["one-of-each"].fields == worksheet.fields


def test_a_preview_keeps_a_field_with_an_unknown_key(draft: Draft) -> None:
    draft.change("exercises/one-of-each.yml", "    rows: 3\n", "    rows: 3\n    colour: red\n")
    assert len(draft.course().worksheets["one-of-each"].fields) == 16
    assert draft.found() == ["exercises/one-of-each.yml:52:5 field.unknown-key"]


def test_loading_twice_gives_the_same_course() -> None:
    assert load_course(MINIMAL) == load_course(MINIMAL)


@pytest.mark.parametrize("course", [BROKEN, BROKEN_PROMISES, LOOSE_WORDS], ids=lambda course: course.name)
def test_broken_course_has_exactly_these_problems(course: Path) -> None:
    expected = (course / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in load_course(course).problems] == expected


def test_broken_course_is_broken_in_many_ways() -> None:
    problems = load_course(BROKEN).problems
    assert list(problems) == sorted(problems)
    assert len(problems) >= 45
    assert len({problem.code for problem in problems}) >= 35
    assert load_course(BROKEN).course is not None


def test_problems_speak_to_authors() -> None:
    for problem in (p for course in (BROKEN, BROKEN_PROMISES, LOOSE_WORDS) for p in load_course(course).problems):
        words = f"{problem.message} {problem.hint}".lower()
        assert not any(jargon in words for jargon in ("pydantic", "input should", "validation", "mapping", "traceback"))
        assert problem.message.endswith((".", "?"))


def test_the_real_course_loads() -> None:
    loaded = load_course(Path(__file__).parents[2])
    assert loaded.course is not None
    assert loaded.problems == ()
