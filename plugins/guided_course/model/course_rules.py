"""Rules that hold between files: ids that are unique, worksheets that exist and are placed where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .assembly import checkin_id
from .course import LessonFrontMatter, WeekFrontMatter
from .outline import Block, every_block
from .problems import Problem, did_you_mean
from .reading import AnyText, Form, Parts, Text, WeekTexts
from .spot import Spot


@dataclass(frozen=True)
class _Named:
    """Something with an id that readers' links use."""

    id: str
    what: str
    path: str
    line: int
    column: int

    def problem(self, code: str, message: str, hint: str) -> Problem:
        return Problem(self.path, self.line, self.column, code, message, hint)


def check_between_files(parts: Parts) -> Iterator[Problem]:
    """Yield what doesn't fit together in a course."""
    yield from _check_ids(parts)
    yield from _check_checkin(parts)
    yield from _check_ways(parts)
    if parts.index and not parts.weeks:
        hint = "Make the folder `weeks/01-...` beside this file, with an index.md in it."
        yield Problem(parts.index.path, 1, 1, "course.no-weeks", "this course has no weeks yet.", hint)
    for week in parts.weeks:
        yield from _check_week(week, parts)
    yield from _check_lists(parts)
    yield from _check_blocks(parts)
    if parts.is_whole and _lists_are_read(parts):
        yield from _check_unused(parts)


def _every_id(parts: Parts) -> Iterator[_Named]:
    for week in parts.weeks:
        if week.index:
            yield from _named("week", week.index)
        for _, lesson in week.lessons:
            yield from _named("lesson", lesson)
    for form in parts.forms.values():
        yield _Named(form.id, "worksheet", form.path, 1, 1)


def _named(what: str, text: Text[WeekFrontMatter] | Text[LessonFrontMatter]) -> Iterator[_Named]:
    # an id that only stands in for a missing one isn't the author's
    if text.front and text.document and text.document.at("id") == text.front.id:
        yield _Named(text.front.id, what, text.path, *text.document.place("id"))


def _check_ids(parts: Parts) -> Iterator[Problem]:
    first: dict[str, _Named] = {}
    reserved = {checkin_id(named.id): named for named in _every_id(parts) if named.what == "week"}
    for named in _every_id(parts):
        if named.id in first:
            other = first[named.id]
            where = f"{other.path}:{other.line}" if other.what != "worksheet" else other.path
            message = f"the id '{named.id}' is already that of the {other.what} in {where}."
            yield named.problem(
                f"{named.what}.double-id", message, "Weeks, lessons and worksheets share one set of ids."
            )
        elif named.id in reserved:
            message = f"the id '{named.id}' is kept for the check-in of the week '{reserved[named.id].id}'."
            yield named.problem(f"{named.what}.reserved-id", message, "Choose another id.")
        first.setdefault(named.id, named)


def _check_checkin(parts: Parts) -> Iterator[Problem]:
    if not (parts.index and parts.index.front and parts.index.document and parts.index.front.checkin):
        return
    name, spot = parts.index.front.checkin, Spot(parts.index.document, ("checkin",))
    form = parts.forms.get(name)
    if form is None:
        yield _unknown("course", name, parts, spot)
    elif form.worksheet and form.worksheet.repeats != "weekly":
        hint = f"Write `repeats: weekly` in {form.path}."
        yield spot.problem("course.checkin-not-weekly", f"'{name}' doesn't come back every week.", hint=hint)


def _check_ways(parts: Parts) -> Iterator[Problem]:
    """Look at the short path and at the pages around the weeks, as the course names them."""
    if not (parts.index and parts.index.front and parts.index.document):
        return
    front, spot = parts.index.front, Spot(parts.index.document)
    weeks = [named.id for named in _every_id(parts) if named.what == "week"]
    pages = [page.source.path.removesuffix(".md") for page in parts.pages]
    for key, what, names, known in (
        ("short_path", "week", front.short_path, weeks),
        ("pages", "page", front.pages, pages),
    ):
        for number, name in enumerate(names):
            if name not in known:
                hint = did_you_mean(name, known) or f"Known: {', '.join(known)}."
                yield spot.problem(f"course.unknown-{what}", f"there is no {what} '{name}'.", key, number, hint=hint)
            elif name in names[:number]:
                message = f"the {what} '{name}' is here a second time."
                yield spot.problem(f"course.double-{what}", message, key, number, hint="Keep one of them.")


def _check_week(week: WeekTexts, parts: Parts) -> Iterator[Problem]:
    if not (week.index and week.index.front and week.index.document):
        return
    front, spot = week.index.front, Spot(week.index.document)
    if not week.lessons and not front.planned:
        hint = "Write one, or set `planned: true` until you do."
        yield spot.problem("week.no-lessons", "this week has no lessons.", hint=hint)
    for number, name in enumerate(front.core):
        if name not in parts.forms:
            yield _unknown("week", name, parts, spot.inside("core", number))
        elif name not in front.worksheets:
            message = f"'{name}' is core, but isn't in 'worksheets'."
            yield spot.problem("week.core-not-listed", message, "core", number, hint="List it there, too.")
    yield from _check_question(front, parts, spot)


def _check_question(front: WeekFrontMatter, parts: Parts, spot: Spot) -> Iterator[Problem]:
    if front.checkin is None or not (parts.index and parts.index.front):
        return
    name = parts.index.front.checkin
    if name is None:
        message = "there is no check-in to which this question could be added."
        yield spot.key_problem("week.no-checkin", message, "checkin", hint=f"Name one in {parts.index.path}.")
        return
    form = parts.forms.get(name)
    if form and form.worksheet and any(field.id == front.checkin.id for field in form.worksheet.fields):
        message = f"the check-in '{name}' has a field '{front.checkin.id}' already."
        yield spot.problem("week.checkin-id", message, "checkin", "id", hint="Give this one an id of its own.")


def _check_lists(parts: Parts) -> Iterator[Problem]:
    first: dict[str, tuple[str, int]] = {}
    for week in parts.weeks:
        if not (week.index and week.index.front and week.index.document):
            continue
        for number, name in enumerate(week.index.front.worksheets):
            spot = Spot(week.index.document, ("worksheets", number))
            yield from _check_listed(name, parts, spot)
            if name in first:
                path, line = first[name]
                message = f"worksheet '{name}' is already listed in {path}:{line}."
                yield spot.problem("week.double-worksheet", message, hint="A worksheet belongs to one week.")
            first.setdefault(name, (spot.document.path, spot.document.place(*spot.keys)[0]))


def _check_listed(name: str, parts: Parts, spot: Spot) -> Iterator[Problem]:
    form = parts.forms.get(name)
    if form is None:
        yield _unknown("week", name, parts, spot)
    elif form.worksheet and form.worksheet.repeats == "weekly":
        message = f"'{name}' comes back every week, so it belongs to none."
        yield spot.problem("week.weekly-worksheet", message, hint="Take it off the list.")


def _check_blocks(parts: Parts) -> Iterator[Problem]:
    listed = _listed(parts)
    lesson_paths = {lesson.path for lesson in parts.lessons}
    for text in parts.texts:
        for block in _placed(text):
            if block.argument not in parts.forms:
                message, hint = _unknown_words(block.argument, parts)
                yield _at(text, block, "block.unknown-worksheet", message, hint)
            elif text.path not in lesson_paths:
                hint = "Link to its own page from here, and place it in a lesson."
                yield _at(text, block, "block.not-in-lesson", "a worksheet can only stand in a lesson.", hint)
    for lesson in parts.lessons:
        yield from _check_placed(lesson, parts, listed)


def _check_placed(lesson: Text[LessonFrontMatter], parts: Parts, listed: set[str]) -> Iterator[Problem]:
    first: dict[str, Block] = {}
    for block in _placed(lesson):
        name = block.argument
        form = parts.forms.get(name)
        if name in first:
            message = f"worksheet '{name}' is already in this lesson, on line {first[name].line}."
            yield _at(lesson, block, "lesson.double-worksheet", message, "Place it once.")
        elif form and form.worksheet and form.worksheet.repeats == "weekly":
            message = f"'{name}' comes back every week, so it can't stand in a lesson."
            yield _at(lesson, block, "lesson.weekly-worksheet", message, "Take it out.")
        elif parts.is_whole and _lists_are_read(parts) and form and name not in listed:
            message = f"worksheet '{name}' is in this lesson, but in no week's list."
            yield _at(lesson, block, "lesson.unlisted-worksheet", message, "Add it to 'worksheets' of the week.")
        first.setdefault(name, block)


def _check_unused(parts: Parts) -> Iterator[Problem]:
    used = _listed(parts) | {block.argument for lesson in parts.lessons for block in _placed(lesson)}
    if parts.index and parts.index.front and parts.index.front.checkin:
        used.add(parts.index.front.checkin)
    for form in parts.forms.values():
        if form.id not in used:
            yield _unused(form)


def _unused(form: Form) -> Problem:
    hint = "List it in a week's 'worksheets', or delete the file."
    return Problem(form.path, 1, 1, "worksheet.unused", f"worksheet '{form.id}' is used nowhere.", hint)


def _unknown(subject: str, name: str, parts: Parts, spot: Spot) -> Problem:
    message, hint = _unknown_words(name, parts)
    return spot.problem(f"{subject}.unknown-worksheet", message, hint=hint)


def _unknown_words(name: str, parts: Parts) -> tuple[str, str]:
    hint = did_you_mean(name, parts.forms) or f"Write {parts.folders.problem_path(parts.folders.worksheet_file(name))}."
    return f"there is no worksheet '{name}'.", hint


def _listed(parts: Parts) -> set[str]:
    fronts = [week.index.front for week in parts.weeks if week.index]
    return {name for front in fronts if front for name in front.worksheets}


def _lists_are_read(parts: Parts) -> bool:
    """Tell whether every week's list of worksheets was taken as it is written."""
    for week in parts.weeks:
        if week.index and week.index.front and week.index.document:
            written = week.index.document.at("worksheets")
            if written is not None and written != list(week.index.front.worksheets):
                return False
    return True


def _placed(text: AnyText) -> list[Block]:
    return [block for block in every_block(text.source.blocks) if block.name == "worksheet" and block.argument]


def _at(text: AnyText, block: Block, code: str, message: str, hint: str) -> Problem:
    return Problem(text.path, block.line, block.column, code, message, hint)
