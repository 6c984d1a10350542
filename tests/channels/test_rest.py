from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import messages, turn
from bot.channels.rest import MAX_BODY_BYTES, BadRequestError, Incoming, RungRestInput, read_body
from tests.channels.serving import FakeAgent, serving

WEBHOOK = "/webhooks/rest/webhook"


class Answer(NamedTuple):
    status: int
    body: Any


class Client:
    def __init__(self, base: str, session: aiohttp.ClientSession, agent: FakeAgent) -> None:
        self.base = base
        self.session = session
        self.agent = agent

    async def post(self, data: Any, query: str = "", **headers: str) -> Answer:
        raw = data if isinstance(data, bytes) else json.dumps(data).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.post(f"{self.base}{WEBHOOK}{query}", data=raw, headers=named) as response:
            text = await response.text()
            return Answer(response.status, text if query else json.loads(text))


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    agent = FakeAgent()
    async with serving(RungRestInput(token="the-token"), agent) as base, aiohttp.ClientSession() as session:
        yield Client(base, session, agent)


async def test_a_message_is_answered_with_a_list(client: Client) -> None:
    client.agent.replies = ["one", "two\n\nSource: Three"]
    answer = await client.post({"sender": "ann", "message": " hello "})
    assert answer.status == 200
    assert [message["text"] for message in answer.body] == ["one", "two\n\nSource: Three"]
    assert {message["recipient_id"] for message in answer.body} == {"rest:ann"}
    got = client.agent.messages[0]
    assert (got.sender_id, got.text, got.input_channel) == ("rest:ann", "hello", "rest")


async def test_nobody_speaks_as_a_person_of_another_channel(client: Client) -> None:
    for sender in ("slack:U1", "rest:ann", "web:x"):
        await client.post({"sender": sender, "message": "x"})
    assert [message.sender_id for message in client.agent.messages] == [
        "rest:slack:U1",
        "rest:rest:ann",
        "rest:web:x",
    ]


async def test_channel_and_metadata_of_the_body_do_not_count(client: Client) -> None:
    await client.post(
        {"sender": "a", "message": "x", "input_channel": "slack", "metadata": {"hr": True}, "parse_data": {}}
    )
    got = client.agent.messages[0]
    assert (got.input_channel, got.metadata, got.parse_data) == ("rest", None, None)


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        (b"", 400, messages.BODY_NOT_JSON),
        (b"{", 400, messages.BODY_NOT_JSON),
        (b"\xff\xfe", 400, messages.BODY_NOT_JSON),
        (b"[" * 60_000, 400, messages.BODY_NOT_JSON),
        (b"[]", 400, messages.BODY_NOT_OBJECT),
        (b"null", 400, messages.BODY_NOT_OBJECT),
        ({"message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": None, "message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": True, "message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": {"$ne": 1}, "message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": "", "message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": " \0 ", "message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": "x" * 201, "message": "x"}, 400, messages.SENDER_WRONG),
        ({"sender": "a", "message": 5}, 400, messages.MESSAGE_WRONG),
        ({"sender": "a", "message": ["x"]}, 400, messages.MESSAGE_WRONG),
        ({"sender": "a", "message": "x" * MAX_BODY_BYTES}, 413, messages.BODY_TOO_LARGE),
    ],
    ids=range(16),
)
async def test_a_wrong_body_is_refused_plainly(client: Client, body: Any, status: int, message: str) -> None:
    assert await client.post(body) == Answer(status, {"error": message})
    assert client.agent.messages == []


@pytest.mark.parametrize("sender", ["x" * 200, 7, 1.5, "ä ö"], ids=["long", "whole", "broken", "words"])
async def test_a_sender_may_be_a_text_or_a_number(client: Client, sender: Any) -> None:
    assert (await client.post({"sender": sender, "message": "x"})).status == 200
    assert client.agent.messages[0].sender_id == f"rest:{sender}"


@pytest.mark.parametrize("body", [{}, {"message": None}, {"message": ""}, {"message": "  \n"}])
async def test_an_empty_message_gets_a_reply(client: Client, body: dict[str, Any]) -> None:
    client.agent.replies = []
    answer = await client.post({"sender": "a", **body})
    assert answer.body == [{"recipient_id": "rest:a", "text": messages.NOTHING_TO_SAY}]
    assert client.agent.messages[0].text == ""


async def test_a_failing_turn_gets_an_apology(client: Client) -> None:
    client.agent.error = RuntimeError("inner workings")
    answer = await client.post({"sender": "a", "message": "x"})
    assert answer == Answer(200, [{"recipient_id": "rest:a", "text": messages.TURN_FAILED}])


async def test_a_turn_over_time_gets_an_apology_and_ends_by_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "TURN_SECONDS", 0.3)
    client.agent.seconds = 1.0
    start = time.monotonic()
    answer = await client.post({"sender": "a", "message": "x"})
    assert time.monotonic() - start < 0.9
    assert answer.body == [{"recipient_id": "rest:a", "text": messages.TURN_FAILED}]
    assert client.agent.finished == 0
    await asyncio.sleep(1.0)
    assert client.agent.finished == 1


async def test_a_stream_comes_line_by_line(client: Client) -> None:
    client.agent.replies = ["one", "two"]
    answer = await client.post({"sender": "a", "message": "x"}, "?stream=true")
    assert [json.loads(line)["text"] for line in answer.body.splitlines()] == ["one", "two"]


async def test_a_stream_that_fails_ends_with_an_apology(client: Client) -> None:
    client.agent.error = RuntimeError("inner workings")
    answer = await client.post({"sender": "a", "message": "x"}, "?stream=true")
    assert [json.loads(line)["text"] for line in answer.body.splitlines()] == [messages.TURN_FAILED]


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"])
async def test_a_request_through_a_proxy_needs_the_token(client: Client, header: str) -> None:
    body = {"sender": "a", "message": "x"}
    assert await client.post(body, **{header: "10.0.0.1"}) == Answer(403, {"error": messages.ACCESS_REFUSED})
    wrong = await client.post(body, **{header: "10.0.0.1", "Authorization": "Bearer the-tokem"})
    assert wrong.status == 403
    right = await client.post(body, **{header: "10.0.0.1", "Authorization": "Bearer the-token"})
    assert right.status == 200
    assert len(client.agent.messages) == 1


async def test_other_methods_and_the_status_page_work_as_in_rasa(client: Client) -> None:
    async with client.session.get(f"{client.base}{WEBHOOK}") as response:
        assert response.status == 405
    async with client.session.get(f"{client.base}/webhooks/rest/") as response:
        assert await response.json() == {"status": "ok"}


@given(st.binary(max_size=200) | st.from_type(dict).map(lambda value: repr(value).encode()))
def test_no_bytes_break_the_reading(body: bytes) -> None:
    result: object = None
    try:
        result = read_body(body)
    except BadRequestError as error:
        result = error
    assert isinstance(result, (Incoming, BadRequestError))


@given(sender=st.text(min_size=1, max_size=200), text=st.text(max_size=500) | st.just("\ud800x\0"))
def test_what_is_read_can_be_stored(sender: str, text: str) -> None:
    body = json.dumps({"sender": "a" + sender[:150], "message": text}).encode()
    incoming = read_body(body)
    assert "\0" not in incoming.sender_id + incoming.text
    (incoming.sender_id + incoming.text).encode("utf-8")
