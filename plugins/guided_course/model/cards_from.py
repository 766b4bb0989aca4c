"""A rank that takes its cards from a sort above it: filling them in, and the rules for the two together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .fields import AnyField, BaseField, CardsFrom, Named, Option, RankField, SortField
from .problems import Problem, did_you_mean
from .spot import Spot


def with_cards(fields: Sequence[AnyField]) -> tuple[AnyField, ...]:
    """Return the fields, where a rank with `cards_from` has all cards of its sort as options."""
    return tuple(_with_own_cards(field, fields[:number]) for number, field in enumerate(fields))


def column_of(rank: RankField, fields: Sequence[BaseField]) -> Named | None:
    """Return the column that a rank takes its cards from, or None when it has options of its own."""
    sort = _sort(rank.cards_from, fields) if rank.cards_from else None
    return next((c for c in sort.columns if rank.cards_from and c.id == rank.cards_from.column), None) if sort else None


def _with_own_cards(field: AnyField, above: Sequence[AnyField]) -> AnyField:
    if not isinstance(field, RankField) or field.cards_from is None or field.options:
        return field
    sort = _sort(field.cards_from, above)
    cards = tuple(Option(id=card.id, text=card.text) for card in sort.cards) if sort else ()
    return field.model_copy(update={"options": cards})


def _sort(source: CardsFrom, fields: Sequence[BaseField]) -> SortField | None:
    return next((f for f in fields if isinstance(f, SortField) and f.id == source.field), None)


def check_cards_from(
    rank: RankField, above: Sequence[BaseField], below: Sequence[BaseField], unread: Sequence[str], spot: Spot
) -> Iterator[Problem]:
    """Yield what is wrong with where a rank takes its cards from.

    `above` and `below` are the other fields of its worksheet, `unread` the ids of those that could not be read.
    """
    source = rank.cards_from
    if source is None:
        return
    sort = _sort(source, above)
    if sort is None:
        yield from _no_sort(source.field, above, (rank, *below), unread, spot.inside("cards_from"))
    elif source.column not in [column.id for column in sort.columns]:
        known = [column.id for column in sort.columns]
        hint = did_you_mean(source.column, known) or f"Columns: {', '.join(known)}."
        message = f"'{sort.id}' has no column '{source.column}'."
        yield spot.problem("field.unknown-column", message, "cards_from", "column", hint=hint)


def _no_sort(
    name: str, above: Sequence[BaseField], below: Sequence[BaseField], unread: Sequence[str], spot: Spot
) -> Iterator[Problem]:
    hint = _sort_meant(name, [field for field in above if isinstance(field, SortField)])
    named = next((field for field in (*above, *below) if field.id == name), None)
    if isinstance(named, SortField):
        message = f"'{name}' comes further down."
        yield spot.problem("field.later-sort", message, "field", hint="Put the sort above this field.")
    elif named:
        message = f"'{name}' is no sort, and only a sort has cards."
        yield spot.problem("field.not-a-sort", message, "field", hint=hint)
    elif name not in unread:
        yield spot.problem("field.unknown-sort", f"there is no field '{name}' above this one.", "field", hint=hint)


def _sort_meant(name: str, sorts: Sequence[SortField]) -> str:
    if not sorts:
        return "Write 'options' instead."
    if now := next((sort.id for sort in sorts if name in sort.renamed_from), ""):
        return f"It is called '{now}' now."
    known = [sort.id for sort in sorts]
    return did_you_mean(name, known) or f"Sorts above: {', '.join(known)}."


def check_ranked_cards(fields: Sequence[BaseField], answers: Spot) -> Iterator[Problem]:
    """Yield each card that an example ranks although it lies elsewhere there; `answers` is the place of its answers."""
    for rank in fields:
        if isinstance(rank, RankField) and rank.cards_from and column_of(rank, fields):
            yield from _check_ranked(rank, rank.cards_from, answers)


def _check_ranked(rank: RankField, source: CardsFrom, answers: Spot) -> Iterator[Problem]:
    ranked, cards = answers.at(rank.id), [option.id for option in rank.options]
    for number, card in enumerate(ranked if isinstance(ranked, list) else ()):
        if card in cards and answers.at(source.field, str(card)) != source.column:
            yield _lies_elsewhere(str(card), source, answers.inside(rank.id, number))


def _lies_elsewhere(card: str, source: CardsFrom, spot: Spot) -> Problem:
    message = f"'{card}' can't be ranked: it does not lie under '{source.column}' in this example."
    hint = f"Write `{card}: {source.column}` in '{source.field}', or leave it out here."
    return spot.problem("answer.other-column", message, hint=hint)
