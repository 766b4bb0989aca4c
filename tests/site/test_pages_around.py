"""The pages around the weeks: found from everywhere, and what is computed on them."""

from __future__ import annotations

import re
from html import unescape

from guided_course.model import cited_works, glossary_of, load_course, minutes_in_all
from tests.sites import ROOT, Built

COURSE = load_course(ROOT).course
assert COURSE is not None


def test_the_home_page_says_how_long_the_course_takes(side_by_side: Built) -> None:
    home = side_by_side.read("index.html")
    minutes = minutes_in_all(COURSE.weeks)
    assert 12 * 60 <= minutes <= 14 * 60
    found = re.search(r'hero__length"><span>About (\d+)(½?) hours in all<', home)
    assert found is not None
    assert abs(float(found[1]) + (0.5 if found[2] else 0) - minutes / 60) <= 0.25


def test_a_short_course_says_it_in_minutes(minimal: Built) -> None:
    assert re.search(r'hero__length"><span>About \d+ minutes in all<', minimal.read("index.html"))


def test_the_short_path_is_shown_and_leads_on(side_by_side: Built) -> None:
    home = side_by_side.read("index.html")
    part = home.partition('class="short-path"')[2].partition("</section>")[0]
    assert re.findall(r'href="go/([a-z-]+)\.html"', part) == [week.id for week in COURSE.short_path]
    assert [week.number for week in COURSE.short_path] == [1, 5, 6, 7, 8, 9, 12]
    assert home.count("week-card__short") == 7
    leads = {
        week.id: re.findall(r'onward__step--short" href="([^"]*)"', side_by_side.read(f"go/checkin-{week.id}.html"))
        for week in COURSE.weeks
    }
    assert {id: ways for id, ways in leads.items() if ways} == {
        "the-map": ["boundaries.html"],
        "conflict-and-repair": ["keep-the-balance.html"],
    }


def test_every_foot_leads_to_them(side_by_side: Built) -> None:
    titles = [page.title for page in COURSE.around]
    assert len(titles) == 7
    for page in side_by_side.pages:
        foot = side_by_side.read(page.as_posix()).partition('<footer class="colophon')[2]
        # Pages of an address that has moved, and the hidden one that keeps words in a folder, have none.
        if foot:
            assert [title for title in titles if f">{title}</a>" not in unescape(foot)] == [], page


def test_the_glossary_holds_every_term(side_by_side: Built) -> None:
    html = side_by_side.read("glossary.html")
    terms = glossary_of(COURSE.lessons.values())
    assert len(terms) >= 40
    assert len(re.findall("<dt>", html)) == len(terms)
    links = re.findall(r'glossary__from"><a href="go/([a-z0-9-]+)\.html"', html)
    assert links == [term.lesson.id for term in terms]


def test_the_sources_hold_every_work_that_a_text_names(side_by_side: Built) -> None:
    html = side_by_side.read("sources.html")
    works = cited_works(COURSE)
    assert len(re.findall('class="sources__work"', html)) == len(works) > 10
    for cited in works:
        assert f'href="https://doi.org/{cited.work.doi}"' in html
