from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.run import configure_app
from sanic import Sanic

from bot.channels import messages, turn
from bot.channels.limits import MESSAGES_OF_ADDRESS, MESSAGES_OF_VISITOR, Allowance
from bot.channels.rest import MAX_BODY_BYTES, BadRequestError, Incoming, RungRestInput, read_body
from tests.channels.serving import FakeAgent, running, serving

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


TOKEN = {"Authorization": "Bearer the-token"}
JSON = {"Content-Type": "application/json"}
HELLO = {"sender": "a", "message": "x"}


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A client with the token of the channel."""
    agent = FakeAgent()
    session = aiohttp.ClientSession(headers=TOKEN)
    async with serving(RungRestInput(token="the-token"), agent) as base, session:
        yield Client(base, session, agent)


@pytest.fixture
async def stranger(client: Client) -> AsyncIterator[Client]:
    """A client of the same server that has no token."""
    async with aiohttp.ClientSession(headers=JSON) as session:
        yield Client(client.base, session, client.agent)


@pytest.fixture
async def local() -> AsyncIterator[Client]:
    """A program on this machine, and a channel without a token."""
    agent = FakeAgent()
    session = aiohttp.ClientSession(headers=JSON)
    async with serving(RungRestInput(), agent) as base, session:
        yield Client(base, session, agent)


@asynccontextmanager
async def tcp_proxy(base: str) -> AsyncIterator[str]:
    """The address of a proxy that passes bytes on and adds nothing, as haproxy does in its mode "tcp"."""
    target = urlsplit(base)

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection(target.hostname, target.port)
        await asyncio.gather(pass_on(reader, forth), pass_on(back, writer))

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def raw_status(base: str, *headers: str, http: str = "1.1") -> int:
    """The status of the answer to a request with exactly these header lines and a length."""
    target = urlsplit(base)
    body = json.dumps(HELLO)
    lines = (f"POST {WEBHOOK} HTTP/{http}", *headers, "Connection: close", f"Content-Length: {len(body)}", "", body)
    reader, writer = await asyncio.open_connection(target.hostname, target.port)
    writer.write("\r\n".join(lines).encode("utf-8", "surrogateescape"))
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ")[1])


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
    await asyncio.wait_for(client.agent.has_finished.wait(), 10)
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
async def test_a_request_through_a_proxy_needs_the_token(client: Client, stranger: Client, header: str) -> None:
    assert await stranger.post(HELLO, **{header: "10.0.0.1"}) == Answer(403, {"error": messages.TOKEN_NEEDED})
    wrong = await stranger.post(HELLO, **{header: "10.0.0.1", "Authorization": "Bearer the-tokem"})
    assert wrong.status == 403
    right = await client.post(HELLO, **{header: "10.0.0.1"})
    assert right.status == 200
    assert len(client.agent.messages) == 1


async def test_a_token_that_is_set_is_always_required(client: Client, stranger: Client) -> None:
    assert await stranger.post(HELLO) == Answer(403, {"error": messages.TOKEN_NEEDED})
    assert (await client.post(HELLO)).status == 200


async def test_a_proxy_that_adds_no_header_reads_nobodys_profile(client: Client) -> None:
    async with tcp_proxy(client.base) as proxy, aiohttp.ClientSession(headers=JSON) as session:
        stranger = Client(proxy, session, client.agent)
        for host in ("rung.example.com", "127.0.0.1", "localhost"):
            assert (
                await stranger.post({"sender": "anna", "message": "what do you know?"}, Host=host)
            ).status == 403
        assert client.agent.messages == []
        assert (await stranger.post(HELLO, **TOKEN)).status == 200


async def test_without_a_token_a_program_on_this_machine_is_answered(local: Client) -> None:
    assert (await local.post(HELLO)).status == 200
    assert (await local.post(HELLO, Content_Type="application/json; charset=utf-8")).status == 200


async def test_without_a_token_a_proxy_that_adds_no_header_is_refused(local: Client) -> None:
    async with tcp_proxy(local.base) as proxy, aiohttp.ClientSession(headers=JSON) as session:
        answer = await Client(proxy, session, local.agent).post(HELLO, Host="rung.example.com")
    assert answer == Answer(403, {"error": messages.LOCAL_PROGRAMS_ONLY})
    assert local.agent.messages == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (("Host: 127.0.0.1", "Content-Type: application/json"), 200),
        (("Host: [::1]:5005", "Content-Type: application/json"), 200),
        (("Content-Type: application/json",), 403),
        (("Host:", "Content-Type: application/json"), 403),
        (("Host: attacker.example", "Content-Type: application/json"), 403),
        (("Host: localhost", "Host: attacker.example", "Content-Type: application/json"), 403),
        (("Host: localhost", "Content-Type: text/plain"), 403),
        (("Host: localhost", "Content-Type: application/x-www-form-urlencoded"), 403),
        (("Host: localhost", "Content-Type: application/json", "Content-Type: text/plain"), 403),
        (("Host: localhost",), 403),
        (("Host: localhost", "Content-Type: application/json", "Via: 1.1 proxy"), 403),
        (("Host: localhost", "Content-Type: application/json", "X-Forwarded-For: 127.0.0.1"), 403),
        (("Host: localhost", "Content-Type: application/json", "Forwarded: for=127.0.0.1"), 403),
    ],
    ids=range(13),
)
async def test_without_a_token_all_else_is_refused(local: Client, headers: tuple[str, ...], status: int) -> None:
    assert await raw_status(local.base, *headers) == status
    assert len(local.agent.messages) == (status == 200)


async def test_without_a_token_the_protocol_of_nginx_is_refused(local: Client) -> None:
    headers = ("Host: 127.0.0.1", "Content-Type: application/json")
    assert await raw_status(local.base, *headers, http="1.0") == 403


@pytest.mark.parametrize("given_token", ["Authorization: Bearer \udcff", "Authorization: Bearer the-token\u00e9"])
async def test_a_token_of_odd_bytes_is_wrong(client: Client, given_token: str) -> None:
    assert await raw_status(client.base, "Host: localhost", given_token) == 403


class CountingLimiter:
    """Lets `most` messages pass in all, and notes for whom it was asked."""

    def __init__(self, most: int, wait: float) -> None:
        self.asked: list[tuple[Allowance, str]] = []
        self._most = most
        self._wait = wait

    async def wait(self, allowance: Allowance, who: str) -> float:
        self.asked.append((allowance, who))
        return self._wait if len(self.asked) > self._most else 0.0


async def test_messages_are_counted_for_the_person_and_the_address() -> None:
    counting = CountingLimiter(10, 1.0)
    session = aiohttp.ClientSession(headers=TOKEN)
    async with serving(RungRestInput("the-token", counting), FakeAgent()) as base, session:
        await Client(base, session, FakeAgent()).post(HELLO, **{"X-Forwarded-For": "1.2.3.4"})
    assert counting.asked == [(MESSAGES_OF_VISITOR, "rest:a"), (MESSAGES_OF_ADDRESS, "1.2.3.4")]


@pytest.mark.parametrize(
    ("wait", "seconds", "words"), [(0.1, "1", "1 second"), (1.5, "2", "2 seconds"), (70.0, "70", "70 seconds")]
)
@pytest.mark.parametrize("query", ["", "?stream=true"])
async def test_too_many_messages_are_refused_politely(wait: float, seconds: str, words: str, query: str) -> None:
    agent = FakeAgent()
    channel = RungRestInput("the-token", CountingLimiter(0, wait))
    async with (
        serving(channel, agent) as base,
        aiohttp.ClientSession(headers=TOKEN) as session,
        session.post(f"{base}{WEBHOOK}{query}", json=HELLO) as response,
    ):
        assert (response.status, response.headers["Retry-After"]) == (429, seconds)
        assert await response.json() == {"error": messages.TOO_MANY_MESSAGES.format(wait=words)}
    assert agent.messages == []


async def test_one_sender_in_a_loop_does_not_stop_another(client: Client) -> None:
    answers = await asyncio.gather(*(client.post({"sender": "loop", "message": "x"}) for _ in range(80)))
    statuses = [answer.status for answer in answers]
    assert statuses.count(200) >= MESSAGES_OF_VISITOR.burst
    assert statuses.count(429) > 0
    assert (await client.post({"sender": "other", "message": "x"})).status == 200


@pytest.mark.parametrize("cors", [None, "", []])
async def test_no_page_of_another_origin_is_allowed_to_send_json(cors: Any) -> None:
    Sanic.test_mode = True
    app = configure_app([RungRestInput()], cors=cors, enable_api=False)
    preflight = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    async with (
        running(app) as base,
        aiohttp.ClientSession(headers=preflight) as session,
        session.options(f"{base}{WEBHOOK}") as answer,
    ):
        assert "Access-Control-Allow-Origin" not in answer.headers


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
