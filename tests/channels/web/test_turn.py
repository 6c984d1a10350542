from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.turn import (
    APOLOGY,
    MOST_CHARACTERS,
    NOT_READ,
    TOO_LONG,
    Incoming,
    MessageRefusedError,
    WebOutput,
    read_message,
)

ID = "a" * 32


def test_a_text_is_taken_as_it_stands() -> None:
    assert read_message({"id": ID, "text": " hi there ", "sender": "web:x"}) == Incoming(ID, "hi there", "hi there")


def test_a_button_shows_its_title_and_words_only_themselves() -> None:
    assert read_message({"id": ID, "text": "/tell_more", "shown": "Tell me more"}).shown == "Tell me more"
    assert read_message({"id": ID, "text": "fire me", "shown": "praise me"}).shown == "fire me"
    assert read_message({"id": ID, "text": "/restart", "shown": "hello"}).shown == "/restart"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, NOT_READ),
        ("text", NOT_READ),
        ({"id": ID}, NOT_READ),
        ({"id": "short", "text": "x"}, NOT_READ),
        ({"id": "x" * 65, "text": "x"}, NOT_READ),
        ({"id": f"{ID}/0", "text": "x"}, NOT_READ),
        ({"id": ID, "text": ["x"]}, NOT_READ),
        ({"id": ID, "text": " \0 "}, NOT_READ),
        ({"id": ID, "text": "x" * (MOST_CHARACTERS + 1)}, TOO_LONG),
    ],
    ids=range(9),
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: Any, reason: str) -> None:
    with pytest.raises(MessageRefusedError, match=reason):
        read_message(data)


@given(st.text(min_size=1, max_size=300) | st.just("\ud800x\0"))
def test_what_is_taken_can_be_stored(text: str) -> None:
    try:
        incoming = read_message({"id": ID, "text": text})
    except MessageRefusedError:
        return
    assert "\0" not in incoming.text
    json.dumps(incoming.text).encode("utf-8")
    incoming.text.encode("utf-8")


async def test_messages_are_passed_on_as_the_actions_sent_them() -> None:
    passed: list[dict[str, Any]] = []

    async def listen(message: dict[str, Any]) -> None:
        passed.append(message)

    output = WebOutput(listen)
    message = {"text": "One.\n\nTwo.", "reply": {"paragraphs": ["One.", "Two."]}}
    await output.send_response("web:a", message)
    await output.send_text_message("web:a", "Sorry.\n\nLater.")
    assert passed == output.messages == [message, {"text": "Sorry.\n\nLater.", APOLOGY: True}]
    assert WebOutput.name() == "web"
