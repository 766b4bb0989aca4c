"""Rules for a curriculum: ids that are well-formed and stand once, kinds and weeks that there are.

They look at what is written, not at what could be read of it: a mistake in one row hides none in another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .problems import Problem, did_you_mean
from .spot import Spot
from .yaml_text import Document

CONCEPT_ID_RULE = "Use letters, digits and single hyphens or dots, at most 60: `C001`."
_CONCEPT_ID = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
_LONGEST_ID = 60


def is_concept_id(written: str) -> bool:
    """Tell whether this can be the id of a concept."""
    return len(written) <= _LONGEST_ID and bool(_CONCEPT_ID.fullmatch(written))


def check_curriculum(document: Document, weeks: Collection[int]) -> Iterator[Problem]:
    """Yield what is wrong in a curriculum beyond its shape. `weeks` are the numbers of the course's weeks."""
    spot = Spot(document)
    kinds, groups, concepts = _items(spot.inside("kinds")), _items(spot.inside("groups")), concept_spots(document)
    yield from _check_doubles("kind", kinds)
    yield from _check_doubles("group", groups)
    yield from _check_doubles("concept", concepts)
    known = [kind for kind in map(_id, kinds) if kind]
    for concept in concepts:
        yield from _check_id(concept)
        yield from _check_kind(concept, known)
        yield from _check_weeks(concept, weeks)


def concept_spots(document: Document) -> list[Spot]:
    """Return the spots of all concepts, as they are written."""
    groups = _items(Spot(document, ("groups",)))
    return [concept for group in groups for concept in _items(group.inside("concepts"))]


def concept_ids(document: Document) -> list[str]:
    """Return the ids of all concepts, as they are written."""
    return [id for id in map(_id, concept_spots(document)) if id]


def _items(spot: Spot) -> list[Spot]:
    written = spot.at()
    return [spot.inside(number) for number in range(len(written))] if isinstance(written, list) else []


def _id(spot: Spot) -> str:
    id = spot.at("id")
    return id if isinstance(id, str) else ""


def _check_doubles(what: str, spots: list[Spot]) -> Iterator[Problem]:
    first: dict[str, Spot] = {}
    for spot in spots:
        id = _id(spot)
        if id and id in first:
            line = spot.document.place(*first[id].keys, "id")[0]
            message = f"the {what} '{id}' is here a second time; the first is on line {line}."
            yield spot.problem(f"curriculum.double-{what}", message, "id", hint="Give each an id of its own.")
        first.setdefault(id, spot)


def _check_id(concept: Spot) -> Iterator[Problem]:
    id = _id(concept)
    if id and not is_concept_id(id):
        yield concept.problem("curriculum.bad-id", f"'{id}' is not a concept id.", "id", hint=CONCEPT_ID_RULE)


def _check_kind(concept: Spot, known: list[str]) -> Iterator[Problem]:
    kind = concept.at("kind")
    if isinstance(kind, str) and kind and kind not in known:
        hint = did_you_mean(kind, known) or "Add it to 'kinds', with its title."
        yield concept.problem("curriculum.unknown-kind", f"'{kind}' is not in 'kinds'.", "kind", hint=hint)


def _check_weeks(concept: Spot, weeks: Collection[int]) -> Iterator[Problem]:
    written = concept.at("weeks")
    for number, week in enumerate(written if isinstance(written, list) and weeks else []):
        if isinstance(week, int) and week > 0 and week not in weeks:
            hint = f"The weeks of this course are {min(weeks)} to {max(weeks)}."
            yield concept.problem("curriculum.unknown-week", f"there is no week {week}.", "weeks", number, hint=hint)
