"""What a course can list of itself: its terms, the works it leans on, its minutes, its short path and the pages around it."""

from __future__ import annotations

import pytest

from guided_course.model import cited_works, glossary_of, minutes_in_all, week_minutes
from tests.model.courses import PICTURE, Draft

INDEX = "content/index.md"
HELP = "content/help.md"
LIMIT = "content/weeks/02-further/1-a-limit.md"
KIND_WORDS = "content/weeks/02-further/3-kind-words.md"
WORKS = """works:
  - {doi: 10.1000/zebra, authors: Zebra and others, year: 2001, found: Stripes help.}
  - {doi: 10.1000/Ape, authors: Ape, year: 2010, journal: Trees, found: Arms help.}
  - {doi: 10.1000/unused, authors: Bear, year: 2011, found: Nobody leans on this.}
"""


class TestTerms:
    def test_by_the_alphabet_with_the_first_paragraph(self, draft: Draft) -> None:
        draft.change(PICTURE, "/// keyidea | Flow\n", "/// keyidea | flow\nOne thing\nleads on.\n\n")
        terms = glossary_of(draft.course().lessons.values())
        assert [term.word for term in terms] == ["A kind sentence", "flow", "Limit"]
        assert [term.lesson.id for term in terms] == ["kind-words-lesson", "a-picture", "a-limit"]
        assert terms[1].meaning == "One thing leads on."

    def test_a_glossary_needs_some(self, draft: Draft) -> None:
        for path, term in ((PICTURE, "Flow"), (LIMIT, "Limit"), (KIND_WORDS, "A kind sentence")):
            draft.change(path, f"/// keyidea | {term}", "/// keyidea")
        assert draft.found() == []
        draft.change(HELP, "/// pause", "/// glossary\n///\n\n/// pause")
        assert draft.told() == [
            f"{HELP}:10:1: [block.no-glossary] no lesson names a term yet. Give a key idea a title: `/// keyidea | Trust`."
        ]

    def test_one_meaning_each(self, draft: Draft) -> None:
        draft.change(KIND_WORDS, "/// keyidea | A kind sentence", "/// keyidea | limit")
        assert draft.found() == [], "without a glossary, a title is only a title"
        draft.change(HELP, "/// pause", "/// glossary\n///\n\n/// pause")
        assert draft.told() == [
            f"{KIND_WORDS}:25:1: [keyidea.double-term] the term 'limit' has a meaning already, in {LIMIT}:29. "
            "Name one of them differently, or leave its title out."
        ]

    def test_each_has_a_meaning(self, draft: Draft) -> None:
        draft.change(HELP, "/// pause", "/// glossary\n///\n\n/// pause")
        text = (draft.root / LIMIT).read_text(encoding="utf-8")
        before, _, rest = text.partition("/// keyidea | Limit\n")
        draft.write(LIMIT, f"{before}/// keyidea | Limit\n\n///{rest.partition('///')[2]}")
        assert draft.told() == [
            f"{LIMIT}:29:1: [keyidea.no-meaning] nothing says what 'Limit' means. "
            "Begin the block with one plain sentence: the glossary shows it."
        ]


class TestWorks:
    def test_only_those_that_a_text_leans_on(self, draft: Draft) -> None:
        draft.write("sources.yml", WORKS)
        draft.change(
            LIMIT, "/// keyidea", "[Z](https://doi.org/10.1000/zebra) [A](https://doi.org/10.1000/APE)\n\n/// keyidea"
        )
        draft.change(HELP, "/// pause", "[Z](https://doi.org/10.1000/zebra)\n\n/// pause")
        cited = cited_works(draft.course())
        assert [(one.work.authors, [place.title for place in one.places]) for one in cited] == [
            ("Ape", ["A limit"]),
            ("Zebra and others", ["A limit", "Help"]),
        ]

    def test_a_list_of_them_needs_the_file(self, draft: Draft) -> None:
        draft.change(HELP, "/// pause", "/// sources\n///\n\n/// pause")
        assert draft.found() == [f"{HELP}:10:1 block.no-sources"]
        draft.write("sources.yml", WORKS)
        assert draft.found() == []


def test_minutes_are_added_up(draft: Draft) -> None:
    course = draft.course()
    weeks = [week_minutes(week) for week in course.weeks]
    assert minutes_in_all(course.weeks) == sum(week.alone + week.together for week in weeks)
    assert all(week.in_all == week.alone + week.together > 0 for week in weeks)


def test_the_short_path_and_the_pages_around(draft: Draft) -> None:
    draft.write("content/about/us.md", "---\ntitle: About us\n---\nWe.\n")
    draft.change(INDEX, "checkin:", "short_path: [further]\npages: [about/us, help]\ncheckin:")
    assert draft.told() == []
    course = draft.course()
    assert [week.id for week in course.short_path] == ["further"]
    assert [page.title for page in course.around] == ["About us", "Help"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("short_path: [first-stets]", "6:14: [course.unknown-week] there is no week 'first-stets'. Did you mean 'first-steps'?"),
        ("short_path: [further, further]", "6:23: [course.double-week] the week 'further' is here a second time. Keep one of them."),
        ("pages: [hlep]", "6:9: [course.unknown-page] there is no page 'hlep'. Did you mean 'help'?"),
        ("pages: [zzz]", "6:9: [course.unknown-page] there is no page 'zzz'. Known: help."),
        ("pages: [help, help]", "6:15: [course.double-page] the page 'help' is here a second time. Keep one of them."),
    ],
)  # fmt: skip
def test_what_is_named_has_to_be_there(draft: Draft, written: str, problem: str) -> None:
    draft.change(INDEX, "checkin:", f"{written}\ncheckin:")
    assert draft.told() == [f"{INDEX}:{problem}"]
