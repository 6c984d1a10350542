from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.serving import protocol
from bot.serving.protocol import BoundedProtocol
from bot.serving.sockets import listen_on_loopback, port_of

HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """A server that gives each request a moment to arrive."""
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.2)
    Sanic.test_mode = True
    app = Sanic(f"test-{uuid4().hex}", configure_logging=False)
    app.config.KEEP_ALIVE_TIMEOUT = 0.2

    async def echo(request: Request) -> HTTPResponse:
        return response.text(request.body.decode())

    app.add_route(echo, "/", methods=["POST"])
    bound = listen_on_loopback()
    server = await app.create_server(sock=bound, return_asyncio_server=True, protocol=BoundedProtocol)
    await server.startup()
    yield port_of(bound)
    server.close()
    await server.wait_closed()


async def test_a_body_that_trickles_is_given_up(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HEAD + b"Content-Length: 1000\r\n\r\n")

    async def slow_body(seconds: float) -> None:
        while not reader.at_eof():
            writer.write(b"x")
            await asyncio.sleep(seconds)

    trickling = asyncio.ensure_future(slow_body(0.05))
    answer = await asyncio.wait_for(reader.read(), 5)
    trickling.cancel()
    assert b" 408 " in answer.splitlines()[0]
    writer.close()


async def test_whoever_is_quick_is_answered_on_one_connection(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for text in (b"one", b"two"):
        writer.write(HEAD + b"Content-Length: 3\r\n\r\n" + text)
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head.splitlines()[0]
        assert await reader.readexactly(3) == text
    writer.close()


@pytest.mark.parametrize(
    "head",
    [
        *(b"Content-Length: \xaa", b"Content-Length: soon", b"Content-Length: -5", b"Content-Length: "),
        *(b"Transfer-Encoding: gzip", b"no header", b"\xff\xfe: \xff"),
    ],
)
async def test_a_head_that_cannot_be_read_is_the_senders_fault(port: int, head: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HEAD + head + b"\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 200 "))
    assert answer.startswith(b"HTTP/1.1 200 ") is (head[:1] == b"\xff")


async def test_an_address_that_is_no_text_is_refused(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /\xff\xed\xa0\x80 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert (await asyncio.wait_for(reader.read(), 5)).startswith(b"HTTP/1.1 400 ")
    writer.close()
