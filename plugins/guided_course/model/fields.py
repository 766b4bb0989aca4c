"""The fifteen field types of a worksheet. A field is one question; its `type` says how it is answered."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
ID_OR_EMPTY = f"^(?:{_ID})?$"
Id = Annotated[str, StringConstraints(pattern=f"^{_ID}$", max_length=60)]
Edition = Annotated[str, StringConstraints(pattern=f"^{_ID}$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Visibility = Literal["private", "share", "reveal", "joint"]


def _as_list(written: object) -> object:
    return [written] if isinstance(written, str) else written


Ids = Annotated[tuple[Id, ...], BeforeValidator(_as_list), Field(strict=False)]
"""Some ids; in YAML a list, or one id alone."""


class Frozen(BaseModel):
    """Base of all that is read from a course: no unknown keys, no changes after loading, no silent conversions."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)


class Option(Frozen):
    """One thing to pick in a choice, multi or rank field. `reply` is shown once it is chosen."""

    id: Id
    text: Words
    reply: str = ""


class Named(Frozen):
    """Something with a permanent id and the words a reader sees: a column of a sort, a point on a map."""

    id: Id
    text: Words


class Card(Frozen):
    """A card of a sort field. `reply` is shown once the card lies in a column, whichever it is."""

    id: Id
    text: Words
    reply: str = ""


class Axis(Frozen):
    """One axis of a map: its name, and the words for its two ends (0 and 10)."""

    label: Words
    low: Words
    high: Words


class Corners(Frozen):
    """Names of the four corners of a map."""

    top_left: Words
    top_right: Words
    bottom_left: Words
    bottom_right: Words


class TableColumn(Frozen):
    """A column of a table. A scale takes whole numbers from `min` to `max`; a choice takes one of `options`."""

    id: Id
    text: Words
    type: Literal["text", "textarea", "scale", "choice", "date", "check"] = "text"
    min: int = 0
    max: int = 10
    options: Annotated[tuple[Option, ...], Field(strict=False)] = ()


class GivenRow(Frozen):
    """A row that a table starts with. `cells` maps column ids to words that stand there already."""

    id: Id
    cells: dict[Id, Words]


class BaseField(Frozen):
    """What every field has. `section` is a heading above the field, for sheets with parts.

    `renamed_from` holds the ids that the field had before, the latest first: answers may still be stored under them.
    """

    id: Id
    prompt: Words
    hint: str = ""
    section: str = ""
    visibility: Visibility = "private"
    renamed_from: Ids = ()


class TextField(BaseField):
    """One line. The answer is a string."""

    type: Literal["text"]


class TextareaField(BaseField):
    """A few lines. The answer is a string; `rows` is the height to start with, in lines."""

    type: Literal["textarea"]
    rows: Annotated[int, Field(ge=2, le=20)] = 4


class ScaleField(BaseField):
    """A whole number from `min` to `max`, with words for its two ends (`low`, `high`) or for every step (`labels`).

    With labels, `max` need not be said: it follows from their number.
    """

    type: Literal["scale"]
    min: int = 0
    max: int = 10
    low: str = ""
    high: str = ""
    labels: Annotated[tuple[Words, ...], Field(strict=False)] = ()

    @model_validator(mode="before")
    @classmethod
    def _max_from_labels(cls, values: object) -> object:
        if not isinstance(values, dict) or "max" in values:
            return values
        labels, low = values.get("labels"), values.get("min", 0)
        if not isinstance(labels, list) or not labels or not isinstance(low, int):
            return values
        return {**values, "max": low + len(labels) - 1}

    @property
    def steps(self) -> tuple[int, ...]:
        """Every value that can be chosen, in order."""
        return tuple(range(self.min, self.max + 1))

    def label_of(self, value: int) -> str:
        """Return the word for a value, or the number where there is no word."""
        place = value - self.min
        return self.labels[place] if 0 <= place < len(self.labels) else str(value)


class ChoiceField(BaseField):
    """One of several options. The answer is an option's id."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)]


class MultiField(BaseField):
    """Any number of options, or `at_most` that many. The answer is a list of option ids."""

    type: Literal["multi"]
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)]
    at_most: Annotated[int, Field(ge=1)] | None = None


MOST_LINES = 10
"""How many lines a rank without `at_most` gives to write cards on by hand."""


class CardsFrom(Frozen):
    """Where a rank takes its cards from: a sort above it on the same worksheet, and the column that they lie in."""

    field: Id
    column: Id


class RankField(BaseField):
    """Options put in order, or `at_most` that many. The answer is a list of option ids, first things first.

    With `cards_from`, readers rank the cards that they have put into one column. A worksheet then fills in `options`:
    all cards of that sort, because a card may move on after it was ranked.
    """

    type: Literal["rank"]
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)] = ()
    at_most: Annotated[int, Field(ge=1)] | None = None
    cards_from: CardsFrom | None = None

    @property
    def lines(self) -> int:
        """How many lines there are to write cards on by hand; none where options stand there to be numbered."""
        return (self.at_most or min(len(self.options), MOST_LINES)) if self.cards_from else 0


class SortField(BaseField):
    """Cards put into columns. The answer maps card ids to column ids."""

    type: Literal["sort"]
    columns: Annotated[tuple[Named, ...], Field(strict=False, min_length=2, max_length=6)]
    cards: Annotated[tuple[Card, ...], Field(strict=False, min_length=2)]


class Map2dField(BaseField):
    """Points on a map with two axes, each from 0 to 10. The answer maps point ids to `{x, y}`, whole numbers."""

    type: Literal["map2d"]
    across: Axis
    up: Axis
    corners: Corners | None = None
    points: Annotated[tuple[Named, ...], Field(strict=False, min_length=1, max_length=4)]


class TableField(BaseField):
    """Rows with the same columns. The answer is a list of `{row, cells}`.

    A given row keeps its id; the empty rows are `r1`, `r2`, ...; a row that the reader adds gets an id of its own.
    """

    type: Literal["table"]
    columns: Annotated[tuple[TableColumn, ...], Field(strict=False, min_length=1, max_length=8)]
    given: Annotated[tuple[GivenRow, ...], Field(strict=False)] = ()
    rows: Annotated[int, Field(ge=0, le=40)] = 3
    more: bool = False

    @property
    def empty_rows(self) -> tuple[str, ...]:
        """Ids of the empty rows that the table starts with."""
        return tuple(f"r{number}" for number in range(1, self.rows + 1))


class IfThenField(BaseField):
    """A plan with a trigger: "When ..., I will ...". The answer is `{when, then}`, two strings."""

    type: Literal["ifthen"]
    when: Words = "When"
    then: Words = "I will"


class ScriptField(BaseField):
    """A sentence with gaps. `text` has each gap's id in braces; `gaps` says what goes there.

    The answer maps gap ids to strings.
    """

    type: Literal["script"]
    text: Words
    gaps: dict[Id, Words]


class DateField(BaseField):
    """A day. The answer is a string, `YYYY-MM-DD`."""

    type: Literal["date"]


class TimeField(BaseField):
    """A time of day. The answer is a string, `HH:MM`."""

    type: Literal["time"]


class TimerField(BaseField):
    """A timer that the reader starts. `minutes` is its length; the answer is `{seconds}`, how long it ran."""

    type: Literal["timer"]
    minutes: Annotated[int, Field(ge=1, le=90)]


class CheckField(BaseField):
    """A box to tick; the prompt is the sentence beside it. The answer is `true` or `false`."""

    type: Literal["check"]


AnyField = Annotated[
    TextField
    | TextareaField
    | ScaleField
    | ChoiceField
    | MultiField
    | RankField
    | SortField
    | Map2dField
    | TableField
    | IfThenField
    | ScriptField
    | DateField
    | TimeField
    | TimerField
    | CheckField,
    Field(discriminator="type"),
]

FIELD_CLASSES: tuple[type[BaseField], ...] = get_args(get_args(AnyField)[0])
FIELD_TYPES: tuple[str, ...] = tuple(get_args(c.model_fields["type"].annotation)[0] for c in FIELD_CLASSES)
