"""What all commands share: the options that name a course's folders, and the words for how much there is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import click

Parameters = ParamSpec("Parameters")


def with_folders(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Add the argument and the options that say where the course is."""
    command = click.option("--exercises", default="exercises", show_default=True, help="Folder of the worksheets.")(
        command
    )
    command = click.option(
        "--content", default="content", show_default=True, help="Folder of the texts, `docs_dir` in mkdocs.yml."
    )(command)
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("root", type=kind, default=Path())(command)


def expect_folder(content: Path) -> None:
    """Stop with a clear word when there is no course."""
    if not content.is_dir():
        where = f"There is no course in {content.parent.resolve()}: it has no folder '{content.name}'."
        raise click.UsageError(f"{where} Name the course's folder, or its folder of texts with --content.")
    if not os.access(content, os.R_OK | os.X_OK):
        raise click.UsageError(f"The folder {content.resolve()} can't be read: you lack the permission.")


def count(number: int, thing: str) -> str:
    """Return a number with its noun: `1 week`, `2 weeks`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
