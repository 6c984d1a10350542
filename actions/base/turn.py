"""One turn as an action sees it: what was asked, what is in focus, what was offered before; and how it replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import stores
from actions.base.action import Events
from bot.answering.focus import Focus
from bot.answering.offer import pointed_at
from bot.decision.awaited import OpenQuestion, Pending
from bot.dialogue.message_contract import (
    ENGLISH_CODE,
    FOCUS_SLOT,
    LANGUAGE,
    MISSES_SLOT,
    OPEN_QUESTION_SLOT,
    PENDING_SLOT,
    REPLY,
)
from bot.dialogue.payload import CORRECT_FACT, entities_of
from bot.dialogue.person import audience_of
from bot.dialogue.rendering import render_text
from bot.dialogue.reply import Button, Reply
from bot.documents.passage import Document, Passage
from bot.knowledge.store import KnowledgeSnapshot


@dataclass(frozen=True)
class Turn:
    """One turn of a conversation, as an action sees it."""

    snapshot: KnowledgeSnapshot
    focus: Focus
    misses: int
    text: str
    said: str
    message: dict[str, Any]
    today: date

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        """Reads tracker and knowledge base; raises `KnowledgeMissing` when nothing was built."""
        return cls(
            snapshot=stores.knowledge().snapshot(audience_of(tracker.sender_id)),
            focus=Focus.from_slot(tracker.get_slot(FOCUS_SLOT)),
            misses=int(tracker.get_slot(MISSES_SLOT) or 0),
            text=str(tracker.latest_message.get("text") or ""),
            said=_said(tracker),
            message=tracker.latest_message,
            today=date.today(),
        )

    @property
    def current(self) -> Passage | None:
        """The passage in focus, when it exists and the person may see it."""
        return self.snapshot.passages.get(self.focus.passage or "")

    def pointing(self) -> Turn:
        """The turn with the answer in focus that the text points at ("more on the second one"), or as it is."""
        key = pointed_at(self.text, self.focus.answered)
        return self if key is None else replace(self, focus=self.focus.turned_to(key))

    @property
    def intent(self) -> str:
        """The intent that the message was classified as."""
        return str((self.message.get("intent") or {}).get("name") or "")

    @property
    def language(self) -> str:
        """The code of the language that the message is written in."""
        return str(self.message.get(LANGUAGE) or ENGLISH_CODE)

    @property
    def confidence(self) -> float:
        """The probability of that intent, from 0 to 1."""
        return float((self.message.get("intent") or {}).get("confidence") or 0.0)

    def document_of(self, passage: Passage) -> Document:
        """The document that holds a passage."""
        return self.snapshot.documents[passage.document]

    def entity(self, name: str) -> str | None:
        """The value of an entity of the message, for instance one that a button sent."""
        values = (entry["value"] for entry in self.message.get("entities") or [] if entry["entity"] == name)
        return next((str(value) for value in values), None)


def _said(tracker: Tracker) -> str:
    """The person's own words; `text` is what the pipeline made of them (cleaned, spelt right, badges left out)."""
    own = (event.get("text") for event in reversed(tracker.events) if event.get("event") == "user")
    return str(next(own, None) or tracker.latest_message.get("text") or "")


def say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """Sends a reply: complete text and buttons for every channel, the reply itself for those that render it."""
    dispatcher.utter_message(
        text=render_text(reply, stores.settings().public_url or stores.settings().address),
        buttons=[{"title": button.title, "payload": button.payload} for button in reply.buttons],
        reply=reply.as_dict(),
    )


def say_answer(dispatcher: CollectingDispatcher, reply: Reply, buttons: tuple[Button, ...], after: Focus) -> Events:
    """Sends an answer with its buttons and returns the events that remember what was said."""
    say(dispatcher, replace(reply, buttons=buttons))
    return [SlotSet(FOCUS_SLOT, after.as_slot()), SlotSet(MISSES_SLOT, 0)]


def open_question(tracker: Tracker) -> OpenQuestion | None:
    """The question of the assessment that waits in this conversation."""
    return OpenQuestion.from_slot(tracker.get_slot(OPEN_QUESTION_SLOT))


def pending(tracker: Tracker) -> Pending | None:
    """What the turn before the latest message asked or did.

    A payload can be typed at any time, and an action can fail before it says anything, so only what was really
    asked right before can be confirmed.
    """
    slots = [event for event in _last_turn(list(tracker.events)) if event.get("event") == "slot"]
    values = [event.get("value") for event in slots if event.get("name") == PENDING_SLOT]
    return Pending.from_slot(values[-1]) if values else None


def gave_sources(events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the assistant's last turn was an answer from the documents."""
    bot_events = (event for event in _last_turn(list(events)) if event.get("event") == "bot")
    return any(((event.get("data") or {}).get(REPLY) or {}).get("sources") for event in bot_events)


def title_of_button(events: Iterable[Mapping[str, Any]], payload: str) -> str:
    """What the button that was pressed said; empty where the assistant's last turn had none with this payload."""
    for event in _last_turn(list(events)):
        for button in (event.get("data") or {}).get("buttons") or []:
            if button.get("payload") == payload:
                return str(button.get("title") or "")
    return ""


def fields_said_back(events: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The fields that the assistant's last turn said back: those that its buttons offer to put right."""
    fields = []
    for event in _last_turn(list(events)):
        for button in (event.get("data") or {}).get("buttons") or []:
            fields.append(entities_of(str(button.get("payload")), CORRECT_FACT).get("field", ""))
    return tuple(field.replace("-", "_") for field in fields if field)


def _last_turn(events: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The events between the latest message and the one before it."""
    messages = [index for index, event in enumerate(events) if event.get("event") == "user"]
    if messages:
        yield from events[messages[-2] + 1 if len(messages) > 1 else 0 : messages[-1]]
