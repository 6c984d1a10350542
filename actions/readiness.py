"""Just-in-time promotion: the organisation's criteria beside what is known, and news once all are met."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.route import say_route
from actions.base.stores import people
from actions.base.tool import ToolAction
from bot.dialogue.payload import PROMOTION_CASE, WATCH_READINESS, payload
from bot.dialogue.reply import Button, Reply
from bot.tools.phrases import NO_TARGET
from bot.tools.promotion_case.page import MAKE_MY_CASE
from bot.tools.readiness.wording import TELL_ME_WHEN_READY, WILL_TELL, readiness_reply


class ActionReadiness(ToolAction):
    """Shows each criterion as met, nearly met or missing; it never decides."""

    intent = "my_readiness"

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The criteria for the target role, or of the rung where it is a step within the present one."""
        situation = guidance.situation
        target, step = situation.target, situation.step
        if step is not None:
            of_step = situation.step_readiness(step)
            if of_step is None or not of_step.states:
                return say_route(dispatcher, guidance, step)
            case = Button(MAKE_MY_CASE, payload(PROMOTION_CASE))
            return guidance.say(dispatcher, readiness_reply(of_step, step.wanted), self.tool.term, (case,))
        if target is None:
            return guidance.say(dispatcher, NO_TARGET, self.tool.term)
        found = situation.readiness(target)
        buttons: list[Button] = []
        if found.states:
            buttons.append(Button(MAKE_MY_CASE, payload(PROMOTION_CASE)))
        if found.states and not found.all_met:
            buttons.append(Button(TELL_ME_WHEN_READY, payload(WATCH_READINESS)))
        return guidance.say(dispatcher, readiness_reply(found, target.title), self.tool.term, tuple(buttons))


class ActionWatchReadiness(RungAction):
    """Notes that the person wants to hear when all criteria are met."""

    action_name = "action_watch_readiness"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says that the news will come with one of the person's next messages."""
        guidance = Guidance.of(tracker)
        target = guidance.situation.target
        if target is None:
            return guidance.say(dispatcher, NO_TARGET)
        with people().change(guidance.person.id) as change:
            change.watch(target.key, guidance.turn.today)
        return guidance.say(dispatcher, Reply((WILL_TELL.format(title=target.title),), private=True))
