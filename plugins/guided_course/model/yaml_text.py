"""The YAML reader: plain values out, and the place of every key and value. The only module that knows PyYAML.

Scalars follow YAML 1.2: only `true` and `false` are booleans; `yes`, dates, times and `007` stay the words they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from .problems import Problem
from .text_file import position
from .yaml_errors import syntax_problem

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
Key: TypeAlias = "str | int"

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_DEEPEST = 40


class _Untyped:
    """Leaves every scalar as it is written: types are decided here, not by YAML 1.1."""

    def resolve(self, kind: type[Any], value: Any, implicit: Any) -> str:
        """Give every node the same tag."""
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """Do nothing: there are no path resolvers."""

    def ascend_resolver(self) -> None:
        """Do nothing: there are no path resolvers."""


class _PythonLoader(_Untyped, Reader, Scanner, Parser, Composer):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


def _loader_class() -> type[Any]:
    # libyaml is about ten times faster, and not part of every PyYAML
    if not yaml.__with_libyaml__:
        return _PythonLoader
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    return type("_Loader", (_Untyped, CParser), {})


_LOADER = _loader_class()


@dataclass(frozen=True)
class Scalar:
    """One value as it is written, quotation marks and line breaks too, with blanks for escapes in a quoted text.

    `keys` lead to it; its first sign stands at `line` and `column`.
    """

    keys: tuple[Key, ...]
    written: str
    line: int
    column: int


@dataclass(frozen=True)
class Document:
    """A mapping read from YAML. `path` is the file's name in problems, `first_line` the line where the YAML starts."""

    path: str
    value: dict[str, Value]
    text: str
    first_line: int
    node: Any

    def at(self, *keys: Key) -> Value:
        """Return the value below these keys, or None when it isn't there."""
        value: Value = self.value
        for key in keys:
            if isinstance(value, dict):
                value = value.get(str(key))
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def place(self, *keys: Key) -> tuple[int, int]:
        """Return line and column of the value below these keys, or of the nearest thing above it that is there."""
        node = self.node
        for key in keys:
            inner = _below(node, key)
            if inner is None:
                break
            node = inner[1]
        return self._place(node)

    def key_place(self, *keys: Key) -> tuple[int, int]:
        """Return line and column of the last key itself, or of the nearest thing above it that is there."""
        node = self.node
        for number, key in enumerate(keys, 1):
            inner = _below(node, key)
            if inner is None:
                break
            if number == len(keys):
                return self._place(inner[0])
            node = inner[1]
        return self._place(node)

    def scalars(self) -> Iterator[Scalar]:
        """Yield every value that is no list and no mapping, in the order of the file."""
        for keys, node in _scalars_below(self.node, ()):
            written = self.text[node.start_mark.index : node.end_mark.index]
            if node.style == '"':
                written = re.sub(r"\\[^\n]?", lambda escape: " " * len(escape[0]), written)
            yield Scalar(keys, written, *self._place(node))

    def problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem at the value below these keys."""
        return Problem(self.path, *self.place(*keys), code, message, hint)

    def key_problem(self, code: str, message: str, *keys: Key, hint: str = "") -> Problem:
        """Make a problem at the last of these keys."""
        return Problem(self.path, *self.key_place(*keys), code, message, hint)

    def _place(self, node: Any) -> tuple[int, int]:
        line, column = position(self.text, node.start_mark.index)
        return line + self.first_line - 1, column


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Read a YAML mapping. Without a document there is at least one problem; with one there may be some, too."""
    if _looks_too_deep(text):
        return None, [Problem(path, first_line, 1, "yaml.too-deep", "this is nested too deeply to be read.")]
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, path, first_line)]
    if node is None:
        return None, [Problem(path, first_line, 1, "yaml.empty", "there is nothing here.", "Write `key: value` lines.")]
    reading = _Reading(path, text, first_line)
    value = reading.value(node, 0)
    if reading.is_refused:
        return None, reading.problems
    if not isinstance(value, dict):
        message = "the file must be a list of keys with their values, such as `title: ...`."
        return None, [*reading.problems, reading.problem(node, "yaml.not-a-mapping", message)]
    return Document(path, value, text, first_line, node), reading.problems


def _compose(text: str) -> Any:
    loader = _LOADER(text)
    try:
        return loader.get_single_node()
    finally:
        if hasattr(loader, "dispose"):
            loader.dispose()


def _looks_too_deep(text: str) -> bool:
    # libyaml composes recursively in C: an endless row of brackets would end the process, not raise
    if text.count("[") + text.count("{") > _DEEPEST and _bracket_depth(text) > _DEEPEST * 5:
        return True
    return re.search(r"^ *(?:[-?:] +){41}", text, re.MULTILINE) is not None or " " * 2000 in text


def _bracket_depth(text: str) -> int:
    depth = deepest = 0
    for character in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if character in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _below(node: Any, key: Key) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.ScalarNode) and key_node.value == key:
                return key_node, value_node
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def _scalars_below(node: Any, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], Any]]:
    if isinstance(node, yaml.ScalarNode):
        yield keys, node
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars_below(item, (*keys, number))
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            yield from _scalars_below(value_node, (*keys, str(key_node.value)))


class _Reading:
    """One pass over the nodes of a file: nodes in, plain values and problems out."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.items: set[int] = set()
        self.is_refused = False

    def problem(self, node: Any, code: str, message: str, hint: str = "") -> Problem:
        return self._at(node.start_mark.index, code, message, hint)

    def _at(self, index: int, code: str, message: str, hint: str = "") -> Problem:
        line, column = position(self.text, index)
        return Problem(self.path, line + self.first_line - 1, column, code, message, hint)

    def value(self, node: Any, depth: int) -> Value:
        if not self._is_fit(node, depth):
            return None
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            self.items.update(id(item) for item in node.value)
            return [self.value(item, depth + 1) for item in node.value]
        return dict(self._pairs(node, depth))

    def _is_fit(self, node: Any, depth: int) -> bool:
        if id(node) in self.seen:
            self._refuse_aliases()
            return False
        self.seen.add(id(node))
        if depth > _DEEPEST:
            self.is_refused = True
            self.problems.append(self.problem(node, "yaml.too-deep", "this is nested too deeply to be read."))
            return False
        if node.tag:
            message = f"the tag '{node.tag}' is not known here."
            hint = "Put a text that starts with `!` in quotation marks."
            self.problems.append(self.problem(node, "yaml.tag", message, hint))
        return True

    def _pairs(self, node: Any, depth: int) -> Iterator[tuple[str, Value]]:
        first: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                message = "a key must be one word, not a list or a group."
                self.problems.append(self.problem(key_node, "yaml.bad-key", message, "Did you forget quotation marks?"))
                continue
            key = str(key_node.value)
            self._is_fit(key_node, depth)
            if key in first:
                line = self.problem(first[key], "", "").line
                message = f"'{key}' is here a second time; the first is on line {line}."
                hint = f"Keep one of them{', or start a new item with `- `' if id(node) in self.items else ''}."
                self.problems.append(self.problem(key_node, "yaml.double-key", message, hint))
                continue
            if node.flow_style and self._is_bare(key_node, value_node):
                message = f"a comma ends a value inside brackets, so '{key}' stands here as a key."
                hint = "Put the text before it in quotation marks, up to where it ends."
                self.problems.append(self.problem(key_node, "yaml.comma", message, hint))
                continue
            first[key] = key_node
            yield key, self.value(value_node, depth + 1)

    def _is_bare(self, key_node: Any, value_node: Any) -> bool:
        """Tell whether a key inside `{...}` has no colon: then it is most likely the rest of a text with a comma."""
        is_empty = isinstance(value_node, yaml.ScalarNode) and value_node.value == "" and not value_node.style
        return is_empty and not self.text[key_node.end_mark.index :].lstrip().startswith(":")

    def _refuse_aliases(self) -> None:
        if self.is_refused:
            return
        self.is_refused = True
        for event in yaml.parse(self.text):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                message = "a value can't be repeated with `*` here."
                hint = "Write it out; put a text that starts with `*` in quotation marks."
                self.problems.append(self._at(event.start_mark.index, "yaml.alias", message, hint))


def _scalar(node: Any) -> Value:
    written = str(node.value)
    if node.style not in (None, ""):
        return written
    if written in _WORDS:
        return _WORDS[written]
    if _INT.fullmatch(written):
        return int(written)
    if _FLOAT.fullmatch(written):
        return float(written)
    return written
