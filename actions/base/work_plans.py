"""A plan of work: shown with its days and a calendar file, kept, and worked out anew from what was changed."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.stores import people
from bot.catalogue.records import Occupation
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import MAKE_PLAN, tool_for_intent
from bot.tools.limits import Limits
from bot.tools.plan.calendar import MEDIA_TYPE, work_calendar
from bot.tools.plan.kept import KeptPlan
from bot.tools.plan.wording import PLAN_FILE, WORK_CALENDAR_FOR, work_plan_reply
from bot.tools.plan.work_plan import WorkPlan, in_time


def kept_work(guidance: Guidance, plan: WorkPlan) -> KeptPlan | None:
    """The constraints of the plan of work to the same goal that is kept; None without one."""
    saved = guidance.person.plan
    kept = KeptPlan.from_json(saved.plan) if saved is not None else None
    return kept if kept is not None and kept.towards == plan.towards else None


def wanted_work(guidance: Guidance, plan: WorkPlan) -> KeptPlan:
    """The constraints of a plan of work that is asked for: as they were kept, where anything is left of it."""
    today, limits = guidance.turn.today, Limits.of(guidance.person.profile)
    before = kept_work(guidance, plan)
    if before is None or not plan.open_pieces(before):
        return KeptPlan(today, limits, towards=plan.towards)
    return replace(before, limits=limits, start=max(before.start, today))


def say_work_plan(
    dispatcher: CollectingDispatcher,
    guidance: Guidance,
    plan: WorkPlan,
    kept: KeptPlan,
    intro: str = "",
    buttons: tuple[Button, ...] = (),
    target: Occupation | None = None,
) -> Events:
    """Shows the plan that follows from the constraints, with a calendar file, and keeps them.

    `target` is the occupation aimed at, where the catalogue knows it and it is another than the present one.
    """
    milestones = in_time(plan, kept)
    after = kept.showing(one.piece.key for one in milestones)
    people().save_plan(guidance.person.id, after.as_json(), guidance.turn.today, target.key if target else None)
    reply = work_plan_reply(plan, milestones)
    name = WORK_CALENDAR_FOR.format(title=plan.towards)
    content = work_calendar(milestones, guidance.person.id, name, guidance.turn.today)
    if content is not None:
        reply = replace(reply, files=(guidance.keep_file(PLAN_FILE, MEDIA_TYPE, content, name),))
    reply = replace(reply, paragraphs=(*filter(None, [intro]), *reply.paragraphs))
    return guidance.say(dispatcher, reply, plan_term(), buttons)


def plan_term() -> str:
    """The key of the passage that every plan is about."""
    tool = tool_for_intent(MAKE_PLAN)
    return tool.term if tool is not None else ""
