"""Upskill-to-advance pathway: a dated plan for the gap, as text, picture and calendar file."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.stores import people
from actions.base.tool import ToolAction
from bot.dialogue.payload import payload
from bot.dialogue.reply import Button, Reply
from bot.tools.phrases import NO_TARGET
from bot.tools.plan.calendar import plan_calendar
from bot.tools.plan.chart import timeline_chart
from bot.tools.plan.planning import AIMS, Aim, Plan, plan_gap, plan_to_json
from bot.tools.plan.wording import CALENDAR_FOR, CHEAPEST, QUICKEST, plan_reply
from bot.tools.progress.wording import SHOW_PROGRESS

CALENDAR = "text/calendar"


class ActionPathway(ToolAction):
    """Makes the best plan, keeps it for the progress, and gives it away as picture and calendar."""

    intent = "my_pathway"
    is_for_a_change = True

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The plan of least time, or of least cost where that is asked for."""
        situation = guidance.situation
        target = situation.target
        if target is None:
            return guidance.say(dispatcher, NO_TARGET, self.tool.term)
        aim = aim_of(guidance)
        gap = situation.gap(target)
        plan = plan_gap(gap, guidance.catalogue.credentials.values(), situation.limits, situation.today, aim)
        reply = plan_reply(plan, guidance.catalogue.skills)
        if plan.steps:
            people().save_plan(guidance.person.id, plan_to_json(plan), situation.today, target.key)
            reply = with_takeaways(reply, plan, target.title, guidance)
        other = (
            Button(QUICKEST, payload(self.intent, aim="time"))
            if aim == "cost"
            else Button(CHEAPEST, payload(self.intent, aim="cost"))
        )
        progress = (Button(SHOW_PROGRESS, payload("my_progress")),) if plan.steps else ()
        return guidance.say(dispatcher, reply, self.tool.term, (other, *progress))


def aim_of(guidance: Guidance) -> Aim:
    """What the plan is to save: what the button says, or words for money in the message; else time."""
    asked = guidance.turn.entity("aim")
    if asked in AIMS:
        return "cost" if asked == "cost" else "time"
    cheap = ("cheap", "least cost", "least money", "lowest cost", "inexpensive")
    return "cost" if any(word in guidance.turn.text.lower() for word in cheap) else "time"


def with_takeaways(reply: Reply, plan: Plan, title: str, guidance: Guidance) -> Reply:
    """The reply with the plan as a picture and, where it has days, as a calendar file."""
    picture = guidance.keep_picture(timeline_chart(plan, title), "plan.png")
    name = CALENDAR_FOR.format(title=title)
    content = plan_calendar(plan, guidance.person.id, name)
    files = () if content is None else (guidance.keep_file("plan.ics", CALENDAR, content, name),)
    return replace(reply, pictures=(picture,), files=files)
