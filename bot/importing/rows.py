"""What a file says about a person, as rows that they can look through before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

RowKind = Literal["role", "skill", "certificate"]

MOST_ROWS = 200
"""No more rows than this are read out of one file."""

MOST_CHARACTERS = 120
"""Of a title; what is longer is a text and no title."""

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Row:
    """One thing: a role with its days, a skill, a certificate.

    `by` is the employer or issuer. `starts` and `ends` are the days of a role, the days of issue and expiry of a
    certificate. `is_present` marks the role that the person has now.
    """

    kind: RowKind
    title: str
    by: str = ""
    starts: date | None = None
    ends: date | None = None
    is_present: bool = False


class ProfileUnreadable(ValueError):
    """The file cannot be read as a profile; the message says why, in words for the person."""


def row(
    kind: RowKind,
    title: object,
    by: object = "",
    starts: date | None = None,
    ends: date | None = None,
    is_present: bool = False,
) -> Row | None:
    """A row of what a file holds; None where there is no title, or one that is too long to be one."""
    name = clean(title)
    if not name or len(name) > MOST_CHARACTERS:
        return None
    return Row(kind, name, clean(by)[:MOST_CHARACTERS], starts, ends, is_present)


def clean(value: object) -> str:
    """The text of a value on one line, without what cannot be printed."""
    text = _SPACE.sub(" ", value) if isinstance(value, str) else ""
    return "".join(filter(str.isprintable, text)).strip()


def gathered(rows: Iterable[Row | None]) -> tuple[Row, ...]:
    """The rows there are, each thing once; of several present roles the one that began last stays present."""
    found = [one for one in rows if one is not None]
    seen: dict[tuple[str, str, str, date | None], Row] = {}
    for one in found:
        starts = one.starts if one.kind == "role" else None
        seen.setdefault((one.kind, one.title.casefold(), one.by.casefold(), starts), one)
    kept = list(seen.values())[:MOST_ROWS]
    present = [one for one in kept if one.is_present]
    last = max(present, key=lambda one: one.starts or date.min, default=None)
    return tuple(_past(one) if one.is_present and one is not last else one for one in kept)


def _past(one: Row) -> Row:
    return Row(one.kind, one.title, one.by, one.starts, one.ends)


def rows_to_json(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows as JSON takes them: days as text."""
    return [
        {**asdict(one), **{name: day.isoformat() for name in ("starts", "ends") if (day := getattr(one, name))}}
        for one in rows
    ]


def rows_from_json(values: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows that `rows_to_json` made."""
    return tuple(
        Row(**{**value, **{name: date.fromisoformat(value[name]) for name in ("starts", "ends") if value[name]}})
        for value in values
    )
