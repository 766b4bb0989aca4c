"""Helplines as HTML: a part for each country, a row for each service, and the directory for everywhere else.

Everything is in the page at once, and nothing is loaded from anywhere: an address is opened only by whoever follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from guided_course.model import Directory, Helpline, Helplines, dialled, is_day

from .elements import add, element
from .words import Words


def draw_helplines(helplines: Helplines, words: Words) -> Iterator[Element]:
    """Yield the buttons that choose a country, the part of each country, and the part for all others."""
    if len(helplines.by_country) > 1:
        yield _pick({code: helplines.countries[code] for code in helplines.by_country}, words)
    for code, rows in helplines.by_country.items():
        part = _part(helplines.countries[code])
        part.set("data-country", code)
        listed = add(part, "ul", "helplines__rows")
        # A list without marks is no list to VoiceOver unless it says so.
        listed.set("role", "list")
        for row in rows:
            _draw_row(add(listed, "li", "helpline"), row, words)
        yield part
    if helplines.international:
        part = _part(words.helplines_elsewhere)
        _draw_directory(add(part, "div", "helpline"), helplines.international, words)
        yield part


def _pick(countries: Mapping[str, str], words: Words) -> Element:
    """Buttons and no list to choose from: what somebody chose in a list, a browser may write down and bring back."""
    pick = element(
        "div", "helplines__pick", role="group", aria_label=words.helplines_pick, hidden="hidden", data_picks=""
    )
    for code, name in {"": words.helplines_all, **countries}.items():
        button = add(pick, "button", "quiet-button", name)
        button.attrib.update({"type": "button", "data-pick": code, "aria-pressed": "false" if code else "true"})
    return pick


def _part(title: str) -> Element:
    part = element("section", "helplines__part")
    add(part, "h3", "helplines__title", title)
    return part


def _draw_row(place: Element, row: Helpline, words: Words) -> None:
    add(place, "h4", "helpline__title", row.name)
    add(place, "p", "helpline__serves", row.serves)
    ways = add(place, "ul", "helpline__ways")
    ways.set("role", "list")
    for said, address in _ways(row, words):
        _link(add(ways, "li"), said, address)
    if row.website:
        said = words.helpline_website.format(place=_host(row.website))
        _link(add(ways, "li"), said, row.website, "helpline__way helpline__way--read")
    facts = dict(_facts(row, words))
    if facts:
        _draw_facts(add(place, "dl", "helpline__facts"), facts)
    _draw_end(place, row, words)


def _ways(row: Helpline, words: Words) -> Iterator[tuple[str, str]]:
    if row.phone:
        yield words.helpline_call.format(number=row.phone), f"tel:{dialled(row.phone)}"
    if row.text:
        said = words.helpline_text_word if row.text_word else words.helpline_text
        yield said.format(number=row.text, word=row.text_word), f"sms:{dialled(row.text)}"
    if row.chat:
        yield words.helpline_chat.format(place=_host(row.chat)), row.chat


def _facts(row: Helpline, words: Words) -> Iterator[tuple[str, str]]:
    bill = words.helpline_on_bills[row.on_bills] if row.on_bills else ""
    named = (
        (words.helpline_hours, row.hours),
        (words.helpline_cost, row.cost),
        (words.helpline_languages, row.languages),
        (words.helpline_bill, bill),
    )
    yield from ((name, fact) for name, fact in named if fact)


def _draw_facts(listed: Element, facts: Mapping[str, str]) -> None:
    for name, fact in facts.items():
        pair = add(listed, "div")
        add(pair, "dt", text=name)
        add(pair, "dd", text=fact)


def _draw_directory(place: Element, directory: Directory, words: Words) -> None:
    add(place, "h4", "helpline__title", directory.name)
    ways = add(place, "p", "helpline__ways")
    _link(ways, words.helpline_directory.format(place=_host(directory.website)), directory.website)
    _draw_end(place, directory, words)


def _draw_end(place: Element, row: Helpline | Directory, words: Words) -> None:
    if row.note:
        add(place, "p", "helpline__note", row.note)
    if row.checked is not None and is_day(row.checked):
        before, after = words.helpline_checked.split("{day}")
        time = add(add(place, "p", "helpline__checked", before), "time", text=_day(row.checked, words))
        time.set("datetime", row.checked)
        time.tail = after


def _link(place: Element, said: str, address: str, class_name: str = "helpline__way") -> None:
    link = add(place, "a", class_name, said)
    link.set("href", address)
    if address.startswith("https:"):
        # The other side need not know from which page somebody came.
        link.set("rel", "noreferrer")


def _day(written: str, words: Words) -> str:
    year, month, day = written.split("-")
    return f"{int(day)} {words.months[int(month) - 1]} {year}"


def _host(address: str) -> str:
    return address.removeprefix("https://").removeprefix("www.").partition("/")[0]
