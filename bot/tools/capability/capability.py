"""Capability stack elevation: capabilities by group and level, and what a bigger role and credentials would add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.catalogue.records import Credential, Occupation, Skill
from bot.profile.holdings import Status
from bot.profile.profile import Evidence
from bot.tools.gap.gap import skill_gap

TERM_TITLE = "Capability stack elevation"

UNGROUPED = "Other"
"""The group of skills for which the catalogue names none."""


@dataclass(frozen=True)
class Capability:
    """One skill: its status, its level where that is known, and what could add to it.

    `asked_level` is the level that the bigger role asks for; `role_adds` says that the role asks for the skill and
    it is not there at that level. `credential` is the best one that would add it; None where none does.
    """

    skill: Skill
    status: Status
    level: float | None = None
    asked_level: float | None = None
    role_adds: bool = False
    credential: Credential | None = None


@dataclass(frozen=True)
class Layer:
    """The capabilities of one group, those held first."""

    group: str
    capabilities: tuple[Capability, ...]

    @property
    def held(self) -> tuple[Capability, ...]:
        """What is there now, even where the role asks for a higher level."""
        return tuple(one for one in self.capabilities if one.status != "missing" or one.level is not None)

    @property
    def from_role(self) -> tuple[Capability, ...]:
        """What the bigger role would add."""
        return tuple(one for one in self.capabilities if one.role_adds)

    @property
    def from_credentials(self) -> tuple[Capability, ...]:
        """The part of it that credentials would add."""
        return tuple(one for one in self.from_role if one.credential is not None)


@dataclass(frozen=True)
class Stack:
    """All groups, the largest first; `occupation` is the bigger role, None without a target."""

    occupation: Occupation | None
    layers: tuple[Layer, ...]


def capability_stack(
    occupation: Occupation | None,
    skills: Mapping[str, Skill],
    evidence: Iterable[Evidence],
    credentials: Iterable[Credential],
    today: date,
) -> Stack:
    """Everything the person has, and everything essential that the occupation asks for beyond it."""
    gap = skill_gap(occupation or Occupation("", ""), skills, evidence, credentials, today)
    found = {
        state.skill.key: Capability(
            state.skill,
            state.status,
            state.held_level,
            state.requirement.level,
            state.status == "missing",
            state.best.credential if state.best else None,
        )
        for state in gap.counted
    }
    for key in gap.holdings.skills:
        if key not in found:
            skill = skills.get(key) or Skill(key, key)
            found[key] = Capability(skill, gap.holdings.status(key), gap.holdings.level(key))
    groups: dict[str, list[Capability]] = {}
    for capability in found.values():
        groups.setdefault(capability.skill.group or UNGROUPED, []).append(capability)
    layers = [Layer(group, tuple(sorted(members, key=_rank))) for group, members in groups.items()]
    ordered = sorted(layers, key=lambda one: (one.group == UNGROUPED, -len(one.capabilities), one.group))
    return Stack(occupation, tuple(ordered))


def _rank(capability: Capability) -> tuple[int, float, str]:
    order = ("proven", "claimed", "missing")
    return (order.index(capability.status), -(capability.level or 0.0), capability.skill.name.lower())
