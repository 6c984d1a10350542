"""Acts and facts of a message, derived from its intent and from what the typed readers recognise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue import message_reading as labels
from bot.dialogue.message_contract import READING
from bot.dialogue.message_reading import FactSpan, MessageReading
from bot.nlu.message_attributes import CLASSIFICATIONS, IS_PAYLOAD, WRITTEN
from bot.nlu.turn_decision import open_question_of
from bot.profile.facts import read_facts
from bot.reading.manner import is_correction, is_no_deadline, is_refusal
from bot.reading.role_phrases import role_phrases
from bot.reading.values import ReadValue

ACT_OF = {
    "affirm": labels.CONFIRMS,
    "deny": labels.REFUSES,
    "stop": labels.STOPS,
    "ask_person": labels.WANTS_PERSON,
    "greet": labels.GREETS,
    "thank": labels.THANKS,
    "user_mood": labels.FEELS,
    "insult": labels.FEELS,
    "start_assessment": labels.WANTS_GUIDANCE,
    "skip_question": labels.DECLINES,
}
_LABEL_OF = {
    "hours_per_week": labels.HOURS,
    "months_in_role": labels.TIME_IN_ROLE,
    "deadline": labels.DEADLINE,
    "budget": labels.MONEY,
    "employer_pays": labels.WHO_PAYS_EMPLOYER,
    "evidence": labels.CREDENTIAL_HELD,
}
_RECOGNITIONS = {"internal": "inside", "industry": "outside", "both": "both"}
_ASKS = re.compile(
    r"\?\s*$|^\W*(?:how|what|why|which|when|where|who|is|are|do|does|can|could|should|will|would)\b", re.I
)
_CRISIS = re.compile(
    r"\b(?:suicid\w*|kill myself|end my life|self[- ]harm\w*|harass\w*|grop\w*|assault\w*|hit me|threaten\w* me"
    r"|racis\w+|discriminat\w+ against me)\b",
    re.I,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DerivedReading(GraphComponent):  # type: ignore[misc]
    """Leaves a `MessageReading` on each message."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DerivedReading:
        """Creates the component; it has no configuration."""
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Reads each message that a person wrote."""
        for message in messages:
            if not message.get(IS_PAYLOAD) and message.get(TEXT):
                message.set(READING, _reading(message, tracker).as_json(), add_to_output=True)
        return messages


def _reading(message: Message, tracker: DialogueStateTracker | None) -> MessageReading:
    said = str(message.get(WRITTEN) or "")
    intent = str((message.get(INTENT) or {}).get("name") or "")
    classified = message.get(CLASSIFICATIONS) or ()
    is_open = open_question_of(tracker)
    asked = is_open.field if is_open else None
    is_question = bool(_ASKS.search(said)) and bool(classified and classified[0].leads_to_knowledge)
    spans = () if is_question and asked is not None else tuple(_spans(said, asked))
    acts = {ACT_OF[intent]} if intent in ACT_OF else set()
    if is_question:
        acts.add(labels.ASKS)
    if spans:
        acts |= {labels.TELLS} if not is_question or intent == "tell_situation" else set()
        acts -= {labels.WANTS_PERSON}
    elif asked is not None and is_refusal(said):
        acts.add(labels.DOES_NOT_KNOW)
    if is_correction(said):
        acts.add(labels.CORRECTS)
    if _CRISIS.search(said):
        acts.add(labels.IN_CRISIS)
    return MessageReading(dict.fromkeys(sorted(acts), 1.0), spans)


def _spans(said: str, asked: str | None) -> Iterator[FactSpan]:
    taken: list[tuple[int, int]] = []
    for phrase in role_phrases(said):
        label = labels.ROLE_NOW if phrase.role == "present" else labels.ROLE_AIM
        taken.append((phrase.start, phrase.end))
        yield FactSpan(label, said[phrase.start : phrase.end], phrase.start, phrase.end)
    for read in read_facts(said, date.today(), asked).read_values:
        if not any(read.start < end and start < read.end for start, end in taken):
            taken.append((read.start, read.end))
            yield FactSpan(_label(read), said[read.start : read.end], read.start, read.end)
    if asked == "deadline" and is_no_deadline(said):
        yield FactSpan(labels.DEADLINE_NONE, said, 0, len(said))


def _label(read: ReadValue) -> str:
    if read.field == "opening":
        return labels.OPENING_YES if read.value else labels.OPENING_NO
    if read.field == "recognition":
        return f"recognition.{_RECOGNITIONS[str(read.value)]}"
    return f"goal.{read.value}" if read.field == "goal" else _LABEL_OF[read.field]
