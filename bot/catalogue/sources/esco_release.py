"""ESCO's official release: the English CSV files of the classification, as its download page offers them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.catalogue.naming import Keys, distinct
from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import MAX_SOURCE_BYTES, SourceData
from bot.catalogue.sources.esco_package import SOURCE, group_of
from bot.files.delimited import Row, Table, read_table, require_columns
from bot.files.faults import Fault, FaultList, FaultyFiles

OCCUPATIONS = "occupations_en.csv"
SKILLS = "skills_en.csv"
RELATIONS = "occupationSkillRelations_en.csv"
COLUMNS = {
    OCCUPATIONS: ("conceptUri", "preferredLabel", "altLabels"),
    SKILLS: ("conceptUri", "skillType", "preferredLabel", "altLabels"),
    RELATIONS: ("occupationUri", "relationType", "skillUri"),
}


def read_esco_release(folder: Path) -> SourceData:
    """Occupations, skills, and essential and optional requirements; unreleased concepts are left out.

    Keys are made from labels as in the shipped data, so what HR has entered stays valid. Raises `FaultyFiles`.
    """
    tables = _tables(folder)
    skills = _skills(tables[SKILLS])
    occupations = _released(tables[OCCUPATIONS])
    needs = _needs(tables[RELATIONS], skills, {row.cells["conceptUri"] for row in occupations})
    keys = Keys()
    made = []
    for row in sorted(occupations, key=_by_label):
        title, uri = row.cells["preferredLabel"], row.cells["conceptUri"]
        made.append(
            Occupation(
                key=keys.give(title, uri),
                title=title,
                alternatives=distinct(_labels(row), beside=title),
                requirements=tuple(needs.get(uri, {}).values()),
                source=SOURCE,
                reference=uri,
            )
        )
    return SourceData(tuple(made), tuple(skills.values()))


def _tables(folder: Path) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for name, columns in COLUMNS.items():
        try:
            tables[name] = read_table(folder / name, ",", max_bytes=MAX_SOURCE_BYTES)
            require_columns(tables[name], columns)
        except FaultyFiles as error:
            faults.extend(error.faults)
    if faults:
        raise FaultyFiles(faults)
    return tables


def _released(table: Table) -> list[Row]:
    """Rows with a URI and a label. A release without the column "status" has only released concepts."""
    return [
        row
        for row in table.rows
        if row.cells["conceptUri"]
        and row.cells["preferredLabel"]
        and row.cells.get("status", "released") in ("released", "")
    ]


def _by_label(row: Row) -> tuple[str, str]:
    return row.cells["preferredLabel"].lower(), row.cells["conceptUri"]


def _labels(row: Row) -> list[str]:
    """ESCO puts alternative labels into one cell, one per line; some releases separate them with a bar."""
    return [label.strip() for label in row.cells["altLabels"].replace("|", "\n").splitlines() if label.strip()]


def _skills(table: Table) -> dict[str, Skill]:
    keys = Keys()
    skills = {}
    for row in sorted(_released(table), key=_by_label):
        name, uri = row.cells["preferredLabel"], row.cells["conceptUri"]
        skills[uri] = Skill(
            key=keys.give(name, uri),
            name=name,
            group=group_of(name, row.cells["skillType"]),
            alternatives=distinct(_labels(row), beside=name),
            source=SOURCE,
            reference=uri,
        )
    return skills


def _needs(table: Table, skills: Mapping[str, Skill], occupations: set[str]) -> dict[str, dict[str, Requirement]]:
    """Requirements by occupation and skill; of an essential and an optional one, the essential one counts."""
    faults = FaultList(table.file)
    needs: dict[str, dict[str, Requirement]] = {}
    for row in table.rows:
        occupation, skill = row.cells["occupationUri"], skills.get(row.cells["skillUri"])
        relation = row.cells["relationType"].lower()
        if relation not in ("essential", "optional"):
            faults.add(row.line, f'"{relation[:40]}" is not known.', "Use essential or optional.", "relationType")
        elif occupation in occupations and skill is not None:
            own = needs.setdefault(occupation, {})
            if relation == "essential" or skill.key not in own:
                own[skill.key] = Requirement(skill.key, relation == "essential")
    faults.stop()
    return needs
