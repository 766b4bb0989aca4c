"""`course ledger`: what is new, renamed, retired or missing since the last release; `--accept` records a release."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

import click

from guided_course.model import LEDGER_FILE, Change, Ledger, Loaded, Release, load_course, write_ledger

from .course_folder import count, expect_folder, with_folders


@click.command()
@with_folders
@click.option("--accept", is_flag=True, help="Record the course as released: its ids are permanent from then on.")
def ledger(root: Path, content: str, exercises: str, accept: bool) -> None:
    """Compare the course in ROOT (this folder, unless you name one) with its ledger of released ids.

    Ends with 1 when the ledger can't be read or the course may not be recorded, and with 2 when ROOT holds no course.
    """
    expect_folder(root / content)
    loaded = load_course(root, content=root / content, exercises=root / exercises)
    if loaded.release is None:
        _refuse(loaded, "Nothing can be compared before this is mended")
    elif accept and loaded.problems:
        _refuse(loaded, "Nothing was recorded: a release has no problems")
    elif accept:
        _record(root / LEDGER_FILE, loaded.release)
    else:
        _show(loaded.release)


def _refuse(loaded: Loaded, reason: str) -> None:
    for problem in loaded.problems:
        click.echo(str(problem))
    click.echo(f"{reason} ({count(len(loaded.problems), 'problem')}).")
    raise SystemExit(1)


def _show(release: Release) -> None:
    for change in release.changes:
        click.echo(_line(change))
    if any(change.kind == "missing" for change in release.changes):
        click.echo("`course check` says what to do about missing ids.")
    elif release.changes:
        click.echo("Record all this with `course ledger --accept` when you publish.")
    else:
        click.echo(f"Nothing has changed since the last release: {_size(release.after)}.")


def _line(change: Change) -> str:
    id = f"{change.owner} / {change.id}" if change.owner else change.id
    now = f" -> {change.now}" if change.now else ""
    return f"{change.kind:8} {id}{now} ({change.type})"


def _record(file: Path, release: Release) -> None:
    if release.after == release.before:
        click.echo(f"Nothing to record: the ledger holds {_size(release.after)} already.")
        return
    try:
        _write_whole(file, write_ledger(release.after))
    except OSError as error:
        raise click.ClickException(f"{file} can't be written: {error.strerror}. Nothing was recorded.") from error
    for change in release.changes:
        click.echo(_line(change))
    click.echo(f"Recorded in {file.name}: {_size(release.after)}. Keep this file with the course.")


def _write_whole(file: Path, text: str) -> None:
    """Write a file whole or not at all: what was released before must outlive a full disk."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as draft:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
        Path(name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _size(released: Ledger) -> str:
    kinds = Counter(page.type for page in released.released.values())
    fields = sum(len(page.fields) for page in released.released.values())
    numbers = {"week": kinds["week"], "lesson": kinds["lesson"], "worksheet": kinds["worksheet"], "field": fields}
    return ", ".join(count(number, thing) for thing, number in numbers.items())
