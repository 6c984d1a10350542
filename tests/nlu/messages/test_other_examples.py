from __future__ import annotations

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from benchmarks.understanding.questions import training_texts
from bot.dialogue.message_contract import OUT_OF_SCOPE
from bot.dialogue.message_reading import ACTS, ASKS, OTHER, TELLS, THANKS, WANTS_GUIDANCE
from bot.nlu.message_attributes import PASSAGE
from bot.nlu.messages.other_examples import ACT_OF, EVERY, LONG, other_examples


def test_an_intent_tells_the_act_where_it_can() -> None:
    messages = [Message({TEXT: "ta", INTENT: "thank"}), Message({TEXT: "yes", INTENT: "affirm"})]
    ((source, example),) = other_examples(messages)
    assert source is messages[0]
    assert (example.text, example.acts, example.doubtful) == ("ta", {THANKS}, frozenset())


def test_of_what_nothing_answers_it_is_only_known_that_nobody_tells() -> None:
    ((_, example),) = other_examples([Message({TEXT: "is it raining", INTENT: OUT_OF_SCOPE})])
    assert (example.acts, example.doubtful) == (frozenset(), {ASKS, OTHER})


def test_some_questions_of_the_documents_are_enough_and_long_ones_may_tell() -> None:
    short, long = "is a badge worth it", "word " * (LONG + 1)
    messages = [Message({TEXT: text, INTENT: "ask", PASSAGE: "p"}) for text in (short, long) for _ in range(EVERY)]
    found = [other.example for other in other_examples(messages)]
    assert [example.acts for example in found] == [{ASKS}, {ASKS}]
    assert [example.doubtful for example in found] == [frozenset(), {TELLS, WANTS_GUIDANCE}]


def test_every_intent_named_has_examples_and_every_act_is_one() -> None:
    assert set(ACT_OF) <= {text.intent for text in training_texts()}
    assert set(ACT_OF.values()) <= set(ACTS)
