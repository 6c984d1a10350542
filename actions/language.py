"""A polite reply to somebody who writes in another language than English."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.turn import Events, say
from bot.answering.other_languages import answered_in_english
from bot.dialogue.message_contract import LANGUAGE, MISSES_SLOT
from bot.dialogue.payload import ASK_PERSON, payload
from bot.dialogue.reply import Button, Reply

TALK_TO_A_PERSON = "Talk to a person"


class ActionOtherLanguage(Action):  # type: ignore[misc]
    """Says which language the assistant answers in."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_other_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """In the person's own language first where there are words for it, then in English."""
        language = str(tracker.latest_message.get(LANGUAGE) or "")
        buttons = (Button(TALK_TO_A_PERSON, payload(ASK_PERSON)),)
        say(dispatcher, Reply(answered_in_english(language), buttons=buttons))
        return [SlotSet(MISSES_SLOT, 0)]
