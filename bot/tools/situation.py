"""One person, one catalogue, one day: what every tool and the recommendation start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.catalogue.naming import normalised
from bot.catalogue.plain_titles import plain_title
from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Skill
from bot.profile.profile import Achievement, Evidence, Profile
from bot.recommendation.signals import TargetFacts
from bot.rungs.ladders import Ladder
from bot.rungs.step import Step, is_rung, step_between
from bot.rungs.titles import read_title
from bot.tools.gap.gap import Gap, skill_gap
from bot.tools.importance import importance
from bot.tools.limits import Limits
from bot.tools.openings.openings import OpeningMatch, match_openings
from bot.tools.plan.planning import Aim, Plan, plan_gap
from bot.tools.promotion_route.route import PromotionRoute, promotion_route
from bot.tools.promotion_route.work import Work
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
    ladders: tuple[Ladder, ...] = ()

    @property
    def occupation(self) -> Occupation | None:
        """The present role, called as the person calls it; None when the catalogue does not know it."""
        return self._called(self.profile.occupation, self.profile.occupation_words)

    @property
    def target(self) -> Occupation | None:
        """The target role, called as the person calls it; None when the catalogue does not know it."""
        return self._called(self.profile.target, self.profile.target_words)

    @property
    def role_name(self) -> str:
        """The present role as the person calls it, else as the catalogue does; empty when it is unknown."""
        return self.profile.occupation_words or (self.occupation.title if self.occupation is not None else "")

    @property
    def target_name(self) -> str:
        """The target role as the person calls it, else as the catalogue does; empty when it is unknown."""
        return self.profile.target_words or (self.target.title if self.target is not None else "")

    @property
    def compared_with(self) -> str:
        """What the catalogue calls the target role, where that is other work than the person's words say."""
        known = self.catalogue.occupations.get(self.profile.target or "")
        if known is None or self.profile.target_words is None:
            return ""
        title, words = plain_title(known), self.profile.target_words
        names = {normalised(name) for name in (known.title, title)}
        is_same = normalised(words) in names or read_title(title).trade <= read_title(words).trade
        return "" if is_same else title

    @property
    def step(self) -> Step | None:
        """The step within the present occupation that the target is; None for a change and for an unknown role.

        Whoever wants to move up without naming a role wants the next rung.
        """
        if self.target_name or self.profile.goal == "responsibility":
            return step_between(self.role_name, self.target_name, self.ladders)
        return None

    def route(self, step: Step, fields: Sequence[Work]) -> PromotionRoute:
        """What the step asks for, and what the person can do about it."""
        reference = self.occupation.reference if self.occupation is not None else ""
        return promotion_route(
            step,
            fields,
            self.step_readiness(step),
            self.evidence,
            self.achievements,
            months_in_role=self.profile.months_in_role,
            code=reference,
            today=self.today,
        )

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
        title = f"your work as {self.role_name}"
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

    def plan(self, gap: Gap, aim: Aim = "time") -> Plan:
        """The plan that closes a gap within the person's limits."""
        return plan_gap(gap, self.catalogue.credentials.values(), self.limits, self.today, aim)

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

    def step_readiness(self, step: Step) -> Readiness | None:
        """The organisation's criteria for a step up, compared with what is known of the person; None without any.

        Those of its rung come first, or of a rung that lies between; the criteria for another occupation are asked
        of people who want to enter it, and those for one's own say nothing of a step within.
        """
        own, target = self.profile.occupation, self.target
        for title in (*step.between, step.wanted):
            asked = [
                one
                for one in self.catalogue.criteria.values()
                if one.rung
                and one.occupation in (own, self.profile.target)
                and is_rung(one.rung, title, self.ladders)
            ]
            if title and asked:
                return self._compared(asked[0].occupation, asked)
        if target is None or target.key == own:
            return None
        return self.readiness(target)

    def readiness(self, occupation: Occupation) -> Readiness:
        """The organisation's criteria for entering an occupation, compared with what is known of the person."""
        return self._compared(occupation.key, [one for one in self.catalogue.criteria.values() if not one.rung])

    def _compared(self, occupation: str, criteria: Iterable[Criterion]) -> Readiness:
        return readiness(
            occupation,
            criteria,
            self.profile,
            self.evidence,
            self.achievements,
            self.catalogue.skills,
            self.catalogue.credentials.values(),
            self.today,
        )

    def ready_for(self, watched: Iterable[str]) -> tuple[Occupation, ...]:
        """Those of the watched occupations whose criteria are all met; keys the catalogue has lost are skipped."""
        own = self.profile
        occupations = (self._called(key, own.target_words if key == own.target else None) for key in watched)
        return tuple(one for one in occupations if one is not None and self.readiness(one).all_met)

    def target_facts(self) -> TargetFacts:
        """The facts that the recommendation weighs; unknown without a target."""
        target = self.target
        if target is None or self.profile.target == self.profile.occupation:
            # That somebody can do their own job says nothing of the step that they want to take.
            return TargetFacts(title=self.target_name)
        counted = self.gap(target).counted
        missing = sum(state.status == "missing" for state in counted)
        states = self.readiness(target).states
        return TargetFacts(
            missing=missing if counted else None,
            covered=1 - missing / len(counted) if counted else None,
            criteria_met=sum(state.status == "met" for state in states) / len(states) if states else None,
            openings=sum(match.opening.occupation == target.key for match in self.openings()),
            title=self.target_name,
        )

    def _called(self, key: str | None, words: str | None) -> Occupation | None:
        known = self.catalogue.occupations.get(key or "")
        if known is None:
            return None
        title = words or plain_title(known)
        # Its own title stays among its names: a credential is known by it.
        names = known.alternatives if title == known.title else (known.title, *known.alternatives)
        return replace(known, title=title, alternatives=names)
