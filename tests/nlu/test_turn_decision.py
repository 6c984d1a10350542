"""The last component decides on the message and on the conversation as it was before."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.plan import TAKE_TURN, Plan
from bot.dialogue.message_contract import KNOWLEDGE, PLAN, READING, SITUATION
from bot.dialogue.message_reading import ANSWERS, CONFIRMS, MessageReading
from bot.nlu.intent_classifier import set_intent
from bot.nlu.message_attributes import IS_PAYLOAD
from bot.nlu.turn_decision import TurnDecision, heard, pending_of

FORGET = Pending("forget")
SAID = UserUttered("…", {"name": "greet"})


def conversation(*events: Any) -> DialogueStateTracker:
    slots = [AnySlot(name, mappings=[{}]) for name in ("focus", "open_question", "pending")]
    tracker = DialogueStateTracker("rest:anna", slots)
    for event in events:
        tracker.update(event)
    return tracker


def decided(text: str, intent: str, *acts: str, tracker: DialogueStateTracker | None = None) -> Message:
    message = Message.build(text)
    set_intent(message, [(intent, 0.9), ("greet", 0.1)])
    message.set(READING, MessageReading(dict.fromkeys(acts, 1.0)).as_json(), add_to_output=True)
    (after,) = TurnDecision().process([message], tracker)
    return after


def test_a_message_without_a_conversation_is_the_first_of_one() -> None:
    message = decided("what is a badge?", "ask_micro_credentials")
    assert message.get(INTENT)["name"] == "ask_micro_credentials"
    assert [step.kind for step in Plan.from_json(message.get(PLAN)).steps] == ["run"]


def test_an_open_question_of_the_conversation_is_answered() -> None:
    waiting = conversation(SAID, SlotSet("open_question", OpenQuestion("budget").as_slot()))
    message = decided("300", "nonsense", ANSWERS, tracker=waiting)
    assert message.get(INTENT) == {"name": TAKE_TURN, "confidence": 1.0}
    assert [one["name"] for one in message.get("intent_ranking")] == [TAKE_TURN, "nonsense", "greet"]
    plan = message.as_dict(only_output_properties=True)[PLAN]
    assert Plan.from_json(json.loads(json.dumps(plan))).steps[0].detail == "budget"


@pytest.mark.parametrize(
    ("events", "is_pending"),
    [
        ([SAID, SlotSet("pending", FORGET.as_slot())], True),
        ([SlotSet("pending", FORGET.as_slot()), SAID], False),
        ([SAID, SlotSet("pending", FORGET.as_slot()), SlotSet("pending", None)], False),
        ([], False),
    ],
)
def test_only_what_the_turn_before_asked_is_pending(events: list[Any], is_pending: bool) -> None:
    tracker = conversation(*events)
    assert pending_of(tracker) == (FORGET if is_pending else None)
    plan = Plan.from_json(decided("yes", "affirm", CONFIRMS, tracker=tracker).get(PLAN))
    assert plan.has("confirm") is is_pending


def test_a_pressed_button_needs_no_decision() -> None:
    message = Message.build("/my_gap")
    message.set(IS_PAYLOAD, True)
    TurnDecision().process([message], conversation())
    assert message.get(PLAN) is None


@pytest.mark.parametrize(
    ("kind", "score", "credentials", "expected"),
    [
        ("pay", 0.9, [], "ask_about_role"),
        ("pay", 0.5, [], "greet"),
        ("credentials", 0.5, ["welding"], "ask_about_role"),
        ("worth", 0.9, [], "greet"),
        ("worth", 0.1, ["welding"], "ask_about_role"),
    ],
)
def test_a_question_about_a_role_needs_one_that_the_catalogue_knows(
    kind: str, score: float, credentials: list[str], expected: str
) -> None:
    message = Message.build("what do stokers earn?")
    set_intent(message, [("greet", 0.9)])
    asked = {"kind": kind, "text": "stokers", "roles": [{"score": score}], "credentials": credentials}
    message.set(SITUATION, {"asked": asked})
    (after,) = TurnDecision().process([message], None)
    assert after.get(INTENT)["name"] == expected


def test_the_likeliest_passage_is_that_of_any_question_in_the_message() -> None:
    message = Message.build("I stoke. what now?")
    set_intent(message, [("greet", 0.9)])
    questions = [
        {"in_scope": 0.9, "candidates": [{"score": 0.2}, {"score": 0.1}]},
        {"in_scope": 0.7, "candidates": [{"score": 0.6}]},
        {"in_scope": 0.0, "candidates": []},
    ]
    message.set(KNOWLEDGE, {"questions": questions})
    assert heard(message, None).likeliest == 0.6
    assert heard(Message.build("…"), None).likeliest == 0.0
