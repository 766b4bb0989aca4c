"""Save files without the page: what is read, what is refused, what comes together, and within which time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenContext, served
from tests.browser.save_file import Json, answer, as_page, make_parts, save, sheet

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("copies")]

READ = "([text, course]) => saveFile.readSave(text, course)"
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def parts_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("parts")
    make_parts(folder)
    with served(folder) as url:
        yield url


@pytest.fixture
def parts(parts_url: str, open_context: OpenContext) -> Page:
    page = open_context(timezone_id="Europe/Berlin").new_page()
    page.goto(parts_url)
    return page


def read(parts: Page, text: str, course: str = "practice") -> Any:
    return parts.evaluate(READ, [text, course])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<p>Recipes</p>", "foreign"),
        (as_page({"format": "something-else"}), "foreign"),
        ("", "cut-off"),
        (as_page(save())[:-9], "cut-off"),
        (as_page(save())[:120], "cut-off"),
        (as_page("{"), "damaged"),
        (as_page("[]"), "damaged"),
        (as_page(save(sheets={})), "damaged"),
        (as_page(save(version=0)), "damaged"),
        (as_page(save(version=2)), "newer"),
        (as_page(save(course="other", version=2)), "other-course"),
        (as_page("[" * 2_500 + "]" * 2_500), "too-large"),
    ],
)
def test_refusals(parts: Page, text: str, why: str) -> None:
    assert read(parts, text)["why"] == why


def test_one_bad_item_does_not_stop_the_rest(parts: Page) -> None:
    bad = {"value": None, "prompt": "", "type": "text", "at": ""}
    deep: Any = "x"
    for _ in range(12):
        deep = [deep]
    content = save(
        sheet(
            "good",
            {"a": answer("kept"), "b": bad, "c": answer(deep), "__proto__": answer("x"), "Not An Id": answer("x")},
            {"a": [answer("beside"), 7]},
        ),
        sheet("bad id!", {"a": answer("x"), "b": answer("y")}),
        versions=[{"worksheet": "good", "occasion": "once", "field": "a", "answer": answer("before")}, "nothing"],
    )
    # JSON knows numbers that no JavaScript can hold.
    text = as_page(json.dumps(content).replace('"kept"', '"kept"').replace('"y"', "1e999"))
    reading = read(parts, text)
    assert reading["unread"] == 8
    [kept] = reading["save"]["sheets"]
    assert list(kept["answers"]) == ["a"]
    assert kept["answers"]["a"]["value"] == "kept"
    assert [one["value"] for one in kept["clashes"]["a"]] == ["beside"]
    assert [one["answer"]["value"] for one in reading["save"]["versions"]] == ["before"]


def test_letters_of_every_kind_come_back(parts: Page) -> None:
    odd = ["\u0000\u0007\u001b", "\u2028\u2029", "é ﷽ 👩‍👩‍👧 ‮", "</script><!--", "\r\n\t", "A &amp; B"]
    found = parts.evaluate(
        """(odd) => {
          const value = [...odd, "\\ud800 alone"];
          const answers = programs.table({ "so-so": { value, prompt: odd[3], type: "multi", at: "2026-03-01T10:00:00.000Z" } });
          const record = programs.recordOf({ worksheet: "odd", occasion: "once" }, { answers, clashes: {} });
          const copy = programs.copyOf({ sheets: [record], versions: [] });
          const bytes = new TextEncoder().encode(copy.text);
          const back = saveFile.readSave(new TextDecoder().decode(bytes), "practice");
          const latin = saveFile.readSave(new TextDecoder("latin1").decode(bytes), "practice");
          const [one, other] = [back, latin].map(({ save }) => save.sheets[0].answers["so-so"]);
          return [copy.state, saveFile.same(one.value, value), saveFile.same(other.value, value), one.prompt === odd[3]];
        }""",
        odd,
    )
    assert found == ["whole", True, True, True]


def test_a_copy_says_what_it_is_and_can_do_nothing(parts: Page) -> None:
    text: str = parts.evaluate(
        """() => {
          const answers = programs.table({ a: { value: "mine", prompt: "Why?", type: "text", at: "2026-03-01T10:00:00.000Z" } });
          const clashes = programs.table({ a: [{ ...answers.a, value: "the other" }] });
          const record = programs.recordOf({ worksheet: "odd", occasion: "once" }, { answers, clashes });
          return programs.copyOf({ sheets: [record], versions: [{ worksheet: "odd", occasion: "once", field: "a", answer: answers.a }] }, "Ana").text;
        }"""
    )
    assert (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        in text
    )
    assert "Written by Ana · Saved on 2 June 2026" in text
    for words in (
        "what was written in Practice",
        "Anyone who opens this file can read it.",
        "go to “Keep a copy”",
        "It also holds earlier forms of some answers.",
    ):
        assert words in text
    assert "<b>Also kept</b>the other" in text
    assert text.count("<script") == 1
    assert "http://" not in text
    assert "https://" not in text


NAMES: list[tuple[Json, bool, str]] = [
    ({"name": "", "colour": "clay"}, False, "side-by-side-2026-03-09.html"),
    ({"name": "Zoë O’Neill/../", "colour": "clay"}, False, "side-by-side-zoe-o-neill-2026-03-09.html"),
    ({"name": "Мария", "colour": "teal"}, False, "side-by-side-teal-2026-03-09.html"),
    ({"name": "x" * 200, "colour": ""}, False, f"side-by-side-{'x' * 40}-2026-03-09.html"),
    ({"name": "Ana", "colour": "clay"}, True, "notes-2026-03-09.html"),
]


@pytest.mark.parametrize(("space", "discreet", "name"), NAMES)
def test_names_of_files(parts: Page, space: Json, discreet: bool, name: str) -> None:
    # Half past midnight, where it is still the day before in Greenwich.
    program = (
        "([space, discreet]) => saveFile.fileName('side-by-side', space, new Date('2026-03-09T00:30:00'), discreet)"
    )
    assert parts.evaluate(program, [space, discreet]) == name


COMPARE = """([content, here, versions]) => {
  const { save } = saveFile.readSave(content, "practice");
  const records = here.map((written) => programs.recordOf({ worksheet: written.worksheet, occasion: written.occasion }, written));
  const plan = saveFile.planFor(save, records, versions);
  const after = programs.takeIn({ sheets: records, versions }, plan);
  return { counts: plan.counts, summary: saveFile.summary(plan), after };
}"""


def test_each_answer_is_compared_with_what_is_here(parts: Page) -> None:
    content = save(
        sheet(
            "first-look",
            {
                "a": answer("new"),
                "b": answer("same"),
                "c": answer("once mine"),
                "d": answer("other"),
                "e": answer("beside"),
            },
        )
    )
    here = [
        sheet(
            "first-look",
            {
                "b": answer("same"),
                "c": answer("mine"),
                "d": answer("mine"),
                "e": answer("mine"),
                "f": answer("only here"),
            },
            {"e": [answer("beside")]},
        )
    ]
    versions = [
        {
            "worksheet": "first-look",
            "occasion": "once",
            "field": "c",
            "answer": answer("once mine", "2026-01-01T00:00:00.000Z"),
        }
    ]
    found = parts.evaluate(COMPARE, [as_page(content), here, versions])
    assert found["counts"] == {"new": 1, "same": 2, "older": 1, "different": 1}
    assert found["summary"] == (
        "1 answer is new. 1 answer differs from what is here. 2 answers are the same. 1 answer is older than yours and left as is."
    )
    [after] = found["after"]["sheets"]
    assert {field: one["value"] for field, one in after["answers"].items()} == {
        "a": "new",
        "b": "same",
        "c": "mine",
        "d": "mine",
        "e": "mine",
        "f": "only here",
    }
    assert {field: [one["value"] for one in others] for field, others in after["clashes"].items()} == {
        "d": ["other"],
        "e": ["beside"],
    }


def test_versions_with_one_time_do_not_take_each_others_place(parts: Page) -> None:
    at = "2026-01-01T00:00:00.000Z"
    one = {"worksheet": "first-look", "occasion": "once", "field": "a", "answer": answer("one", at)}
    other = {**one, "answer": answer("other", at)}
    found = parts.evaluate(COMPARE, [as_page(save(versions=[other])), [], [one]])
    kept = {version["answer"]["at"]: version["answer"]["value"] for version in found["after"]["versions"]}
    assert kept == {at: "one", "2026-01-01T00:00:00.001Z": "other"}


def test_a_file_of_an_earlier_edition_comes_under_todays_names(parts: Page) -> None:
    old = save(
        sheet("old-sheet", {"was": answer("mine"), "gone": answer("kept")}),
        versions=[{"worksheet": "old-sheet", "occasion": "once", "field": "was", "answer": answer("before")}],
    )
    catalogue = {
        "worksheets": [
            {
                "id": "new-sheet",
                "title": "New",
                "renamed_from": ["old-sheet"],
                "fields": [{"id": "is", "type": "text", "renamed_from": ["was"]}],
            }
        ]
    }
    program = "([text, stored]) => saveFile.underTodaysNames(saveFile.readSave(text, 'practice').save, saveFile.catalogueFrom(stored))"
    found = parts.evaluate(program, [as_page(old), catalogue])
    [today] = found["sheets"]
    assert today["worksheet"] == "new-sheet"
    assert {field: one["value"] for field, one in today["answers"].items()} == {"is": "mine", "gone": "kept"}
    assert [(one["worksheet"], one["field"]) for one in found["versions"]] == [("new-sheet", "is")]


@pytest.mark.parametrize(
    ("start", "sealed"),
    [
        ("<!doctype html>", "no"),
        ("age-encryption.org/v1\n-> scrypt c2FsdA 18\nbody\n--- mac", "passphrase"),
        ("age-encryption.org/v1\n-> scrypt c2FsdA 20\nbody", "passphrase"),
        ("age-encryption.org/v1\n-> scrypt c2FsdA 21\nbody", "too-hard"),
        ("age-encryption.org/v1\n-> scrypt c2FsdA 0x12\nbody", "damaged"),
        ("age-encryption.org/v1\n-> X25519 c2FsdA\nbody", "keys"),
        ("age-encryption.org/v1\n", "damaged"),
        ("-----BEGIN AGE ENCRYPTED FILE-----\n!!!!\n", "damaged"),
        (
            "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBjMkZzZEEgMTcKYm9keQ==\n",
            "passphrase",
        ),
    ],
)
def test_sealed_files_are_looked_at_before_anything_is_tried(parts: Page, start: str, sealed: str) -> None:
    assert parts.evaluate("(start) => saveFile.sealOf(new TextEncoder().encode(start))", start) == sealed


def test_what_could_not_be_read_becomes_json_whatever_it_is(parts: Page) -> None:
    program = """() => {
      const round = { name: "round" };
      round.self = round;
      return saveFile.asJson([round, 7n, new Uint8Array([1, 2]), new Map([["a", 1]]), null, [round]]);
    }"""
    found = json.loads(parts.evaluate(program))
    assert found == [
        {"name": "round", "self": "(the same again)"},
        "7",
        [1, 2],
        [["a", 1]],
        None,
        [{"name": "round", "self": "(the same again)"}],
    ]


# Made in the page: sending them there would take longer than reading them.
HOSTILE = {
    "nested": "'['.repeat(10 * MIB)",
    "nested tables": "'{\"a\":'.repeat(2 * MIB)",
    "crowded": "'[' + '{},'.repeat(3 * MIB) + '{}]'",
    "numbers": "whole([]).slice(0, -1) + ',\"x\":[' + '0,'.repeat(5 * MIB) + '0]}'",
    "one long word": "whole([sheet({ b: answer('x'.repeat(10 * MIB)) })])",
    "open quotation": "'{\"a\": \"' + 'x'.repeat(10 * MIB)",
    "escapes": "'\"' + '\\\\\"'.repeat(5 * MIB)",
    "many sheets": "whole(Array(50_000).fill(sheet({})))",
    "many keys": "whole([sheet(Object.fromEntries(numbers(400_000).map((number) => [`k${number}`, 1])))])",
    "many beside": "whole([sheet({}, { b: numbers(100_000).map((number) => answer(String(number % 7))) })])",
    "many versions": "whole([], numbers(60_000).map((number) => old('b', answer(`v ${number}`))))",
    "far too large": "'x'.repeat(33 * MIB)",
}


@pytest.fixture
def yardstick(parts: Page) -> Page:
    """The page, with an honest copy of ten megabytes and the time that its JSON alone takes."""
    parts.evaluate("programs.makeYardstick()")
    return parts


def test_ten_megabytes_of_honest_words_are_read_quickly(yardstick: Page) -> None:
    found = yardstick.evaluate("programs.timesOf(programs.honest)")
    assert found["length"] > 9 * MIB
    assert found["end"] == "read"
    assert found["unread"] == 0
    assert found["ratio"] < 12, found


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_megabytes_are_refused_or_read_quickly(yardstick: Page, kind: str) -> None:
    found = yardstick.evaluate(
        f"(() => {{ const {{ MIB, answer, numbers, old, sheet, whole }} = programs; return programs.timesOf({HOSTILE[kind]}); }})()"
    )
    assert found["length"] > 5 * MIB or kind.startswith("many"), found
    assert found["ratio"] < 20, found
    assert found["grown"] < 300 * MIB, found
