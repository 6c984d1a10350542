"""O*NET's official release: the tab-separated text files of its database, as they are offered for download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.catalogue.naming import Keys, distinct
from bot.catalogue.records import HIGHEST_LEVEL, Occupation, Requirement, Skill
from bot.catalogue.source_files import MAX_SOURCE_BYTES, SourceData
from bot.catalogue.sources.onet_package import KEY_PREFIX, SOURCE, skill_group
from bot.files.delimited import Row, Table, read_table, require_columns
from bot.files.faults import Fault, FaultList, FaultyFiles

OCCUPATIONS = "Occupation Data.txt"
TITLES = "Alternate Titles.txt"
SKILLS = "Skills.txt"
KNOWLEDGE = "Knowledge.txt"
_RATINGS = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
COLUMNS = {
    OCCUPATIONS: ("O*NET-SOC Code", "Title"),
    TITLES: ("O*NET-SOC Code", "Alternate Title"),
    SKILLS: _RATINGS,
    KNOWLEDGE: _RATINGS,
}
OPTIONAL_FILES = frozenset({KNOWLEDGE})
IMPORTANT = 3.0
"""From this importance on, "important" on O*NET's scale from 1 to 5, a skill is essential."""
SLIGHT = 2.0
"""Below this importance ("somewhat important") a skill does not count as a requirement."""


@dataclass
class _Rating:
    importance: float = 0.0
    level: float | None = None
    is_relevant: bool = True


def read_onet_release(folder: Path) -> SourceData:
    """Occupations with alternative titles, and skills and knowledge with importance and level (0 to 7).

    ``Knowledge.txt`` may be missing. Occupations without ratings have no requirements. Raises `FaultyFiles`.
    """
    tables = _tables(folder)
    faults: list[Fault] = []
    elements: dict[str, str] = {}
    ratings: dict[str, dict[str, _Rating]] = {}
    for name in (SKILLS, KNOWLEDGE):
        if name in tables:
            faults.extend(_read_ratings(tables[name], elements, ratings))
    if faults:
        raise FaultyFiles(faults)
    keys = Keys(KEY_PREFIX)
    skills = {
        element: Skill(
            key=keys.give(name, element),
            name=name,
            group=skill_group(element),
            source=SOURCE,
            reference=element,
        )
        for element, name in sorted(elements.items())
    }
    return SourceData(tuple(_occupations(tables, skills, ratings)), tuple(skills.values()))


def _tables(folder: Path) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for name, columns in COLUMNS.items():
        if name in OPTIONAL_FILES and not (folder / name).exists():
            continue
        try:
            # A double quote is a character like any other in these files.
            tables[name] = read_table(folder / name, "\t", quoting=False, max_bytes=MAX_SOURCE_BYTES)
            require_columns(tables[name], columns)
        except FaultyFiles as error:
            faults.extend(error.faults)
    if faults:
        raise FaultyFiles(faults)
    return tables


def _read_ratings(table: Table, elements: dict[str, str], ratings: dict[str, dict[str, _Rating]]) -> list[Fault]:
    faults = FaultList(table.file)
    for row in table.rows:
        element = row.cells["Element ID"]
        elements[element] = row.cells["Element Name"]
        rating = ratings.setdefault(row.cells["O*NET-SOC Code"], {}).setdefault(element, _Rating())
        scale, value = row.cells["Scale ID"], _number(row)
        if value is None or not 0 <= value <= HIGHEST_LEVEL:
            message = f'"{row.cells["Data Value"][:40]}" is not a rating.'
            faults.add(row.line, message, "Unpack the release again: the file was altered.", "Data Value")
        elif scale == "IM":
            rating.importance = value
        elif scale == "LV":
            rating.level = value
            rating.is_relevant = row.cells.get("Not Relevant", "") != "Y"
    return faults.faults


def _number(row: Row) -> float | None:
    try:
        return float(row.cells["Data Value"])
    except ValueError:
        return None


def _occupations(
    tables: dict[str, Table], skills: dict[str, Skill], ratings: dict[str, dict[str, _Rating]]
) -> Iterator[Occupation]:
    titles: dict[str, list[str]] = {}
    for row in tables[TITLES].rows:
        short = row.cells.get("Short Title", "")
        names = [row.cells["Alternate Title"], *([] if short in ("", "n/a") else [short])]
        titles.setdefault(row.cells["O*NET-SOC Code"], []).extend(names)
    keys = Keys(KEY_PREFIX)
    for row in sorted(tables[OCCUPATIONS].rows, key=lambda row: row.cells["O*NET-SOC Code"]):
        code, title = row.cells["O*NET-SOC Code"], row.cells["Title"]
        yield Occupation(
            key=keys.give(title, code),
            title=title,
            alternatives=distinct(titles.get(code, ()), beside=title),
            requirements=tuple(_requirements(skills, ratings.get(code, {}))),
            source=SOURCE,
            reference=code,
        )


def _requirements(skills: dict[str, Skill], ratings: dict[str, _Rating]) -> Iterator[Requirement]:
    """The requirements of one occupation, the most important first."""
    for element, rating in sorted(ratings.items(), key=lambda item: (-item[1].importance, item[0])):
        if rating.is_relevant and rating.importance >= SLIGHT:
            yield Requirement(skills[element].key, rating.importance >= IMPORTANT, rating.level)
