"""Micro-advancement track: how far along a plan is by what was logged, the weekly streak, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.profile.profile import Achievement
from bot.tools.plan.planning import Plan, Step
from bot.tools.progress.achievements import says_finished

TERM_TITLE = "Micro-advancement track"


@dataclass(frozen=True)
class StepProgress:
    """One step of the plan and the hours logged for it."""

    step: Step
    is_done: bool
    logged: float

    @property
    def done(self) -> float:
        """How far along it is by hours, 0 to 1; at most 0.99 until somebody says that it is finished."""
        hours = self.step.credential.hours
        return 1.0 if self.is_done else min(self.logged / hours, 0.99) if hours else 0.0


@dataclass(frozen=True)
class Streak:
    """Weeks in a row in which something was logged: those up to this or last week, and the longest run ever."""

    weeks: int
    longest: int
    has_this_week: bool


@dataclass(frozen=True)
class Track:
    """Progress against a plan.

    `ahead_hours` is the work done beyond what the plan expects by today (negative when behind; None without hours
    a week). `beyond` counts achievements that belong to no step.
    """

    steps: tuple[StepProgress, ...]
    streak: Streak
    next: Step | None
    ahead_hours: float | None
    logged: int
    beyond: int

    @property
    def finished(self) -> int:
        """How many steps are done."""
        return sum(one.is_done for one in self.steps)

    @property
    def done(self) -> float:
        """How far along the plan is, 0 to 1: by hours, or by steps where these take no hours."""
        hours = sum(one.step.credential.hours for one in self.steps)
        if not self.steps:
            return 0.0
        if not hours:
            return self.finished / len(self.steps)
        return sum(one.done * one.step.credential.hours for one in self.steps) / hours


def track(plan: Plan, achievements: Iterable[Achievement], held: Collection[str], today: date) -> Track:
    """The progress by today. A step is done when its credential is held or an achievement says it is finished."""
    logged = [one for one in achievements if one.day <= today]
    finished = {one.credential for one in logged if one.credential and says_finished(one.text)} | set(held)
    steps = []
    for step in (*(Step(one, ()) for one in plan.done), *plan.steps):
        key = step.credential.key
        hours = sum(one.hours or 0.0 for one in logged if one.credential == key)
        steps.append(StepProgress(step, key in finished or step.credential in plan.done, hours))
    planned = {one.step.credential.key for one in steps}
    done = {one.step.credential.key for one in steps if one.is_done}
    following = (
        one.step
        for one in steps
        if not one.is_done and all(key in done or key not in planned for key in one.step.credential.prerequisites)
    )
    return Track(
        steps=tuple(steps),
        streak=streak((one.day for one in logged), today),
        next=next(following, None),
        ahead_hours=_ahead(plan, steps, today),
        logged=len(logged),
        beyond=sum(one.credential not in planned for one in logged),
    )


def streak(days: Iterable[date], today: date) -> Streak:
    """Counts weeks from Monday to Sunday; the current week does not break a streak while it lasts."""
    mondays = {day - timedelta(days=day.weekday()) for day in days if day <= today}
    this = today - timedelta(days=today.weekday())
    start = this if this in mondays else this - timedelta(days=7)
    return Streak(
        weeks=_weeks_up_to(start, mondays),
        longest=max((_weeks_up_to(monday, mondays) for monday in mondays), default=0),
        has_this_week=this in mondays,
    )


def _weeks_up_to(monday: date, mondays: set[date]) -> int:
    weeks = 0
    while monday in mondays:
        weeks += 1
        if monday <= date.min + timedelta(days=7):
            break
        monday -= timedelta(days=7)
    return weeks


def _ahead(plan: Plan, steps: list[StepProgress], today: date) -> float | None:
    if not plan.limits.hours_per_week:
        return None
    expected = plan.limits.hours_per_week * max((today - plan.today).days, 0) / 7
    worked = sum(one.done * one.step.credential.hours for one in steps if one.step.credential not in plan.done)
    return worked - min(expected, plan.hours)
