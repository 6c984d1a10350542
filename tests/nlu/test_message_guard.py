"""No typed command reaches Rasa unless a button of the assistant sends the very same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.payload import is_allowed
from bot.nlu.message_guard import MAX_CHARACTERS, MessageGuard, clean
from tests.nlu.graph import Graph, process

PIECES = [
    "/",
    "／",
    "restart",
    "show_passage",
    "ask_person",
    '{"passage": "pay"}',
    "{",
    "}",
    " ",
    "\n",
    "\u200b",
    "\u2028",
]
COMMANDS = st.lists(st.sampled_from([*PIECES, "@0.5", "\x00", "\ufeff", "\xa0", "x" * 700])).map("".join)
TEXTS = st.text(max_size=80) | COMMANDS | st.builds("/{}".format, st.text(max_size=30))


@given(TEXTS)
@example("\u2028/restart")
@example("\u200b/restart")
@example("/ /restart")
@example("／restart")
@example("a" * 400 + " " * 300 + "/restart")
@example(" ".join(["/restart"] * 200))
def test_a_disallowed_text_is_no_command_any_more(text: str) -> None:
    cleaned = clean(text)
    if is_allowed(cleaned):
        return  # exactly what a button sends
    assert not cleaned.strip().startswith("/")
    message = Message({TEXT: cleaned})
    assert YAMLStoryReader.unpack_regex_message(message, entity_extractor_name="test") is message
    assert message.get(INTENT) is None


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_length_and_characters(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) <= MAX_CHARACTERS
    assert not any(unicodedata.category(character) == "Cc" for character in cleaned)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("  \n\t ", ""),
        ("What about\nbadges?", "What about badges?"),
        ("/restart", "restart"),
        ('/ask_pay{"slot": "x"}', "ask pay slot x"),
        ("//", ""),
        ("and/or", "and/or"),
        ("ｂａｄｇｅ", "badge"),
        ("bad\u200bge \u202eabc", "bad ge abc"),
        ("{name} ${x} {{7*7}} <b>", "{name} ${x} {{7*7}} <b>"),
        ("'; DROP TABLE passage; --", "'; DROP TABLE passage; --"),
        ("💥 大きい", "💥 大きい"),
        (' /show_passage{"passage": "pay"} ', '/show_passage{"passage": "pay"}'),
        ('/show_passage{"passage": "pay", "misses": "9"}', "show passage passage pay misses 9"),
    ],
)
def test_texts(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_of_a_long_text_beginning_and_end_are_read() -> None:
    cleaned = clean("Hello everyone. " + "bla " * 2_500 + " So what is a badge?")
    assert len(cleaned) <= MAX_CHARACTERS
    assert cleaned.startswith("Hello everyone. bla")
    assert cleaned.endswith("bla So what is a badge?")
    assert 0 < len(clean("x" * 10_000)) <= MAX_CHARACTERS


def test_component(graph: Graph) -> None:
    guard = graph.create(MessageGuard)
    assert process("/restart", guard).get(TEXT) == "restart"
    assert process(None, guard).get(TEXT) == ""
    example_ = Message({TEXT: "/ask_pay"})
    guard.process_training_data(TrainingData([example_]))
    assert example_.get(TEXT) == "/ask_pay"
