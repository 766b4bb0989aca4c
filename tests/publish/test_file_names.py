from __future__ import annotations

import pytest

from guided_course.publish import folder_name, unfit_names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Side by Side", "Side by Side"),
        ("Closer: a course", "Closer a course"),
        ('What <is> "this" / that \\ there | here?*', "What is this that there here"),
        ("Und so weiter ...", "Und so weiter"),
        (".hidden", "hidden"),
        ("Nähe & Größe #1, 100 %", "Nähe & Größe #1, 100 %"),
        ("二人で", "二人で"),
        ("Two\nlines\tand\x00more\x7f", "Two lines and more"),
        ("../../etc", "etc"),
        ("CON", "the-id"),
        ("nul.", "the-id"),
        ("???", "the-id"),
        ("word " * 30, ("word " * 12).strip()),
        ("x" * 300, "x" * 60),
        ("half \ud800 a pair", "half a pair"),
    ],
)
def test_a_title_becomes_a_folder_that_every_computer_takes(title: str, name: str) -> None:
    assert folder_name(title, instead="the-id") == name
    assert unfit_names([f"{name}/course/index.html"]) == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a/what?.png", "Windows allows no ? in a name."),
        ("a/b\\c.png", "Windows allows no \\ in a name."),
        ("a/b\x07.png", "Windows allows no U+0007 in a name."),
        ("a/b\ud800.png", "Windows allows no U+D800 in a name."),
        ("a./b.png", "Windows cuts off a dot or a blank at the end of a name."),
        ("a/b ", "Windows cuts off a dot or a blank at the end of a name."),
        ("go/con.html", "Windows keeps the name 'con' for itself."),
        ("Aux/b.png", "Windows keeps the name 'Aux' for itself."),
        ("a/lpt1.tar.gz", "Windows keeps the name 'lpt1' for itself."),
        ("../b.png", "it doesn't lie below the folder."),
        ("/b.png", "it doesn't lie below the folder."),
        ("a/" + "b" * 199, "it has 201 characters, and 200 is the most."),
    ],
)
def test_a_name_that_unzips_badly_is_refused(name: str, reason: str) -> None:
    (found,) = unfit_names(["a/fine.png", name])
    assert (found.name, found.reason) == (name, reason)


@pytest.mark.parametrize("twin", ["img/chair.PNG", "IMG/chair.png", "img/CHAIR.png/more.png"])
def test_names_that_differ_only_in_capital_letters_are_refused(twin: str) -> None:
    found = unfit_names(["img/chair.png", twin, "img/table.png"])
    assert "img/chair.png" in {unfit.name for unfit in found}
    assert {unfit.reason for unfit in found} == {"another name differs from it only in capital letters."}


def test_twins_are_found_however_their_accents_are_written() -> None:
    assert len(unfit_names(["caf\u00e9.png", "cafe\u0301.png"])) == 2


@pytest.mark.parametrize(
    "name", ["a/console.html", "a/com.html", "a/lpt10.png", "ümlaut/a b#1 100%.png", "a/" + "b" * 198]
)
def test_a_name_that_only_looks_odd_is_fine(name: str) -> None:
    assert unfit_names([name]) == ()
