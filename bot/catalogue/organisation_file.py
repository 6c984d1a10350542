"""An organisation's credentials, openings or promotion criteria in a CSV file, with all faults reported at once.

The header says which of the three a file contains. Lists in a cell are separated by ``|``; a skill may have a level
after a colon (``data-mining:4``). Skills and occupations may be given by key or by name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast, get_args

from bot.catalogue.organisation_checks import check_credentials, check_criteria
from bot.catalogue.records import (
    HIGHEST_LEVEL,
    Credential,
    CredentialKind,
    Criterion,
    CriterionKind,
    Occupation,
    Opening,
    Skill,
    TaughtSkill,
)
from bot.dialogue.person import Audience
from bot.files.cells import Cells
from bot.files.delimited import Table, read_table, require_columns
from bot.files.faults import Fault, FaultList, FaultyFiles

Kind = Literal["credentials", "openings", "criteria"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Record = Credential | Opening | Criterion

COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    "credentials": (
        "key",
        "title",
        "kind",
        "issuer",
        "teaches",
        "hours",
        "cost",
        "currency",
        "prerequisites",
        "valid_months",
        "audience",
    ),
    "openings": ("key", "title", "occupation", "unit", "closes", "audience"),
    "criteria": ("key", "occupation", "text", "kind", "subject", "at_least", "audience", "rung"),
}
REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "credentials": ("key", "title", "kind", "issuer", "teaches", "hours"),
    "openings": ("key", "title", "occupation"),
    "criteria": ("key", "occupation", "text", "kind"),
}
_TELLING: Mapping[Kind, frozenset[str]] = {
    "credentials": frozenset({"teaches", "issuer", "hours", "prerequisites"}),
    "openings": frozenset({"closes", "unit"}),
    "criteria": frozenset({"subject", "at_least", "text", "rung"}),
}
AUDIENCES = get_args(Audience)
MAX_HOURS, MAX_COST, MAX_MONTHS, MAX_AT_LEAST = 10_000, 1_000_000, 600, 1_000


@dataclass(frozen=True)
class Known:
    """What rows may refer to: skills and occupations by key or lower-case name, credentials by key."""

    occupations: Collection[str]
    skills: Collection[str]
    occupation_names: Mapping[str, str] = field(default_factory=dict)
    skill_names: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, Credential] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        occupations: Collection[Occupation],
        skills: Collection[Skill],
        credentials: Collection[Credential] = (),
    ) -> Known:
        """All of these; of two with the same name, the name stands for the first."""
        return cls(
            occupations={occupation.key: None for occupation in occupations},
            skills={skill.key: None for skill in skills},
            occupation_names={o.title.lower(): o.key for o in reversed(list(occupations))},
            skill_names={skill.name.lower(): skill.key for skill in reversed(list(skills))},
            credentials={credential.key: credential for credential in credentials},
        )

    def with_credentials(self, credentials: Collection[Credential]) -> Known:
        """A copy with these credentials instead."""
        return replace(self, credentials={credential.key: credential for credential in credentials})


def kind_of(table: Table) -> Kind:
    """The kind that the header fits best. Raises `FaultyFiles` when it fits none."""
    columns = frozenset(table.columns)
    fitting = [kind for kind in KINDS if columns & _TELLING[kind]]
    best = max(fitting, key=lambda kind: len(columns & frozenset(COLUMNS[kind])), default=None)
    if best is None:
        forms = "; ".join(f"{kind}: {','.join(COLUMNS[kind])}" for kind in KINDS)
        message = "The header is not that of credentials, openings or criteria."
        raise FaultyFiles([Fault(table.file, 1, message, f"Use one of these. {forms}")])
    return best


def read_organisation_file(
    file: Path, known: Known, is_sample: bool = False, kind: Kind | None = None
) -> tuple[Kind, tuple[Record, ...]]:
    """The kind of a file and its records in order. Raises `FaultyFiles` with everything that is wrong."""
    table = read_table(file)
    kind = kind or kind_of(table)
    require_columns(table, REQUIRED[kind], COLUMNS[kind])
    faults = FaultList(file)
    if not table.rows:
        faults.add(2, "The file has a header and no rows.", "Add at least one row.")
    rows = [Cells(row, faults) for row in table.rows]
    readers: Mapping[Kind, Callable[[Cells, Known, bool], Record]] = {
        "credentials": _credential,
        "openings": _opening,
        "criteria": _criterion,
    }
    records = tuple(readers[kind](cells, known, is_sample) for cells in rows)
    _check_keys(rows, records)
    if kind == "credentials":
        check_credentials(rows, cast("tuple[Credential, ...]", records))
    if kind == "criteria":
        check_criteria(rows, cast("tuple[Criterion, ...]", records), known.credentials)
    faults.stop()
    return kind, records


def _check_keys(rows: list[Cells], records: tuple[Record, ...]) -> None:
    lines: dict[str, int] = {}
    for cells, record in zip(rows, records, strict=True):
        if record.key and record.key in lines:
            cells.fault(
                "key", f'"{record.key}" is already the key of line {lines[record.key]}.', "Give it another key."
            )
        lines.setdefault(record.key, cells.line)


def _credential(cells: Cells, known: Known, is_sample: bool) -> Credential:
    return replace(
        read_credential(cells, known),
        audience=cast(Audience, cells.choice("audience", AUDIENCES, default="public")),
        is_sample=is_sample,
    )


def read_credential(cells: Cells, known: Known, hours: float | None = None) -> Credential:
    """What every file of credentials says of one; `hours` stand in for a cell that is empty, where it may be."""
    currency = cells.raw("currency").upper() or "EUR"
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
        cells.fault("currency", f'"{currency[:20]}" is not a currency.', "Use its three letters: EUR, GBP, USD.")
    return Credential(
        key=cells.key(),
        title=cells.text("title"),
        kind=cast(CredentialKind, cells.choice("kind", get_args(CredentialKind))),
        issuer=cells.text("issuer"),
        teaches=_taught(cells, known),
        hours=cells.number("hours", 0.25, MAX_HOURS, default=hours),
        cost=cells.number("cost", 0, MAX_COST, default=0.0),
        currency=currency,
        prerequisites=tuple(cells.items("prerequisites")),
        valid_months=cells.whole("valid_months", 1, MAX_MONTHS),
    )


def _taught(cells: Cells, known: Known) -> tuple[TaughtSkill, ...]:
    """The skills in the column `teaches`, each with its level where one is given."""
    taught: dict[str, TaughtSkill] = {}
    for item in cells.items("teaches"):
        name, colon, level = item.rpartition(":")
        if not colon:
            name, level = item, ""
        key = cells.known("teaches", "skill", name.strip(), known.skills, dict(known.skill_names))
        if key in taught:
            cells.fault("teaches", f'The skill "{key}" is listed more than once.', "Keep one of them.")
        taught[key] = TaughtSkill(key, _level(cells, "teaches", level.strip()) if colon else None)
    if not taught:
        cells.fault("teaches", "The cell is empty.", "Name at least one skill: data-mining|normalise-data:4.")
    return tuple(taught.values())


def _level(cells: Cells, column: str, text: str) -> float | None:
    try:
        level = float(text)
    except ValueError:
        level = -1.0
    if not 0 <= level <= HIGHEST_LEVEL:
        cells.fault(column, f'"{text[:20]}" is not a level.', f"Use a number from 0 to {HIGHEST_LEVEL:g}.")
        return None
    return level


def _opening(cells: Cells, known: Known, is_sample: bool) -> Opening:
    return Opening(
        key=cells.key(),
        title=cells.text("title"),
        occupation=_occupation(cells, known),
        unit=cells.text("unit", required=False),
        closes=cells.day("closes"),
        audience=cast(Audience, cells.choice("audience", AUDIENCES, default="employees")),
        is_sample=is_sample,
    )


def _criterion(cells: Cells, known: Known, is_sample: bool) -> Criterion:
    kind = cast(CriterionKind, cells.choice("kind", get_args(CriterionKind)))
    subject = cells.raw("subject")
    if kind == "skill":
        subject = cells.known("subject", "skill", subject, known.skills, dict(known.skill_names))
    elif kind == "credential":
        subject = cells.known("subject", "credential", subject, known.credentials, {})
    elif subject:
        cells.fault("subject", f"A criterion of the kind {kind} has no subject.", "Leave the cell empty.")
    most = HIGHEST_LEVEL if kind == "skill" else MAX_AT_LEAST
    return Criterion(
        key=cells.key(),
        occupation=_occupation(cells, known),
        text=cells.text("text"),
        kind=kind,
        subject=subject,
        at_least=cells.number("at_least", 0, most, default=1.0),
        rung=cells.text("rung", required=False),
        audience=cast(Audience, cells.choice("audience", AUDIENCES, default="employees")),
        is_sample=is_sample,
    )


def _occupation(cells: Cells, known: Known) -> str:
    value = cells.raw("occupation")
    return cells.known("occupation", "occupation", value, known.occupations, dict(known.occupation_names))
