"""A small client of the socket's protocol, for many connections at once."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

import aiohttp

from benchmarks.changes import Changes


class NotConnectedError(Exception):
    """The server did not let us in; `data` is what it said."""

    def __init__(self, data: Any) -> None:
        super().__init__(str(data))
        self.data = data


class SocketClient:
    """One connection over a WebSocket, with events and answered calls."""

    def __init__(self, on_event: Callable[[str, Any], None]) -> None:
        self._on_event = on_event
        self._session: aiohttp.ClientSession | None = None
        self._socket: Any = None
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._reader: asyncio.Task[None] | None = None
        self._calls = 0
        self.changes = Changes()
        """Noted after each event, and when the connection ends."""

    @property
    def connected(self) -> bool:
        """Whether the connection is open and read from."""
        return self._reader is not None and not self._reader.done()

    async def connect(self, base: str, auth: Any = None, origin: str | None = None) -> None:
        """Opens the socket; `auth` and `origin` are sent as a browser does. Raises `NotConnectedError`."""
        self._session = aiohttp.ClientSession()
        headers = {"Origin": origin} if origin else {}
        try:
            self._socket = await self._session.ws_connect(
                f"{base}/socket.io/?EIO=4&transport=websocket", headers=headers, autoping=True
            )
            await self._socket.receive_str()
            await self._socket.send_str("40" if auth is None else f"40{json.dumps(auth)}")
            answer = await self._socket.receive_str()
        except (aiohttp.ClientError, TypeError) as error:
            await self.disconnect()
            raise NotConnectedError(str(error)) from error
        if not answer.startswith("40"):
            await self.disconnect()
            raise NotConnectedError(json.loads(answer[2:]))
        self._reader = asyncio.ensure_future(self._read())
        self._reader.add_done_callback(lambda _reader: self.changes.note())

    async def emit(self, event: str, data: Any) -> None:
        """Sends an event that nobody answers."""
        assert self._socket is not None
        await self._socket.send_str(f"42{json.dumps([event, data])}")

    async def call(self, event: str, data: Any, timeout: float = 5.0) -> Any:
        """Sends an event and returns its answer; raises `asyncio.TimeoutError` without one in `timeout` seconds."""
        assert self._socket is not None
        self._calls += 1
        answer = self._answers[self._calls] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(f"42{self._calls}{json.dumps([event, data])}")
        return await asyncio.wait_for(answer, timeout)

    async def disconnect(self) -> None:
        """Closes the connection; harmless where there is none."""
        if self._reader is not None:
            self._reader.cancel()
        if self._socket is not None:
            await self._socket.close()
        if self._session is not None:
            await self._session.close()

    async def _read(self) -> None:
        assert self._socket is not None
        async for frame in self._socket:
            packet = str(frame.data)
            if packet == "2":
                await self._socket.send_str("3")
            elif packet.startswith("41"):
                return
            elif match := re.match(r"43(\d+)", packet):
                values = json.loads(packet[match.end() :])
                self._answers.pop(int(match[1])).set_result(values[0] if values else None)
            elif packet.startswith("42"):
                name, *values = json.loads(packet[2:])
                self._on_event(name, values[0] if values else None)
                self.changes.note()
