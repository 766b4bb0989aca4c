"""Concept ids of the curriculum, as `covers` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .problems import Problem
from .spot import Spot

_CONCEPT = re.compile(r"C\d{3}")


def check_covers(spot: Spot) -> Iterator[Problem]:
    """Yield the entries of `covers` that are no concept ids; `spot` is what has the key."""
    written = spot.at("covers")
    for number, concept in enumerate(written if isinstance(written, list) else []):
        if isinstance(concept, str) and not _CONCEPT.fullmatch(concept):
            message = f"'{concept}' is not a concept id."
            yield spot.problem("covers.bad-id", message, "covers", number, hint="Write it as in `C001`.")
