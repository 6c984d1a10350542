"""What the present and the target role pay, by published national figures."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import pay_tables
from actions.base.telling import take_in
from bot.decision.follow_ups import MY_PAY
from bot.dialogue.payload import COMPARE_FOR_ME, payload
from bot.dialogue.reply import Button
from bot.recommendation.wording import SHOW_COMPARISON
from bot.tools.pay.wording import pay_reply

TERM = "comparison-earning-potential"


class ActionPay(RungAction):
    """Shows the figures of the roles that the person has and aims at."""

    action_name = "action_my_pay"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The figures, or which role is needed for them."""
        guidance = take_in(Guidance.of(tracker)).guidance
        situation = guidance.situation
        compare = Button(SHOW_COMPARISON, payload(COMPARE_FOR_ME))
        now, aim = situation.occupation, situation.target
        told = ((situation.role_name, now), (situation.target_name, aim))
        unknown = tuple(name for name, known in told if name and known is None)
        reply = pay_reply(now, aim, pay_tables(), (compare,), unknown)
        return guidance.say(dispatcher, reply, TERM, shown=MY_PAY)
