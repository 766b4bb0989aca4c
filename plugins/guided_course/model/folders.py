"""Which files a course consists of: the weeks and lessons by their numbers, the worksheets, the plain pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .problems import Problem

_WEEK = re.compile(r"(?P<number>\d{2,3})-(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)")
_LESSON = re.compile(r"(?P<number>\d{1,2})-(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
_WORKSHEET = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.yml")

_OTHER_ENDING = re.compile(r"(?P<stem>.+)\.(?:markdown|mdown|mkdn?|md\.txt)|(?P<lesson>\d+-.+)\.txt", re.IGNORECASE)

RESERVED_FOLDERS = ("go/", "worksheets/")
"""Below the content folder: where permanent links lead, and the way in which a text links to a worksheet's page."""

RESERVED_PAGES = ("workbook", "backup", "spaces", "self-check", "take-it-with-you", "curriculum", "hub")
"""Names of the pages that are made: about what readers wrote, how they take the course along, and what it teaches."""


@dataclass(frozen=True)
class Folders:
    """Where a course lies. `root` is what the paths in problems are relative to."""

    root: Path
    content: Path
    exercises: Path

    def problem_path(self, file: Path) -> str:
        """Return how a problem names a file."""
        try:
            return Path(os.path.relpath(file, self.root)).as_posix()
        except ValueError:
            # On Windows there is no way from one drive to another.
            return file.as_posix()

    def content_file(self, path: str) -> Path:
        """Return the file of a path below the content folder."""
        return self.content / PurePosixPath(path)

    def worksheet_file(self, worksheet_id: str) -> Path:
        """Return the file of a worksheet."""
        return self.exercises / f"{worksheet_id}.yml"


@dataclass(frozen=True)
class Numbered:
    """A week's folder or a lesson's file. `path` is below the content folder."""

    number: int
    name: str
    path: str


@dataclass(frozen=True)
class CourseFiles:
    """Paths of all files, below the content folder; worksheets by id, below the exercises folder."""

    weeks: tuple[Numbered, ...]
    lessons: dict[str, tuple[Numbered, ...]]
    pages: tuple[str, ...]
    worksheets: dict[str, Path]
    is_tidy: bool = True
    """False when something lies where it isn't read, so that what isn't found may still be there."""


def find_files(folders: Folders) -> tuple[CourseFiles, list[Problem]]:
    """List the files of a course, and what is wrong with their names and numbers."""
    files = sorted(_files_in(folders.content))
    markdown = [path for path in files if path.endswith(".md")]
    problems: list[Problem] = [problem for path in files if (problem := _never_read(folders, path))]
    weeks = _weeks(folders, problems)
    names = {week.path: week for week in weeks}
    lessons: dict[str, list[Numbered]] = {week.path: [] for week in weeks}
    for path in markdown:
        if path.startswith("weeks/"):
            _sort_in(path, names, lessons, folders, problems)
    for found in (weeks, *lessons.values()):
        problems.extend(_number_problems(found, folders))
    problems.extend(_missing_index(folders, week) for week in weeks if f"{week.path}/index.md" not in markdown)
    problems.extend(_reserved(folders, path) for path in markdown if path.startswith(RESERVED_FOLDERS))
    problems.extend(_reserved_page(folders, path) for path in markdown if _is_reserved_page(path))
    pages = tuple(path for path in markdown if _is_plain(path))
    ordered = {path: tuple(sorted(found, key=_by_number)) for path, found in lessons.items()}
    worksheets = _worksheets(folders, problems)
    is_tidy = all(problem.code.endswith(("-number", "-gap")) for problem in problems)
    return CourseFiles(tuple(sorted(weeks, key=_by_number)), ordered, pages, worksheets, is_tidy), problems


def _files_in(content: Path) -> Iterator[str]:
    # MkDocs follows links, too.
    for folder, folder_names, file_names in os.walk(content, followlinks=True):
        folder_names[:] = [name for name in folder_names if not name.startswith(".") and not _leads_up(folder, name)]
        for name in file_names:
            if not name.startswith("."):
                yield Path(os.path.relpath(Path(folder) / name, content)).as_posix()


def _never_read(folders: Folders, path: str) -> Problem | None:
    """Return a problem when this looks like a text or a worksheet, but isn't read as one."""
    name = path.rpartition("/")[2]
    shown = folders.problem_path(folders.content_file(path))
    other = _OTHER_ENDING.fullmatch(name)
    if other:
        hint = f"Rename it to `{other['stem'] or other['lesson']}.md`."
        return Problem(shown, 1, 1, "page.bad-ending", "the name of a text must end with .md.", hint)
    if path.startswith("weeks/") and name.endswith((".yml", ".yaml")):
        hint = f"Move it to {folders.problem_path(folders.exercises)}."
        return Problem(shown, 1, 1, "worksheet.bad-place", "a worksheet can't lie among the texts.", hint)
    return None


def _leads_up(folder: str, name: str) -> bool:
    """Tell whether a folder is a link to one that it lies in, where no walk would end."""
    inner = Path(folder, name)
    return inner.is_symlink() and Path(folder).resolve().is_relative_to(inner.resolve())


def _reserved(folders: Folders, path: str) -> Problem:
    name = path.partition("/")[0]
    message = f"the folder '{name}' is kept for pages that are made for you."
    shown = folders.problem_path(folders.content_file(path))
    return Problem(shown, 1, 1, "page.reserved-folder", message, "Put this page into another folder.")


def _is_reserved_page(path: str) -> bool:
    return path.removesuffix(".md").removesuffix("/index") in RESERVED_PAGES


def _reserved_page(folders: Folders, path: str) -> Problem:
    message = "a page of this name is made for you."
    shown = folders.problem_path(folders.content_file(path))
    return Problem(shown, 1, 1, "page.reserved-name", message, "Give this one another name.")


def _is_plain(path: str) -> bool:
    is_kept = path.startswith(("weeks/", *RESERVED_FOLDERS)) or _is_reserved_page(path)
    return not is_kept and path != "index.md"


def _weeks(folders: Folders, problems: list[Problem]) -> list[Numbered]:
    found: list[Numbered] = []
    for folder in _entries(folders.content / "weeks", folders, problems):
        if not folder.is_dir():
            continue
        name = _WEEK.fullmatch(folder.name)
        if name:
            found.append(Numbered(int(name["number"]), name["name"], f"weeks/{folder.name}"))
        else:
            name = re.fullmatch(r"(?P<number>\d)-(?P<words>[a-z0-9-]+)", folder.name)
            better = f"0{folder.name}" if name else "03-setting-limits"
            hint = f"Name it with two digits and lower-case words: `{better}`."
            message = f"the folder '{folder.name}' is no week."
            problems.append(Problem(folders.problem_path(folder), 1, 1, "week.bad-folder", message, hint))
    return found


def _sort_in(
    path: str,
    weeks: dict[str, Numbered],
    lessons: dict[str, list[Numbered]],
    folders: Folders,
    problems: list[Problem],
) -> None:
    folder, _, file_name = path.rpartition("/")
    name = _LESSON.fullmatch(file_name)
    if folder in weeks and name:
        lessons[folder].append(Numbered(int(name["number"]), name["name"], path))
    elif folder in weeks and file_name != "index.md":
        hint = "Name it with its number and lower-case words: `2-five-ways.md`."
        if file_name.lower() in ("index.md", "readme.md"):
            hint = "If it is the week's own page, name it `index.md`."
        _tell_stray(path, "lesson.bad-name", f"'{file_name}' is no lesson.", hint, folders, problems)
    elif folder not in weeks and (folder == "weeks" or folder.rpartition("/")[0] != "weeks"):
        hint = "Put lessons into a week's folder, and plain pages outside `weeks/`."
        _tell_stray(path, "week.stray-file", "this file belongs to no week.", hint, folders, problems)


def _tell_stray(path: str, code: str, message: str, hint: str, folders: Folders, problems: list[Problem]) -> None:
    problems.append(Problem(folders.problem_path(folders.content_file(path)), 1, 1, code, message, hint))


def _missing_index(folders: Folders, week: Numbered) -> Problem:
    path = folders.problem_path(folders.content_file(week.path))
    return Problem(path, 1, 1, "week.missing-index", "this week has no index.md.", "Write one; it holds the week's id.")


def _number_problems(found: list[Numbered], folders: Folders) -> Iterator[Problem]:
    expected = 1
    seen: dict[int, Numbered] = {}
    for item in sorted(found, key=_by_number):
        subject = "lesson" if item.path.endswith(".md") else "week"
        path = folders.problem_path(folders.content_file(item.path))
        if item.number in seen:
            message = f"{subject} {item.number} is there twice: see {seen[item.number].path.rpartition('/')[2]}."
            yield Problem(path, 1, 1, f"{subject}.double-number", message, "Renumber one of them.")
            continue
        if item.number != expected:
            message = f"{subject} {item.number} comes where {subject} {expected} is expected."
            yield Problem(path, 1, 1, f"{subject}.number-gap", message, "Number them 1, 2, 3 without gaps.")
        seen[item.number] = item
        expected = item.number + 1


def _worksheets(folders: Folders, problems: list[Problem]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for file in _entries(folders.exercises, folders, problems):
        name = _WORKSHEET.fullmatch(file.name)
        if name and len(name["name"]) <= 60:
            found[name["name"]] = file
        elif file.is_dir():
            problems.extend(_inner_worksheets(file, folders))
        elif other := re.fullmatch(r"(?P<stem>.+)\.ya?ml\.\w+", file.name):
            message, hint = "a worksheet's file must end with .yml.", f"Rename it to `{other['stem']}.yml`."
            problems.append(Problem(folders.problem_path(file), 1, 1, "worksheet.bad-ending", message, hint))
        elif file.suffix == ".yaml":
            message, hint = "a worksheet's file must end with .yml.", f"Rename it to `{file.stem}.yml`."
            problems.append(Problem(folders.problem_path(file), 1, 1, "worksheet.bad-ending", message, hint))
        elif file.suffix == ".yml":
            message = f"'{file.stem}' is not an id, and the file's name is the worksheet's id."
            hint = "Use lower-case letters, digits and single hyphens, at most 60: `our-map.yml`."
            problems.append(Problem(folders.problem_path(file), 1, 1, "worksheet.bad-name", message, hint))
    return found


def _inner_worksheets(folder: Path, folders: Folders) -> Iterator[Problem]:
    for file in _entries(folder, folders, []):
        if file.suffix in (".yml", ".yaml") and file.is_file():
            hint = f"Move it to {folders.problem_path(folders.exercises)}."
            message = "a worksheet can't lie in a folder of its own."
            yield Problem(folders.problem_path(file), 1, 1, "worksheet.bad-place", message, hint)


def _entries(folder: Path, folders: Folders, problems: list[Problem]) -> list[Path]:
    if not folder.is_dir():
        return []
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        message = "this folder can't be opened."
        problems.append(Problem(folders.problem_path(folder), 1, 1, "file.unreadable", message))
        return []


def _by_number(item: Numbered) -> tuple[int, str]:
    return item.number, item.path
