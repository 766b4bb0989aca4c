from __future__ import annotations

import pytest

from guided_course.model import DIRECTIVES, read_outline
from guided_course.model.block_rules import check_blocks

SPECTRUM = "- **A.** x\n- **B.** x\n- **C.** x\n- **D.** x\n///\n"
BARRIER = "**Sounds like:** a\n\n**May protect.** b\n\n**First step:** c\n"
STEP = "/// step | S\nText.\n///\n"


def found(body: str) -> list[str]:
    blocks, problems = read_outline(body, "f.md")
    assert problems == []
    return [f"{p.line}:{p.column} {p.code}" for p in check_blocks(blocks, "f.md")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"/// spectrum | A × B\n{SPECTRUM}", []),
        (f"/// spectrum | A × B\n\n* **A** x\n+ **B:** x\n{SPECTRUM.partition('- **C')[1]}{SPECTRUM[22:]}", []),
        (f"/// spectrum | A x B\n{SPECTRUM}", ["1:1 spectrum.axes"]),
        (f"/// spectrum | A ×\n{SPECTRUM}", ["1:1 spectrum.axes"]),
        (f"/// spectrum | A × B × C\n{SPECTRUM}", ["1:1 spectrum.axes"]),
        (f"/// spectrum | A × B\n- **E.** x\n{SPECTRUM}", ["1:1 spectrum.places"]),
        ("/// spectrum | A × B\nText.\n///\n", ["1:1 spectrum.places"]),
        (f"/// spectrum | A × B\n{SPECTRUM.replace('**B.**', 'B.')}", ["3:1 spectrum.place-name"]),
    ],
)
def test_spectrum(body: str, expected: list[str]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (BARRIER, []),
        (f"A scene.\n\n{BARRIER}\n**If this is about safety:** d\n", []),
        ("A scene with **bold.** words.\n\n" + BARRIER, []),
        (BARRIER.replace("**First step:** c", "c"), ["1:1 block.missing-part"]),
        (BARRIER + "\n**Frist step:** d\n", ["8:1 block.unknown-part"]),
        (BARRIER + "\n**Why:** d\n", ["8:1 block.unknown-part"]),
        (BARRIER + "\n**First step:** d\n", ["8:1 block.double-part"]),
        (BARRIER.replace("**Sounds like:**", "**Sounds like**:"), ["2:1 block.part-mark"]),
        (BARRIER.replace("a\n\n**May", "a\n**May"), ["3:1 block.part-in-text"]),
        (BARRIER.replace(" c", ""), ["6:1 block.empty-part"]),
        (BARRIER.replace(" c", "\n\n- c"), []),
    ],
)
def test_parts(body: str, expected: list[str]) -> None:
    assert found(f"/// barrier | B\n{body}///\n") == expected


@pytest.mark.parametrize("name", [name for name, directive in DIRECTIVES.items() if directive.parts])
def test_every_required_part_is_asked_for(name: str) -> None:
    codes = found(f"/// {name} | A\nText.\n///\n")
    assert codes == ["1:1 block.missing-part"] * len(DIRECTIVES[name].parts)


@pytest.mark.parametrize("name", ["keyidea", "pause", "example"])
def test_blocks_without_parts_may_hold_bold_words(name: str) -> None:
    assert found(f"/// {name} | worked: A\n**Anything.** Text.\n///\n") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"//// cycle | C\nText.\n\n{STEP * 3}////\n", []),
        (f"//// cycle | C\n{STEP * 2}////\n", ["1:1 cycle.steps"]),
        (f"//// cycle | C\n{STEP * 3}/// pause\n///\n////\n", ["11:1 cycle.other-block"]),
        (STEP, ["1:1 block.outside"]),
        (f"//// together | T\n**On your own:** x\n\n{STEP}////\n", ["4:1 block.outside"]),
        (f"//// cycle | C\n{STEP * 3}{STEP.replace('Text.', '**A line:** x')}////\n", ["12:1 block.unknown-part"]),
    ],
)
def test_cycle(body: str, expected: list[str]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    ("argument", "body", "expected"),
    [
        ("worked: A", "Text.", []),
        ("half: A", "I ____.", []),
        ("blank:A", "____", []),
        ("half: A", "I __.", ["1:1 example.missing-gap"]),
        ("blank: A", "I.", ["1:1 example.missing-gap"]),
        ("workd: A", "Text.", ["1:1 example.unknown-stage"]),
        ("Imran asks", "Text.", ["1:1 example.unknown-stage"]),
        ("worked", "Text.", ["1:1 example.missing-title"]),
        ("worked:", "Text.", ["1:1 example.missing-title"]),
    ],
)
def test_example(argument: str, body: str, expected: list[str]) -> None:
    assert found(f"/// example | {argument}\n{body}\n///\n") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kim: One.\n\nAlex: Two.\n\n*They wait.*", []),
        ("Kim: A long\nturn: in lines.", []),
        ("Words alone.", ["2:1 dialogue.turn"]),
        ("Kim: One.\n\n**Alex:** Two.", ["4:1 dialogue.turn"]),
        ("Kim: One.\n\n*Half* in italics.", ["4:1 dialogue.turn"]),
        ("Kim: One.\n\nAlex: Two.\nKim: Three.", ["5:1 dialogue.run-on"]),
    ],
)
def test_dialogue(body: str, expected: list[str]) -> None:
    assert found(f"/// dialogue\n{body}\n///\n") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. One?\n\n    Yes.\n\n2. Two?\n\n    No.", []),
        ("- One?", ["1:1 recall.no-list"]),
        ("1. One?\n\n    Yes.\n\n2. Two?", ["6:1 recall.no-answer"]),
        ("1. One?\n\n   Three spaces.\n\n2. Two?\n\n    No.", ["2:1 recall.no-answer"]),
        ("1. One?\n    No empty line.", ["2:1 recall.no-answer"]),
    ],
)
def test_recall(body: str, expected: list[str]) -> None:
    assert found(f"/// recall\n{body}\n///\n") == expected


def test_worksheet_holds_no_text() -> None:
    assert found("/// worksheet | a\n\nText.\n///\n") == ["3:1 block.extra-text"]
