"""Acts and facts that follow from the intent and from what the typed readers recognise."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import SlotSet
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.decision.awaited import OpenQuestion
from bot.dialogue.message_contract import READING
from bot.dialogue.message_reading import (
    DOES_NOT_KNOW,
    HOURS,
    IN_CRISIS,
    MONEY,
    ROLE_AIM,
    ROLE_NOW,
    TELLS,
    WANTS_PERSON,
    MessageReading,
)
from bot.nlu.derived_reading import DerivedReading
from bot.nlu.intent_classifier import set_intent
from bot.nlu.message_attributes import WRITTEN


def read(text: str, intent: str, asked: str | None = None) -> MessageReading:
    message = Message.build(text)
    message.set(WRITTEN, text)
    set_intent(message, [(intent, 0.9)])
    tracker = DialogueStateTracker("rest:anna", [AnySlot("open_question", mappings=[{}])])
    if asked is not None:
        tracker.update(SlotSet("open_question", OpenQuestion(asked).as_slot()))
    (after,) = DerivedReading().process([message], tracker)
    return MessageReading.from_json(after.get(READING))


def test_facts_stand_where_the_person_wrote_them() -> None:
    text = "I'm a data analyst, I want to become a data engineer, 5 hours a week"
    found = read(text, "tell_situation")
    assert [span.label for span in found.spans] == [ROLE_NOW, ROLE_AIM, HOURS]
    assert all(text[span.start : span.end] == span.text for span in found.spans)
    assert found.does(TELLS)


@pytest.mark.parametrize(
    ("text", "intent", "act"),
    [("can I talk to somebody", "ask_person", WANTS_PERSON), ("they harass me at work", "out_of_scope", IN_CRISIS)],
)
def test_acts_follow_from_the_intent_and_from_words(text: str, intent: str, act: str) -> None:
    assert read(text, intent).does(act)


def test_a_bare_answer_is_a_fact_while_its_question_is_open() -> None:
    assert [span.label for span in read("300", "nonsense", "budget").spans] == [MONEY]
    assert read("300", "nonsense").spans == ()
    assert read("no idea", "deny", "budget").does(DOES_NOT_KNOW)
