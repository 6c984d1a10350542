"""Credentials gap bridging: what the target asks for, what is proven, claimed or missing, and what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue.records import Credential, Occupation, Requirement, Skill
from bot.profile.holdings import Holdings, Status, holdings_on
from bot.profile.profile import Evidence
from bot.tools.prerequisites import by_key, closures, in_order

TERM_TITLE = "Credentials gap bridging"


@dataclass(frozen=True)
class Choice:
    """A credential with all that has to be earned before it, and the missing skills that they close together."""

    credential: Credential
    first: tuple[Credential, ...]
    closes: tuple[str, ...]

    @property
    def all(self) -> tuple[Credential, ...]:
        """The credential after its prerequisites."""
        return (*self.first, self.credential)

    @property
    def hours(self) -> float:
        """The work of it all."""
        return sum(credential.hours for credential in self.all)


@dataclass(frozen=True)
class SkillState:
    """How one required skill stands.

    `held_level` is the highest level that evidence gives, `evidence` the titles of what counts for it, `lapsed` of
    what no longer does. `best` is the best credential for a missing skill; None where no credential teaches it.
    """

    requirement: Requirement
    skill: Skill
    status: Status
    held_level: float | None = None
    evidence: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    best: Choice | None = None

    @property
    def is_below_level(self) -> bool:
        """Whether the skill is missing only because the level asked for is higher."""
        return self.status == "missing" and self.held_level is not None

    @property
    def level_is_untold(self) -> bool:
        """Whether a level is asked for, and the evidence that counts does not say which it reaches."""
        return self.status != "missing" and self.requirement.level is not None and self.held_level is None


@dataclass(frozen=True)
class Gap:
    """All skills that an occupation asks for, essential ones first."""

    occupation: Occupation
    states: tuple[SkillState, ...]
    holdings: Holdings

    def having(self, status: Status) -> tuple[SkillState, ...]:
        """The skills of this status."""
        return tuple(state for state in self.states if state.status == status)

    @property
    def counted(self) -> tuple[SkillState, ...]:
        """The skills that decide: the essential ones, or all where the source names none essential."""
        essential = tuple(state for state in self.states if state.requirement.essential)
        return essential or self.states

    @property
    def has_levels(self) -> bool:
        """Whether the source says for any skill which level is asked for."""
        return any(state.requirement.level is not None for state in self.states)

    @property
    def is_by_activity(self) -> bool:
        """Whether what is asked for are work activities, since the source knows no skills for this occupation."""
        return bool(self.states) and all(state.skill.kind == "activity" for state in self.states)

    def needs(self, with_claimed: bool = False) -> dict[str, float | None]:
        """Skill and level of all that counts and is missing, and on request of what still has to be proven."""
        wanted = ("missing", "claimed") if with_claimed else ("missing",)
        return {one.skill.key: one.requirement.level for one in self.counted if one.status in wanted}


def skill_gap(
    occupation: Occupation,
    skills: Mapping[str, Skill],
    evidence: Iterable[Evidence],
    credentials: Iterable[Credential],
    today: date,
) -> Gap:
    """Compares what the occupation asks for with what the person holds on this day."""
    catalogue = by_key(credentials)
    holdings = holdings_on(evidence, catalogue.values(), today)
    requirements = _merged(occupation.requirements)
    states = tuple(_state(one, skills, holdings, catalogue) for one in requirements)
    gap = Gap(occupation, states, holdings)
    best = best_choices(
        {one.skill.key: one.requirement.level for one in gap.having("missing")}, catalogue, holdings
    )
    with_best = tuple(
        replace(state, best=best.get(state.skill.key)) if state.status == "missing" else state for state in states
    )
    return Gap(occupation, with_best, holdings)


def covers(credential: Credential, needs: Mapping[str, float | None]) -> frozenset[str]:
    """Which of these skills the credential proves at the level asked for, as far as levels are told."""
    return frozenset(
        taught.skill
        for taught in credential.teaches
        if taught.skill in needs and _reaches(taught.level, needs[taught.skill])
    )


def best_choices(
    needs: Mapping[str, float | None], credentials: Mapping[str, Credential], holdings: Holdings
) -> dict[str, Choice]:
    """For each skill the credential that takes the fewest hours for each skill closed, prerequisites counted in."""
    ways = closures(credentials, holdings.credentials)
    covered = {key: covers(credentials[key], needs) for key in ways}
    best: dict[str, tuple[tuple[float, float, str], frozenset[str]]] = {}
    for key, way in ways.items():
        if not covered[key]:
            continue
        closed = frozenset[str]().union(*(covered[one] for one in way))
        hours = sum(credentials[one].hours for one in way)
        worth = (hours / len(closed), sum(credentials[one].cost for one in way), key)
        for skill in covered[key]:
            if skill not in best or worth < best[skill][0]:
                best[skill] = (worth, closed)
    return {
        skill: _choice(worth[2], closed, ways[worth[2]], credentials) for skill, (worth, closed) in best.items()
    }


def _choice(key: str, closed: frozenset[str], way: frozenset[str], credentials: Mapping[str, Credential]) -> Choice:
    first = in_order(way - {key}, credentials)
    return Choice(credentials[key], tuple(first), tuple(sorted(closed)))


def _state(
    requirement: Requirement,
    skills: Mapping[str, Skill],
    holdings: Holdings,
    credentials: Mapping[str, Credential],
) -> SkillState:
    key = requirement.skill
    status = holdings.status(key, requirement.level)
    counting = [one for one in holdings.of(key) if status == "missing" or one.meets(requirement.level)]
    lapsed = [one.title for one in holdings.lapsed if _was_for(one, requirement, credentials)]
    return SkillState(
        requirement,
        skills.get(key) or Skill(key, key),
        status,
        holdings.level(key),
        tuple(dict.fromkeys(one.title for one in counting)),
        tuple(dict.fromkeys(lapsed)),
    )


def _was_for(evidence: Evidence, requirement: Requirement, credentials: Mapping[str, Credential]) -> bool:
    credential = credentials.get(evidence.credential or "")
    of_credential = credential is not None and bool(covers(credential, {requirement.skill: requirement.level}))
    return evidence.skill == requirement.skill or of_credential


def _merged(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Each skill once, at the highest level asked for, essential ones first; else in the order given."""
    merged: dict[str, Requirement] = {}
    for one in requirements:
        other = merged.get(one.skill, one)
        levels = [level for level in (one.level, other.level) if level is not None]
        merged[one.skill] = Requirement(one.skill, one.essential or other.essential, max(levels, default=None))
    return sorted(merged.values(), key=lambda one: not one.essential)


def _reaches(level: float | None, asked: float | None) -> bool:
    return level is None or asked is None or level >= asked
