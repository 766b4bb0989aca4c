"""The `course` command: what an author runs. Every subcommand is one module."""

from __future__ import annotations

import click

from .check import check
from .coverage import coverage
from .ledger import ledger


@click.group()
@click.version_option(package_name="guided-course")
def course() -> None:
    """Work on a guided course."""


course.add_command(check)
course.add_command(coverage)
course.add_command(ledger)
