"""Registration, the report on what was left as text, and that no page leaves a trace on the next."""

from __future__ import annotations

from collections import Counter

import pytest
from markdown import Markdown

from guided_course.directives import DirectivesExtension, RenderReport, sheet_marker
from guided_course.directives.words import ENGLISH
from guided_course.model import load_course
from guided_course.model.directives import DIRECTIVES, EXAMPLE_STAGES, SPECTRUM_PLACES
from tests.sites import COURSES

from .conversion import convert, markdown_with


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_directive_of_the_model_is_rendered(name: str) -> None:
    argument = "" if DIRECTIVES[name].argument == "none" else " | worked: A title"
    html, report = convert(f"/// {name}{argument}\nWords.\n///")
    assert report.rendered == Counter([name])
    assert report.left_over == ()
    assert "///" not in html
    assert "Words." in html


@pytest.mark.parametrize("name", [name for name, directive in DIRECTIVES.items() if directive.argument == "required"])
def test_a_missing_argument_is_left_over(name: str) -> None:
    html, report = convert(f"/// {name}\nWords.\n///")
    assert report.left_over == (f"/// {name}", "///")
    assert "Words." in html


def test_the_words_cover_what_the_model_knows() -> None:
    assert set(ENGLISH.example_stages) == set(EXAMPLE_STAGES)
    assert tuple(place.lower() for place in ENGLISH.map_places) == SPECTRUM_PLACES


def test_the_extension_has_an_entry_point() -> None:
    assert "<aside" in Markdown(extensions=["guided_course.directives"]).convert("/// pause\nWords.\n///")


@pytest.mark.parametrize(
    ("text", "left_over"),
    [
        ("/// barier | Fear of being seen\nWords.\n///", ("/// barier | Fear of being seen", "///")),
        ("/// barrier: Fear\nWords.\n///", ("/// barrier: Fear", "///")),
        ("/// pause\n    type: warning\n\nWords.\n///", ("/// pause", "///")),
        ("/// pause\n    attrs: {class: loud}\n\nWords.\n///", ("/// pause", "///")),
        ("- in a list\n\n    /// note | x\n    Words.\n    ///", ("/// note | x", "///")),
        ("*Words* before\n/// note | *x*", ("/// note | x",)),
        ("/// pause | Never closed\nWords.", ("/// pause | Never closed",)),
        ("//// cycle | Way\n/// step | One\nWords.\n///", ("//// cycle | Way",)),
        ("Words.\n\n///", ("///",)),
    ],
)
def test_reports_what_was_not_understood(text: str, left_over: tuple[str, ...]) -> None:
    html, report = convert(text)
    assert report.left_over == left_over
    assert "ords" in html or "before" in html


@pytest.mark.parametrize("text", ["`/// note`", "```\n/// note\n```", "See file:///srv/x", r"\/// note", "a ///"])
def test_code_and_addresses_are_not_left_over(text: str) -> None:
    assert convert(text)[1].left_over == ()


def test_a_block_that_was_never_closed_is_not_counted() -> None:
    assert convert("/// pause\nWords.")[1].rendered == Counter()


def test_one_page_leaves_no_trace_on_the_next() -> None:
    first = "/// barrier | Twin\n///\n\n//// cycle | Way\n\n/// worksheet | our-map\n///\n\n/// step | Never closed"
    second = "/// barrier | Twin\nWords.\n///\n\n/// pause\n///"
    alone, report_alone = convert(second)
    report = RenderReport()
    md = markdown_with(report)
    md.convert(first)
    assert md.convert(second) == alone
    assert report == report_alone


def test_one_extension_serves_several_markdowns() -> None:
    report = RenderReport()
    extension = DirectivesExtension(report=report)
    pages = [Markdown(extensions=[extension]) for _ in range(2)]
    html = [page.convert("/// barrier | Twin\nWords.\n///") for page in pages]
    assert html[0] == html[1]
    assert report.rendered == Counter(["barrier"])


def test_helplines_stay_for_the_next_page() -> None:
    course = load_course(COURSES / "minimal").course
    assert course is not None
    md = markdown_with(RenderReport(), course)
    first, second = (md.convert("/// helplines\n///") for _ in range(2))
    assert first == second
    assert "tel:" in first
    assert "<section" not in convert("/// helplines\n///")[0]


def test_the_marker_stands_in_the_page_as_promised() -> None:
    html, _ = convert("Before.\n/// worksheet | our-map\n///\nAfter.\n\n- item\n\n    /// worksheet | two\n    ///\n")
    assert sheet_marker("our-map") == '<guided-course-sheet id="sheet-our-map"></guided-course-sheet>'
    assert f"\n{sheet_marker('our-map')}\n<p>After.</p>" in html
    assert f"\n{sheet_marker('two')}\n</li>" in html


def test_the_same_title_keeps_its_id_when_others_move() -> None:
    one, other = "/// barrier | Fear\n///\n", "/// boundary | Fear\n///\n"
    for text in (one + "\n" + other, other + "\n" + one):
        html, _ = convert(text)
        assert 'id="barrier-fear"' in html
        assert 'id="boundary-fear"' in html


@pytest.mark.parametrize(
    ("before", "level"),
    [("", 2), ("## Part\n\n", 3), ("## Part\n\n### Smaller\n\n", 3), ("### Already too deep\n\n", 3)],
)
def test_a_title_never_skips_a_level(before: str, level: int) -> None:
    html, _ = convert(f"{before}/// barrier | Being seen\nWords.\n///")
    assert f'<h{level} class="card__title"' in html
