"""Knowledge documents as files: read, checked as a whole, and refused with every fault at once.

    ---
    title: …            front matter (`front_matter`)
    ---
    > disclaimer
    ## Section          one passage (`sections`): its list of fields (`metadata`), its lead,
    ### Points          its points, or a comparison's table,
    ### Questions       and the questions that they answer (both in `points`)

Faults between passages, and advice, are in `checks`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.documents.blocks import Block, plain, read_blocks
from bot.documents.checks import repeats, unknown_links
from bot.documents.front_matter import FrontMatter, read_front_matter, split_front_matter
from bot.documents.passage import Document
from bot.documents.sections import SECTION_LEVEL, PlacedSection, Places, Section, read_section
from bot.documents.source import read_source
from bot.files.faults import Fault, FaultList, FaultyFiles, excerpt

SUFFIX = ".md"


@dataclass(frozen=True)
class Reading:
    """What one file holds; `document` is None if there are faults, `front` if it cannot be read as YAML."""

    file: Path
    faults: tuple[Fault, ...]
    front: FrontMatter | None = None
    sections: tuple[Section, ...] = ()
    document: Document | None = None
    is_readable: bool = False

    @property
    def places(self) -> Places:
        """The lines of the passages in this file."""
        return Places(self.file, {section.passage.key: section.lines for section in self.sections})

    @property
    def placed_sections(self) -> list[PlacedSection]:
        """The sections, each with its file."""
        return [PlacedSection(self.file, section) for section in self.sections]


def parse_document(path: Path) -> Document:
    """The document in a file; raises `FaultyFiles` with everything that is wrong in it.

    Links may lead to other documents, so they are checked by `parse_documents` only.
    """
    reading = read_document(path)
    return _documents([reading], [*reading.faults, *repeats(reading.placed_sections)])[0]


def parse_documents(folder: Path) -> tuple[Document, ...]:
    """All documents of a folder by file name; raises `FaultyFiles` with everything that is wrong in them."""
    return tuple(reading.document for reading in read_documents(folder) if reading.document)


def read_documents(folder: Path) -> tuple[Reading, ...]:
    """Like `parse_documents`, but with the places of the passages; every reading has its document."""
    readings = [read_document(path) for path in document_files(folder)]
    sections = [placed for reading in readings for placed in reading.placed_sections]
    faults = [fault for reading in readings for fault in reading.faults]
    faults += [*_repeated_documents(readings), *repeats(sections)]
    if all(reading.is_readable for reading in readings):  # else the link may lead to what could not be read
        faults += unknown_links(sections)
    _documents(readings, faults)
    return tuple(readings)


def document_files(folder: Path) -> list[Path]:
    """The documents of a folder by name, hidden files left out; raises `FaultyFiles` if there are none."""
    try:
        names = sorted(os.listdir(folder))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fix = "Make the folder, and put at least one document into it."
        raise FaultyFiles([Fault(folder, 0, f"The folder cannot be read ({reason}).", fix)]) from error
    files = [folder / name for name in names if name.lower().endswith(SUFFIX) and not name.startswith(".")]
    if not files:
        fix = f'Put at least one document into it; its name ends in "{SUFFIX}".'
        raise FaultyFiles([Fault(folder, 0, "There is no knowledge document in the folder.", fix)])
    return files


def read_document(path: Path) -> Reading:
    """The file with its own faults, which are listed, not raised; faults between passages are not looked for."""
    faults = FaultList(path)
    source = read_source(path, faults)
    parts = split_front_matter(source, faults) if source is not None else None
    if parts is None:
        return Reading(path, tuple(faults.faults))
    yaml_text, body, first_line = parts
    front = read_front_matter(yaml_text, faults)
    blocks = read_blocks(body, first_line, faults)
    starts = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == SECTION_LEVEL]
    disclaimer = _read_preamble(blocks[: starts[0]] if starts else blocks, first_line, faults)
    bounds = pairwise([*starts, len(blocks)])
    sections = tuple(read_section(blocks[start:end], front, faults) for start, end in bounds)
    if not sections:
        fix = 'Add a section: "## Title", its list of fields, its lead, points and questions.'
        faults.add(first_line - 1, "The document has no section.", fix)
    document = None if faults.faults else _document(front, disclaimer, sections)
    return Reading(path, tuple(faults.faults), front, sections, document, is_readable=True)


def _read_preamble(blocks: Sequence[Block], first_line: int, faults: FaultList) -> str:
    """The disclaimer above the first section; the document's title may stand above it."""
    quotes = [block for block in blocks if block.kind == "quote" and plain(block.text)]
    if not quotes:
        fix = 'Above the first section, add a line that begins with "> " and says what the text is not.'
        faults.add(first_line - 1, "The document has no disclaimer.", fix)
    titles = [block for block in blocks if block.kind == "heading" and block.level == 1]
    for block in blocks:
        if block not in (*quotes[:1], *titles[:1]):
            fix = 'Only the title ("# …") and one disclaimer ("> …") belong there; sections begin with "## ".'
            faults.add(block.line, f"Above the first section there is {block.name}.", fix)
    return plain(quotes[0].text) if quotes else ""


def _document(front: FrontMatter | None, disclaimer: str, sections: Sequence[Section]) -> Document | None:
    if front is None or not (front.source_date and front.reviewed and front.review_holds):
        return None
    return Document(
        key=front.key,
        title=front.title,
        source_name=front.source_name,
        source_date=front.source_date,
        reviewed=front.reviewed,
        review_holds=front.review_holds,
        disclaimer=disclaimer,
        passages=tuple(section.passage for section in sections),
        intents=front.intents,
        sides=front.sides,
        aspects=front.aspects,
        audience=front.audience,
        is_general=front.is_general,
    )


def _repeated_documents(readings: Sequence[Reading]) -> Iterator[Fault]:
    first: dict[str, Reading] = {}
    for reading in readings:
        if reading.front is None or not reading.front.key:
            continue
        earlier = first.setdefault(reading.front.key, reading)
        if earlier is not reading:
            message = f"The document's key {excerpt(reading.front.key)} is already that of {earlier.file}."
            yield Fault(reading.file, reading.front.key_line, message, "Give each document a key of its own.")


def _documents(readings: Sequence[Reading], faults: Sequence[Fault]) -> list[Document]:
    if faults:
        raise FaultyFiles(faults)
    return [reading.document for reading in readings if reading.document]
