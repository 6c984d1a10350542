"""Credentials gap bridging: what the target asks for, what is proven, claimed or missing, and what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from bot.catalogue.records import Credential, Occupation, Requirement, Skill
from bot.profile.holdings import Holdings, Status, holdings_on
from bot.profile.profile import Evidence
from bot.tools.importance import fitting
from bot.tools.prerequisites import by_key, closures, in_order

TERM_TITLE = "Credentials gap bridging"


@dataclass(frozen=True)
class Choice:
    """A credential with everything to be earned before it, and the missing skills that they close together."""

    credential: Credential
    first: tuple[Credential, ...]
    closes: tuple[str, ...]

    @property
    def all(self) -> tuple[Credential, ...]:
        """The prerequisites, then the credential itself."""
        return (*self.first, self.credential)

    @property
    def hours(self) -> float:
        """Hours of work in all, prerequisites included."""
        return sum(credential.hours for credential in self.all)


@dataclass(frozen=True)
class SkillState:
    """The status of one required skill.

    `held_level` is the highest level that evidence gives, `evidence` has the titles of what counts, `lapsed` of
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
        """Whether a level is asked for but the evidence that counts does not give one."""
        return self.status != "missing" and self.requirement.level is not None and self.held_level is None


@dataclass(frozen=True)
class Gap:
    """All skills that an occupation asks for, those that matter most first, with the person's holdings.

    `importance` is what their order and the order of a plan go by (`bot.tools.importance`); empty where unknown.
    """

    occupation: Occupation
    states: tuple[SkillState, ...]
    holdings: Holdings
    importance: Mapping[str, float] = field(default_factory=dict)

    def having(self, status: Status) -> tuple[SkillState, ...]:
        """The skills with this status, optional ones included."""
        return tuple(state for state in self.states if state.status == status)

    @property
    def counted(self) -> tuple[SkillState, ...]:
        """The skills that decide: the essential ones, or all where the source names none essential."""
        essential = tuple(state for state in self.states if state.requirement.essential)
        return essential or self.states

    @property
    def has_levels(self) -> bool:
        """Whether the source gives a level for any of the skills."""
        return any(state.requirement.level is not None for state in self.states)

    @property
    def is_by_activity(self) -> bool:
        """Whether the requirements are work activities, since the source has no skills for this occupation."""
        return bool(self.states) and all(state.skill.kind == "activity" for state in self.states)

    def needs(self, with_claimed: bool = False) -> dict[str, float | None]:
        """Level by skill for everything that counts and is missing; on request also for what is only claimed."""
        wanted = ("missing", "claimed") if with_claimed else ("missing",)
        return {one.skill.key: one.requirement.level for one in self.counted if one.status in wanted}


def skill_gap(
    occupation: Occupation,
    skills: Mapping[str, Skill],
    evidence: Iterable[Evidence],
    credentials: Iterable[Credential],
    today: date,
    importance: Mapping[str, float] = MappingProxyType({}),
) -> Gap:
    """Compares what the occupation asks for with what the person has on this day.

    Essential skills come first, then those asked for at a high level, then those of most importance.
    """
    catalogue = by_key(credentials)
    holdings = holdings_on(evidence, catalogue.values(), today)
    requirements = _merged(occupation.requirements, importance)
    in_field = fitting(catalogue, importance, occupation) if importance else catalogue
    states = tuple(_state(one, skills, holdings, catalogue) for one in requirements)
    gap = Gap(occupation, states, holdings, importance)
    best = best_choices({one.skill.key: one.requirement.level for one in gap.having("missing")}, in_field, holdings)
    with_best = tuple(
        replace(state, best=best.get(state.skill.key)) if state.status == "missing" else state for state in states
    )
    return replace(gap, states=with_best)


def covers(credential: Credential, needs: Mapping[str, float | None]) -> frozenset[str]:
    """Which of these skills the credential proves at the level asked for; an unknown level counts as enough."""
    return frozenset(
        taught.skill
        for taught in credential.teaches
        if taught.skill in needs and _reaches(taught.level, needs[taught.skill])
    )


def best_choices(
    needs: Mapping[str, float | None], credentials: Mapping[str, Credential], holdings: Holdings
) -> dict[str, Choice]:
    """For each skill the credential with the fewest hours per skill closed, prerequisites included."""
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


def _merged(requirements: Iterable[Requirement], importance: Mapping[str, float]) -> list[Requirement]:
    """Each skill once, at the highest level asked for, those that matter most first."""
    merged: dict[str, Requirement] = {}
    for one in requirements:
        other = merged.get(one.skill, one)
        levels = [level for level in (one.level, other.level) if level is not None]
        merged[one.skill] = Requirement(one.skill, one.essential or other.essential, max(levels, default=None))
    return sorted(
        merged.values(), key=lambda one: (not one.essential, -(one.level or 0.0), -importance.get(one.skill, 0.0))
    )


def _reaches(level: float | None, asked: float | None) -> bool:
    return level is None or asked is None or level >= asked
