"""What Slack sends is read; whatever else has its signature is refused without an error inside."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from benchmarks.slack.people import People, direct_message, mention, press
from bot.channels.slack.shapes import is_readable
from tests.channels.slack.conftest import SayingAgent, settled

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def form(payload: Any) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


PRESSED = {
    "type": "block_actions",
    "user": {"id": "U1"},
    "trigger_id": "t",
    "actions": [{"action_id": "a", "block_id": "b", "type": "button", "value": "/yes"}],
    "channel": None,
}
STATE = {"values": {"hours": {"answer": {"type": "plain_text_input", "value": "2"}}, "empty": None}}
SUBMITTED = {"type": "view_submission", "user": {"id": "U1"}, "view": {"type": "modal", "state": STATE}}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (JSON, json.dumps(direct_message("hi")).encode()),
        (
            JSON,
            json.dumps(mention("hi", files=[{"id": "F1", "url_private": "https://files.slack.com/a"}])).encode(),
        ),
        (JSON, b'{"type": "url_verification", "challenge": "x"}'),
        (FORM, form(PRESSED)),
        (FORM, form(SUBMITTED)),
        (FORM, b"command=/career&text=&user_id=U1"),
        (FORM, b"ssl_check=1&token=x"),
    ],
)
def test_what_slack_sends_is_read(kind: str, body: bytes) -> None:
    assert is_readable(kind, body)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"7", b'"a"', b"{", b"[" * 100_000, b"\xff"),
        *(b'{"type": []}', b'{"type": "event_callback"}', b'{"type": "event_callback", "event": []}'),
        b'{"type": "event_callback", "event": {"type": "message", "text": 7}}',
        b'{"type": "event_callback", "event": {"type": "message"}, "authorizations": [7]}',
    ],
)
def test_what_is_no_event_is_not_read(body: bytes) -> None:
    assert not is_readable(JSON, body)


@pytest.mark.parametrize(
    "payload",
    [
        *([], None, {**PRESSED, "actions": []}, {**PRESSED, "actions": None}, {**PRESSED, "actions": [7]}),
        *({**PRESSED, "actions": [{"action_id": "a"}]}, {**PRESSED, "user": "U1"}, {**PRESSED, "user": {}}),
        *({**PRESSED, "container": []}, {"user": 10**400, "view": {"id": "V1"}}, {"type": "shortcut", "user": []}),
        *({"type": "other", "view": False}, {"type": "other", "event": 0}),
        *({**SUBMITTED, "view": []}, {**SUBMITTED, "view": {"type": "modal", "state": []}}),
        {**SUBMITTED, "view": {"type": "modal", "state": {"values": []}}},
        {**SUBMITTED, "view": {"type": "modal", "state": {"values": {"hours": []}}}},
        {**SUBMITTED, "view": {"type": "modal", "state": {"values": {"hours": {"answer": {"value": 7}}}}}},
    ],
)
def test_what_is_no_interaction_is_not_read(payload: Any) -> None:
    assert not is_readable(FORM, form(payload))


def test_half_a_surrogate_pair_is_not_read_and_a_whole_one_is() -> None:
    for channel, is_read in (("\\ud800", False), ("\\ud83d\\ude00", True)):
        body = f'{{"type": "event_callback", "event": {{"type": "app_mention", "channel": "{channel}"}}}}'
        assert is_readable(JSON, body.encode()) is is_read


async def test_another_shape_is_refused_and_only_with_the_signature_told_so(
    people: People, agent: SayingAgent
) -> None:
    odd = {"type": "event_callback", "event": []}
    assert (await people.event(odd)).status == 400
    assert (await people.event(odd, secret="another")).status == 401
    assert (await people.write("hi")).status == 200
    await agent.ended()


async def test_a_press_is_read_as_slack_sends_it(people: People, agent: SayingAgent) -> None:
    agent.says = [{"text": "x", "buttons": [{"title": "Yes", "payload": "/yes"}]}]
    await people.write("hi")
    await agent.ended()
    await settled()
    for message in people.slack.posted():
        if any(block["type"] == "actions" for block in message.get("blocks", ())):
            assert is_readable(FORM, form(press(message, 0, people.slack)))


async def test_a_signature_of_other_signs_or_a_time_that_is_none_is_refused(people: People) -> None:
    body = json.dumps(direct_message("hi"))
    for name, value in (("X-Slack-Signature", "v0=½"), ("X-Slack-Request-Timestamp", "soon")):
        assert (await people.send(body, JSON, headers={name: value})).status == 401
