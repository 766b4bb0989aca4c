"""Promises the content guide makes, checked on the real course."""

from __future__ import annotations

from guided_course.model import DIRECTIVES, FIELD_TYPES, KIND_DIRECTIVES, Course, every_block
from tests.sites import ROOT


def test_words_to_avoid_and_works_to_cite_are_listed(course: Course) -> None:
    """`course check` finds each use of the words, and each link to another work. Without these files it would ask nothing."""
    avoided = (ROOT / "wording.yml").read_text(encoding="utf-8")
    for word in ("codependent person", "toxic", "narcissis*", "anxious type", "studies show", "clinically proven"):
        assert word in avoided
    assert len(course.works) >= 30


def test_finished_weeks_are_whole(course: Course) -> None:
    """They have lessons, worksheets, something to do together, a way to do it alone, and a check-in question."""
    finished = [week for week in course.weeks if not week.planned]
    assert len(finished) == 12
    for week in finished:
        assert len(week.lessons) >= 2, week.id
        assert len(week.sheets) >= 4, week.id
        assert any(b.name == "together" for b in week.source.blocks), week.id
        assert "on your own" in week.source.body.lower(), week.id
        assert week.checkin is not None, week.id
        assert len(week.checkin.worksheet.fields) == 7, week.id


def test_every_structured_kind_stands_on_real_text(course: Course) -> None:
    assert {lesson.kind for lesson in course.lessons.values()} == set(KIND_DIRECTIVES)
    barriers = course.lessons["twelve-barriers"].source.blocks
    assert sum(b.name == "barrier" for b in barriers) == 12


def _blocks(course: Course) -> set[str]:
    sources = [course.source, *(p.source for p in course.pages), *(w.source for w in course.weeks)]
    sources += [lesson.source for lesson in course.lessons.values()]
    return {block.name for source in sources for block in every_block(source.blocks)}


def test_every_block_stands_on_real_text(course: Course) -> None:
    assert set(DIRECTIVES) - _blocks(course) == set()


def test_every_type_of_field_stands_on_a_real_sheet(course: Course) -> None:
    used = {field.type for sheet in course.sheets.values() for field in sheet.worksheet.fields}
    assert set(FIELD_TYPES) - used == set()


def test_safety_lines_come_with_the_weeks_that_need_them(course: Course) -> None:
    for week_id in ("boundaries", "calm-first", "conflict-and-repair", "sharing-the-load"):
        week = course.weeks_by_id[week_id]
        assert any(b.name == "pause" and "help.md" in b.body for b in week.source.blocks), week_id


def test_the_safety_check_is_never_saved_and_says_the_same_to_everybody(course: Course) -> None:
    sheet = course.worksheets["right-for-us"]
    assert sheet.never_saved
    assert all(not option.reply for field in sheet.fields for option in getattr(field, "options", ()))


def test_danger_comes_first_and_helplines_last_on_the_help_page(course: Course) -> None:
    page = next(page for page in course.pages if page.source.path == "help.md")
    headings = [line[3:] for line in page.source.body.splitlines() if line.startswith("## ")]
    assert headings[0] == "If you are in danger now"
    assert "privacy.md" in page.source.body
    assert [block.name for block in page.source.blocks] == ["helplines"]


def test_helplines_say_who_they_serve_and_where_that_is_written(course: Course) -> None:
    """The numbers that were found in public pages, in one more place: a slip of the finger must not pass."""
    assert course.helplines is not None
    assert course.helplines.international is not None
    numbers = {row.phone for row in course.helplines.helplines}
    assert numbers == {
        *("0808 2000 247", "0808 801 0327", "0800 999 5428", "0808 802 4040", "116 123"),
        "1-800-799-7233",
    }
    assert all(row.serves.startswith("For ") for row in course.helplines.helplines)


def test_the_privacy_page_names_what_it_cannot_do(course: Course) -> None:
    body = next(page.source.body for page in course.pages if page.source.path == "privacy.md")
    first, *_ = body.partition("## What is kept")
    assert first.count("\n- ") == 5
    for said in (
        "spyware",
        "shoulder",
        "history",
        "lost passphrase",
        "expert",
        "folder",
        "seven days",
        "host",
        "backup",
    ):
        assert said in body, said


def test_sources_have_a_doi_or_say_that_there_is_none(course: Course) -> None:
    for lesson in course.lessons.values():
        _, _, sources = lesson.source.body.partition("## Where this comes from")
        assert sources.strip(), lesson.id
        assert "doi.org/" in sources or "not been trialled" in sources or "not been tested" in sources, lesson.id


def test_needs_that_stay_unmet_are_written_about_in_private_only(course: Course) -> None:
    sheets = [sheet for sheet in course.worksheets.values() if "C094" in sheet.covers]
    assert sheets
    for sheet in sheets:
        assert sheet.never_saved or {field.visibility for field in sheet.fields} == {"private"}, sheet.id
        assert sheet.who == "alone", sheet.id
