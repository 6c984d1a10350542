"""YAML as fields with their line numbers.

It is read as nodes, never as Python values: words such as ``no`` or ``12`` stay the words they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.files.faults import FaultList, excerpt
from bot.files.names import control_character, did_you_mean

MAX_CHARACTERS = 100_000
"""Longer YAML is refused unread: reading it is slow, and no vocabulary is that long."""

MAX_DEPTH = 10
"""Lists and fields within one another: the deepest file has six, and the time to read grows with their number."""

_FIX = 'Write "field: value" on each line, nested lines indented by two spaces; quote a value with a ":".'


class _TooDeep(yaml.MarkedYAMLError):
    """More lists and fields stand in one another than are read."""


class _ShallowLoader(yaml.SafeLoader):
    """Raises `_TooDeep` where a bracket or an indentation opens one level too many, before what follows is read."""

    def fetch_flow_collection_start(self, token_class: Any) -> None:
        super().fetch_flow_collection_start(token_class)
        self._check_depth()

    def add_indent(self, column: int) -> bool:
        is_deeper = super().add_indent(column)
        self._check_depth()
        return is_deeper

    def _check_depth(self) -> None:
        if self.flow_level + len(self.indents) > MAX_DEPTH:
            raise _TooDeep(problem_mark=self.get_mark())


@dataclass(frozen=True)
class _Source:
    text: str
    first_line: int
    faults: FaultList

    def line_at(self, index: int) -> int:
        # Counted by hand, because YAML takes further characters for line ends than editors do.
        return self.first_line + self.text.count("\n", 0, index)

    def line_of(self, node: yaml.Node) -> int:
        return self.line_at(node.start_mark.index)


@dataclass(frozen=True)
class Fields:
    """The fields of one YAML mapping; `owner` is what messages call it, `line` where it is."""

    owner: str
    line: int
    source: _Source
    nodes: dict[str, yaml.Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        return name in self.nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def check_known(self, known: tuple[str, ...]) -> None:
        """Notes a fault for every field that is none of these."""
        for name, line in self.lines.items():
            if name not in known:
                fix = did_you_mean(name, known) or f"Remove it; the fields are {', '.join(known)}."
                self.source.faults.add(line, f"{self.owner} has an unknown field {excerpt(name)}.", fix)

    def text(self, name: str, fix: str) -> str:
        """The field's text on one line, as written; empty, with a fault, when it is missing or not a text."""
        if not self._has(name, fix):
            return ""
        text = _text_of(self.nodes[name], self.source)
        if text == "":
            self.source.faults.add(self.lines[name], f"The field {name} is empty.", fix)
        return text or ""

    def words(self, name: str, fix: str) -> tuple[str, ...]:
        """The texts of a list; empty, with a fault, when the field is not a list or has no texts."""
        node = self.nodes[name]
        texts = [_text_of(item, self.source) for item in _items(node)]
        if not any(texts):
            self.source.faults.add(self.lines[name], f"The field {excerpt(name)} has no list of words.", fix)
        return tuple(dict.fromkeys(text for text in texts if text))

    def nested(self, name: str, fix: str) -> Fields | None:
        """The fields below a field; None, with a fault, when it is missing or has none."""
        if not self._has(name, fix):
            return None
        return _fields_of(self.nodes[name], f"The field {name}", self.lines[name], fix, self.source)

    def _has(self, name: str, fix: str) -> bool:
        if name not in self:
            self.source.faults.add(self.line, f"{self.owner} has no {name}.", fix)
        return name in self


def fields_of_file(owner: str, faults: FaultList, fix: str) -> Fields | None:
    """The fields of the file of these faults, as `read_fields` gives them; `fix` is what to do without the file."""
    try:
        text = faults.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or "it is not in UTF-8"
        faults.add(0, f"{owner} cannot be read ({cause}).", fix)
        return None
    return read_fields(text, owner, 1, faults)


def read_fields(text: str, owner: str, first_line: int, faults: FaultList) -> Fields | None:
    """The fields of a YAML text that begins on the file's `first_line`; None, with a fault, without any."""
    source = _Source(text, first_line, faults)
    if len(text) > MAX_CHARACTERS:
        message = f"{owner} has {len(text):,} characters; {MAX_CHARACTERS:,} is the most that is read."
        faults.add(first_line, message, 'Check that it ends with a line "---" above the text.')
        return None
    try:
        root = yaml.compose(text, Loader=_ShallowLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = source.line_at(mark.index) if mark else first_line
        if isinstance(error, _TooDeep):
            message = f"{owner} has lists or fields more than {MAX_DEPTH} deep in one another."
            faults.add(line, message, "Write it flatter, or remove brackets or dashes that are too many.")
            return None
        faults.add(line, f"{owner} is not valid YAML: {error.problem or error.context}.", _FIX)
    except yaml.reader.ReaderError as error:
        line, code = source.line_at(error.position), ord(text[error.position])
        faults.add(line, f"{owner} holds the character U+{code:04X}, which YAML does not allow.", "Remove it.")
    except (ValueError, OverflowError):
        message = f"{owner} is not valid YAML: an escape such as \\UFFFFFFFF names no character."
        faults.add(first_line, message, "Write the character itself.")
    else:
        return _fields_of(root, owner, first_line - 1, _FIX, source)
    return None


def _fields_of(node: yaml.Node | None, owner: str, line: int, fix: str, source: _Source) -> Fields | None:
    if not isinstance(node, yaml.MappingNode):
        source.faults.add(line, f"{owner} has no fields.", fix)
        return None
    fields = Fields(owner, line, source)
    for name_node, value in node.value:
        name, place = _text_of(name_node, source), source.line_of(name_node)
        if name is None:
            continue
        if name in fields:
            message = f"{owner} has {excerpt(name)} twice, first in line {fields.lines[name]}."
            source.faults.add(place, message, "Remove one of the two.")
        else:
            fields.nodes[name], fields.lines[name] = value, place
    return fields


def _items(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _text_of(node: yaml.Node, source: _Source) -> str | None:
    """The text on one line, empty for null; None, with a fault, for anything but a single text."""
    if not isinstance(node, yaml.ScalarNode):
        message = "There are several values where a single one is expected."
        source.faults.add(source.line_of(node), message, "Write one value, without brackets.")
        return None
    if control_character(node.value):
        source.faults.add(source.line_of(node), "The value holds a control character.", "Remove it.")
        return None
    return "" if node.tag == "tag:yaml.org,2002:null" else " ".join(node.value.split())
