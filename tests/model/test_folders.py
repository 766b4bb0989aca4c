from __future__ import annotations

import ntpath
from pathlib import PureWindowsPath

import pytest

from guided_course.model import folders, load_course
from tests.model.courses import MINIMAL, Draft

WEEKS = "content/weeks"


@pytest.mark.parametrize(
    "path", ["workbook.md", "backup.md", "spaces.md", "take-it-with-you.md", "curriculum.md", "workbook/index.md"]
)
def test_pages_that_are_made_keep_their_names(draft: Draft, path: str) -> None:
    draft.write(f"content/{path}", "---\ntitle: Mine\n---\n\nText.\n")
    assert draft.found() == [f"content/{path}:1:1 page.reserved-name"]
    assert [page.title for page in draft.course().pages] == ["Help"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("02-further", "03-further", [f"{WEEKS}/03-further:1:1 week.number-gap"]),
        ("02-further", "01-further", [f"{WEEKS}/01-further:1:1 week.double-number"]),
        ("01-first-steps/3-background.md", "01-first-steps/4-background.md", ["4-background.md:1:1 lesson.number-gap"]),
        ("01-first-steps/3-background.md", "01-first-steps/2-zz.md", ["2-zz.md:1:1 lesson.double-number"]),
        ("01-first-steps/3-background.md", "01-first-steps/Notes.md", ["Notes.md:1:1 lesson.bad-name"]),
        (
            "01-first-steps/3-background.md",
            "01-first-steps/3-background.markdown",
            ["3-background.markdown:1:1 page.bad-ending"],
        ),
        (
            "01-first-steps/3-background.md",
            "01-first-steps/3-background.txt",
            ["3-background.txt:1:1 page.bad-ending"],
        ),
        ("01-first-steps/3-background.md", "../3-background.md", ["3-background.md:2:5 page.stray-lesson"]),
        ("01-first-steps/3-background.md", "3-background.md", ["weeks/3-background.md:1:1 week.stray-file"]),
        ("01-first-steps/3-background.md", "01-first-steps/more/1-a.md", ["more/1-a.md:1:1 week.stray-file"]),
    ],
)
def test_names_and_numbers(draft: Draft, old: str, new: str, expected: list[str]) -> None:
    target = draft.root / WEEKS / new
    target.parent.mkdir(exist_ok=True)
    (draft.root / WEEKS / old).rename(target)
    found = draft.found()
    assert len(found) == len(expected)
    assert all(line.endswith(end) for line, end in zip(found, expected, strict=True))


def test_order_is_by_number_not_by_name(draft: Draft) -> None:
    lesson = (MINIMAL / WEEKS / "01-first-steps/3-background.md").read_text(encoding="utf-8")
    for number in range(4, 12):
        text = lesson.replace("id: background", f"id: background-{number}")
        draft.write(f"{WEEKS}/01-first-steps/{number}-more.md", text)
    assert draft.found() == []
    assert [lesson.number for lesson in draft.course().weeks[0].lessons] == list(range(1, 12))


def test_week_without_index(draft: Draft) -> None:
    (draft.root / WEEKS / "02-further/index.md").unlink()
    assert draft.found() == [f"{WEEKS}/02-further:1:1 week.missing-index"]
    assert [week.id for week in draft.course().weeks] == ["first-steps"]


def test_folder_that_is_no_week(draft: Draft) -> None:
    draft.write(f"{WEEKS}/3-later/index.md", "---\nid: later\n---\n")
    assert draft.found() == [f"{WEEKS}/3-later:1:1 week.bad-folder"]


def test_week_without_lessons(draft: Draft) -> None:
    draft.write(f"{WEEKS}/03-later/index.md", "---\nid: later\ntitle: L\naim: A.\n---\n")
    assert draft.found() == [f"{WEEKS}/03-later/index.md:2:1 week.no-lessons"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("old.yaml", "worksheet.bad-ending"),
        ("Bad.yml", "worksheet.bad-name"),
        ("a--b.yml", "worksheet.bad-name"),
        ("a.yml.txt", "worksheet.bad-ending"),
        ("week-1/a.yml", "worksheet.bad-place"),
        (f"{'a' * 61}.yml", "worksheet.bad-name"),
    ],
)
def test_names_of_worksheets(draft: Draft, name: str, code: str) -> None:
    draft.write(f"exercises/{name}", "title: x\n")
    assert draft.found() == [f"exercises/{name}:1:1 {code}"]


def test_a_worksheet_among_the_texts(draft: Draft) -> None:
    draft.write(f"{WEEKS}/01-first-steps/a.yml", "title: x\n")
    assert draft.found() == [f"{WEEKS}/01-first-steps/a.yml:1:1 worksheet.bad-place"]


def test_a_folder_in_a_wrong_place_is_told_once_a_file(draft: Draft) -> None:
    """Worksheets of a week that isn't read are not called unused: nobody should delete them."""
    (draft.root / "content/weeks").rename(draft.root / "content/modules")
    codes = [line.rpartition(" ")[2] for line in draft.found()]
    assert codes.count("page.stray-week") == 2
    assert codes.count("page.stray-lesson") == 6
    assert set(codes) == {"page.stray-week", "page.stray-lesson", "block.not-in-lesson", "course.no-weeks"}


def test_hints_for_names(draft: Draft) -> None:
    (draft.root / WEEKS / "02-further/index.md").rename(draft.root / WEEKS / "02-further/README.md")
    (draft.root / WEEKS / "01-first-steps").rename(draft.root / WEEKS / "1-first-steps")
    hints = [problem.hint for problem in load_course(draft.root).problems]
    assert "If it is the week's own page, name it `index.md`." in hints
    assert "Name it with two digits and lower-case words: `01-first-steps`." in hints


def test_hidden_files_and_pictures_are_left_alone(draft: Draft) -> None:
    for path in (
        ".notes/a.md",
        ".draft.md",
        "weeks/.x.md",
        "weeks/01-first-steps/picture.svg",
        "robots.txt",
        "styles/a.css",
    ):
        draft.write(f"content/{path}", "Text.")
    draft.write("exercises/.hidden.yml", "x")
    draft.write("exercises/README.md", "x")
    assert draft.found() == []


def test_pages_may_lie_in_folders(draft: Draft) -> None:
    draft.write("content/safety/index.md", "---\ntitle: Safety\n---\n\nText.\n")
    assert [page.source.path for page in draft.course().pages] == ["help.md", "safety/index.md"]
    assert load_course(draft.root).problems == ()


@pytest.mark.parametrize("path", ["go/mine.md", "worksheets/short-note.md", "go/deeper/mine.md"])
def test_folders_of_pages_that_are_made_are_reserved(draft: Draft, path: str) -> None:
    draft.write(f"content/{path}", "---\ntitle: Mine\n---\n")
    assert draft.found() == [f"content/{path}:1:1 page.reserved-folder"]
    assert [page.title for page in draft.course().pages] == ["Help"]


def test_a_course_may_be_long(draft: Draft) -> None:
    for number in range(3, 102):
        text = f"---\nid: w{number}\ntitle: T\naim: A.\nplanned: true\n---\n"
        draft.write(f"{WEEKS}/{number:02}-more/index.md", text)
    assert draft.found() == []
    assert [week.number for week in draft.course().weeks] == list(range(1, 102))


def test_linked_folders_are_read(draft: Draft) -> None:
    (draft.root / WEEKS / "02-further").rename(draft.root / "elsewhere")
    (draft.root / WEEKS / "02-further").symlink_to(draft.root / "elsewhere")
    assert draft.found() == []
    assert len(draft.course().weeks[1].lessons) == 3


def test_a_link_that_leads_up_is_left_alone(draft: Draft) -> None:
    (draft.root / "content/round").symlink_to(draft.root / "content")
    assert draft.found() == []


def test_a_file_on_another_drive_is_named_in_full(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    """`C:` and `D:` have no way between them."""
    monkeypatch.setattr(folders.os.path, "relpath", ntpath.relpath)
    found = folders.Folders(PureWindowsPath("C:/course"), PureWindowsPath("D:/texts"), PureWindowsPath("D:/sheets"))  # type: ignore[arg-type]
    assert found.problem_path(PureWindowsPath("D:/texts/help.md")) == "D:/texts/help.md"  # type: ignore[arg-type]
