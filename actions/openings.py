"""On-demand career bumping: openings that fit now; and, on request, a message to HR that the person has seen."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import hr_requests, settings
from actions.base.tool import ToolAction
from actions.base.turn import pending
from bot.decision.awaited import DONE_HR, Pending
from bot.dialogue.message_contract import PENDING_SLOT
from bot.dialogue.payload import ASK_HR_FOR_ME, SEND_TO_HR, payload
from bot.dialogue.reply import Button, Reply
from bot.people.hr_requests import TooManyRequestsError
from bot.tools.openings.openings import OpeningMatch
from bot.tools.openings.wording import (
    ASK_HR,
    DO_NOT_SEND,
    HR_DRAFT,
    HR_NO_OPENING,
    HR_NOT_SENT,
    HR_SENT,
    HR_TEXT,
    HR_TOO_MANY,
    SEND_IT,
    opening_reply,
    openings_reply,
)

OPENING = "opening"
SHOWN = 3
ORDINALS = (("first", "1st", "top"), ("second", "2nd"), ("third", "3rd"))
_ORDINAL = re.compile(r"\b(?:first|second|third|1st|2nd|3rd|top)\b", re.IGNORECASE)


class ActionOpenings(ToolAction):
    """Shows the openings with the match per skill."""

    intent = "my_openings"

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The best matches first, each with a way to ask HR."""
        matches = guidance.situation.openings()
        return guidance.say(dispatcher, openings_reply(matches), self.tool.term, _ask_buttons(matches))


class ActionAskHrForMe(RungAction):
    """Shows the exact text that HR would get, and sends nothing."""

    action_name = "action_ask_hr_for_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The draft for the opening meant; without one, the openings."""
        guidance = Guidance.of(tracker)
        matches = guidance.situation.openings()
        chosen = _match_of(guidance.turn.entity(OPENING), matches) or _named(guidance.turn.text, matches)
        chosen = chosen or _counted(guidance.turn.text, matches)
        if chosen is None:
            reply = openings_reply(matches)
            asking = Reply((HR_NO_OPENING, *reply.paragraphs), table=reply.table, note=reply.note, private=True)
            return guidance.say(dispatcher, asking if matches else reply, None, _ask_buttons(matches))
        match = opening_reply(chosen)
        draft = Reply((HR_DRAFT, _text(chosen)), table=match.table, note=match.note, private=True)
        key = chosen.opening.key
        buttons = (
            Button(SEND_IT, _send(key)),
            Button(DO_NOT_SEND, payload(SEND_TO_HR, opening=key, send="no")),
        )
        events = guidance.say(dispatcher, draft, None, buttons)
        return [*events, SlotSet(PENDING_SLOT, Pending("send_to_hr", key).as_slot())]


class ActionSendToHr(RungAction):
    """Hands the text over that the turn before has shown; without such a turn it shows it first."""

    action_name = "action_send_to_hr"

    def __init__(self, send: bool | None = None) -> None:
        """`send` is what the person says where no button says it."""
        self._send = send

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Sends, or says that nothing was sent."""
        guidance = Guidance.of(tracker)
        asked = pending(tracker)
        sends = guidance.turn.entity("send") == "yes" if self._send is None else self._send
        if not sends:
            return guidance.say(dispatcher, Reply((HR_NOT_SENT,), private=True))
        key = guidance.turn.entity(OPENING) or (asked.about if asked is not None else None)
        chosen = _match_of(key, guidance.situation.openings())
        if chosen is None or asked != Pending("send_to_hr", chosen.opening.key):
            return await ActionAskHrForMe().run(dispatcher, tracker, domain)
        contact = settings().hr_contact
        try:
            sent = hr_requests().add(guidance.person.id, _text(chosen), guidance.person.id, guidance.turn.today)
        except TooManyRequestsError:
            return guidance.say(dispatcher, Reply((HR_TOO_MANY.format(hr_contact=contact),), private=True))
        events = guidance.say(dispatcher, Reply((HR_SENT.format(hr_contact=contact),), private=True))
        return [*events, SlotSet(PENDING_SLOT, Pending("undo", f"{DONE_HR}{sent.id}").as_slot())]


def _send(opening: str) -> str:
    return payload(SEND_TO_HR, opening=opening, send="yes")


def _ask_buttons(matches: tuple[OpeningMatch, ...]) -> tuple[Button, ...]:
    return tuple(
        Button(f"{ASK_HR}: {match.opening.title}", payload(ASK_HR_FOR_ME, opening=match.opening.key))
        for match in matches[:SHOWN]
    )


def _match_of(key: str | None, matches: tuple[OpeningMatch, ...]) -> OpeningMatch | None:
    return next((match for match in matches if match.opening.key == key), None)


def _named(text: str, matches: tuple[OpeningMatch, ...]) -> OpeningMatch | None:
    """The opening whose title the message holds."""
    said = text.lower()
    return next((match for match in matches if match.opening.title.lower() in said), None)


def _counted(text: str, matches: tuple[OpeningMatch, ...]) -> OpeningMatch | None:
    """The opening that the message counts to: "the second one"."""
    said = _ORDINAL.search(text)
    place = next((place for place, words in enumerate(ORDINALS) if said and said[0].lower() in words), SHOWN)
    return matches[place] if place < min(SHOWN, len(matches)) else None


def _text(match: OpeningMatch) -> str:
    return HR_TEXT.format(
        title=match.opening.title,
        unit=match.opening.unit or "no unit named",
        held=len(match.held),
        asked=len(match.held) + len(match.missing),
    )
