"""Finds the ids that a course uses, beside those that its ledger remembers: pages, fields, and questions of weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .assembly import checkin_id
from .course import LessonFrontMatter, WeekFrontMatter, Worksheet
from .fields import BaseField
from .id_groups import Gone, IdGroup, Used
from .ledger import Released
from .ledger_file import LedgerFile
from .reading import Form, Parts, Text, WeekTexts
from .spot import Spot
from .worksheet_rules import fields_as_written
from .yaml_text import Document


def page_group(parts: Parts, file: LedgerFile) -> IdGroup:
    """Return the ids of all weeks, lessons and worksheets."""
    named = [text for text in (*(week.index for week in parts.weeks), *parts.lessons) if text]
    weeks = [id for id, page in file.released.items() if page.type == "week"]
    return IdGroup(
        owner=None,
        path=parts.folders.problem_path(parts.folders.content_file("index.md")),
        released=file.released,
        used=tuple(_pages(parts)),
        gone=tuple(_gone_pages(parts)),
        has_ledger=bool(file.ledger),
        is_whole=parts.is_whole and all(_is_own(text) for text in named),
        forbidden={checkin_id(week): f"the check-in of the week '{week}'" for week in weeks},
    )


def field_groups(parts: Parts, file: LedgerFile) -> Iterator[IdGroup]:
    """Yield the ids of each worksheet's fields, and those of each week's own question."""
    checkin = parts.index.front.checkin if parts.index and parts.index.front else None
    pages = {used.id for used in _pages(parts)}
    for form in parts.forms.values():
        if form.worksheet and form.document:
            released = _released_fields(file, form.id, form.worksheet.renamed_from, pages)
            forbidden = _questions(file) if form.id == checkin else {}
            yield _worksheet_group(form, form.worksheet, form.document, file, released, forbidden)
    for week in parts.weeks:
        if week.index and week.index.front and week.index.document:
            front = week.index.front
            released = _released_fields(file, front.id, front.renamed_from, pages)
            yield _question_group(week, front, week.index.document, file, released, _former_fields(file, checkin))


def _pages(parts: Parts) -> Iterator[Used]:
    for week in parts.weeks:
        if week.index:
            yield from _page("week", week.index)
        for _, lesson in week.lessons:
            yield from _page("lesson", lesson)
    for form in parts.forms.values():
        spot = Spot(form.document) if form.document else None
        yield Used(form.id, "worksheet", form.path, spot, form.worksheet.renamed_from if form.worksheet else ())


def _page(kind: str, text: Text[WeekFrontMatter] | Text[LessonFrontMatter]) -> Iterator[Used]:
    if text.front and text.document and _is_own(text):
        yield Used(text.front.id, kind, text.path, Spot(text.document), text.front.renamed_from)


def _is_own(text: Text[WeekFrontMatter] | Text[LessonFrontMatter]) -> bool:
    """Tell whether the id is the author's, and none that only stands in for a missing one."""
    return bool(text.front and text.document and text.document.at("id") == text.front.id)


def _gone_pages(parts: Parts) -> Iterator[Gone]:
    if not (parts.index and parts.index.front and parts.index.document):
        return
    spot = Spot(parts.index.document, ("retired",))
    written = spot.at()
    ids = [item.get("id") if isinstance(item, dict) else item for item in written] if isinstance(written, list) else []
    start = 0
    for retired in parts.index.front.retired:
        start = ids.index(retired.id, start) + 1
        yield Gone(retired.id, spot.inside(start - 1), retired.replaced_by)


def _gone_fields(retired: Sequence[str], document: Document) -> tuple[Gone, ...]:
    return tuple(Gone(id, Spot(document, ("retired",)).item(id)) for id in retired)


def _worksheet_group(
    form: Form,
    worksheet: Worksheet,
    document: Document,
    file: LedgerFile,
    released: Mapping[str, Released],
    forbidden: Mapping[str, str],
) -> IdGroup:
    spot = Spot(document, ("fields",))
    written = spot.at()
    return IdGroup(
        owner=Used(form.id, "worksheet", form.path, Spot(document), worksheet.renamed_from),
        path=form.path,
        released=released,
        used=tuple(_field(field, spot.inside(number)) for number, field in fields_as_written(worksheet.fields, spot)),
        gone=_gone_fields(worksheet.retired, document),
        has_ledger=bool(file.ledger),
        is_whole=isinstance(written, list) and len(written) == len(worksheet.fields),
        forbidden=forbidden,
    )


def _question_group(
    week: WeekTexts,
    front: WeekFrontMatter,
    document: Document,
    file: LedgerFile,
    released: Mapping[str, Released],
    forbidden: Mapping[str, str],
) -> IdGroup:
    return IdGroup(
        owner=Used(front.id, "week", document.path, Spot(document), front.renamed_from),
        path=document.path,
        released=released,
        used=(_field(front.checkin, Spot(document, ("checkin",))),) if front.checkin else (),
        gone=_gone_fields(front.retired, document),
        has_ledger=bool(file.ledger),
        is_whole=bool(front.checkin) == (document.at("checkin") is not None),
        is_shown=bool(week.lessons) or not front.planned,
        forbidden=forbidden,
    )


def _field(question: BaseField, spot: Spot) -> Used:
    return Used(question.id, str(spot.at("type")), spot.document.path, spot, question.renamed_from)


def _released_fields(file: LedgerFile, id: str, former: Sequence[str], pages: set[str]) -> dict[str, Released]:
    """Return the released fields of a page, and those that it brings along from the page that it was before."""
    fields: dict[str, Released] = {}
    for name in (*(old for old in reversed(former) if old not in pages), id):
        if name in file.released:
            fields.update(file.released[name].fields)
    return fields


def _questions(file: LedgerFile) -> dict[str, str]:
    weeks = ((name, page) for name, page in file.released.items() if page.type == "week")
    return {id: f"a question of the week '{name}'" for name, page in weeks for id in page.fields}


def _former_fields(file: LedgerFile, checkin: str | None) -> dict[str, str]:
    page = file.released.get(checkin) if checkin else None
    fields = page.fields if page else {}
    return {id: f"a field of the check-in '{checkin}'" for id, entry in fields.items() if not entry.is_alive}
