"""Occupations and skills of one source in three CSV files of a folder; also the project's own lay titles.

The shipped data has this form, and the importers convert official releases to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bot.catalogue.naming import normalised
from bot.catalogue.records import HIGHEST_LEVEL, Occupation, Requirement, Skill
from bot.files.cells import LIST_SIGN
from bot.files.delimited import Table, read_table, require_columns, write_table
from bot.files.faults import Fault, FaultList, FaultyFiles

OCCUPATION_COLUMNS = ("key", "title", "alternatives", "reference")
SKILL_COLUMNS = ("key", "name", "kind", "group", "alternatives", "reference")
REQUIREMENT_COLUMNS = ("occupation", "skill", "essential", "level")
LAY_TITLE_COLUMNS = ("occupation", "title")
LISTED_TITLES = Path("data") / "catalogue" / "listed_titles.csv"
MAX_SOURCE_BYTES = 100_000_000


@dataclass(frozen=True)
class SourceData:
    """The data of one source; the requirements of its occupations name its skills by key."""

    occupations: tuple[Occupation, ...]
    skills: tuple[Skill, ...]


def read_source(folder: Path, source: str) -> SourceData:
    """The source in this folder. Raises `FaultyFiles` with everything that is wrong in its files."""
    tables: list[Table] = []
    faults: list[Fault] = []
    for name, columns in (
        ("skills", SKILL_COLUMNS),
        ("occupations", OCCUPATION_COLUMNS),
        ("requirements", REQUIREMENT_COLUMNS),
    ):
        try:
            table = read_table(folder / f"{name}.csv", ",", max_bytes=MAX_SOURCE_BYTES)
            require_columns(table, columns, columns)
            tables.append(table)
        except FaultyFiles as error:
            faults.extend(error.faults)
    if faults:
        raise FaultyFiles(faults)
    skills, occupations, requirements = tables
    keys = {
        "skill": {row.cells["key"] for row in skills.rows},
        "occupation": {row.cells["key"] for row in occupations.rows},
    }
    faults = [*_repeated(skills), *_repeated(occupations), *_dangling(requirements, keys)]
    if faults:
        raise FaultyFiles(faults)
    return SourceData(tuple(_occupations(occupations, requirements, source)), tuple(_skills(skills, source)))


def write_source(data: SourceData, folder: Path) -> None:
    """Writes the source's three files in the form that `read_source` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    occupations = [(o.key, o.title, LIST_SIGN.join(o.alternatives), o.reference) for o in data.occupations]
    skills = [(s.key, s.name, s.kind, s.group, LIST_SIGN.join(s.alternatives), s.reference) for s in data.skills]
    requirements = [
        (occupation.key, need.skill, "yes" if need.essential else "no", _plain(need.level))
        for occupation in data.occupations
        for need in occupation.requirements
    ]
    for name, columns, rows in (
        ("occupations", OCCUPATION_COLUMNS, occupations),
        ("skills", SKILL_COLUMNS, skills),
        ("requirements", REQUIREMENT_COLUMNS, requirements),
    ):
        (folder / f"{name}.csv").write_text(write_table(columns, rows), encoding="utf-8")


def read_lay_titles(file: Path, occupations: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Lay titles by the key of their occupation, which must be one of `occupations` if these are given.

    Raises `FaultyFiles`.
    """
    table = read_table(file, ",")
    require_columns(table, LAY_TITLE_COLUMNS, LAY_TITLE_COLUMNS)
    faults = FaultList(file)
    titles: dict[str, tuple[str, ...]] = {}
    seen: dict[str, int] = {}
    for row in table.rows:
        key, title = row.cells["occupation"], row.cells["title"]
        if occupations is not None and key not in occupations:
            faults.add(
                row.line, f'No occupation has the key "{key}".', "Look it up: rung catalogue search", "occupation"
            )
        if title.lower() in seen:
            faults.add(
                row.line, f'"{title}" is already in line {seen[title.lower()]}.', "Keep one of them.", "title"
            )
        seen.setdefault(title.lower(), row.line)
        titles[key] = (*titles.get(key, ()), title)
    faults.stop()
    return titles


def read_listed_titles(file: Path) -> dict[str, str]:
    """The key of an occupation by the normal form of each title of a public list. Raises `FaultyFiles`."""
    table = read_table(file, ",")
    require_columns(table, LAY_TITLE_COLUMNS, LAY_TITLE_COLUMNS)
    return {normalised(row.cells["title"]): row.cells["occupation"] for row in table.rows}


def _plain(level: float | None) -> str:
    return "" if level is None else f"{level:g}"


def _repeated(table: Table) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in table.rows:
        key = row.cells["key"]
        if not key or key in seen:
            message = f'The key "{key}" occurs more than once.' if key else "The key is missing."
            yield Fault(table.file, row.line, message, "Give each row a key of its own.", column="key")
        seen.add(key)


def _dangling(table: Table, keys: dict[str, set[str]]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        for column, known in keys.items():
            if row.cells[column] not in known:
                message = f'There is no {column} "{row.cells[column]}".'
                yield Fault(table.file, row.line, message, f"Use a key of {column}s.csv.", column=column)
        if not _is_level(row.cells["level"]):
            message = f'"{row.cells["level"]}" is not a level.'
            yield Fault(table.file, row.line, message, "Use a number from 0 to 7, or nothing.", column="level")
        pair = (row.cells["occupation"], row.cells["skill"])
        if pair in seen:
            message = "The occupation asks for this skill already."
            yield Fault(table.file, row.line, message, "Keep one of the lines.", column="skill")
        seen.add(pair)


def _is_level(text: str) -> bool:
    try:
        return not text or 0 <= float(text) <= HIGHEST_LEVEL
    except ValueError:
        return False


def _occupations(occupations: Table, requirements: Table, source: str) -> Iterator[Occupation]:
    ordered = sorted(requirements.rows, key=lambda row: row.cells["occupation"])
    needs = {
        key: tuple(
            Requirement(
                row.cells["skill"],
                row.cells["essential"] != "no",
                float(row.cells["level"]) if row.cells["level"] else None,
            )
            for row in group
        )
        for key, group in groupby(ordered, key=lambda row: row.cells["occupation"])
    }
    for row in occupations.rows:
        key = row.cells["key"]
        yield Occupation(
            key=key,
            title=row.cells["title"],
            alternatives=_list(row.cells["alternatives"]),
            requirements=needs.get(key, ()),
            source=source,
            reference=row.cells["reference"],
        )


def _skills(table: Table, source: str) -> Iterator[Skill]:
    for row in table.rows:
        yield Skill(
            key=row.cells["key"],
            name=row.cells["name"],
            kind="activity" if row.cells["kind"] == "activity" else "skill",
            group=row.cells["group"],
            alternatives=_list(row.cells["alternatives"]),
            source=source,
            reference=row.cells["reference"],
        )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(LIST_SIGN) if part.strip())
