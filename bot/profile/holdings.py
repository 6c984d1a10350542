"""What a person holds on a day: credentials and skills, claimed or proven, and what has lapsed.

A proven credential proves the skills that it teaches; one that is only claimed makes them claimed. Evidence past
its last day no longer counts, and is kept apart so that a renewal can be suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.catalogue.records import Credential
from bot.profile.profile import Evidence, EvidenceKind
from bot.reading.durations import months_later

Status = Literal["proven", "claimed", "missing"]


@dataclass(frozen=True)
class Holding:
    """One piece of evidence for a skill; `level` is None where none is given."""

    kind: EvidenceKind
    title: str
    level: float | None = None

    def meets(self, level: float | None) -> bool:
        """Whether it reaches the level; evidence without a level always does."""
        return level is None or self.level is None or self.level >= level


@dataclass(frozen=True)
class Holdings:
    """Valid evidence by skill and by credential; `lapsed` is the evidence that no longer counts."""

    skills: Mapping[str, tuple[Holding, ...]] = field(default_factory=dict)
    credentials: Mapping[str, EvidenceKind] = field(default_factory=dict)
    lapsed: tuple[Evidence, ...] = ()

    def of(self, skill: str) -> tuple[Holding, ...]:
        """All evidence for a skill, proven before claimed."""
        return self.skills.get(skill, ())

    def status(self, skill: str, level: float | None = None) -> Status:
        """Whether the skill is proven, claimed or missing at this level."""
        kinds = {holding.kind for holding in self.of(skill) if holding.meets(level)}
        return "proven" if "proven" in kinds else "claimed" if kinds else "missing"

    def level(self, skill: str) -> float | None:
        """The highest level that any evidence gives; None where none gives one."""
        return max((one.level for one in self.of(skill) if one.level is not None), default=None)


def holdings_on(evidence: Iterable[Evidence], credentials: Iterable[Credential], today: date) -> Holdings:
    """Groups the evidence that is valid on this day by skill and by credential."""
    by_key = {credential.key: credential for credential in credentials}
    skills: dict[str, list[Holding]] = {}
    held: dict[str, EvidenceKind] = {}
    lapsed = []
    for one in evidence:
        credential = by_key.get(one.credential or "")
        last = expiry(one, credential)
        if last is not None and today > last:
            lapsed.append(one)
            continue
        if one.credential is not None and held.get(one.credential) != "proven":
            held[one.credential] = one.kind
        for skill, level in _skills_of(one, credential):
            skills.setdefault(skill, []).append(Holding(one.kind, one.title, level))
    sorted_skills = {skill: tuple(sorted(found, key=_proven_first)) for skill, found in skills.items()}
    return Holdings(sorted_skills, held, tuple(lapsed))


def expiry(evidence: Evidence, credential: Credential | None) -> date | None:
    """The last valid day: the evidence's own, or counted from the day it was earned; None if there is none."""
    if evidence.expires is not None or evidence.earned is None or credential is None:
        return evidence.expires
    return None if credential.valid_months is None else months_later(evidence.earned, credential.valid_months)


def _skills_of(evidence: Evidence, credential: Credential | None) -> Iterable[tuple[str, float | None]]:
    if evidence.skill is not None:
        yield evidence.skill, evidence.level
    for taught in credential.teaches if credential else ():
        if taught.skill != evidence.skill:
            yield taught.skill, taught.level


def _proven_first(holding: Holding) -> tuple[bool, str]:
    return (holding.kind != "proven", holding.title)
