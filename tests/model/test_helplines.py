"""Helplines: what a row must say, where each mistake is, and what a release asks on its day."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from guided_course.model import CHECKED_FOR_DAYS, check_release_day, dialled, is_day, load_course
from guided_course.model.days import days_between
from tests.model.courses import Draft

FILE = "helplines.yml"
HELP = "content/help.md"


def test_the_rows_of_each_country_in_the_order_of_the_file(draft: Draft) -> None:
    assert draft.told() == []
    helplines = draft.course().helplines
    assert helplines is not None
    rows = {code: [row.name for row in found] for code, found in helplines.by_country.items()}
    assert rows == {"AA": ["Day Line", "Noon Line"], "BB": ["Night Line"]}
    assert helplines.international is not None


def test_a_course_needs_none_unless_a_page_shows_them(draft: Draft) -> None:
    (draft.root / FILE).unlink()
    assert draft.found() == []
    assert draft.course().helplines is None
    draft.change(HELP, "/// pause", "/// helplines\n///\n\n/// pause")
    assert draft.told() == [
        f"{HELP}:10:1: [block.no-helplines] there are no helplines to show here. Write {FILE}, beside mkdocs.yml."
    ]


def test_a_block_of_helplines_holds_nothing(draft: Draft) -> None:
    draft.change(HELP, "/// pause", "/// helplines | All\n///\n\n/// helplines\nWords.\n///\n\n/// pause")
    assert draft.found() == [f"{HELP}:10:1 block.extra-argument", f"{HELP}:14:1 block.extra-text"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("serves: For anyone at lunch.", "sreves: For anyone.", "28:5: [helpline.missing-key] 'serves' is missing."),
        ("hours: Six", "huors: Six", "13:5: [helpline.unknown-key] unknown key 'huors'. Did you mean 'hours'?"),
        ("countries:", "contries:", "1:1: [helplines.unknown-key] unknown key 'contries'. Did you mean 'countries'?"),
        ("country: BB", "country: BA", "6:14: [helpline.unknown-country] 'BA' is not in 'countries'. Did you mean"),
        ("country: BB", "country: ZZ", "'ZZ' is not in 'countries'. Add it to 'countries', with its name."),
        ("  AA: Aland", "  Aa: Aland", "2:3: [helplines.bad-country] 'Aa' is not the code of a country."),
        ("  AA: Aland", "  AA: Aland\n  CC: C", "3:3: [helplines.empty-country] C has no helpline in this file."),
        ('phone: "999"', "phone: 999", "31:12: [helpline.bad-value] phone must be words, not 999. Put it in"),
        ('phone: "999"', "hours: Noon", "28:5: [helpline.no-way] there is no way to reach 'Noon Line'. Write 'phone',"),
        ('phone: "999"', "website: https://b.example.org", "[helpline.no-way]"),
        ("+20 555-66", "+20 555-LINE", "9:12: [helpline.bad-number] phone '+20 555-LINE' is no number"),
        ('text: "88788"', 'text: "8 or 9"', "23:11: [helpline.bad-number] text '8 or 9' is no number"),
        ('phone: "999"', 'phone: "9"', "31:12: [helpline.bad-number]"),
        ('phone: "999"', 'phone: "1234567890123456"', "31:12: [helpline.bad-number]"),
        ('text: "88788"', 'phone: "88788"', "24:16: [helpline.no-number] there is a word to send, but no number"),
        ("https://night.example.org\n", "http://night.example.org\n", "12:14: [helpline.bad-address] website 'http:"),
        ("https://night.example.org/about", "javascript:x", "18:13: [helpline.bad-address] source 'javascript:x'"),
        ("https://www.night.example.org/chat?a=1&b=2", "https://a b.example.org", "11:11: [helpline.bad-address]"),
        ("https://lines.example.org/all", "https://[x", "37:12: [helpline.bad-address] website 'https://[x'"),
        ("2026-02-28", "2026-02-29", "27:14: [helpline.bad-day] checked '2026-02-29' is no day. Write it as"),
        ("2026-03-01", "1 March 2026", "40:12: [helpline.bad-day] checked '1 March 2026' is no day."),
        ("on_bills: yes", "on_bills: maybe", "16:15: [helpline.bad-value] on_bills 'maybe' is not one of yes, no."),
        ("name: Noon Line", "name: Day Line", "29:11: [helpline.double] 'Day Line' is here a second time; the first"),
        ("source: https://lines.example.org", "", "36:3: [helpline.missing-key] 'source' is missing."),
    ],
)
def test_mistakes_in_words(draft: Draft, old: str, new: str, problem: str) -> None:
    text = (draft.root / FILE).read_text(encoding="utf-8")
    (draft.root / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(problem in told for told in draft.told()), draft.told()


def test_what_is_right_is_kept_beside_a_row_that_is_not(draft: Draft) -> None:
    draft.change(FILE, 'phone: "999"', "phone: 999")
    helplines = draft.course().helplines
    assert helplines is not None
    assert [row.name for row in helplines.helplines] == ["Night Line", "Day Line"]


def _late(draft: Draft, today: str) -> list[str]:
    return [str(problem) for problem in check_release_day(load_course(draft.root), today)]


def test_a_release_refuses_what_was_checked_too_long_ago(draft: Draft) -> None:
    last = date(2026, 1, 9) + timedelta(CHECKED_FOR_DAYS)
    assert _late(draft, f"{last}") == []
    assert _late(draft, f"{last + timedelta(1)}") == [
        f"{FILE}:19:14: [helpline.too-old] 'Night Line' was last checked 181 days ago; at most 180 are allowed."
        " Look at its source again, mend what has changed, and set the day."
    ]


def test_a_release_refuses_what_nobody_has_checked(draft: Draft) -> None:
    for day in ("2026-02-28", "2026-03-01"):
        text = (draft.root / FILE).read_text(encoding="utf-8")
        (draft.root / FILE).write_text(re.sub(rf"\n *checked: {day}", "", text), encoding="utf-8")
    assert draft.told() == []
    assert _late(draft, "2026-03-01") == [
        f"{FILE}:{place}: [helpline.not-checked] nobody has checked '{name}' yet."
        " Open its source, call or write where that is possible, and set the day as 'checked'."
        for place, name in (("20:5", "Day Line"), ("35:3", "All the Lines"))
    ]


def test_a_release_refuses_a_day_that_is_still_to_come(draft: Draft) -> None:
    assert _late(draft, "2026-03-01") == []
    assert _late(draft, "2026-02-28") == [
        f"{FILE}:40:12: [helpline.future-day] 'All the Lines' can't have been checked on 2026-03-01:"
        " that is still to come. Write the day on which it was checked."
    ]


def test_a_release_refuses_helplines_without_a_way_for_everybody_else(draft: Draft) -> None:
    text = (draft.root / FILE).read_text(encoding="utf-8")
    (draft.root / FILE).write_text(text.partition("international:")[0], encoding="utf-8")
    assert draft.found() == []
    assert _late(draft, "2026-03-01") == [
        f"{FILE}:1:1: [helplines.no-fallback] there is no directory for those whose country isn't here."
        " Write 'international', with its name and website."
    ]


def test_a_release_asks_nothing_of_a_course_without_helplines(draft: Draft) -> None:
    (draft.root / FILE).unlink()
    assert _late(draft, "2099-01-01") == []


def test_days_are_counted_as_the_calendar_does() -> None:
    first = date(1999, 12, 30)
    for step in (0, 1, 2, 59, 60, 61, 62, 365, 366, 367, 800, 10_000, 36_525):
        assert days_between(f"{first}", f"{first + timedelta(step)}") == step
        assert days_between(f"{first + timedelta(step)}", f"{first}") == -step
    assert [
        is_day(written) for written in ("2024-02-29", "2026-02-29", "2026-13-01", "2026-1-1", "", "٢٠٢٦-٠١-٠١")
    ] == [
        *(True, False, False),
        *(False, False, False),
    ]


@pytest.mark.parametrize(("written", "number"), [("0808 2000 247", "08082000247"), ("+1-800 799", "+1800799")])
def test_a_number_is_dialled_without_its_gaps(written: str, number: str) -> None:
    assert dialled(written) == number
