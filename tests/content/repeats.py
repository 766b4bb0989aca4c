"""What stands in two places of Side by Side: sentences that are said twice, and people who turn up in two stories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tests.content.places import WORD, Place

SENTENCE_WORDS = 8
"""Shorter sentences may be said twice."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FEASTS = ("Christmas", "Easter", "Ramadan", "Eid", "Diwali", "Hanukkah", "Passover")
OTHERS = ("God", "CC", "BY", "MIT", "Firefox", "Safari", "UK", "United", "Kingdom", "States")
NOBODY = frozenset({*DAYS, *(f"{day}s" for day in DAYS), *MONTHS, *FEASTS, *OTHERS})
"""Words with a capital that name no person of a scene. The authors of works in sources.yml and the titles of pages come on top."""


def plain_sentence(words: Iterable[str]) -> str:
    """Return a sentence in the form in which two can be compared."""
    return " ".join(words).lower().replace("’", "'")


def repeated_sentences(places: Sequence[Place]) -> dict[str, list[str]]:
    """Return the sentences that stand in two files or more, with these files. A series of worksheets counts as one."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for place in places:
        for words in place.sentences:
            if len(words) >= SENTENCE_WORDS:
                found[plain_sentence(words)].setdefault(place.series, place.path)
    return {sentence: sorted(paths.values()) for sentence, paths in found.items() if len(paths) > 1}


def shared_names(places: Sequence[Place], others: Iterable[str] = ()) -> dict[str, list[str]]:
    """Return the names of people who turn up in two stories, with the files. A week's page may name its week's people."""
    names = find_names(places) - NOBODY - {word for other in others for word in WORD.findall(other)}
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in names & {_bare(word) for words in place.phrases for word in words}:
            found[name].append(place)
    return {name: sorted(p.path for p in there) for name, there in sorted(found.items()) if _are_apart(there)}


def find_names(places: Sequence[Place]) -> set[str]:
    """Return the words that are surely names: nowhere without a capital, and with one where no other word has it.

    That is within a sentence, before `'s`, or at the start of the name of an example. Somebody who only ever starts
    sentences is overlooked.
    """
    phrases = [words for place in places for words in place.phrases]
    lower = {word for words in phrases for word in words if word[0].islower()}
    inside = {_bare(word) for words in phrases for word in words[1:] if word[0].isupper()}
    owners = {_bare(word) for words in phrases for word in words[:1] if word != _bare(word)}
    examples = {WORD.findall(p.words)[0] for place in places for p in place.passages if _names_somebody(p.keys)}
    return {
        word
        for word in inside | owners | examples
        if word[0].isupper() and word.lower() not in lower and not re.match(r"I\b", word)
    }


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _names_somebody(keys: Sequence[object]) -> bool:
    return keys[:1] == ("examples",) and keys[-1:] == ("name",)


def _are_apart(places: Sequence[Place]) -> bool:
    """Tell whether these places belong to more than one story."""
    weeks = {place.week for place in places}
    stories = {place.series for place in places if not place.is_week_page}
    return len(stories) > 1 or len(weeks) > 1
