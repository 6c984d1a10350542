"""A yes or a no to what was asked last: forgetting, a message to HR, a badge, an entry to log."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.badges import ActionConfirmBadge
from actions.base.action import Events, RungAction
from actions.base.turn import pending, say
from actions.importing import ActionKeepProfile
from actions.news import note_new_job
from actions.openings import ActionSendToHr
from actions.privacy import ActionConfirmForgetMe
from actions.progress import ActionLogAchievement
from bot.dialogue.message_contract import PENDING_SLOT
from bot.dialogue.reply import Reply
from bot.people.summary import KEPT
from bot.tools.news.wording import NOT_NOTED, NOTE_EXPLAINED
from bot.tools.progress.wording import NOT_LOGGED

PENDING_EXPLAINED = {
    "forget": (
        "I would delete all that I know about you, for good; nobody else reads it. Say “what do you know about "
        "me?” to see it first. Shall I forget you, yes or no?"
    ),
    "send_to_hr": (
        "Just the text above would go to {hr_contact}, who would read it and answer you in person; nobody else "
        "gets it. Nothing is sent until you say yes. Shall I send it?"
    ),
    "badge": "If the badge is yours, I count it as proof of what you can do. Nothing else happens. Is it yours?",
    "profile": (
        "I would keep your role, and the skills and certificates of your file as what you say you have. They "
        "change what I advise, and “forget me” deletes them. Shall I keep them?"
    ),
    "new_job": NOTE_EXPLAINED,
    "log": "What you have done is kept for your progress and your promotion case, for you alone. Shall I log it?",
}
"""What a yes would do, for whoever asks before they say it."""

_LEFT = {"forget": KEPT, "log": NOT_LOGGED, "new_job": NOT_NOTED}
"""What is said where a no leaves everything as it was."""


async def confirm(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
    """Does what was asked last, and nothing where nothing was."""
    asked = pending(tracker)
    if asked is None or not asked.asks:
        dispatcher.utter_message(response="utter_affirm")
        return []
    if asked.kind == "new_job":
        return [SlotSet(PENDING_SLOT, None), *note_new_job(dispatcher, tracker, asked.about)]
    actions: dict[str, RungAction] = {
        "forget": ActionConfirmForgetMe(),
        "send_to_hr": ActionSendToHr(send=True),
        "badge": ActionConfirmBadge(),
        "log": ActionLogAchievement(asked.about),
        "profile": ActionKeepProfile(),
    }
    return [SlotSet(PENDING_SLOT, None), *await actions[asked.kind].run(dispatcher, tracker, domain)]


async def refuse(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
    """Leaves what was asked last, and says so."""
    asked = pending(tracker)
    left = [SlotSet(PENDING_SLOT, None)]
    if asked is None or not asked.asks:
        dispatcher.utter_message(response="utter_deny")
        return []
    if asked.kind == "send_to_hr":
        return [*left, *await ActionSendToHr(send=False).run(dispatcher, tracker, domain)]
    if asked.kind == "badge":
        return [*left, *await ActionConfirmBadge(mine=False).run(dispatcher, tracker, domain)]
    if asked.kind == "profile":
        return [*left, *await ActionKeepProfile(keep=False).run(dispatcher, tracker, domain)]
    say(dispatcher, Reply((_LEFT[asked.kind],), private=True))
    return left


class ActionDeny(RungAction):
    """A bare no, or the button that says it."""

    action_name = "action_deny"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Leaves what was asked last; out of the blue, offers help."""
        return await refuse(dispatcher, tracker, domain)
