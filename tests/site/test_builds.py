"""Builds one after the other: nothing of an earlier one stays, mistakes become warnings, and the preview follows edits."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from guided_course.model import load_course
from tests.sites import Built, build_site, copy_course


def _worksheet(root: Path) -> Path:
    """Return the file of a worksheet that stands in a lesson."""
    course = load_course(root).course
    assert course is not None
    lesson = next(x for x in course.lessons.values() if x.worksheet_ids)
    return root / f"exercises/{lesson.worksheet_ids[0]}.yml"


def _everything(built: Built) -> str:
    return "\n".join(built.read(page.as_posix()) for page in built.pages)


def _mkdocs_build(root: Path, site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site), *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_second_build_shows_no_trace_of_the_first(course_copy: Path, tmp_path: Path) -> None:
    lesson = min((course_copy / "content").rglob("1-*.md"))
    sheet = _worksheet(course_copy)
    lesson.write_text(lesson.read_text("utf-8") + "\n\nA sentence about walnuts.\n", "utf-8")
    sheet.write_text(re.sub(r"(?m)^why: .*$", "why: Because of walnuts.", sheet.read_text("utf-8"), count=1), "utf-8")
    first = build_site(course_copy, tmp_path / "first")
    assert _everything(first).count("walnuts") >= 2
    for changed in (lesson, sheet):
        changed.write_text(changed.read_text("utf-8").replace("walnuts", "apricots"), "utf-8")
    second = build_site(course_copy, tmp_path / "second")
    assert "walnuts" not in _everything(second)
    assert _everything(second).count("apricots") == _everything(first).count("walnuts")
    assert first.pages == second.pages


def test_two_builds_are_the_same_byte_for_byte(course_copy: Path, tmp_path: Path) -> None:
    first, second = (build_site(course_copy, tmp_path / name) for name in ("first", "second"))
    for page in first.pages:
        assert first.read(page.as_posix()) == second.read(page.as_posix()), page


def test_mistakes_are_warnings_and_the_site_is_built_all_the_same(tmp_path: Path) -> None:
    root = copy_course("broken", tmp_path / "course")
    built = build_site(root, tmp_path / "site")
    for problem in load_course(root).problems:
        assert str(problem) in built.warnings
    assert (built.folder / "index.html").is_file()


def test_strict_fails_on_a_mistake(course_copy: Path, tmp_path: Path) -> None:
    sheet = _worksheet(course_copy)
    sheet.write_text(sheet.read_text("utf-8") + "\nclosnig: oops\n", "utf-8")
    done = _mkdocs_build(course_copy, tmp_path / "site", "--strict")
    assert done.returncode == 1
    assert "Did you mean 'closing'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_course_without_an_index_is_said_in_one_line(course_copy: Path, tmp_path: Path) -> None:
    (course_copy / "content/index.md").unlink()
    done = _mkdocs_build(course_copy, tmp_path / "site")
    assert done.returncode == 1
    assert "content/index.md" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "guided-course/course",
            "guided-course/course: {exercises: excercises}",
            "excercises' isn't an existing directory",
        ),
        ("name: guided-course", "name: material\n  font: false", "Write `name: guided-course` below `theme:`"),
        (
            "- guided-course/course",
            "- guided-course/course\n  - guided-course/course",
            "a second time. Keep one of them.",
        ),
        ("docs_dir: content", "docs_dir: exercises", "exercises/index.md can't be read"),
    ],
)
def test_a_wrong_setting_is_said_in_one_line(course_copy: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    settings = course_copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(old, new), "utf-8")
    done = _mkdocs_build(course_copy, tmp_path / "site")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_only_what_changed_is_built_when_asked_to(course_copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    _mkdocs_build(course_copy, site)
    lesson = course_copy / "content/weeks/01-first-steps/3-background.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n\nA sentence about medlars.\n", "utf-8")
    (site / "go/in-the-way.html").write_text("as it was", "utf-8")
    later = time.time() + 60
    os.utime(lesson, (later, later))
    os.utime(site / "go/in-the-way.html", (later, later))
    done = _mkdocs_build(course_copy, site, "--dirty")
    assert done.returncode == 0, done.stderr
    assert "medlars" in (site / "go/background.html").read_text("utf-8")
    assert (site / "go/in-the-way.html").read_text("utf-8") == "as it was"


def test_values_are_escaped(course_copy: Path, tmp_path: Path) -> None:
    sheet = _worksheet(course_copy)
    hostile = "why: 'a <b>\"bold\"</b> & <script>alert(1)</script> why'"
    sheet.write_text(re.sub(r"(?m)^why: .*$", hostile, sheet.read_text("utf-8"), count=1), "utf-8")
    text = _everything(build_site(course_copy, tmp_path / "site"))
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _page(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return str(response.read().decode())
    except OSError:
        return ""


def _wait_for(url: str, words: str, process: subprocess.Popen[bytes]) -> None:
    # A generous bound for slow machines; the loop ends as soon as the words are there.
    for _ in range(600):
        if words in _page(url):
            return
        assert process.poll() is None, "the preview stopped"
        time.sleep(0.2)
    raise AssertionError(f"'{words}' never came")


@contextmanager
def _preview(root: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the preview of a course; yield its address and its process."""
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ}
    )
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_the_preview_follows_an_edited_worksheet_and_survives_a_mistake(course_copy: Path) -> None:
    sheet = _worksheet(course_copy)
    before = sheet.read_text("utf-8")
    with _preview(course_copy) as (address, process):
        url = f"{address}/go/{sheet.stem}.html"
        _wait_for(url, "sheet", process)
        sheet.write_text(before + "\nclosnig: oops\n", "utf-8")
        time.sleep(1.5)
        _wait_for(f"{address}/", "html", process)
        sheet.write_text(re.sub(r"(?m)^why: .*$", "why: Because of quinces.", before, count=1), "utf-8")
        _wait_for(url, "quinces", process)


def test_the_preview_follows_a_worksheet_that_is_added_renamed_and_deleted(course_copy: Path) -> None:
    week = course_copy / "content/weeks/01-first-steps/index.md"
    before = week.read_text("utf-8")
    text = (course_copy / "exercises/short-note.yml").read_text("utf-8")
    with _preview(course_copy) as (address, process):
        _wait_for(f"{address}/go/first-steps.html", "One of each", process)
        week.write_text(before.replace("worksheets: [", "worksheets: [new-note, "), "utf-8")
        (course_copy / "exercises/new-note.yml").write_text(text, "utf-8")
        _wait_for(f"{address}/go/new-note.html", "new-note", process)
        week.write_text(before.replace("worksheets: [", "worksheets: [newer-note, "), "utf-8")
        (course_copy / "exercises/new-note.yml").rename(course_copy / "exercises/newer-note.yml")
        _wait_for(f"{address}/go/newer-note.html", "newer-note", process)
        assert _page(f"{address}/go/new-note.html") == ""
        (course_copy / "exercises/newer-note.yml").unlink()
        week.write_text(before.replace("aim: ", "aim: Elderberries. "), "utf-8")
        _wait_for(f"{address}/go/first-steps.html", "Elderberries", process)
        assert _page(f"{address}/go/newer-note.html") == ""


def test_the_preview_runs_without_a_folder_of_worksheets(course_copy: Path) -> None:
    shutil.rmtree(course_copy / "exercises")
    with _preview(course_copy) as (address, process):
        _wait_for(f"{address}/go/first-steps.html", "html", process)
