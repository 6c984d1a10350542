"""Writes an organisation's part of the catalogue as CSV, in the form that the import reads."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.organisation_file import COLUMNS, Kind, Record
from bot.catalogue.records import Credential, TaughtSkill
from bot.catalogue.store import CatalogueSnapshot
from bot.files.cells import FORMULA_STARTS, LIST_SIGN
from bot.files.delimited import write_table


def export_table(kind: Kind, snapshot: CatalogueSnapshot) -> str:
    """The credentials, openings or criteria as CSV. A spreadsheet opens it without running anything in it."""
    tables: Mapping[Kind, Mapping[str, Record]] = {
        "credentials": snapshot.credentials,
        "openings": snapshot.openings,
        "criteria": snapshot.criteria,
    }
    columns = COLUMNS[kind]
    return write_table(columns, [[_cell(record, name) for name in columns] for record in tables[kind].values()])


def _cell(record: Record, column: str) -> str:
    if column == "teaches" and isinstance(record, Credential):
        return LIST_SIGN.join(map(_taught, record.teaches))
    value = getattr(record, column)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, tuple):
        return LIST_SIGN.join(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _taught(skill: TaughtSkill) -> str:
    return skill.skill if skill.level is None else f"{skill.skill}:{skill.level:g}"
