"""What the project's other examples teach of acts: questions of the documents, small talk, wishes for a tool.

Nobody annotated their acts, but most follow from the intent. Annotated messages are mostly of people who tell;
without these, a question of the documents would look like one more person telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.message_contract import OUT_OF_SCOPE
from bot.dialogue.message_reading import (
    ASKS,
    FEELS,
    GREETS,
    OTHER,
    STOPS,
    TELLS,
    THANKS,
    WANTS_GUIDANCE,
    WANTS_PERSON,
)
from bot.dialogue.tool_registry import TOOLS
from bot.nlu.message_attributes import PASSAGE
from bot.nlu.messages.act_reader import ActExample

ACT_OF = {
    "greet": GREETS,
    "thank": THANKS,
    "stop": STOPS,
    "ask_person": WANTS_PERSON,
    **dict.fromkeys(("user_mood", "insult"), FEELS),
    **dict.fromkeys(("nonsense", "laugh", "bot_challenge", "tell_joke", "how_are_you", "goodbye"), OTHER),
    **dict.fromkeys(("ask_capabilities", "ask_privacy", "ask_disclaimer", "ask_source", "follow_up_aspect"), ASKS),
    **dict.fromkeys((tool.intent for tool in TOOLS), WANTS_GUIDANCE),
    **dict.fromkeys(("start_assessment", "show_recommendation", "compare_for_me"), WANTS_GUIDANCE),
}
"""The act of an example by its intent; of those left out it depends on what was open."""

EVERY = 3
"""Of the questions of the documents one in so many is enough."""

LONG = 14
"""A question of more words may tell of a case of one's own besides."""


class OtherExample(NamedTuple):
    """A training example, and what it teaches."""

    source: Message
    example: ActExample


def other_examples(examples: Iterable[Message]) -> Iterator[OtherExample]:
    """The training examples that teach an act."""
    questions = 0
    for message in examples:
        text, intent = message.get(TEXT) or "", message.get(INTENT)
        if message.get(PASSAGE):
            questions += 1
            if questions % EVERY == 0:
                doubtful = {TELLS, WANTS_GUIDANCE} if len(text.split()) > LONG else set[str]()
                yield OtherExample(message, ActExample(text, frozenset({ASKS}), doubtful=frozenset(doubtful)))
        elif intent == OUT_OF_SCOPE:
            yield OtherExample(message, ActExample(text, frozenset(), doubtful=frozenset({ASKS, OTHER})))
        elif intent in ACT_OF:
            yield OtherExample(message, ActExample(text, frozenset({ACT_OF[intent]})))
