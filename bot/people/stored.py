"""From rows of the database to the values that guidance works on, and back where they are kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from bot.people.person import PendingBadge, SavedPlan
from bot.profile.profile import Achievement, Evidence, Profile

_DATES = ("earned", "expires")


def profile_of(row: Any) -> Profile:
    """The profile in a row of `ProfileRow`."""
    return Profile(**{**_values(row, Profile), "refused": frozenset(row.refused)})


def evidence_of(row: Any) -> Evidence:
    """The evidence in a row of `EvidenceRow`."""
    return Evidence(**_values(row, Evidence))


def achievement_of(row: Any) -> Achievement:
    """The achievement in a row of `AchievementRow`."""
    return Achievement(**_values(row, Achievement))


def plan_of(row: Any) -> SavedPlan:
    """The plan in a row of `PlanRow`."""
    return SavedPlan(**_values(row, SavedPlan))


def pending_badge_of(row: Any) -> PendingBadge:
    """The badge in a row of `PendingBadgeRow`."""
    evidence = tuple(evidence_from_json(one) for one in row.evidence)
    return PendingBadge(row.badge, row.holder, evidence, row.asked_on)


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """The evidence as JSON takes it: days as text."""
    values = asdict(evidence)
    return {**values, **{name: values[name].isoformat() for name in _DATES if values[name] is not None}}


def evidence_from_json(value: Mapping[str, Any]) -> Evidence:
    """The evidence that `evidence_to_json` made."""
    days = {name: date.fromisoformat(value[name]) for name in _DATES if value.get(name) is not None}
    return Evidence(**{**value, **days})


def _values(row: Any, kind: Any) -> dict[str, Any]:
    return {entry.name: row._mapping[entry.name] for entry in fields(kind)}
