"""The first step of the advice: the credential or the piece of work to begin with, and why this one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.records import Occupation, Skill
from bot.recommendation.recommendation import Option
from bot.tools.gap.gap import Gap
from bot.tools.plan.planning import Plan, Step

WORK_FIRST: frozenset[Option] = frozenset({"promotion", "promotion_then_credentials"})
"""Where a promotion comes first, so does what a manager sees: a piece of work."""

MOST_SKILLS = 2


@dataclass(frozen=True)
class FirstStep:
    """What to begin with: a credential (`step`), or work on `skills` where no credential comes first.

    `follows` is the step of the plan that builds on the credential. No skill is named where none is missing.
    """

    target: Occupation
    step: Step | None = None
    follows: Step | None = None
    skills: tuple[Skill, ...] = ()
    hours_per_week: float | None = None
    is_far: bool = False
    """Whether they share none of its skills yet, so that no task beside their job leads there."""

    @property
    def is_work(self) -> bool:
        """Whether it is a piece of work and no credential."""
        return self.step is None


def first_step(gap: Gap, plan: Plan, option: Option) -> FirstStep:
    """The first step towards the occupation of `gap`, as the advice leans.

    Work comes first where the promotion does, and wherever the catalogue has no credential of the field.
    """
    steps = (*plan.steps, *plan.rest)
    missing = tuple(state.skill for state in gap.counted if state.status == "missing")
    if option in WORK_FIRST or not steps:
        is_far = bool(missing) and len(missing) == len(gap.counted)
        return FirstStep(gap.occupation, skills=missing[:MOST_SKILLS], is_far=is_far)
    first, *others = steps
    follows = next((one for one in others if first.credential.key in one.credential.prerequisites), None)
    closed = {*first.closes, *(() if first.closes or follows is None else follows.closes)}
    names = tuple(skill for skill in missing if skill.key in closed)
    return FirstStep(gap.occupation, first, follows, names or missing[:MOST_SKILLS], plan.limits.hours_per_week)
