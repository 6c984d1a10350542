"""Last in the pipeline: what the turn does, decided on the message and on what the conversation waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.answering.focus import Focus
from bot.decision.after_crisis import AFTER_CRISIS
from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.decide import decide
from bot.decision.fact_kinds import ROLE_FIELDS
from bot.decision.heard import Heard
from bot.dialogue.message_contract import (
    FOCUS_SLOT,
    KNOWLEDGE,
    MISSES_SLOT,
    OPEN_QUESTION_SLOT,
    PENDING_SLOT,
    PLAN,
    READING,
    SITUATION,
)
from bot.dialogue.message_reading import MessageReading
from bot.nlu.intent_classifier import set_intent
from bot.nlu.message_attributes import ASKED_ANEW, CLASSIFICATIONS, IS_PAYLOAD, WRITTEN
from bot.nlu.passage_ranker import NEWER_DOCUMENT
from bot.profile.roles import KNOWN_ROLE, LIKELY
from bot.profile.told import answer_in


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TurnDecision(GraphComponent):  # type: ignore[misc]
    """Puts the plan under `PLAN` and sets the intent whose rule runs it.

    Rasa hands a component that asks for it the conversation as it was before this message. `rasa test` and
    `rasa shell nlu` hand over an empty one: there every message is the first of its conversation.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurnDecision:
        """Creates the component; it has no configuration."""
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Decides on each message; a pressed button's is what its payload says, and needs no decision."""
        for message in messages:
            if message.get(IS_PAYLOAD):
                continue
            plan = decide(heard(message, tracker))
            message.set(PLAN, plan.as_json(), add_to_output=True)
            intent = message.get(INTENT) or {}
            if plan.intent != intent.get("name"):
                ranking = [(one["name"], one["confidence"]) for one in message.get("intent_ranking") or ()]
                rest = [one for one in ranking if one[0] != plan.intent]
                set_intent(message, [(plan.intent, 1.0), *rest])
        return messages


def heard(message: Message, tracker: DialogueStateTracker | None) -> Heard:
    """What the pipeline made of a message, before the conversation as it was."""
    intent = message.get(INTENT) or {}
    questions = (message.get(KNOWLEDGE) or {}).get("questions") or []
    classified = message.get(CLASSIFICATIONS) or ()
    name = str(intent.get("name") or "")
    asked = open_question_of(tracker)
    return Heard(
        said=str(message.get(WRITTEN) or message.get(TEXT) or ""),
        intent=name,
        confidence=float(intent.get("confidence") or 0.0),
        reading=MessageReading.from_json(message.get(READING)),
        is_knowledge=name == NEWER_DOCUMENT or bool(classified and classified[0].leads_to_knowledge),
        in_scope=max((float(question["in_scope"]) for question in questions), default=0.0),
        likeliest=max(
            (float(one["score"]) for question in questions for one in question["candidates"][:1]), default=0.0
        ),
        is_readable=asked is None or is_readable(message, asked.field),
        asks_about_a_role=_names_a_known_role(message),
        is_asked_anew=bool(message.get(ASKED_ANEW)),
        open_question=asked,
        pending=pending_of(tracker),
        focus=focus_of(tracker),
        misses=int(_slot(tracker, MISSES_SLOT) or 0),
    )


def is_readable(message: Message, asked: str) -> bool:
    """Whether the message can be read as an answer to the question for a field, whatever was marked in it."""
    said = str(message.get(WRITTEN) or message.get(TEXT) or "")
    if not answer_in(said, asked, date.today()).is_empty:
        return True
    situation = message.get(SITUATION) or {}
    if asked == "evidence":
        return bool(situation.get("skills"))
    return asked in ROLE_FIELDS and any(one["score"] >= LIKELY for one in situation.get("whole") or ())


def _names_a_known_role(message: Message) -> bool:
    """Whether it asks something of a role or a field that the catalogue surely knows."""
    asked = (message.get(SITUATION) or {}).get("asked")
    if asked is None:
        return False
    if asked["credentials"]:
        return True
    return asked["kind"] != "worth" and any(role["score"] >= KNOWN_ROLE for role in asked["roles"][:1])


def focus_of(tracker: DialogueStateTracker | None) -> Focus:
    """What the conversation is about; what was offered, and a crisis, count right after they were."""
    focus = Focus.from_slot(_slot(tracker, FOCUS_SLOT))
    if _set_last(tracker, FOCUS_SLOT):
        return focus
    return focus.offering(()) if focus.shown not in AFTER_CRISIS else focus.showing("")


def open_question_of(tracker: DialogueStateTracker | None) -> OpenQuestion | None:
    """The question that waits in this conversation."""
    return OpenQuestion.from_slot(_slot(tracker, OPEN_QUESTION_SLOT))


def pending_of(tracker: DialogueStateTracker | None) -> Pending | None:
    """What the last turn asked or did: only words right after it answer it, whatever the slot still holds."""
    event = _set_last(tracker, PENDING_SLOT)
    return Pending.from_slot(event.value) if event is not None else None


def _set_last(tracker: DialogueStateTracker | None, slot: str) -> SlotSet | None:
    """How the last turn left a slot; None where it did not touch it."""
    for event in reversed(tracker.events if tracker is not None else ()):
        if isinstance(event, UserUttered):
            return None
        if isinstance(event, SlotSet) and event.key == slot:
            return event
    return None


def _slot(tracker: DialogueStateTracker | None, name: str) -> Any:
    return tracker.current_slot_values().get(name) if tracker is not None else None
