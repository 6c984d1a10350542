"""A widget without a browser: the real socket client against the real channel."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks.performance.socket_client import SocketClient
from bot.channels.web.channel import WebInput
from bot.settings import Settings
from tests.channels.serving import FakeAgent, serving


class Widget:
    """One tab."""

    def __init__(self, base: str, origin: str | None = None, **auth: str) -> None:
        self.base = base
        self.auth = auth
        self.origin = origin
        self.client = SocketClient(self._on_event)
        self.entries: list[dict[str, Any]] = []
        self.done: list[str] = []
        self.cleared: list[dict[str, Any]] = []
        self.ended: list[dict[str, Any]] = []

    def _on_event(self, name: str, data: Any) -> None:
        kept: dict[str, list[Any]] = {"entry": self.entries, "cleared": self.cleared, "ended": self.ended}
        if name == "done":
            self.done.append(data["id"])
        else:
            kept[name].append(data)

    async def connect(self) -> Widget:
        await self.client.connect(self.base, self.auth or None, self.origin)
        return self

    async def open(self) -> dict[str, Any]:
        opened: dict[str, Any] = await self.client.call("open", {}, timeout=5)
        return opened

    async def send(self, text: str, message_id: str | None = None, **more: Any) -> dict[str, Any]:
        data = {"id": message_id or uuid.uuid4().hex, "text": text, **more}
        answer: dict[str, Any] = await self.client.call("message", data, timeout=5)
        return answer

    async def until(self, condition: Callable[[], object], seconds: float = 5.0) -> None:
        """Waits until a condition on what the tab has seen holds."""
        try:
            await self.client.changes.until(condition, seconds)
        except asyncio.TimeoutError:
            raise AssertionError(f"waited in vain: {self.entries} {self.done}") from None

    async def ask(self, text: str) -> list[dict[str, Any]]:
        """Sends and waits for the turn's end; returns its replies."""
        message_id = uuid.uuid4().hex
        assert (await self.send(text, message_id))["status"] == "taken"
        await self.until(lambda: message_id in self.done)
        return [entry for entry in self.entries if entry["id"].startswith(f"{message_id}/")]

    def said(self, who: str = "assistant") -> list[str]:
        """The ids of what was shown of one side."""
        return [entry["id"] for entry in self.entries if entry["who"] == who]


class Site:
    """A server with the web channel, and tabs that are closed with it."""

    def __init__(self, base: str, agent: FakeAgent, settings: Settings) -> None:
        self.base = base
        self.agent = agent
        self.settings = settings
        self._tabs: list[Widget] = []

    async def tab(self, origin: str | None = None, **auth: str) -> Widget:
        widget = Widget(self.base, origin, **auth)
        self._tabs.append(widget)
        return await widget.connect()

    async def close(self) -> None:
        for widget in self._tabs:
            await widget.client.disconnect()


@asynccontextmanager
async def site(folder: Path, agent: FakeAgent | None = None, **environ: str) -> AsyncIterator[Site]:
    """A site whose runtime files are in this folder."""
    given = {
        "RUNG_DATABASE_URL": f"sqlite:///{folder}/rung.db",
        "RUNG_WEB_SECRET": "a-secret-of-thirty-two-characters",
        **environ,
    }
    settings = Settings.from_environment(given, folder)
    agent = agent or FakeAgent()
    async with serving(WebInput(settings), agent) as base:
        made = Site(base, agent, settings)
        try:
            yield made
        finally:
            await made.close()
