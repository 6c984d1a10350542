"""Serves channels on a real Sanic application, with a function in place of Rasa."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from rasa.core.channels.channel import InputChannel, UserMessage, register
from sanic import Sanic

from bot.serving.sockets import listen_on_loopback, port_of


class FakeAgent:
    """Answers as the test wants, and keeps the messages that it got."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []
        self.ready = True
        self.replies: list[str] = ["one"]
        self.seconds = 0.0
        self.error: Exception | None = None
        self.finished = 0
        self.has_finished = asyncio.Event()

    def is_ready(self) -> bool:
        return self.ready

    async def slow_down(self) -> None:
        """Takes as long for a turn as the test wants."""
        await asyncio.sleep(self.seconds)

    async def handle_message(self, message: UserMessage) -> None:
        self.messages.append(message)
        await self.slow_down()
        if self.error:
            raise self.error
        for text in self.replies:
            await message.output_channel.send_response(message.sender_id, {"text": text})
        self.finished += 1
        self.has_finished.set()


@asynccontextmanager
async def serving(channel: InputChannel, agent: FakeAgent | None = None, **context: Any) -> AsyncIterator[str]:
    """The base address of a server with this channel, registered as Rasa registers it."""
    # Without this Sanic can serve only one application in a process.
    Sanic.test_mode = True
    app = Sanic(f"test-{uuid4().hex}", configure_logging=False)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 0.5
    register([channel], app, route="/webhooks/")
    app.ctx.agent = agent
    for name, value in context.items():
        setattr(app.ctx, name, value)
    async with running(app) as base:
        yield base


@asynccontextmanager
async def running(app: Sanic) -> AsyncIterator[str]:
    """The base address of a server with this application."""
    with listen_on_loopback() as bound:
        server = await app.create_server(sock=bound, return_asyncio_server=True, access_log=False)
        assert server is not None
        await server.startup()
        await server.before_start()
        await server.after_start()
        await server.start_serving()
        try:
            yield f"http://127.0.0.1:{port_of(bound)}"
        finally:
            server.close()
            for connection in server.connections:
                connection.abort()
            await server.wait_closed()
