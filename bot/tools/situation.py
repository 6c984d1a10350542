"""One person, one catalogue, one day: what every tool and the recommendation start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Skill
from bot.profile.profile import Achievement, Evidence, Profile
from bot.recommendation.signals import NO_TARGET_FACTS, TargetFacts
from bot.tools.gap.gap import Gap, skill_gap
from bot.tools.importance import importance
from bot.tools.limits import Limits
from bot.tools.openings.openings import OpeningMatch, match_openings
from bot.tools.plan.planning import Aim, Plan, plan_gap
from bot.tools.readiness.readiness import Readiness, readiness


class Catalogue(Protocol):
    """What one audience may see of the catalogue, by key (`bot.catalogue.store.CatalogueSnapshot`)."""

    @property
    def occupations(self) -> Mapping[str, Occupation]:
        """Roles with their requirements."""

    @property
    def skills(self) -> Mapping[str, Skill]:
        """What roles ask for and credentials teach."""

    @property
    def credentials(self) -> Mapping[str, Credential]:
        """What can be earned."""

    @property
    def openings(self) -> Mapping[str, Opening]:
        """Vacancies inside the organisation."""

    @property
    def criteria(self) -> Mapping[str, Criterion]:
        """The organisation's criteria for a promotion."""


@dataclass(frozen=True)
class Situation:
    """What a person told and logged, and the catalogue. Keys that the catalogue has lost count as not told."""

    profile: Profile
    evidence: tuple[Evidence, ...]
    achievements: tuple[Achievement, ...]
    catalogue: Catalogue
    today: date

    @property
    def occupation(self) -> Occupation | None:
        """The present role; None when it is unknown."""
        return self.catalogue.occupations.get(self.profile.occupation or "")

    @property
    def target(self) -> Occupation | None:
        """The target role; None when it is unknown."""
        return self.catalogue.occupations.get(self.profile.target or "")

    @property
    def limits(self) -> Limits:
        """The person's hours, money and deadline."""
        return Limits.of(self.profile)

    @property
    def held_evidence(self) -> tuple[Evidence, ...]:
        """The evidence and, as claims, the essential skills of the present role: whoever does a job can do it."""
        present = self.occupation
        if present is None:
            return self.evidence
        title = f"your work as {present.title}"
        claimed = (
            Evidence("claimed", title, skill=requirement.skill, level=requirement.level)
            for requirement in present.requirements
            if requirement.essential
        )
        return (*self.evidence, *claimed)

    def gap(self, occupation: Occupation) -> Gap:
        """What an occupation asks for, compared with what the person has."""
        return skill_gap(
            occupation,
            self.catalogue.skills,
            self.held_evidence,
            self.catalogue.credentials.values(),
            self.today,
            importance(occupation, self.catalogue.occupations.values()),
        )

    def plan(self, occupation: Occupation, aim: Aim = "time") -> Plan:
        """The plan that closes the gap to an occupation within the person's limits."""
        return plan_gap(self.gap(occupation), self.catalogue.credentials.values(), self.limits, self.today, aim)

    def openings(self) -> tuple[OpeningMatch, ...]:
        """The openings that may be shown, the best match first."""
        return match_openings(
            self.catalogue.openings.values(),
            self.catalogue.occupations,
            self.catalogue.skills,
            self.held_evidence,
            self.catalogue.credentials.values(),
            self.today,
        )

    def readiness(self, occupation: Occupation) -> Readiness:
        """The organisation's criteria for an occupation, compared with what is known of the person."""
        return readiness(
            occupation.key,
            self.catalogue.criteria.values(),
            self.profile,
            self.evidence,
            self.achievements,
            self.catalogue.skills,
            self.catalogue.credentials.values(),
            self.today,
        )

    def ready_for(self, watched: Iterable[str]) -> tuple[Occupation, ...]:
        """Those of the watched occupations whose criteria are all met; keys the catalogue has lost are skipped."""
        occupations = (self.catalogue.occupations.get(key) for key in watched)
        return tuple(one for one in occupations if one is not None and self.readiness(one).all_met)

    def target_facts(self) -> TargetFacts:
        """The facts that the recommendation weighs; unknown without a target."""
        target = self.target
        if target is None:
            return NO_TARGET_FACTS
        counted = self.gap(target).counted
        missing = sum(state.status == "missing" for state in counted)
        states = self.readiness(target).states
        return TargetFacts(
            missing=missing if counted else None,
            covered=1 - missing / len(counted) if counted else None,
            criteria_met=sum(state.status == "met" for state in states) / len(states) if states else None,
            openings=sum(match.opening.occupation == target.key for match in self.openings()),
            title=target.title,
        )
