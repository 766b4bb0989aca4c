"""`course check`: every problem of a course, one a line, and how many there are."""

from __future__ import annotations

import os
from pathlib import Path

import click

from guided_course.model import Course, Loaded, load_course


@click.command()
@click.argument("root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
@click.option("--content", default="content", show_default=True, help="Folder of the texts, `docs_dir` in mkdocs.yml.")
@click.option("--exercises", default="exercises", show_default=True, help="Folder of the worksheets.")
def check(root: Path, content: str, exercises: str) -> None:
    """List every problem of the course in ROOT (this folder, unless you name one).

    Ends with 0 when there are none, 1 when there are some, and 2 when ROOT holds no course.
    """
    _expect_folder(root / content)
    loaded = load_course(root, content=root / content, exercises=root / exercises)
    for problem in loaded.problems:
        click.echo(str(problem))
    click.echo(_summary(loaded))
    if loaded.problems:
        raise SystemExit(1)


def _expect_folder(content: Path) -> None:
    if not content.is_dir():
        where = f"There is no course in {content.parent.resolve()}: it has no folder '{content.name}'."
        raise click.UsageError(f"{where} Name the course's folder, or its folder of texts with --content.")
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
