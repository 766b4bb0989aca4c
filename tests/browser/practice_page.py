"""The practice sheet as tests use it: type into it, wait until it is kept, look into its store."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import stored

DATABASE = "guided-course:practice"


def everything(page: Page) -> dict[str, list[Any]]:
    """Return what stands in every object store."""
    return stored.everything(page, DATABASE)


def sheet_in(page: Page) -> dict[str, Any]:
    """Return the one stored sheet."""
    (sheet,) = everything(page)["sheets"]
    return dict(sheet)


def value_in(page: Page, name: str) -> object:
    """Return what is stored for a field; None when there is nothing."""
    sheets = everything(page).get("sheets") or [{"answers": {}}]
    return sheets[0]["answers"].get(name, {}).get("value")


def status(page: Page) -> Locator:
    """Return the line that says what is kept."""
    return page.locator("[data-status]")


def field(page: Page, name: str) -> Locator:
    """Return a field's text area."""
    return page.locator(f"[data-field={name}] textarea")


def write(page: Page, name: str, words: str) -> None:
    """Type words at the end of a field, and wait until they are kept."""
    field(page, name).press("End")
    field(page, name).press_sequentially(words)
    stored.until(page, lambda: value_in(page, name) == field(page, name).input_value(), lambda: everything(page))
    expect(status(page)).not_to_have_attribute("aria-busy", "true")


def replace(page: Page, name: str, words: str) -> None:
    """Put other words into a field, and wait until they are kept."""
    field(page, name).fill(words)
    stored.until(page, lambda: value_in(page, name) == (words or None), lambda: everything(page))
    expect(status(page)).not_to_have_attribute("aria-busy", "true")
