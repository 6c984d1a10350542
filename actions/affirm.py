"""A bare yes or no: the answer to the question of the last turn, if it put one."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.badges import ActionConfirmBadge
from actions.base.action import Events, RungAction
from actions.base.turn import was_offered
from actions.openings import ActionSendToHr
from actions.privacy import forget, is_asked_to_forget
from bot.dialogue.payload import CONFIRM_BADGE, payload


class ActionAffirm(RungAction):
    """A bare yes."""

    action_name = "action_affirm"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Does what the last turn asked about; otherwise asks what they would like to know."""
        if is_asked_to_forget(tracker):
            return forget(dispatcher, tracker)
        if was_offered(tracker.events, payload(CONFIRM_BADGE, mine="yes")):
            return await ActionConfirmBadge().run(dispatcher, tracker, domain)
        draft = ActionSendToHr.offered(tracker)
        if draft is not None:
            return await ActionSendToHr(draft).run(dispatcher, tracker, domain)
        dispatcher.utter_message(response="utter_affirm")
        return []


class ActionDeny(RungAction):
    """A bare no."""

    action_name = "action_deny"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Leaves what the last turn asked about; otherwise offers help."""
        if was_offered(tracker.events, payload(CONFIRM_BADGE, mine="no")):
            return await ActionConfirmBadge(mine=False).run(dispatcher, tracker, domain)
        if ActionSendToHr.offered(tracker) is not None:
            return await ActionSendToHr().run(dispatcher, tracker, domain)
        dispatcher.utter_message(response="utter_deny")
        return []
