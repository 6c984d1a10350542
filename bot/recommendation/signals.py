"""What the recommendation reads from a profile and the catalogue: one value per signal, None where unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.profile.profile import Evidence, Profile
from bot.reading.durations import months_between

Signal = str | float | None

CHOICES: Mapping[str, tuple[str, ...]] = {
    "goal": ("target_role", "pay", "responsibility", "skills", "change"),
    "recognition": ("internal", "industry", "both"),
    "opening": ("yes", "no"),
}
"""The signals whose value is one of a few words; all others are numbers."""

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
"""The one word that the signal `budget` may be instead of a number."""

FIELD_OF: Mapping[str, str] = {
    "goal": "target",
    "months_left": "deadline",
    "missing": "target",
    "covered": "target",
    "criteria_met": "target",
    "proven": "evidence",
}
"""The profile's field that a signal comes from, where the names differ."""


@dataclass(frozen=True)
class TargetFacts:
    """What the catalogue says about the way to the target role; None where it cannot know (no target, no data).

    `missing` counts the skills that the target asks for and nothing shows, `covered` is the share (0 to 1) of its
    skills that evidence or the present role covers, `criteria_met` the share of the promotion criteria that are
    met, `openings` the number of openings for it inside the organisation, `title` the name to call it by.
    """

    missing: int | None = None
    covered: float | None = None
    criteria_met: float | None = None
    openings: int | None = None
    title: str = ""


NO_TARGET_FACTS = TargetFacts()
"""For a person without a target, or a catalogue that says nothing about it."""


def field_of(signal: str) -> str:
    """The profile's field to ask for when this signal is missing."""
    return FIELD_OF.get(signal, signal)


def signals_of(
    profile: Profile, evidence: Sequence[Evidence], target: TargetFacts, today: date
) -> dict[str, Signal]:
    """All signals by name. An opening in the catalogue counts as known unless the person says there is none."""
    opening = profile.opening
    if opening is None and target.openings:
        opening = True
    goal = profile.goal or ("target_role" if profile.target or profile.target_words else None)
    return {
        "goal": goal,
        "months_left": max(0.0, months_between(today, profile.deadline)) if profile.deadline else None,
        "recognition": profile.recognition,
        "opening": None if opening is None else "yes" if opening else "no",
        "hours_per_week": profile.hours_per_week,
        "budget": EMPLOYER_PAYS if profile.employer_pays else profile.budget,
        "missing": target.missing,
        "proven": _proven(profile, evidence, today),
        "months_in_role": profile.months_in_role,
        "covered": target.covered,
        "criteria_met": target.criteria_met,
    }


def _proven(profile: Profile, evidence: Sequence[Evidence], today: date) -> float | None:
    """How many pieces of proof are valid; None as long as the person has neither given nor refused any."""
    if not evidence and "evidence" not in profile.refused:
        return None
    return float(sum(each.kind == "proven" and each.holds_on(today) for each in evidence))
