"""Upskill-to-advance pathway: a dated plan for the gap, as text, picture and calendar file, changed in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.plans import keep, kept_plan, wanted_plan, worked_out
from actions.base.stores import people
from actions.base.stores import work as work_fields
from actions.base.telling import take_in
from actions.base.tool import ToolAction
from actions.base.work_plans import kept_work, plan_term, say_work_plan, wanted_work
from bot.assessment.questions import acknowledged
from bot.catalogue.records import Credential, Occupation
from bot.dialogue.payload import payload
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.profile.profile import Achievement, Evidence
from bot.reading.follow_up_words import follow_up
from bot.tools.limits import Limits
from bot.tools.phrases import NO_TARGET
from bot.tools.plan.calendar import MEDIA_TYPE, plan_calendar
from bot.tools.plan.change_wording import DAYS_STAY, HOW_TO_CHANGE, IN_THE_CALENDAR, changed_in_words
from bot.tools.plan.changes import PlanChange, read_change, saves_money
from bot.tools.plan.chart import timeline_chart
from bot.tools.plan.kept import KeptPlan
from bot.tools.plan.planning import AIMS, Aim, Plan
from bot.tools.plan.wording import (
    CALENDAR_FOR,
    CHEAPEST,
    LEAST,
    PLAN_FILE,
    QUICKEST,
    plan_for_unknown,
    plan_of_work,
    plan_reply,
)
from bot.tools.plan.work_plan import WorkPlan
from bot.tools.progress.wording import SHOW_PROGRESS
from bot.tools.promotion_route.plan import route_plan

FINISHED = "Finished: {title}"


class ActionPathway(ToolAction):
    """Makes the best plan, keeps it for the progress, and gives it away as picture and calendar."""

    intent = MAKE_PLAN
    is_for_a_change = True
    is_a_plan = True

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The plan of least time, or of least cost where that is asked for; of work for a role not known."""
        target = guidance.situation.target
        if target is None and (plan := work_wanted(guidance)) is not None:
            return say_work_plan(dispatcher, guidance, plan, wanted_work(guidance, plan))
        if target is None:
            return guidance.say(dispatcher, NO_TARGET, self.tool.term)
        kept = wanted_plan(guidance, target, aim_of(guidance))
        is_asked = follow_up(guidance.turn.said) == "other_cost"
        return say_plan(dispatcher, guidance, kept, target, (LEAST[kept.aim] if is_asked else ""))


class ActionChangePlan(RungAction):
    """Changes the plan that was shown last as the message says, and shows what follows."""

    action_name = "action_change_plan"

    def __init__(self, *, for_the_calendar: bool = False) -> None:
        """`for_the_calendar` has the plan shown as it is, with how to take it into a calendar."""
        self._for_the_calendar = for_the_calendar

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Without a plan it makes one first, which a wish in the message then limits."""
        guidance = Guidance.of(tracker)
        work = work_wanted(guidance)
        kept_before = kept_work(guidance, work) if work is not None else None
        if work is not None and kept_before is not None:
            return change_work(dispatcher, guidance, work, kept_before, self._for_the_calendar)
        target = guidance.situation.target
        kept = kept_plan(guidance, target) if target is not None else None
        if kept is None or target is None:
            return await ActionPathway().run(dispatcher, tracker, domain)
        steps = [guidance.catalogue.credentials[key] for key in kept.shown if key in guidance.catalogue.credentials]
        change = read_change(guidance.turn.said, steps, guidance.turn.today)
        if change.calendar or self._for_the_calendar:
            return say_plan(dispatcher, guidance, kept, target, IN_THE_CALENDAR)
        # What is read as a change is none of the facts that the same words could tell, except who pays.
        statement = take_in(guidance, only=("employer_pays",) if change.is_any else None)
        intro = [changed_in_words(change, {one.key: one for one in steps}, len(steps))]
        intro.insert(0, acknowledged(statement.news))
        if not any(intro):
            return guidance.say(dispatcher, Reply((HOW_TO_CHANGE,), private=True), plan_term())
        _store(statement.guidance, change, steps)
        after = changed(kept, change, statement.guidance)
        return say_plan(dispatcher, statement.guidance.again(), after, target, " ".join(filter(None, intro)))


def work_wanted(guidance: Guidance) -> WorkPlan | None:
    """The plan of work that leads on from here: for a step up, for a role that the catalogue does not know, and
    where no credential teaches what is missing. None where credentials do, or where it is not known what for.
    """
    situation = guidance.situation
    step, target = situation.step, situation.target
    if step is not None:
        return route_plan(situation.route(step, work_fields())) if step.direction != "down" else None
    if target is None:
        return plan_for_unknown(situation.target_name, bool(situation.role_name)) if situation.target_name else None
    kept = wanted_plan(guidance, target, "time")
    return plan_of_work(
        worked_out(guidance, kept, target), guidance.catalogue.skills, target.title, bool(situation.role_name)
    )


def change_work(
    dispatcher: CollectingDispatcher,
    guidance: Guidance,
    plan: WorkPlan,
    kept: KeptPlan,
    for_the_calendar: bool = False,
) -> Events:
    """Changes a plan of work as the message says, and shows what follows."""
    target = guidance.situation.target if guidance.situation.step is None else None
    pieces = {one.key: one for one in plan.pieces}
    shown = [pieces[key] for key in kept.shown if key in pieces]
    change = read_change(guidance.turn.said, shown, guidance.turn.today)
    if change.calendar or for_the_calendar:
        return say_work_plan(dispatcher, guidance, plan, kept, IN_THE_CALENDAR, target=target)
    statement = take_in(guidance, only=("employer_pays",) if change.is_any else None)
    intro = [acknowledged(statement.news), changed_in_words(change, pieces, len(shown))]
    if not any(intro):
        return guidance.say(dispatcher, Reply((HOW_TO_CHANGE,), private=True), plan_term())
    _store_limits(statement.guidance, change)
    with people().change(guidance.person.id) as writing:
        for piece in shown:
            if piece.key in change.finished:
                writing.log_achievement(Achievement(FINISHED.format(title=piece.title), guidance.turn.today))
    after = changed(kept, change, statement.guidance)
    again = statement.guidance.again()
    work = work_wanted(again)
    if work is None and target is not None:
        return say_plan(dispatcher, again, after, target, " ".join(filter(None, intro)))
    if change.hours_per_week is not None or change.budget is not None or change.budget_words is not None:
        intro.append(DAYS_STAY)
    return say_work_plan(dispatcher, again, work or plan, after, " ".join(filter(None, intro)), target=target)


def changed(kept: KeptPlan, change: PlanChange, guidance: Guidance) -> KeptPlan:
    """The constraints after a change; what the person has told of time and money since holds as well."""
    told, today = Limits.of(guidance.person.profile), guidance.turn.today
    hours, budget, deadline = change.hours_per_week, change.budget, change.deadline
    before = None if change.budget_words else told.budget
    limits = replace(
        told,
        hours_per_week=told.hours_per_week if hours is None else hours,
        budget=before if budget is None else budget,
        deadline=told.deadline if deadline is None else deadline,
        uncompared=_uncompared(told, change),
    )
    after = kept.finished((*change.finished, *change.known), today)
    return replace(
        after,
        limits=limits,
        aim=change.aim or kept.aim,
        start=change.start or max(after.start, today),
        excluded=tuple(dict.fromkeys((*kept.excluded, *change.dropped))),
    )


def _uncompared(told: Limits, change: PlanChange) -> str | None:
    """Money without an exchange rate: what the change says of money holds, else what was told before."""
    if change.budget is None and change.budget_words is None:
        return told.uncompared
    return change.budget_words if change.budget is None else None


def say_plan(
    dispatcher: CollectingDispatcher, guidance: Guidance, kept: KeptPlan, target: Occupation, intro: str = ""
) -> Events:
    """Shows the plan that follows from the constraints, and keeps them."""
    plan = worked_out(guidance, kept, target)
    work = plan_of_work(plan, guidance.catalogue.skills, target.title, bool(guidance.situation.role_name))
    if work is not None:
        # What was left out and done of the credentials still holds, should they lead on again.
        of_work = replace(kept, towards=work.towards)
        return say_work_plan(dispatcher, guidance, work, of_work, intro, target=target)
    reply = plan_reply(plan, guidance.catalogue.skills)
    keep(guidance, kept, plan, target)
    if plan.steps:
        reply = with_takeaways(reply, plan, target.title, guidance)
    reply = replace(reply, paragraphs=(*filter(None, [intro]), *reply.paragraphs))
    other = (
        Button(QUICKEST, payload(MAKE_PLAN, aim="time"))
        if kept.aim == "cost"
        else Button(CHEAPEST, payload(MAKE_PLAN, aim="cost"))
    )
    others = (other,) if plan.steps or plan.rest else ()
    progress = (Button(SHOW_PROGRESS, payload("my_progress")),) if plan.steps else ()
    return guidance.say(dispatcher, reply, plan_term(), (*others, *progress))


def aim_of(guidance: Guidance) -> Aim:
    """What the plan is to save: what the button says, or words for money in the message; else time."""
    asked = guidance.turn.entity("aim")
    if asked in AIMS:
        return "cost" if asked == "cost" else "time"
    return "cost" if saves_money(guidance.turn.text) else "time"


def with_takeaways(reply: Reply, plan: Plan, title: str, guidance: Guidance) -> Reply:
    """The reply with the plan as a picture and, where it has days, as a calendar file."""
    picture = guidance.keep_picture(timeline_chart(plan, title), "plan.png")
    name = CALENDAR_FOR.format(title=title)
    content = plan_calendar(plan, guidance.person.id, name)
    files = () if content is None else (guidance.keep_file(PLAN_FILE, MEDIA_TYPE, content, name),)
    return replace(reply, pictures=(picture,), files=files)


def _store(guidance: Guidance, change: PlanChange, steps: list[Credential]) -> None:
    """Limits are facts about the person; a finished step is an achievement, and both it and a known one are
    claimed.
    """
    _store_limits(guidance, change)
    today = guidance.turn.today
    with people().change(guidance.person.id) as writing:
        for one in steps:
            if one.key in change.finished:
                writing.log_achievement(Achievement(f"Finished {one.title}", today, one.key))
                writing.add_evidence(Evidence("claimed", one.title, credential=one.key, earned=today))
            elif one.key in change.known:
                writing.add_evidence(Evidence("claimed", one.title, credential=one.key))


def _store_limits(guidance: Guidance, change: PlanChange) -> None:
    names = ("hours_per_week", "deadline", "budget")
    limits = {name: getattr(change, name) for name in names if getattr(change, name) is not None}
    if change.budget is not None or change.budget_words is not None:
        limits |= {"budget": change.budget, "budget_words": change.budget_words}
    if limits:
        with people().change(guidance.person.id) as writing:
            writing.save_profile(limits)
