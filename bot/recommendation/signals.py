"""What the recommendation reads from a profile: one plain value a signal, None where it was not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.profile.profile import Evidence, Profile
from bot.reading.months import months_between
from bot.recommendation.standing import Standing

Signal = str | float | None

CHOICES: Mapping[str, tuple[str, ...]] = {
    "goal": ("target_role", "pay", "responsibility", "skills", "change"),
    "recognition": ("internal", "industry", "both"),
    "opening": ("yes", "no"),
}
"""Signals that are one of a few words; all others are numbers."""

NUMBERS = (
    "months_left",
    "hours_per_week",
    "budget",
    "missing",
    "proven",
    "months_in_role",
    "covered",
    "criteria_met",
)
SIGNALS = (*CHOICES, *NUMBERS)
EMPLOYER_PAYS = "employer_pays"
"""The one word that the signal `budget` may be, beside a number."""

FIELD_OF: Mapping[str, str] = {
    "goal": "target",
    "months_left": "deadline",
    "missing": "target",
    "covered": "target",
    "criteria_met": "target",
    "proven": "evidence",
}
"""The field of the profile that a signal comes from, where it is not called the same."""


def field_of(signal: str) -> str:
    """The field to ask for when this signal is missing."""
    return FIELD_OF.get(signal, signal)


def signals_of(
    profile: Profile, evidence: Sequence[Evidence], standing: Standing, today: date
) -> dict[str, Signal]:
    """All signals. An opening in the catalogue counts as known of unless the person says there is none."""
    opening = profile.opening
    if opening is None and standing.openings:
        opening = True
    goal = profile.goal or ("target_role" if profile.target else None)
    return {
        "goal": goal,
        "months_left": max(0.0, months_between(today, profile.deadline)) if profile.deadline else None,
        "recognition": profile.recognition,
        "opening": None if opening is None else "yes" if opening else "no",
        "hours_per_week": profile.hours_per_week,
        "budget": EMPLOYER_PAYS if profile.employer_pays else profile.budget,
        "missing": standing.missing,
        "proven": _proven(profile, evidence, today),
        "months_in_role": profile.months_in_role,
        "covered": standing.covered,
        "criteria_met": standing.criteria_met,
    }


def _proven(profile: Profile, evidence: Sequence[Evidence], today: date) -> float | None:
    """How many proofs hold; None while nobody was asked for any."""
    if not evidence and "evidence" not in profile.refused:
        return None
    return float(sum(each.kind == "proven" and each.holds_on(today) for each in evidence))
