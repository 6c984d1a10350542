"""Changed requests to a real installation; the long run is `make bench-fuzz`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz import sending
from benchmarks.fuzz.endpoints import ENDPOINTS, Endpoint
from benchmarks.fuzz.installation import installation
from benchmarks.fuzz.outcome import Outcome
from benchmarks.fuzz.requests import Addresses, Request
from benchmarks.fuzz.sending import Many, exchange, send_changed, send_changed_frames, send_changed_http
from tests.serving.running import Trained

NUMBER = 60


@pytest.mark.timeout(600)
async def test_no_changed_request_breaks_a_server(trained: Trained, tmp_path: Path) -> None:
    async with installation(tmp_path) as here:
        to, many = here.addresses, Many(NUMBER, servers=(here.rasa, here.actions))
        outcomes = [
            *[await send_changed(endpoint, make, to, many) for endpoint, make in ENDPOINTS.items()],
            await send_changed_frames(to, many),
            await send_changed_http(to, many),
        ]
        assert await exchange(to.rasa, Request("GET", b"/live").written(), Random(0)) == "200"
        assert here.rasa.is_running()
        assert here.actions.is_running()
    assert {outcome.name: outcome.faults for outcome in outcomes if outcome.faults} == {}
    assert [outcome.name for outcome in outcomes if outcome.inputs < NUMBER] == []
    # Something comes through wherever a path is not all there is to change: what is refused at the door tests the
    # door alone.
    posted = [outcome for outcome in outcomes if outcome.name.startswith("POST")]
    assert [outcome.name for outcome in posted if not ends_well(outcome)] == ["POST /socket.io"]


def ends_well(outcome: Outcome) -> bool:
    return any(end.startswith("2") for end in outcome.ends)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"HTTP/1.1 500 Internal Server Error\r\n\r\n", "answered 500"),
        (b"HTTP/1.1 503 Service Unavailable\r\n\r\n", "answered 503"),
        (b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n\r\n", None),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", None),
        (b"", None),
        (None, "no answer"),
    ],
)
async def test_what_counts_as_a_fault(
    monkeypatch: pytest.MonkeyPatch, answer: bytes | None, fault: str | None
) -> None:
    monkeypatch.setattr(sending, "WAIT_SECONDS", 0.2)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if answer is None:
            await reader.read()
        else:
            writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        outcome = await send_changed(
            Endpoint("rasa", "GET", "/x"),
            lambda _random, _to: Request("GET", b"/x"),
            Addresses(port, 0, ""),
            Many(8),
        )
    assert outcome.inputs == 8
    assert list(outcome.faults) == ([fault] if fault else [])
