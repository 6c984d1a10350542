from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.incoming import Incoming, direct_message, mention, words
from bot.channels.slack.place import Place
from bot.dialogue.person import person_of

MESSAGE = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": "hi", "ts": "1.0"}
MENTION = {"type": "app_mention", "channel": "C1", "user": "U1", "text": "<@UBOT> hi", "ts": "1.0"}


def read(event: dict[str, Any]) -> Incoming:
    incoming = direct_message(event)
    assert incoming is not None
    return incoming


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<@UBOT> hello", "hello"),
        ("<@UBOT|rung>hello <@U2>", "hello"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("see <https://a.example/x?a=1&amp;b=2|a page>", "see https://a.example/x?a=1&b=2"),
        ("write <mailto:hr@a.example|hr@a.example>", "write hr@a.example"),
        ("<http://eyJ.aa.bb|eyJ.aa.bb> <https://a.example|a.example>", "eyJ.aa.bb a.example"),
        ("in <#C1|general> and <#C2>", "in #general and"),
        ("<!here> <!subteam^S1|@team> all", "@team all"),
        ("two\nlines", "two\nlines"),
        ("\0null", "null"),
    ],
)
def test_slacks_escapes_are_read(text: str, read: str) -> None:
    assert words(text) == read


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    assert "\0" not in words(text)
    words(text).encode()


def test_direct_messages_are_one_conversation() -> None:
    assert read(MESSAGE).place.conversation_id == "slack:U1@D1"
    in_thread = read({**MESSAGE, "thread_ts": "0.5"})
    assert in_thread.place.conversation_id == "slack:U1@D1"
    assert in_thread.place.thread == "0.5"


def test_a_thread_is_a_conversation_of_each_person() -> None:
    first = mention(MENTION)
    other = mention({**MENTION, "user": "U2", "ts": "2.0", "thread_ts": "1.0"})
    assert first is not None
    assert other is not None
    assert first.place.conversation_id == "slack:U1@C1/1.0"
    assert other.place.conversation_id == "slack:U2@C1/1.0"
    assert person_of(first.place.conversation_id) == "slack:U1"
    assert Place("U1", "D1").conversation_id != first.place.conversation_id


@pytest.mark.parametrize(
    "fields",
    [
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"bot_id": "B2"},
        {"subtype": "bot_message"},
        {"subtype": "message_deleted", "deleted_ts": "1.0"},
        {"subtype": "channel_join"},
        {"user": None},
        {"user": "U1@D2"},
        {"user": ["U1"]},
        {"hidden": True},
    ],
)
def test_what_nobody_said_to_us_is_ignored(fields: dict[str, Any]) -> None:
    assert direct_message({**MESSAGE, **fields}) is None


def edit(before: str, after: str, **fields: Any) -> dict[str, Any]:
    message = {"user": "U1", "text": after, "ts": "1.0", "edited": {"ts": "2.0"}, **fields}
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel_type": "im",
        "channel": "D1",
        "ts": "2.0",
        "message": message,
        "previous_message": {"user": "U1", "text": before, "ts": "1.0"},
    }


def test_an_edit_is_a_new_question_below_the_old_one() -> None:
    edited = read(edit("hi", "hello"))
    assert edited.text == "hello"
    assert edited.place.thread == "1.0"
    assert edited.place.conversation_id == "slack:U1@D1"
    assert edited.key != read(MESSAGE).key


def test_an_unfurled_link_or_a_bots_edit_is_none() -> None:
    assert direct_message(edit("hi", "hi")) is None
    assert direct_message(edit("hi", "hello", bot_id="B1")) is None
    assert direct_message(edit("hi", "", subtype="tombstone")) is None


def test_the_same_words_of_a_message_share_a_key() -> None:
    assert read(edit("x", "hi")).key == read(MESSAGE).key
