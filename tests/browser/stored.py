"""Looks into a page's database from outside of the runtime, through connections of its own that are closed at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

OPEN = """const inDatabase = (work) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const finish = (value) => { database.close(); resolve(value); };
    work(database, finish);
  };
});"""
READ_ALL = f"""async (name) => {{ {OPEN}
  if (!(await indexedDB.databases()).some((known) => known.name === name)) return {{}};
  return await inDatabase((database, finish) => {{
    const names = [...database.objectStoreNames];
    if (!names.length) return finish({{}});
    const found = {{}};
    const reading = database.transaction(names);
    for (const store of names) reading.objectStore(store).getAll().onsuccess = (e) => {{ found[store] = e.target.result; }};
    reading.oncomplete = () => finish(found);
  }});
}}"""
PUT = f"""async ([name, store, value]) => {{ {OPEN}
  await inDatabase((database, finish) => {{
    const writing = database.transaction(store, "readwrite");
    writing.objectStore(store).put(value);
    writing.oncomplete = () => finish();
  }});
}}"""

# The page is gone before the browser comes to what was handed over last: nothing else ends a transaction by hand.
NEVER_IN_TIME = "IDBTransaction.prototype.commit = function () { this.abort(); };"


def everything(page: Page, database: str) -> dict[str, list[Any]]:
    """Return what stands in every object store."""
    found: dict[str, list[Any]] = page.evaluate(READ_ALL, database)
    return found


def last_place(page: Page, database: str) -> str | None:
    """Return the id of the page where the reader was last."""
    kept = everything(page, database).get("meta", [])
    return next((str(one["item"]) for one in kept if isinstance(one, dict) and "item" in one), None)


def put(page: Page, database: str, store: str, value: object) -> None:
    """Put a value into an object store."""
    page.evaluate(PUT, [database, store, value])


def until(page: Page, condition: Callable[[], bool], told: Callable[[], object] = lambda: "") -> None:
    """Wait until something has come into the store. Playwright's own wait doesn't wait for promises."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, told()
        page.wait_for_timeout(30)
