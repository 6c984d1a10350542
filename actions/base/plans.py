"""The plan that a person keeps: worked out from its constraints, kept up with what they have earned since."""

from __future__ import annotations

from dataclasses import replace

from actions.base.guidance import Guidance
from actions.base.stores import people
from bot.catalogue.records import Occupation
from bot.people.kept_plan import kept_constraints
from bot.tools.limits import Limits
from bot.tools.plan.kept import KeptPlan, plan_of
from bot.tools.plan.planning import Aim, Plan


def kept_plan(guidance: Guidance, target: Occupation | None = None) -> KeptPlan | None:
    """The constraints of the plan that leads to `target`, or of the one that is kept; None without one."""
    saved = guidance.person.plan
    if saved is None or (target is not None and saved.target != target.key):
        return None
    return kept_constraints(guidance.person, guidance.catalogue.credentials.values(), guidance.turn.today)


def wanted_plan(guidance: Guidance, target: Occupation, aim: Aim) -> KeptPlan:
    """The constraints of a plan that is asked for: today's limits, and what the kept one has left out and done."""
    before = kept_plan(guidance, target)
    today, limits = guidance.turn.today, Limits.of(guidance.person.profile)
    if before is None:
        return KeptPlan(today, limits, aim)
    return replace(before, limits=limits, aim=aim, start=max(before.start, today), towards="")


def worked_out(guidance: Guidance, kept: KeptPlan, target: Occupation) -> Plan:
    """The plan that follows from the constraints today."""
    return plan_of(kept, guidance.situation.gap(target), guidance.catalogue.credentials.values())


def keep(guidance: Guidance, kept: KeptPlan, plan: Plan, target: Occupation) -> None:
    """Keeps the constraints with the steps that are shown; without a step there is nothing to keep."""
    if plan.steps or kept.done or kept.excluded:
        values = replace(kept, towards="").showing(step.credential.key for step in plan.steps).as_json()
        people().save_plan(guidance.person.id, values, guidance.turn.today, target.key)


def note_finished(guidance: Guidance, credential: str, is_done: bool = True) -> None:
    """Has the kept plan count a step as done, where the credential was one; or not, where that is taken back."""
    kept = kept_plan(guidance)
    saved = guidance.person.plan
    if kept is None or saved is None or credential not in (*kept.shown, *kept.done):
        return
    after = kept.finished((credential,), guidance.turn.today) if is_done else kept.unfinished(credential)
    people().save_plan(guidance.person.id, after.as_json(), saved.made_on, saved.target)
