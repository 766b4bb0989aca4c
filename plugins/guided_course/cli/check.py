"""`course check`: every problem of a course, one a line, and how many there are."""

from __future__ import annotations

import os
from pathlib import Path

import click

from guided_course.model import Course, Loaded, load_course


@click.command()
@click.argument("root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
def check(root: Path) -> None:
    """List every problem of the course in ROOT (this folder, unless you name one).

    Ends with 0 when there are none, 1 when there are some, and 2 when ROOT holds no course.
    """
    _expect_course(root)
    loaded = load_course(root)
    for problem in loaded.problems:
        click.echo(str(problem))
    click.echo(_summary(loaded))
    if loaded.problems:
        raise SystemExit(1)


def _expect_course(root: Path) -> None:
    content = root / "content"
    if not content.is_dir():
        raise click.UsageError(f"There is no course in {root.resolve()}: it has no folder 'content'.")
    if not os.access(content, os.R_OK | os.X_OK):
        raise click.UsageError(f"The folder {content.resolve()} can't be read: you lack the permission.")


def _summary(loaded: Loaded) -> str:
    if loaded.problems:
        return _count(len(loaded.problems), "problem")
    return f"No problems: {_size(loaded.course)}" if loaded.course else "No problems"


def _size(course: Course) -> str:
    counts = (
        _count(len(course.weeks), "week"),
        _count(len(course.lessons), "lesson"),
        _count(len(course.worksheets), "worksheet"),
    )
    return ", ".join(counts)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
