"""What is stored about the person, shown and forgotten."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.stores import files, hr_requests, people, titles
from actions.base.turn import open_question, pending, say
from bot.decision.awaited import Pending
from bot.dialogue.message_contract import ERASE_SLOT, PENDING_SLOT
from bot.dialogue.payload import (
    ASK_MY_DATA,
    CONFIRM_FORGET_ME,
    DENY,
    EXPORT_MY_DATA,
    FORGET_ME,
    payload,
)
from bot.dialogue.person import person_of
from bot.dialogue.reply import Button, File, Reply
from bot.people import export, summary

TO_FORGET = Pending("forget")
EXPORT = Button(export.EXPORT_MY_DATA, payload(EXPORT_MY_DATA))


class ActionKnowAboutMe(RungAction):
    """Shows all that is stored about the person."""

    action_name = "action_know_about_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Each fact as a line, and the way to have it forgotten."""
        person = person_of(tracker.sender_id)
        kept = files().names_of(person, datetime.now(timezone.utc))
        known = people().load(person)
        # Somebody about whom nothing is stored need not wait for the catalogue.
        names = {} if known.is_unknown else titles(tracker.sender_id)
        waiting = open_question(tracker)
        facts = summary.known_facts(
            known, hr_requests().of(person), kept, names, waiting.field if waiting is not None else None
        )
        say(
            dispatcher,
            Reply(
                paragraphs=(summary.ALL_THAT_IS_KNOWN if facts else summary.NOTHING_IS_KNOWN,),
                items=facts,
                note=summary.CONVERSATION_TOO if facts else "",
                buttons=(*([EXPORT] if facts else []), Button(summary.FORGET_ME, payload(FORGET_ME))),
                private=True,
            ),
        )
        return []


class ActionExportMyData(RungAction):
    """All that is stored about the person as files to take away."""

    action_name = "action_export_my_data"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Two files: one for other programs, one with everything."""
        now = datetime.now(timezone.utc)
        person = people().load(person_of(tracker.sender_id))
        kept = files().names_of(person.id, now)
        made = (
            (
                export.RESUME_NAME,
                export.json_resume(person, titles(tracker.sender_id), now.date()),
                export.RESUME_FOR,
            ),
            (export.DATA_NAME, export.all_data(person, hr_requests().of(person.id), kept), export.DATA_FOR),
        )
        ready = tuple(
            File(files().keep(person.id, name, export.MEDIA_TYPE, content, now), name, description)
            for name, content, description in made
        )
        say(dispatcher, Reply((export.EXPORT_READY,), files=ready, private=True))
        return []


class ActionForgetMe(RungAction):
    """Asks whether the person really wants to be forgotten. Deletes nothing."""

    action_name = "action_forget_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The question, with what it is about."""
        return _ask(dispatcher)


class ActionConfirmForgetMe(RungAction):
    """Forgets the person, if the last turn asked them whether to."""

    action_name = "action_confirm_forget_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Deletes, or asks first: a yes that was typed without the question deletes nothing."""
        return forget(dispatcher, tracker) if pending(tracker) == TO_FORGET else _ask(dispatcher)


def forget(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Has the tracker store (`bot.database.tracker_store`) delete everything about the person at the turn's end."""
    say(dispatcher, Reply(paragraphs=(summary.FORGOTTEN,), private=True))
    return [SlotSet(ERASE_SLOT, person_of(tracker.sender_id))]


def _ask(dispatcher: CollectingDispatcher) -> Events:
    buttons = (
        Button(summary.YES_FORGET, payload(CONFIRM_FORGET_ME)),
        Button(summary.NO_KEEP, payload(DENY)),
        Button(summary.SHOW_FIRST, payload(ASK_MY_DATA)),
    )
    say(dispatcher, Reply(paragraphs=(summary.FORGET_QUESTION,), buttons=buttons, private=True))
    return [SlotSet(PENDING_SLOT, TO_FORGET.as_slot())]
