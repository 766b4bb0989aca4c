"""`course check`: every problem of a course, one a line, and how many there are."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from guided_course.model import Course, Loaded, check_release_day, load_course

from .course_folder import count, expect_folder, with_folders


@click.command()
@with_folders
@click.option("--release", is_flag=True, help="Also refuse helplines that nobody has checked, or not for half a year.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), hidden=True)
def check(root: Path, content: str, exercises: str, release: bool, today: datetime | None) -> None:
    """List every problem of the course in ROOT (this folder, unless you name one).

    Ends with 0 when there are none, 1 when there are some, and 2 when ROOT holds no course.
    """
    expect_folder(root / content)
    loaded = load_course(root, content=root / content, exercises=root / exercises)
    # Here and nowhere else does anything look at the clock.
    late = check_release_day(loaded, f"{today or datetime.now():%Y-%m-%d}") if release else ()
    problems = sorted([*loaded.problems, *late])
    for problem in problems:
        click.echo(str(problem))
    click.echo(_summary(loaded, len(problems)))
    if problems:
        raise SystemExit(1)


def _summary(loaded: Loaded, problem_count: int) -> str:
    if problem_count:
        return count(problem_count, "problem")
    return f"No problems: {_size(loaded.course)}" if loaded.course else "No problems"


def _size(course: Course) -> str:
    counts = (
        count(len(course.weeks), "week"),
        count(len(course.lessons), "lesson"),
        count(len(course.worksheets), "worksheet"),
    )
    return ", ".join(counts)
