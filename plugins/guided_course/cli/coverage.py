"""`course coverage`: where each concept of the curriculum is told and practised, and what is missing."""

from __future__ import annotations

import re
from pathlib import Path

import click

from guided_course.model import CURRICULUM_FILE, Coverage, Loaded, WeekCoverage, coverage_of, load_course

from .course_folder import count, expect_folder, with_folders
from .coverage_text import totals, week_lines


class _Weeks(click.ParamType[range]):
    """Some weeks: `3`, or `3-7`."""

    name = "weeks"

    def convert(self, value: str | range, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """Return the numbers of the weeks."""
        if isinstance(value, range):
            return value
        written = re.fullmatch(r"([0-9]{1,3})(?:-([0-9]{1,3}))?", value)
        first, last = (int(written[1]), int(written[2] or written[1])) if written else (1, 0)
        if first > last:
            self.fail(f"'{value}' names no weeks. Write `3` or `3-7`.", param, ctx)
        return range(first, last + 1)


@click.command()
@with_folders
@click.option("--weeks", type=_Weeks(), help="Only these weeks, such as 3 or 3-7.")
def coverage(root: Path, content: str, exercises: str, weeks: range | None) -> None:
    """Show where the course in ROOT (this folder, unless you name one) teaches what its curriculum asks for.

    Ends with 1 when something is missing in the weeks that were asked for, and with 2 when there is no curriculum.
    """
    expect_folder(root / content)
    loaded = load_course(root, content=root / content, exercises=root / exercises)
    asked = _asked(_coverage(root, loaded), weeks)
    for week in asked:
        for line in week_lines(week):
            click.echo(line)
        click.echo()
    click.echo(totals(asked))
    if loaded.problems:
        click.echo(f"The course has {count(len(loaded.problems), 'problem')}; `course check` says which.")
    if not all(week.is_whole for week in asked):
        raise SystemExit(1)


def _coverage(root: Path, loaded: Loaded) -> Coverage:
    if not (root / CURRICULUM_FILE).exists():
        message = f"There is no {CURRICULUM_FILE} in {root.resolve()}, so nothing says what this course must teach."
        raise click.UsageError(message)
    of_curriculum = [problem for problem in loaded.problems if problem.path == CURRICULUM_FILE]
    if loaded.course is None or loaded.course.curriculum is None or of_curriculum:
        problems = of_curriculum or loaded.problems
        for problem in problems:
            click.echo(str(problem))
        click.echo(f"Nothing can be said before this is mended ({count(len(problems), 'problem')}).")
        raise SystemExit(1)
    return coverage_of(loaded.course, loaded.course.curriculum)


def _asked(coverage: Coverage, weeks: range | None) -> tuple[WeekCoverage, ...]:
    if weeks is None:
        return coverage.weeks
    numbers = {week.week.number for week in coverage.weeks}
    for number in weeks:
        if number not in numbers:
            raise click.BadParameter(f"There is no week {number}.", param_hint="--weeks")
    return tuple(week for week in coverage.weeks if week.week.number in weeks)
