"""What `curriculum.yml` says: the concepts that a course must teach, in groups, each with its kind and its weeks.

Frozen values; made by `load_course`. What makes a row right lies in `curriculum_rules.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from .fields import Frozen, Id, Words

CURRICULUM_FILE = "curriculum.yml"
"""The one file of a course's curriculum, beside mkdocs.yml."""


class ConceptKind(Frozen):
    """A kind of concept, such as an idea or a skill. What is `practised` must be done as well as told."""

    id: Id
    title: Words
    practised: bool = False


class Concept(Frozen):
    """One thing to teach. `kind` is the id of a kind; `weeks` are the numbers of the weeks in which it comes."""

    id: Words
    text: Words
    kind: Words
    weeks: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(strict=False, min_length=1)]


class ConceptGroup(Frozen):
    """Concepts that belong together."""

    id: Id
    title: Words
    concepts: Annotated[tuple[Concept, ...], Field(strict=False, min_length=1)]


class Curriculum(Frozen):
    """A course's concepts, in the order of the file."""

    kinds: Annotated[tuple[ConceptKind, ...], Field(strict=False, min_length=1)]
    groups: Annotated[tuple[ConceptGroup, ...], Field(strict=False, min_length=1)]

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """Every concept, group by group."""
        return tuple(concept for group in self.groups for concept in group.concepts)

    @cached_property
    def _kinds(self) -> Mapping[str, ConceptKind]:
        return {kind.id: kind for kind in self.kinds}

    def kind_title(self, concept: Concept) -> str:
        """Return how readers call the kind of a concept; its id, when the file doesn't know that kind."""
        kind = self._kinds.get(concept.kind)
        return kind.title if kind else concept.kind

    def is_practised(self, concept: Concept) -> bool:
        """Tell whether the concept must be done as well as told."""
        kind = self._kinds.get(concept.kind)
        return kind is not None and kind.practised
