"""What a preview keeps of a worksheet's examples: the answers that fit their fields, so that each can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .answer_rules import check_answer
from .course import Example, Worksheet
from .spot import Spot
from .yaml_text import Document, Value


def with_fitting_answers(worksheet: Worksheet, document: Document) -> Worksheet:
    """Return the worksheet without those answers in its examples that no reader could give."""
    spots = _as_written(worksheet.examples, Spot(document, ("examples",)))
    examples = tuple(_fitted(example, worksheet, spot) for example, spot in spots)
    return worksheet.model_copy(update={"examples": examples})


def _as_written(examples: Sequence[Example], spot: Spot) -> Iterator[tuple[Example, Spot]]:
    """Yield the examples with the places of their answers, where unreadable examples stand between them."""
    written = spot.at()
    answers: list[Value] = [_answers(item) for item in written] if isinstance(written, list) else []
    start = 0
    for example in examples:
        start = answers.index(example.answers, start)
        yield example, spot.inside(start, "answers")
        start += 1


def _answers(item: Value) -> Value:
    return item.get("answers") if isinstance(item, dict) else None


def _fitted(example: Example, worksheet: Worksheet, spot: Spot) -> Example:
    # two fields may have the same id by mistake, and then an answer must fit both
    wrong = {f.id for f in worksheet.fields if f.id in example.answers and any(check_answer(f, spot.inside(f.id)))}
    kept = {key: answer for key, answer in example.answers.items() if key not in wrong}
    return example.model_copy(update={"answers": kept})
