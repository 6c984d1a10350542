from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from rasa.utils.endpoints import ClientResponseError

from bot.channels.turn import TURN_SECONDS
from bot.monitoring.turn import under_way
from bot.serving import action_endpoint
from bot.serving.action_endpoint import CALL_SECONDS, EVENTS_SENT, ActionEndpoint
from bot.serving.sockets import listen_on_loopback, port_of, reserve

APOLOGY = {"events": [], "responses": [{"response": "utter_apology"}]}
GOOD = {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "yes"}]}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A real action server whose answer a test sets."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.headers: list[Any] = []
        self.peers: set[Any] = set()
        self.answer: Handler = self.good
        self.url = ""

    async def good(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(GOOD)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.headers.append(request.headers)
        self.peers.add(request.transport and request.transport.get_extra_info("peername"))
        if request.method == "POST":
            self.calls.append(await request.json())
        return await self.answer(request)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with a_server() as served:
        yield served


@asynccontextmanager
async def a_server() -> AsyncIterator[Server]:
    served = Server()
    app = web.Application(client_max_size=10**8)
    app.router.add_route("*", "/{path:.*}", served.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    bound = listen_on_loopback()
    await web.SockSite(runner, bound).start()
    served.url = f"http://127.0.0.1:{port_of(bound)}"
    yield served
    await runner.cleanup()


@pytest.fixture
async def endpoint(server: Server) -> AsyncIterator[ActionEndpoint]:
    made = ActionEndpoint(server.url, "hush")
    yield made
    await made.close()


@pytest.fixture
def short_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_endpoint, "CALL_SECONDS", 0.4)


def call(message: str = "m1", events: int = 3) -> dict[str, Any]:
    made = [{"event": "action", "name": f"a{number}", "timestamp": number} for number in range(events)]
    user = {"event": "user", "message_id": message}
    return {
        "next_action": "action_answer",
        "sender_id": "rest:a",
        "tracker": {"sender_id": "rest:a", "slots": {"x": 1}, "events": [*made, user]},
    }


def responding(status: int, body: str, content_type: str = "application/json") -> Handler:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, content_type=content_type)

    return answer


def test_two_failing_actions_fit_into_a_turn() -> None:
    assert 2 * CALL_SECONDS < TURN_SECONDS - 1


def test_rasa_sends_the_domain_only_where_it_is_wanted() -> None:
    assert ActionEndpoint("http://127.0.0.1:1", "x").kwargs["selective_domain"] is True


async def test_an_answer_comes_back_whole(server: Server, endpoint: ActionEndpoint) -> None:
    assert await endpoint.request(json=call(), method="post", timeout=300, compress=False) == GOOD
    assert server.headers[0]["authorization"] == "Bearer hush"


async def test_the_turn_is_told_to_the_action_server(server: Server, endpoint: ActionEndpoint) -> None:
    with under_way("turn-1") as stages:
        await endpoint.request(json=call())
    await endpoint.request(json=call())
    assert [headers.get("Rung-Turn") for headers in server.headers] == ["turn-1", None]
    assert list(stages) == ["action"]


async def test_its_metrics_come_in_time_or_not_at_all(server: Server, endpoint: ActionEndpoint) -> None:
    server.answer = responding(200, "rung_errors_total 1.0", "text/plain")
    assert await endpoint.metrics(5) == [b"rung_errors_total 1.0"]
    server.answer = responding(401, "no", "text/plain")
    assert await endpoint.metrics(5) == [None]
    gone = ActionEndpoint("http://127.0.0.1:1", "hush")
    assert await gone.metrics(5) == [None]
    await gone.close()


async def test_only_the_last_events_are_sent(server: Server, endpoint: ActionEndpoint) -> None:
    given = call(events=500)
    await endpoint.request(json=given)
    sent = server.calls[0]["tracker"]
    assert sent["events"] == given["tracker"]["events"][-EVENTS_SENT:]
    assert sent["slots"] == {"x": 1}
    assert len(given["tracker"]["events"]) == 501


async def test_of_earlier_turns_what_no_action_reads_stays_here(server: Server, endpoint: ActionEndpoint) -> None:
    given = call()
    said = [{"event": "user", "text": f"{n}", "parse_data": {"plan": n}, "message_id": f"{n}"} for n in range(3)]
    replies = [{"event": "bot", "text": f"{n}", "data": {"buttons": [n]}} for n in range(3)]
    given["tracker"]["events"] = [one for both in zip(said, replies, strict=True) for one in both]
    await endpoint.request(json=given)
    sent = server.calls[0]["tracker"]["events"]
    assert sent[:2] == [{"event": "user", "text": "0", "message_id": "0"}, {"event": "bot", "text": "0"}]
    assert sent[2:] == [said[1], replies[1], said[2], replies[2]]


async def test_the_connection_is_kept(server: Server, endpoint: ActionEndpoint) -> None:
    for number in range(5):
        await endpoint.request(json=call(f"m{number}"))
    assert len(server.peers) == 1


@pytest.mark.parametrize(
    "answer",
    [
        responding(500, '{"error": "x"}'),
        responding(401, "{}"),
        responding(404, "{}"),
        responding(400, "no rejection"),
        responding(200, "<html>", "text/html"),
        responding(200, ""),
        responding(200, "[]"),
        responding(200, '{"events": 3, "responses": []}'),
        responding(200, '{"events": [], "responses": ["x"]}'),
    ],
)
async def test_a_useless_answer_becomes_an_apology(
    server: Server, endpoint: ActionEndpoint, answer: Handler
) -> None:
    server.answer = answer
    assert await endpoint.request(json=call()) == APOLOGY


async def test_a_dead_server_becomes_an_apology_at_once() -> None:
    with reserve("127.0.0.1", 0) as nobody:
        endpoint = ActionEndpoint(f"http://127.0.0.1:{port_of(nobody)}", "hush")
        start = time.monotonic()
        assert await endpoint.request(json=call()) == APOLOGY
        assert time.monotonic() - start < 1
        await endpoint.close()


@pytest.mark.usefixtures("short_calls")
async def test_a_hung_server_becomes_an_apology_in_time(server: Server, endpoint: ActionEndpoint) -> None:
    async def hang(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        return web.json_response(GOOD)

    server.answer = hang
    start = time.monotonic()
    assert await endpoint.request(json=call()) == APOLOGY
    assert time.monotonic() - start < 1


@pytest.mark.usefixtures("short_calls")
async def test_a_trickling_server_becomes_an_apology_in_time(server: Server, endpoint: ActionEndpoint) -> None:
    async def slow_trickle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(50):
            await response.write(b" ")
            await asyncio.sleep(0.1)
        return response

    server.answer = slow_trickle
    start = time.monotonic()
    assert await endpoint.request(json=call()) == APOLOGY
    assert time.monotonic() - start < 1


async def test_a_slow_server_is_waited_for(server: Server, endpoint: ActionEndpoint) -> None:
    async def slow(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(1)
        return web.json_response(GOOD)

    server.answer = slow
    assert await endpoint.request(json=call()) == GOOD


async def test_a_failed_turn_apologises_once_and_the_next_turn_tries_again(
    server: Server, endpoint: ActionEndpoint
) -> None:
    server.answer = responding(500, "{}")
    assert await endpoint.request(json=call("m1")) == APOLOGY
    server.answer = server.good
    assert await endpoint.request(json=call("m1")) == {"events": [], "responses": []}
    assert len(server.calls) == 1
    assert await endpoint.request(json=call("m2")) == GOOD


async def test_a_refusing_action_is_told_to_rasa(server: Server, endpoint: ActionEndpoint) -> None:
    server.answer = responding(400, '{"action_name": "action_answer", "error": "no"}')
    with pytest.raises(ClientResponseError) as caught:
        await endpoint.request(json=call())
    assert caught.value.status == 400
    assert b"action_answer" in caught.value.text


async def test_a_dropped_connection_is_tried_once_more(server: Server, endpoint: ActionEndpoint) -> None:
    async def drop_first(request: web.Request) -> web.StreamResponse:
        if len(server.calls) == 1:
            assert request.transport is not None
            request.transport.close()
        return web.json_response(GOOD)

    server.answer = drop_first
    assert await endpoint.request(json=call()) == GOOD
    assert len(server.calls) == 2


@pytest.mark.usefixtures("short_calls")
async def test_being_alive_means_answering_in_time(server: Server, endpoint: ActionEndpoint) -> None:
    assert await endpoint.is_alive(1)
    server.answer = responding(401, "{}")
    assert not await endpoint.is_alive(1)

    async def hang(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        return web.Response()

    server.answer = hang
    start = time.monotonic()
    assert not await endpoint.is_alive(0.2)
    assert time.monotonic() - start < 1


def test_each_event_loop_has_its_own_session() -> None:
    async def ask(endpoint: ActionEndpoint) -> bool:
        alive = await endpoint.is_alive(0.5)
        await endpoint.close()
        return alive

    endpoint = ActionEndpoint("http://127.0.0.1:1", "x")
    assert asyncio.run(ask(endpoint)) is False
    assert asyncio.run(ask(endpoint)) is False


async def test_a_slow_action_in_one_process_holds_up_nobody() -> None:
    async with a_server() as one, a_server() as other:
        endpoint = ActionEndpoint([one.url, other.url], "hush")
        assert await endpoint.is_alive(5)
        begun, over = asyncio.Event(), asyncio.Event()

        async def slow(_request: web.Request) -> web.StreamResponse:
            begun.set()
            await over.wait()
            return web.json_response(GOOD)

        one.answer = slow
        waiting = asyncio.ensure_future(endpoint.request(json=call("slow")))
        await begun.wait()
        for number in range(5):
            assert await endpoint.request(json=call(f"m{number}")) == GOOD
        assert (len(one.calls), len(other.calls)) == (1, 5)
        over.set()
        assert await waiting == GOOD
        await endpoint.close()


async def test_a_process_that_failed_gets_no_calls_until_it_answers_again(short_calls: None) -> None:
    async with a_server() as one, a_server() as other:
        endpoint = ActionEndpoint([one.url, other.url], "hush")
        assert await endpoint.is_alive(5)
        one.answer = responding(500, "{}")
        assert await endpoint.request(json=call("m1")) == APOLOGY
        for number in range(3):
            assert await endpoint.request(json=call(f"n{number}")) == GOOD
        assert len(other.calls) == 3
        one.answer = one.good
        assert await endpoint.is_alive(5)
        assert await endpoint.request(json=call("m5")) == GOOD
        assert len(one.calls) == 2
        await endpoint.close()


async def test_it_is_alive_as_long_as_one_process_is(server: Server) -> None:
    endpoint = ActionEndpoint(["http://127.0.0.1:1", server.url], "hush")
    assert await endpoint.is_alive(5)
    assert await endpoint.request(json=call()) == GOOD
    page, other = await endpoint.metrics(5)
    assert page is None
    assert other is not None
    await endpoint.close()
