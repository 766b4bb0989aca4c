"""Rules for helplines: numbers that can be dialled, addresses that can be opened, and no row without a way to reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .days import is_day
from .helplines import Directory, Helpline, Helplines, dialled
from .problems import Problem, did_you_mean
from .spot import Spot
from .yaml_text import Document

_CODE = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"\+?[0-9](?:[ -]*[0-9])*")
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s\"<>]*)?")
_FEWEST_DIGITS, _MOST_DIGITS = 2, 15


def check_helplines(helplines: Helplines, document: Document) -> Iterator[Problem]:
    """Yield what is wrong in a file of helplines that has the right shape."""
    spot = Spot(document)
    yield from _check_countries(helplines, spot)
    written = document.at("helplines")
    # Where a row couldn't be read, the places of those after it are not known.
    if isinstance(written, list) and len(written) == len(helplines.helplines):
        yield from _check_rows(helplines, spot)
    if helplines.international:
        yield from _check_facts(helplines.international, spot.inside("international"))


def _check_rows(helplines: Helplines, spot: Spot) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for number, row in enumerate(helplines.helplines):
        place = spot.inside("helplines", number)
        yield from _check_row(row, helplines, place)
        if (row.country, row.name) in first:
            line = spot.document.place("helplines", first[row.country, row.name])[0]
            message = f"'{row.name}' is here a second time; the first is on line {line}."
            yield place.problem("helpline.double", message, "name", hint="Keep one of them.")
        first.setdefault((row.country, row.name), number)


def _check_countries(helplines: Helplines, spot: Spot) -> Iterator[Problem]:
    for code in helplines.countries:
        if not _CODE.fullmatch(code):
            message = f"'{code}' is not the code of a country."
            hint = "Use the two capital letters of ISO 3166, such as `GB: United Kingdom`."
            yield spot.key_problem("helplines.bad-country", message, "countries", code, hint=hint)
        elif code not in helplines.by_country:
            message = f"{helplines.countries[code]} has no helpline in this file."
            yield spot.key_problem("helplines.empty-country", message, "countries", code, hint="Delete this line.")


def _check_row(row: Helpline, helplines: Helplines, spot: Spot) -> Iterator[Problem]:
    if row.country not in helplines.countries:
        hint = did_you_mean(row.country, helplines.countries) or "Add it to 'countries', with its name."
        yield spot.problem("helpline.unknown-country", f"'{row.country}' is not in 'countries'.", "country", hint=hint)
    if not (row.phone or row.text or row.chat):
        message = f"there is no way to reach '{row.name}'."
        yield spot.problem("helpline.no-way", message, hint="Write 'phone', 'text' or 'chat'.")
    if row.text_word and not row.text:
        message = "there is a word to send, but no number to send it to."
        yield spot.problem("helpline.no-number", message, "text_word", hint="Write the number as 'text'.")
    for key in ("phone", "text"):
        yield from _check_number(key, getattr(row, key), spot)
    yield from _check_facts(row, spot)


def _check_facts(row: Helpline | Directory, spot: Spot) -> Iterator[Problem]:
    for key in ("chat", "website", "source"):
        address = getattr(row, key, None)
        if address and not _ADDRESS.fullmatch(address):
            message = f"{key} '{address}' is no address that can be opened safely."
            yield spot.problem("helpline.bad-address", message, key, hint="It starts with https:// and has no spaces.")
    if row.checked is not None and not is_day(row.checked):
        message = f"checked '{row.checked}' is no day."
        yield spot.problem("helpline.bad-day", message, "checked", hint="Write it as YYYY-MM-DD.")


def _check_number(key: str, number: str | None, spot: Spot) -> Iterator[Problem]:
    if number is None:
        return
    digits = len(dialled(number).lstrip("+"))
    if not _NUMBER.fullmatch(number) or not _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
        message = f"{key} '{number}' is no number that can be dialled."
        yield spot.problem("helpline.bad-number", message, key, hint="Write digits, parted by spaces or hyphens.")
