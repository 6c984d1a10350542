"""No typed command reaches Rasa unless a button of the assistant sends the very same."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.payload import is_allowed
from bot.nlu.text.message_guard import MAX_CHARACTERS, guarded
from bot.nlu.text.message_text import MessageText

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


def clean(text: str) -> str:
    return guarded(MessageText.of(text)).now


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


@given(TEXTS)
@example(' /show_passage{"passage": "pay"} ')
def test_the_outcome_of_the_check_is_kept(text: str) -> None:
    assert guarded(MessageText.of(text)).is_payload == is_allowed(clean(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('/ask_pay{"a":"b"}', "ask pay a b"),
        ("/restart", "restart"),
        ("  /show_passage@0.9", "show passage 0.9"),
        ("and/or", "and/or"),
        ("{name}", "{name}"),
        ("/", ""),
        ("", ""),
    ],
)
def test_defused_text_keeps_its_words(text: str, words: str) -> None:
    assert clean(text) == words


@given(st.text(max_size=60))
def test_defused_text_is_no_command(text: str) -> None:
    for written in (text, f"/{text}"):
        cleaned = guarded(MessageText.of(written))
        assert cleaned.is_payload == cleaned.now.startswith("/")


COMPOSED = st.text(st.sampled_from("aﬁ①e\u0301\u0344가각ｶﾞㅎ½ﷺนำ\u0ccb \u0fb2\u0f71\u0f80 ?"), max_size=20)


@given(COMPOSED | st.text(max_size=40))
def test_a_text_is_composed_as_unicode_says(text: str) -> None:
    expected = " ".join(unicodedata.normalize("NFKC", text).split())
    unusual = any(unicodedata.category(character) in ("Cc", "Cf") for character in expected) or "\n" in text
    assume(not unusual and not expected.startswith(("/", " /")))
    assert clean(text) == expected


def test_a_composed_character_is_quoted_as_it_was_typed() -> None:
    text = guarded(MessageText.of("my ｂadge\u200b ﬁrst cafe\u0301 ①"))
    assert text.now == "my badge first café 1"
    assert [text.quote(*match.span()) for match in re.finditer(r"\S+", text.now)] == [
        "my",
        "ｂadge",
        "ﬁrst",
        "cafe\u0301",
        "①",
    ]


def test_the_end_of_a_long_text_is_quoted_from_the_end() -> None:
    written = "Hello everyone. " + "bla " * 2_500 + " So what is a badge?"
    text = guarded(MessageText.of(written))
    assert text.original(len(text.now) - 6, len(text.now)) == (len(written) - 6, len(written))
    assert text.original(0, 5) == (0, 5)
