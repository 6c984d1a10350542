"""What a section says, and the questions that it answers: its points or a comparison's row, then its questions."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from bot.documents.blocks import Block, Line, plain
from bot.documents.front_matter import FrontMatter
from bot.documents.metadata import add_undeclared
from bot.documents.passage import LEAD, Point, Question
from bot.files.faults import FaultList, excerpt
from bot.files.names import KEY, did_you_mean

GROUP_LEVEL = 4
"""The level of the headings that group questions under a point."""

_POINT = re.compile(r"`([^`]*)`\s*(?:\(([^()]*)\))?\s*:(.*)", re.DOTALL)
_ID = re.compile(r"`?([a-z0-9-]+)`?")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r":?-+:?")
_CELLS = 3
_DASH_ROW = "| --- | --- | --- |"


@dataclass(frozen=True)
class Points:
    """The points that could be read, and every id that was meant, so that one fault does not cause others."""

    points: tuple[Point, ...] = ()
    ids: frozenset[str] = frozenset()
    aspect: str | None = None
    """What a comparison compares; None for a list of points."""


def read_points(items: Sequence[Line], front: FrontMatter | None, faults: FaultList) -> Points:
    """The points of a list whose items are ``- `id` (side): text``; the side is optional."""
    points: list[Point] = []
    first_lines: dict[str, int] = {}
    for item in items:
        point = _point(item, front, faults)
        if point is None:
            meant = _ID.match(item.text)
            first_lines.setdefault(meant[1] if meant else "", item.line)
        elif point.id in first_lines:
            message = f"The point {excerpt(point.id)} is there twice, first in line {first_lines[point.id]}."
            faults.add(item.line, message, "Give one of the two another id, or make them one.")
        else:
            first_lines[point.id] = item.line
            points.append(point)
    return Points(tuple(points), frozenset(first_lines))


def _point(item: Line, front: FrontMatter | None, faults: FaultList) -> Point | None:
    match = _POINT.fullmatch(item.text)
    if match is None:
        fix = 'Write it as "- `short-id`: text" or "- `short-id` (side): text".'
        faults.add(item.line, f"{excerpt(item.text)} is not a point.", fix)
        return None
    name, side, text = match[1].strip(), match[2], plain(match[3])
    if not KEY.fullmatch(name) or name == LEAD:
        fix = f'Use lower-case letters, digits and single hyphens, such as "why-faster"; "{LEAD}" is taken.'
        faults.add(item.line, f"{excerpt(name)} cannot be the id of a point.", fix)
        return None
    if not text:
        faults.add(item.line, f"The point {excerpt(name)} says nothing.", "Write its text after the colon.")
        return None
    if side is not None and front is not None and side.strip() not in front.sides:
        add_undeclared("side", side.strip(), front.sides, item.line, faults)
    return Point(name, text, side.strip() if side is not None else None)


def read_comparison(table: Block, front: FrontMatter | None, faults: FaultList) -> Points:
    """The sides of the table's one row as points, whose ids are the sides' names in the front matter."""
    header, rows = _rows(table, faults)
    known = tuple(front.sides) if front else ()
    sides = [_declared(cell, known) for cell in header[1:_CELLS]]
    ids = frozenset(sides)
    if not _check_sides(sides, table.line, front, faults):
        ids |= frozenset(known)  # the questions may well belong to the side that was meant
    if not rows or len(rows[0]) != _CELLS or len(header) != _CELLS:
        return Points(ids=ids)
    line = table.lines[2].line
    for title, cell in zip(header, rows[0], strict=True):
        if not cell:
            faults.add(
                line, f"The cell under {excerpt(title)} is empty.", "Write a sentence that can be read alone."
            )
    aspect = _declared(rows[0][0], tuple(front.aspects) if front else ())
    if front is not None and aspect and aspect not in front.aspects:
        add_undeclared("aspect", aspect, front.aspects, line, faults)
    points = tuple(Point(side, cell, side) for side, cell in zip(sides, rows[0][1:], strict=True) if cell)
    return Points(points, ids, aspect)


def _rows(table: Block, faults: FaultList) -> tuple[list[str], list[list[str]]]:
    """The header's cells and those of the rows below the dashes."""
    header, *below = [_cells(line.text) for line in table.lines]
    _count_cells("header", header, table.line, faults)
    if not below or not all(_DASHES.fullmatch(cell) for cell in below[0]):
        faults.add(table.line, "The table has no line of dashes under its header.", f'Put "{_DASH_ROW}" there.')
        return header, []
    _count_cells("line of dashes", below[0], table.lines[1].line, faults)
    rows = below[1:]
    for row, line in zip(rows, table.lines[2:], strict=True):
        _count_cells("row", row, line.line, faults)
    if not rows:
        fix = "Add the row: the aspect, then one sentence for each side."
        faults.add(table.line, "The table has no row under its line of dashes.", fix)
    for line in table.lines[3:]:
        faults.add(line.line, "The table has more than one row.", "Make a section of its own for each row.")
    return header, rows


def _cells(row: str) -> list[str]:
    inner = row.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [plain(cell.strip()) for cell in _CELL_BORDER.split(inner)]


def _count_cells(what: str, cells: Sequence[str], line: int, faults: FaultList) -> None:
    if len(cells) != _CELLS:
        noun = "cell" if len(cells) == 1 else "cells"
        fix = r'Separate the aspect and the two sides by "|"; write a "|" inside a text as "\|".'
        faults.add(line, f"The table's {what} has {len(cells)} {noun} instead of {_CELLS}.", fix)


def _check_sides(sides: Sequence[str], line: int, front: FrontMatter | None, faults: FaultList) -> bool:
    """Whether the header names two different sides that the front matter declares, if that could be read."""
    unknown = [side for side in sides if front is not None and side not in front.sides]
    for side in unknown:
        add_undeclared("side", side, front.sides if front else {}, line, faults)
    is_double = len(sides) != len(set(sides))
    if is_double:
        faults.add(line, "Both columns of the table speak of one side.", "Name a different side in each column.")
    return len(sides) == _CELLS - 1 and not unknown and not is_double


def _declared(cell: str, known: Sequence[str]) -> str:
    """The declared name in the cell, in upper or lower case; any other cell in lower case."""
    return next((name for name in known if name.casefold() == cell.casefold()), cell.casefold())


def read_questions(blocks: list[Block], ids: Set[str], faults: FaultList) -> tuple[list[Question], list[int]]:
    """The questions below ``### Questions`` and the line of each; `ids` are the points they may belong to."""
    questions: list[Question] = []
    lines: list[int] = []
    group: Block | None = None
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if block.kind == "heading" and block.level == GROUP_LEVEL:
            group = block
            _check_group(block, ids, seen, faults)
            if index + 1 == len(blocks) or blocks[index + 1].kind == "heading":
                fix = 'Write at least one "- question" below it, or remove the heading.'
                faults.add(block.line, f"There is no question under {excerpt(plain(block.text))}.", fix)
        elif block.kind != "list":
            fix = 'Write each question as "- question" below "#### lead" or "#### a-point".'
            faults.add(block.line, f"Among the questions there is {block.name}.", fix)
        elif group is None:
            fix = f'Put a line "#### {LEAD}", or "####" and a point\'s id, above these questions.'
            faults.add(block.line, "These questions are not under a point.", fix)
        else:
            point = plain(group.text)
            found = [(Question(plain(item.text), point), item.line) for item in block.lines]
            questions += [question for question, _ in found]
            lines += [line for _, line in found]
    return questions, lines


def _check_group(heading: Block, ids: Set[str], seen: dict[str, int], faults: FaultList) -> None:
    point = plain(heading.text)
    if point in seen:
        message = f"The questions of {excerpt(point)} have two headings, the first in line {seen[point]}."
        faults.add(heading.line, message, "Put them under one heading.")
    elif point != LEAD and point not in ids:
        fix = did_you_mean(point, {LEAD, *ids}) or f"Use one of: {', '.join([LEAD, *sorted(ids - {''})])}."
        faults.add(heading.line, f"The section has no point {excerpt(point)}.", fix)
    seen.setdefault(point, heading.line)
