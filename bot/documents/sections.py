"""A section of a knowledge document, read as the passage from which answers are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.documents.blocks import Block, plain
from bot.documents.front_matter import FrontMatter
from bot.documents.metadata import Metadata, read_metadata
from bot.documents.passage import Passage
from bot.documents.points import GROUP_LEVEL, Points, read_comparison, read_points, read_questions
from bot.files.faults import FaultList, excerpt

SECTION_LEVEL = 2
PART_LEVEL = 3

_FIX_BLOCK = 'A section has its list of fields, its lead, "### Points" or a table, and "### Questions".'


@dataclass(frozen=True)
class PassageLines:
    """The lines of a passage in its file: of its heading, of each field, and of each question in order."""

    heading: int
    fields: Mapping[str, int]
    questions: tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """A passage as far as it could be read (missing texts are empty), with its places in the file."""

    passage: Passage
    lines: PassageLines


class PlacedSection(NamedTuple):
    """A section and its file."""

    file: Path
    section: Section


@dataclass(frozen=True)
class Places:
    """Where the passages of a document are, by passage key."""

    file: Path
    passages: Mapping[str, PassageLines]


@dataclass(frozen=True)
class _Parts:
    fields: Block | None
    lead: str
    tables: list[Block]
    points: list[Block]
    questions: list[Block]

    @property
    def is_empty(self) -> bool:
        return not (self.lead or self.tables or self.points or self.questions)


def read_section(blocks: Sequence[Block], front: FrontMatter | None, faults: FaultList) -> Section:
    """The passage of a heading (the first block) and everything below it up to the next section."""
    heading = blocks[0]
    title = plain(heading.text)
    if not title:
        faults.add(heading.line, "The section has no title.", 'Write it after "##".')
    parts = _split(blocks, faults)
    if parts.is_empty:
        fix = "Write its lead, points and questions, or remove it."
        faults.add(heading.line, f"The section {excerpt(title)} says nothing.", fix)
    metadata = read_metadata(parts.fields, heading, front, faults)
    points = _read_points(parts, front, faults)
    aspect = _aspect(metadata, points, faults)
    questions, lines = read_questions(parts.questions, points.ids, faults)
    if not parts.is_empty:
        _find_missing(parts, points, bool(questions), heading, faults)
    passage = Passage(
        key=metadata.key,
        title=title,
        intent=metadata.intent,
        lead=parts.lead,
        points=points.points,
        questions=tuple(questions),
        document=front.key if front else "",
        aliases=metadata.aliases,
        related=metadata.related,
        side=metadata.side,
        aspect=aspect,
        term=metadata.term,
        is_comparison=bool(parts.tables),
        audience=metadata.audience,
        sources=metadata.sources,
    )
    return Section(passage, PassageLines(heading.line, metadata.lines, tuple(lines)))


def _split(blocks: Sequence[Block], faults: FaultList) -> _Parts:
    """Sort the blocks below the heading into the section's parts, and list those that belong to none."""
    parts: dict[str, list[Block]] = {"intro": [], "points": [], "questions": []}
    part: str | None = "intro"
    for block in blocks[1:]:
        if block.kind == "heading" and block.level == PART_LEVEL:
            part = _part_name(block, parts, faults)
            if part in ("points", "questions") and parts[part]:
                faults.add(block.line, f"The section has {excerpt(plain(block.text))} twice.", "Make them one.")
        elif block.kind == "heading" and not (part == "questions" and block.level == GROUP_LEVEL):
            faults.add(
                block.line, f"The heading {excerpt(plain(block.text))} is out of place.", _heading_fix(block)
            )
        elif part is not None:
            parts[part].append(block)
    fields = next((block for block in parts["intro"] if block.kind == "list"), None)
    for block in parts["intro"]:
        if block.kind not in ("text", "table") and block is not fields:
            faults.add(block.line, f"Instead of the lead there is {block.name}.", _FIX_BLOCK)
    lead = " ".join(plain(block.text) for block in parts["intro"] if block.kind == "text")
    tables = [block for block in parts["intro"] if block.kind == "table"]
    return _Parts(fields, lead, tables, parts["points"], parts["questions"])


def _part_name(heading: Block, parts: Mapping[str, list[Block]], faults: FaultList) -> str | None:
    name = plain(heading.text).casefold()
    if name in parts and name != "intro":
        return name
    faults.add(heading.line, f"A section has no part {excerpt(plain(heading.text))}.", _FIX_BLOCK)
    return None


def _heading_fix(heading: Block) -> str:
    if heading.level < SECTION_LEVEL:
        return 'Begin a section with two "#"; the title of the whole document is at its top.'
    if heading.level == GROUP_LEVEL:
        return 'Headings with four "#" belong below "### Questions".'
    return _FIX_BLOCK


def _read_points(parts: _Parts, front: FrontMatter | None, faults: FaultList) -> Points:
    for block in parts.points:
        if block.kind != "list":
            fix = 'Write each point as "- `short-id`: text"; a table takes the place of "### Points".'
            faults.add(block.line, f"Among the points there is {block.name}.", fix)
    items = [item for block in parts.points if block.kind == "list" for item in block.lines]
    if not parts.tables:
        return read_points(items, front, faults)
    if parts.points:
        faults.add(parts.points[0].line, "The section has both a table and points.", "Keep one of the two.")
    for table in parts.tables[1:]:
        faults.add(table.line, "The section has a second table.", "Make a section of its own for it.")
    return read_comparison(parts.tables[0], front, faults)


def _aspect(metadata: Metadata, points: Points, faults: FaultList) -> str | None:
    if points.aspect and metadata.aspect and metadata.aspect != points.aspect:
        message = f"The aspect is {excerpt(metadata.aspect)} here and {excerpt(points.aspect)} in the table's row."
        faults.add(metadata.lines["aspect"], message, "Make them the same.")
    return points.aspect or metadata.aspect


def _find_missing(parts: _Parts, points: Points, has_questions: bool, heading: Block, faults: FaultList) -> None:
    title = excerpt(plain(heading.text))
    if not parts.lead:
        fix = "Write one or two sentences below the list of fields that answer the most general question."
        faults.add(heading.line, f"The section {title} has no lead.", fix)
    if not points.ids and not parts.tables:
        fix = 'Add "### Points" with a list of "- `short-id`: text", or a table that compares two sides.'
        faults.add(heading.line, f"The section {title} has no points.", fix)
    if not has_questions:
        fix = 'Add "### Questions", below it "#### lead" and a list of questions as people ask them.'
        faults.add(heading.line, f"The section {title} has no questions.", fix)
