"""What is remembered is what follows from intents and actions alone; anything else is left to the policies."""

from __future__ import annotations

import pytest
from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.data import TrainingType

from bot.serving import prediction_memory
from bot.serving.prediction_memory import Key, PredictionMemory
from bot.settings import PROJECT_ROOT

PLAIN = "version: '3.1'\nintents: [greet]\n"
LISTEN = ActionExecuted("action_listen")


@pytest.fixture(scope="module")
def memory() -> PredictionMemory:
    return PredictionMemory(Domain.load(str(PROJECT_ROOT / "domain.yml")), TrainingType.BOTH)


def said(intent: str, text: str = "x") -> UserUttered:
    return UserUttered(text, {"name": intent, "confidence": 0.9})


def key_of(memory: PredictionMemory, *events: Event) -> Key | None:
    return memory.key_of(DialogueStateTracker.from_events("rest:a", [LISTEN, *events]))


def prediction(**others: object) -> PolicyPrediction:
    told = {"events": [DefinePrevUserUtteredFeaturization(False)], "hide_rule_turn": True, **others}
    return PolicyPrediction([0.0, 1.0], "RulePolicy", 6, **told)


def test_neither_words_nor_slots_nor_replies_count(memory: PredictionMemory) -> None:
    one = key_of(memory, said("greet"))
    assert one is not None
    assert one == key_of(memory, said("greet", "good morning"))
    assert one == key_of(memory, SlotSet("focus", {"a": 1}), BotUttered("hello"), said("greet"))


def test_intents_actions_and_the_beginning_count(memory: PredictionMemory) -> None:
    decided = DefinePrevUserUtteredFeaturization(False)
    keys = {
        key_of(memory, said("greet")),
        key_of(memory, said("goodbye")),
        key_of(memory, said("greet"), decided),
        key_of(memory, said("greet"), decided, ActionExecuted("utter_greet")),
        key_of(memory, said("greet"), decided, ActionExecuted("utter_greet", hide_rule_turn=True)),
        key_of(memory, said("greet"), decided, ActionExecuted("utter_greet"), LISTEN, said("greet")),
        key_of(memory, SessionStarted(), LISTEN, said("greet")),
    }
    assert None not in keys
    assert len(keys) == 7


@pytest.mark.parametrize(
    "events",
    [
        [said("greet"), DefinePrevUserUtteredFeaturization(True)],
        [UserUttered("x")],
        [said("greet"), said("greet")],
        [said("greet"), ActionExecuted(action_text="hello")],
        [said("greet"), ActionExecuted("utter_greet"), ActionReverted()],
        [said("greet"), LoopInterrupted(True)],
        [ActiveLoop("form"), said("greet")],
        [said("greet"), FollowupAction("action_listen")],
    ],
)
def test_where_more_has_a_say_nothing_is_remembered(memory: PredictionMemory, events: list[Event]) -> None:
    assert key_of(memory, *events) is None


@pytest.mark.parametrize(
    ("domain", "training"),
    [
        (f"{PLAIN}slots:\n  a: {{type: bool, influence_conversation: true, mappings: []}}", TrainingType.BOTH),
        (f"{PLAIN}entities: [side]", TrainingType.BOTH),
        (f"{PLAIN}forms:\n  form: {{required_slots: []}}", TrainingType.BOTH),
        (PLAIN, TrainingType.END_TO_END),
    ],
)
def test_a_domain_or_a_model_of_another_kind_has_no_memory(domain: str, training: TrainingType) -> None:
    assert key_of(PredictionMemory(Domain.from_yaml(PLAIN), TrainingType.BOTH), said("greet"))
    assert key_of(PredictionMemory(Domain.from_yaml(domain), training), said("greet")) is None


def test_whoever_is_told_may_change_it(memory: PredictionMemory) -> None:
    memory.keep((("a",),), prediction())
    first = memory.recall((("a",),))
    assert first == prediction()
    first.probabilities[0] = 9.0
    first.events.clear()
    again = memory.recall((("a",),))
    assert again == prediction()
    assert again.events[0] is not memory.recall((("a",),)).events[0]


@pytest.mark.parametrize(
    "others",
    [
        {"events": [LoopInterrupted(True)]},
        {"events": [DefinePrevUserUtteredFeaturization(True)]},
        {"optional_events": [LoopInterrupted(True)]},
        {"is_end_to_end_prediction": True},
        {"is_no_user_prediction": True},
        {"diagnostic_data": {"a": 1}},
        {"action_metadata": {"a": 1}},
    ],
)
def test_a_prediction_that_says_more_is_not_kept(memory: PredictionMemory, others: dict[str, object]) -> None:
    memory.keep((("more",),), prediction(**others))
    assert memory.recall((("more",),)) is None


def test_what_was_not_asked_for_longest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prediction_memory, "MOST", 2)
    memory = PredictionMemory(Domain.from_yaml(PLAIN), TrainingType.BOTH)
    for name in ("a", "b"):
        memory.keep(((name,),), prediction())
    memory.recall((("a",),))
    memory.keep((("c",),), prediction())
    assert [memory.recall(((name,),)) is not None for name in ("a", "b", "c")] == [True, False, True]
