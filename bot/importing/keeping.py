"""What of a file's rows is kept once the person confirms: the role they have, skills and certificates they claim.

Nothing of it is proof: a file says what its owner wrote. Earlier roles are shown and not kept, since no advice uses
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.catalogue.naming import normalised
from bot.catalogue.store import CatalogueSnapshot
from bot.importing.rows import Row
from bot.profile.profile import Evidence

_SHORT_FORM = re.compile(r"\(([^()]+)\)")
MOST_MONTHS = 720


@dataclass(frozen=True)
class Kept:
    """The fields of the profile that change, and the evidence to add."""

    profile: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


def is_kept(row: Row) -> bool:
    """Whether anything is kept of this row."""
    return row.kind != "role" or row.is_present


def kept_of(rows: Iterable[Row], catalogue: CatalogueSnapshot, today: date) -> Kept:
    """What these rows change. A role, skill or certificate that the catalogue does not know keeps its own words."""
    profile: dict[str, Any] = {}
    evidence: list[Evidence] = []
    roles, skills, credentials = _names(catalogue)
    for row in filter(is_kept, rows):
        if row.kind == "role":
            profile = {"occupation": roles.get(normalised(row.title)), "occupation_words": row.title}
            if row.starts is not None and row.starts <= today:
                profile["months_in_role"] = min(_months(row.starts, today), MOST_MONTHS)
        elif row.kind == "skill":
            evidence.append(Evidence("claimed", row.title, skill=skills.get(normalised(row.title))))
        else:
            key = next((credentials[name] for name in _forms(row.title) if name in credentials), None)
            starts = row.starts if row.starts is not None and row.starts <= today else None
            evidence.append(Evidence("claimed", row.title, credential=key, earned=starts, expires=row.ends))
    return Kept(profile, tuple(evidence))


def _names(catalogue: CatalogueSnapshot) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Keys of occupations, skills and credentials by the names they go by; of two alike the first."""
    roles, skills, credentials = dict[str, str](), dict[str, str](), dict[str, str]()
    for occupation in catalogue.occupations.values():
        roles.setdefault(normalised(occupation.title), occupation.key)
    for occupation in catalogue.occupations.values():
        for name in occupation.alternatives:
            roles.setdefault(normalised(name), occupation.key)
    for skill in catalogue.skills.values():
        for name in (skill.name, *skill.alternatives):
            skills.setdefault(normalised(name), skill.key)
    for credential in catalogue.credentials.values():
        for name in _forms(credential.title):
            credentials.setdefault(name, credential.key)
    return roles, skills, credentials


def _forms(title: str) -> tuple[str, ...]:
    """A title as it is, without the short form in brackets, and that short form alone."""
    without = normalised(_SHORT_FORM.sub(" ", title))
    short = (normalised(match[1]) for match in _SHORT_FORM.finditer(title))
    return tuple(dict.fromkeys(form for form in (normalised(title), without, *short) if form))


def _months(since: date, today: date) -> int:
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
