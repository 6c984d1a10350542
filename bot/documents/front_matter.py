"""The front matter of a knowledge document: its name, its source, how long it holds, its vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast, get_args

from bot.dialogue.person import Audience
from bot.documents.dates import holding_time, iso_date
from bot.documents.passage import LEAD
from bot.files.faults import FaultList, excerpt
from bot.files.names import INTENT, KEY
from bot.files.yaml_fields import Fields, read_fields

FENCE = "---"
FIRST_LINE = 2
"""The line of the file on which the YAML begins, below the first fence."""

FIELDS = (
    "title",
    "key",
    "audience",
    "general",
    "source",
    "reviewed",
    "review_holds",
    "sides",
    "aspects",
    "intents",
)
SOURCE_FIELDS = ("name", "date")

_KEY_FIX = 'Use lower-case letters, digits and single hyphens, such as "job-rotation".'
_INTENT_FIX = 'Use lower-case letters, digits and underscores, such as "ask_pay".'
_DATE_FIX = 'Write it as year-month-day, such as "2024-05-31".'


@dataclass(frozen=True)
class FrontMatter:
    """The declared fields; one with a fault is empty, or None if it is a date or a duration."""

    title: str
    key: str
    key_line: int
    audience: Audience
    is_general: bool
    source_name: str
    source_date: date | None
    reviewed: date | None
    review_holds: timedelta | None
    sides: Mapping[str, tuple[str, ...]]
    aspects: Mapping[str, tuple[str, ...]]
    intents: Mapping[str, str]


def split_front_matter(source: str, faults: FaultList) -> tuple[str, str, int] | None:
    """The YAML, the Markdown below it and the file's line on which that begins; None without front matter."""
    lines = source.split("\n")
    if lines[0].rstrip() != FENCE:
        fix = 'Begin the file with a line "---", the fields from "title: …" on, and a second line "---".'
        faults.add(1, "The document has no front matter.", fix)
        return None
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), None)
    if end is None:
        faults.add(1, "The front matter is never closed.", 'Put a line "---" below its last field.')
        return None
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def read_front_matter(text: str, faults: FaultList) -> FrontMatter | None:
    """The fields of the YAML between the fences; None when it cannot be read as YAML at all."""
    fields = read_fields(text, "The front matter", FIRST_LINE, faults)
    if fields is None:
        return None
    fields.check_known(FIELDS)
    source_name, source_date = _source(fields, faults)
    reviewed = _date(fields, "reviewed", faults)
    return FrontMatter(
        title=fields.text("title", 'Add a line "title: …" with the name that people know the subject by.'),
        key=_key(fields, faults),
        key_line=fields.lines.get("key", fields.line),
        audience=_audience(fields, faults),
        is_general=_is_general(fields, faults),
        source_name=source_name,
        source_date=source_date,
        reviewed=reviewed,
        review_holds=_review_holds(fields, reviewed, faults),
        sides=_vocabulary(fields, "sides", faults),
        aspects=_vocabulary(fields, "aspects", faults),
        intents=_intents(fields, faults),
    )


def _key(fields: Fields, faults: FaultList) -> str:
    key = fields.text("key", f'Add a line "key: …". {_KEY_FIX}')
    if key and not KEY.fullmatch(key):
        faults.add(fields.lines["key"], f"{excerpt(key)} cannot be a key.", _KEY_FIX)
        return ""
    return key


def _audience(fields: Fields, faults: FaultList) -> Audience:
    if "audience" not in fields:
        return "public"
    text = fields.text("audience", 'Write "public" or "employees".')
    return as_audience(text, fields.lines["audience"], faults) if text else "employees"


def _is_general(fields: Fields, faults: FaultList) -> bool:
    if "general" not in fields:
        return False
    fix = 'Write "true" for a text that is not your organisation\'s own, or leave the line out.'
    text = fields.text("general", fix)
    if text not in ("true", "false", ""):
        faults.add(fields.lines["general"], f"{excerpt(text)} is neither true nor false.", fix)
    return text == "true"


def as_audience(text: str, line: int, faults: FaultList) -> Audience:
    """The audience of this name; for an unknown one a fault, and the narrower audience to be safe."""
    if text in get_args(Audience):
        return cast(Audience, text)
    faults.add(line, f"{excerpt(text)} is not an audience.", 'Write "public" or "employees".')
    return "employees"


def _source(fields: Fields, faults: FaultList) -> tuple[str, date | None]:
    source = fields.nested("source", 'Add "source:" and below it "  name: …" and "  date: 2024-05-31".')
    if source is None:
        return "", None
    source.check_known(SOURCE_FIELDS)
    name = source.text("name", 'Add a line "  name: …" below "source:".')
    return name, _date(source, "date", faults)


def _date(fields: Fields, name: str, faults: FaultList) -> date | None:
    text = fields.text(name, f'Add a line "{name}: …". {_DATE_FIX}')
    return iso_date(text, fields.lines[name], faults) if text else None


def _review_holds(fields: Fields, reviewed: date | None, faults: FaultList) -> timedelta | None:
    name = "review_holds"
    text = fields.text(name, f'Add a line "{name}: 12 months".')
    return holding_time(text, reviewed, fields.lines[name], faults) if text else None


def _vocabulary(fields: Fields, kind: str, faults: FaultList) -> dict[str, tuple[str, ...]]:
    """The names below ``sides`` or ``aspects`` with the words that people use for them."""
    fix = 'Write "  name: [word, another word]" below it.'
    entries = fields.nested(kind, fix) if kind in fields else None
    if entries is None:
        return {}
    for name, line in entries.lines.items():
        if kind == "sides" and (not KEY.fullmatch(name) or name == LEAD):
            faults.add(line, f"{excerpt(name)} cannot be a side.", _KEY_FIX)
    return {name: entries.words(name, fix) for name in entries}


def _intents(fields: Fields, faults: FaultList) -> dict[str, str]:
    fix = 'Write "  ask_…: what it is about" below "intents:" for each intent that the sections name.'
    intents = fields.nested("intents", fix)
    if intents is None:
        return {}
    for name, line in intents.lines.items():
        if not INTENT.fullmatch(name):
            faults.add(line, f"{excerpt(name)} cannot be an intent.", _INTENT_FIX)
    return {name: intents.text(name, 'Say what it is about, such as "pay and raises".') for name in intents}
