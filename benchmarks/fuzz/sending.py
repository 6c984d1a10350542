"""Sends changed requests to real servers on this machine, some at a time, and judges what comes back."""

from __future__ import annotations

import asyncio
import math
import time
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import aiohttp
import psutil

from benchmarks.fuzz.endpoints import Endpoint
from benchmarks.fuzz.outcome import MOST_SECONDS, Outcome
from benchmarks.fuzz.requests import Addresses, Make, frames, raw_http

AT_A_TIME = 4
WAIT_SECONDS = 2 * MOST_SECONDS
CLIENTS = 200
"""From so many addresses of this machine, so that no allowance of one address ends the measurement."""

CLOSED = "closed"
"""The server ended the connection without an answer."""

PROBE = ("40", '4299["open",{}]')
"""What a sound widget sends, even where it has left before: it is answered."""

Send = Callable[[Random], tuple[object, Awaitable[str]]]
"""Makes an input, and what sends it and tells how it ends."""


@dataclass(frozen=True)
class Many:
    """How many inputs, for how long at the most, which of them, and which servers are watched for their memory."""

    number: int
    seconds: float = math.inf
    seed: int = 0
    servers: tuple[psutil.Process, ...] = ()


async def send_changed(endpoint: Endpoint, make: Make, to: Addresses, many: Many) -> Outcome:
    """What comes of so many changed requests to one endpoint."""
    port = to.rasa if endpoint.server == "rasa" else to.actions

    def send(random: Random) -> tuple[object, Awaitable[str]]:
        written = make(random, to).written()
        return written, exchange(port, written, random)

    return await _many(endpoint.name, send, many)


async def send_changed_http(to: Addresses, many: Many) -> Outcome:
    """The same with requests of which lines and lengths are changed, too; a part of one may be all that comes."""

    def send(random: Random) -> tuple[object, Awaitable[str]]:
        written = raw_http(random, to)
        return written, exchange(to.rasa, written, random, is_all=True)

    return await _many("HTTP itself", send, many)


async def send_changed_frames(to: Addresses, many: Many) -> Outcome:
    """Changed frames of the socket, ten over each connection; they are counted, not the connections."""

    def send(random: Random) -> tuple[object, Awaitable[str]]:
        sent = frames(random)
        return sent, _talk(to.rasa, sent, random)

    outcome = await _many("WebSocket /socket.io", send, replace(many, number=many.number // 10))
    for end in outcome.ends:
        outcome.ends[end] *= 10
    return outcome


async def exchange(port: int, written: bytes, random: Random, is_all: bool = False) -> str:
    """The status of the answer to these bytes, "closed" without one; raises `asyncio.TimeoutError`.

    Where this is all that comes (`is_all`), the client hangs up, as it may.
    """
    client = (f"127.0.0.{2 + random.randrange(CLIENTS)}", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=client)
    try:
        with suppress(ConnectionError):
            # Not drained: a server may answer, and read no further, before all is sent.
            writer.write(written)
            if is_all:
                writer.write_eof()
            answer = await asyncio.wait_for(reader.read(), WAIT_SECONDS)
            head, _, _ = answer.partition(b"\r\n\r\n")
            status = head.split(b" ", 2)[1].decode("latin-1") if head.startswith(b"HTTP/1.1 ") else CLOSED
            return f"{status} busy" if status == "503" and b"\nretry-after:" in head.lower() else status
        return CLOSED
    finally:
        writer.close()


async def _talk(port: int, sent: list[str], random: Random) -> str:
    """Whether the server still answers a question after these frames, or has ended the connection."""
    client = (f"127.0.0.{2 + random.randrange(CLIENTS)}", 0)
    connector = aiohttp.TCPConnector(local_addr=client)
    async with aiohttp.ClientSession(connector=connector) as session:
        url = f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
        try:
            async with session.ws_connect(url, headers={"Origin": f"http://127.0.0.1:{port}"}) as socket:
                for frame in (*sent, *PROBE):
                    await socket.send_str(frame)
                return await asyncio.wait_for(_answered(socket), WAIT_SECONDS)
        except (aiohttp.ClientError, ConnectionError):
            pass
    return CLOSED


async def _answered(socket: Any) -> str:
    async for message in socket:
        if str(message.data).startswith(("4399", "44")):
            return "answered"
    return CLOSED


async def _many(name: str, send: Send, many: Many) -> Outcome:
    outcome, random = Outcome(name), Random(zlib.crc32(name.encode()) + many.seed)
    places = iter(range(many.number))
    warm = many.number // 10
    memory = [0.0 for _ in many.servers]
    ends = time.monotonic() + many.seconds

    async def work(own: Random) -> None:
        for place in places:
            if time.monotonic() > ends:
                return
            await _one(send, own, outcome)
            if place == warm:
                memory[:] = map(_size_of, many.servers)
            elif place > warm and place % 200 == 0:
                now = map(_size_of, many.servers)
                outcome.grew(max((size - before for size, before in zip(now, memory, strict=True)), default=0.0))

    await asyncio.gather(*(work(Random(random.random())) for _ in range(AT_A_TIME)))
    return outcome


async def _one(send: Send, random: Random, outcome: Outcome) -> None:
    start = time.perf_counter()
    example, sending = send(random)
    try:
        end = await sending
    except asyncio.TimeoutError:
        end = "no answer"
        outcome.fault(end, example)
    outcome.took(time.perf_counter() - start, end, example)
    if end.startswith("5") and not end.endswith("busy"):
        outcome.fault(f"answered {end}", example)


def _size_of(process: psutil.Process) -> float:
    """MB; a process that has ended is the gravest fault."""
    return float(process.memory_info().rss / 1e6)
