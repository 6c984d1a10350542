"""Just-in-time promotion: the organisation's criteria, compared with what is known of a person. It never decides.

Each criterion is met, nearly met or missing, with the evidence for it, or unknown where nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.catalogue.records import Credential, Criterion, Skill
from bot.profile.holdings import Holdings, holdings_on
from bot.profile.profile import Achievement, Evidence, Profile

TERM_TITLE = "Just-in-time promotion"

CriterionStatus = Literal["met", "nearly", "missing", "unknown"]

NEARLY = 0.75
"""From this share of a number (of months or achievements) on, it is nearly reached."""

NEAR_LEVELS = 1.0
"""A skill at most this far below the level asked for is nearly there."""


@dataclass(frozen=True)
class CriterionState:
    """One criterion; `evidence` names what counts for it, `has` and `needs` are the numbers where it has any.

    `is_claimed` says that it is only nearly met because the evidence is claimed and not proven.
    """

    criterion: Criterion
    status: CriterionStatus
    evidence: tuple[str, ...] = ()
    has: float | None = None
    needs: float | None = None
    is_claimed: bool = False
    subject: str = ""


@dataclass(frozen=True)
class Readiness:
    """All criteria of one occupation, in the organisation's order."""

    occupation: str
    states: tuple[CriterionState, ...]

    @property
    def all_met(self) -> bool:
        """Whether there are criteria and each is met: a reason to talk with the manager, and no more than that."""
        return bool(self.states) and all(state.status == "met" for state in self.states)

    def having(self, status: CriterionStatus) -> tuple[CriterionState, ...]:
        """The criteria with this status."""
        return tuple(state for state in self.states if state.status == status)


def readiness(
    occupation: str,
    criteria: Iterable[Criterion],
    profile: Profile,
    evidence: Iterable[Evidence],
    achievements: Iterable[Achievement],
    skills: Mapping[str, Skill],
    credentials: Iterable[Credential],
    today: date,
) -> Readiness:
    """Compares the criteria for this occupation (a key) with what is known on this day."""
    catalogue, all_evidence = tuple(credentials), tuple(evidence)
    known = _Known(
        profile.months_in_role,
        all_evidence,
        holdings_on(all_evidence, catalogue, today),
        tuple(one for one in achievements if one.day <= today),
        {**{key: skill.name for key, skill in skills.items()}, **{one.key: one.title for one in catalogue}},
    )
    states = tuple(_CHECKS[one.kind](one, known) for one in criteria if one.occupation == occupation)
    return Readiness(occupation, states)


@dataclass(frozen=True)
class _Known:
    months: int | None
    evidence: tuple[Evidence, ...]
    holdings: Holdings
    achievements: tuple[Achievement, ...]
    names: Mapping[str, str]


def _months(criterion: Criterion, known: _Known) -> CriterionState:
    if known.months is None:
        return CriterionState(criterion, "unknown", needs=criterion.at_least)
    status = _reached(known.months, criterion.at_least)
    return CriterionState(criterion, status, has=float(known.months), needs=criterion.at_least)


def _skill(criterion: Criterion, known: _Known) -> CriterionState:
    """Met by proof only; a claim, or proof slightly below the level, makes it nearly met."""
    key, level = criterion.subject, criterion.at_least
    evidence = known.holdings.status(key, level)
    reached = known.holdings.level(key)
    counting = [one for one in known.holdings.of(key) if evidence == "missing" or one.meets(level)]
    status: CriterionStatus = "met" if evidence == "proven" else "nearly" if evidence == "claimed" else "missing"
    if status == "missing" and reached is not None and reached >= level - NEAR_LEVELS:
        status = "nearly"
    titles = tuple(dict.fromkeys(one.title for one in counting))
    name = known.names.get(key, key)
    return CriterionState(criterion, status, titles, reached, level, evidence == "claimed", name)


def _credential(criterion: Criterion, known: _Known) -> CriterionState:
    kind = known.holdings.credentials.get(criterion.subject)
    status: CriterionStatus = "met" if kind == "proven" else "nearly" if kind == "claimed" else "missing"
    lapsed = {id(one) for one in known.holdings.lapsed}
    titles = [one.title for one in known.evidence if one.credential == criterion.subject and id(one) not in lapsed]
    name = known.names.get(criterion.subject, criterion.subject)
    return CriterionState(
        criterion, status, tuple(dict.fromkeys(titles)), is_claimed=kind == "claimed", subject=name
    )


def _achievements(criterion: Criterion, known: _Known) -> CriterionState:
    """Counts achievements, only for the criterion's skill or credential where it names one."""
    counting = [
        one for one in known.achievements if criterion.subject in ("", one.credential or "", one.skill or "")
    ]
    texts = tuple(dict.fromkeys(one.text for one in sorted(counting, key=lambda one: one.day)))
    return CriterionState(
        criterion, _reached(len(counting), criterion.at_least), texts, float(len(counting)), criterion.at_least
    )


def _reached(has: float, needs: float) -> CriterionStatus:
    return "met" if has >= needs else "nearly" if has >= NEARLY * needs else "missing"


_CHECKS = {
    "months_in_role": _months,
    "skill": _skill,
    "credential": _credential,
    "achievements": _achievements,
}
