"""Reading the curriculum, and the rule that `covers` names its concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .course_file import CourseFile, read_course_file
from .curriculum import CURRICULUM_FILE, Curriculum
from .curriculum_rules import CONCEPT_ID_RULE, check_curriculum, concept_ids, is_concept_id
from .folders import Folders
from .problems import Problem, did_you_mean
from .reading import Parts
from .spot import Spot


def read_curriculum(folders: Folders, weeks: Collection[int]) -> tuple[CourseFile[Curriculum], list[Problem]]:
    """Read the curriculum of a course that has these weeks. Without a file there is no problem."""
    file, problems = read_course_file(folders, CURRICULUM_FILE, Curriculum, "curriculum")
    return file, [*problems, *(check_curriculum(file.document, weeks) if file.document else ())]


def check_covers(parts: Parts, file: CourseFile[Curriculum]) -> Iterator[Problem]:
    """Yield a problem for each id in a `covers` that is no concept: not of the curriculum, or, without one, no id."""
    known = concept_ids(file.document) if file.document else None
    documents = [item.document for item in (*parts.texts, *parts.forms.values()) if item.document]
    for spot in map(Spot, documents):
        written = spot.at("covers")
        for number, concept in enumerate(written if isinstance(written, list) else []):
            if isinstance(concept, str) and concept:
                yield from _check_covered(concept, spot.inside("covers", number), known, file.path)


def _check_covered(concept: str, spot: Spot, known: list[str] | None, path: str) -> Iterator[Problem]:
    if known is None and not is_concept_id(concept):
        yield spot.problem("covers.bad-id", f"'{concept}' is not a concept id.", hint=CONCEPT_ID_RULE)
    elif known is not None and concept not in known:
        hint = did_you_mean(concept, known) or "Add it there, or write one of its ids."
        yield spot.problem("covers.unknown-concept", f"'{concept}' is not in {path}.", hint=hint)
