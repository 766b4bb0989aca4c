"""Thousands of hostile and broken save files: none is a crash, none runs anything, none costs a word that was here."""

from __future__ import annotations

import base64
import copy
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.conftest import OpenContext, served
from tests.browser.save_file import Json, answer, as_page, make_parts, save, sheet

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("copies")]

CASES = 5_200
BATCH = 260
FROM_ONE_SAVE = 8

NASTY = [
    "<script>trip()</script>",
    "</script><script>trip()</script>",
    "<img src=x onerror=trip()>",
    "<svg onload=trip()>",
    "javascript:trip()",
    "${trip()}",
    "<!--",
    "]]>",
    "<meta http-equiv=refresh content=0>",
    "'\"><b onclick=trip()>",
    "</style><script>trip()</script>",
    "\u0000\u0007\u001b[2J",
    "\u202e\u2066",
    "\ud800",
    "é ﷽ 👩‍👩‍👧",
    "",
]
KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "a", "b", "so-close", "A b", "x" * 61]
IDS = ["first-look", "our-map", "constructor", "a"]
FIELDS = ["close", "reason", "constructor", "b"]

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
plain = st.one_of(texts, st.integers(-(2**60), 2**60), st.floats(), st.booleans(), st.none())
anything = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(st.sampled_from(KEYS), texts), inner, max_size=3)
    ),
    max_leaves=6,
)
times = st.one_of(
    st.sampled_from(["2026-03-01T10:00:00.000Z", "2026-04-01T10:00:00Z", "2026-05-01T10:00:00+02:00", "soon", ""]),
    texts,
)
values = st.one_of(
    texts,
    st.integers(0, 10),
    st.booleans(),
    st.lists(texts, max_size=3),
    st.dictionaries(st.sampled_from(KEYS), texts, max_size=2),
)
answers = st.builds(
    lambda value, prompt, kind, at, words: {
        "value": value,
        "prompt": prompt,
        "type": kind,
        "at": at,
        **({} if words is None else {"words": words}),
    },
    values,
    texts,
    st.sampled_from(["text", "textarea", "scale", "multi", "date", "odd"]),
    times,
    st.one_of(st.none(), texts),
)
fields = st.dictionaries(st.sampled_from(FIELDS), answers, max_size=3)
clashes = st.dictionaries(st.sampled_from(FIELDS), st.lists(answers, max_size=3), max_size=2)
sheets = st.builds(
    lambda worksheet, kept, beside, title, at: {**sheet(worksheet, kept, beside), "title": title, "updated": at},
    st.sampled_from(IDS),
    fields,
    clashes,
    texts,
    times,
)
versions = st.builds(
    lambda worksheet, field, kept: {"worksheet": worksheet, "occasion": "once", "field": field, "answer": kept},
    st.sampled_from(IDS),
    st.sampled_from(FIELDS),
    answers,
)
saves = st.builds(
    lambda some, old, name: save(*some, versions=old, space={"name": name, "colour": "clay"}),
    st.lists(sheets, max_size=4),
    st.lists(versions, max_size=3),
    texts,
)
# Where to strike: a number for each step down, and what to do there.
strikes = st.lists(
    st.tuples(
        st.lists(st.integers(0, 9), min_size=1, max_size=6),
        st.sampled_from(["set", "drop", "key"]),
        st.sampled_from(KEYS),
        anything,
    ),
    max_size=3,
)
tops = st.sampled_from(
    [
        {},
        {},
        {},
        {},
        {"version": 2},
        {"version": 1e300},
        {"version": "1"},
        {"course": "other"},
        {"format": "x"},
        {"sheets": {}},
    ]
)


def struck(content: Json, blows: list[tuple[list[int], str, str, Any]]) -> Json:
    """Damage a save in some places."""
    hurt = copy.deepcopy(content)
    for steps, what, key, value in blows:
        place: Any = hurt
        for step in steps[:-1]:
            inner = list(place.values()) if isinstance(place, dict) else place
            deeper = [one for one in inner if isinstance(one, dict | list)]
            if not deeper:
                break
            place = deeper[step % len(deeper)]
        if isinstance(place, list):
            place.append(value)
        elif what == "key" or not place:
            place[key] = value
        else:
            chosen = list(place)[steps[-1] % len(place)]
            if what == "drop":
                del place[chosen]
            else:
                place[chosen] = value
    return hurt


KINDS = st.sampled_from(["save"] * 16 + ["cut", "doubled", "deep", "raw", "spliced"] * 2 + ["bytes", "long"])


@st.composite
def several(draw: st.DrawFn) -> list[bytes]:
    """Draw a save, and from it several files: mostly with some damage, at times something else altogether."""
    whole = draw(saves)
    return [draw(files(whole)) for _ in range(FROM_ONE_SAVE)]


@st.composite
def files(draw: st.DrawFn, whole: Json) -> bytes:
    """Draw one file."""
    kind = draw(KINDS)
    if kind == "bytes":
        return draw(st.binary(max_size=300))
    content = {**struck(whole, draw(strikes)), **draw(tops)}
    if kind == "deep":
        content["sheets"] = [sheet("our-map", {"close": answer("kept"), "deep": answer("@@")})]
    if kind == "long":
        long = draw(st.sampled_from(["x", "<", "é", "&quot;"])) * 20_000
        content["sheets"] = [sheet("our-map", {"close": answer(long), "reason": answer([long] * 3)})]
    text = json.dumps(content)
    if kind == "doubled":
        text = text.replace('"sheets":', '"sheets": [], "version": 1, "__proto__": {"version": 9}, "sheets":', 1)
        text = text.replace('"value":', '"value": "first", "value":')
    if kind == "deep":
        nest = draw(st.sampled_from([5, 9, 40, 1_500, 3_000]))
        text = text.replace('"@@"', draw(st.sampled_from(["[" * nest + "]" * nest, '{"a":' * nest + "1" + "}" * nest])))
    page = as_page(text, escape=kind != "raw").encode("utf-8", "surrogatepass")
    if kind == "cut":
        return page[: draw(st.integers(0, len(page)))]
    if kind == "spliced":
        at = draw(st.integers(0, len(page)))
        return page[:at] + draw(st.binary(min_size=1, max_size=40)) + page[at + draw(st.integers(0, 40)) :]
    return page


def drawn() -> list[bytes]:
    """Draw all files at once: a browser is asked in batches, not once for each."""
    found: list[bytes] = []

    @settings(
        max_examples=CASES // FROM_ONE_SAVE,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(several())
    def draw(some: list[bytes]) -> None:
        found.extend(some)

    draw()
    return found


HERE = {
    "sheets": [
        sheet(
            "first-look", {"close": answer(3, type="scale"), "reason": answer("mine"), "constructor": answer("built")}
        ),
        sheet("our-map", {"close": answer("")}, {"reason": [answer("beside"), answer("é")]}),
    ],
    "versions": [
        {
            "worksheet": "first-look",
            "occasion": "once",
            "field": "reason",
            "answer": answer("before", "2026-02-01T10:00:00.000Z"),
        },
        {
            "worksheet": "our-map",
            "occasion": "once",
            "field": "close",
            "answer": answer("<!--", "2026-02-01T10:00:00.000Z"),
        },
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("parts")
    make_parts(folder)
    return folder


@pytest.fixture(scope="module")
def parts_url(folder: Path) -> Iterator[str]:
    with served(folder) as url:
        yield url


@pytest.fixture
def parts(parts_url: str, open_context: OpenContext) -> Page:
    page = open_context().new_page()
    page.goto(parts_url)
    return page


def test_five_thousand_files_do_no_harm(parts: Page, folder: Path) -> None:
    cases = drawn()
    assert len(cases) >= 5_000
    ends: Counter[str] = Counter()
    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        # The page fetches them: what is sent with a program is read four times on its way.
        sent = folder / f"{start}.json"
        sent.write_text(json.dumps([base64.b64encode(case).decode() for case in batch]), "utf-8")
        # Which answer stays is asked of every batch anew: both, mine, the file's.
        came = parts.evaluate(
            "async ([files, here, choices]) => programs.tryAll(await (await fetch(files)).json(), here, choices)",
            [sent.name, HERE, ["both", "here", "both", "file"]],
        )
        for index, told in came["wrong"]:
            pytest.fail(f"{told}\n{batch[index][:3_000]!r}", pytrace=False)
        assert came["tripped"] == 0
        ends.update(came["ends"])
    parts.wait_for_timeout(50)
    assert parts.evaluate("programs.tripped()") == 0
    assert parts.evaluate("'value' in {} || 'polluted' in {} || Object.keys(Object.prototype).length") == 0
    # The cases are what they are meant to be: each kind of end is among them, often.
    assert {"read", "in part", "foreign", "other-course", "newer", "cut-off", "damaged"} <= ends.keys(), ends
    assert ends["read"] > 500
    assert ends["in part"] > 500
