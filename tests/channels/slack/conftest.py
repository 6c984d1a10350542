"""The channel on a real Sanic server, with a function in place of Rasa, and the small Slack beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from rasa.core.channels.channel import UserMessage

from benchmarks.changes import Changes, ended
from benchmarks.slack.fake_slack import BOT_TOKEN, FakeSlack, fake_slack
from benchmarks.slack.people import SECRET, People
from bot.channels.slack import app_home
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.client import FailureLog, web_client
from bot.channels.slack.delivery import Delivery
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.dialogue.reply import Reply
from bot.people.files import FileStore
from tests.channels.serving import FakeAgent, serving
from tests.channels.slack.home_pages import GivenProfiles


class SayingAgent(FakeAgent):
    """Says whole messages, as actions do. A turn ends only while `free` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.says: list[dict[str, Any]] = []
        self.changes = Changes()
        self.free = asyncio.Event()
        self.free.set()

    async def handle_message(self, message: UserMessage) -> None:
        self.messages.append(message)
        await self.slow_down()
        await self.free.wait()
        for said in self.says or [{"text": text} for text in self.replies]:
            await message.output_channel.send_response(message.sender_id, said)
        self.finished += 1
        self.changes.note()

    async def ended(self, number: int = 1) -> None:
        """Waits until that many turns have ended."""
        await self.changes.until(lambda: self.finished >= number)


async def settled() -> None:
    """Waits until everything that Slack sent is dealt with: Bolt runs each listener in a task of its own."""
    await ended("run_ack_function_asynchronously")


def said(*replies: Reply) -> list[dict[str, Any]]:
    """The messages of a turn that brings these replies."""
    return [{"text": "x", "reply": reply.as_dict()} for reply in replies]


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """A small Slack; a test fails when the assistant sends what Slack would refuse."""
    async with fake_slack() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def agent() -> SayingAgent:
    return SayingAgent()


@pytest.fixture
async def people(slack: FakeSlack, agent: SayingAgent) -> AsyncIterator[People]:
    """People in a workspace that has the assistant over HTTP."""
    channel = SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url)
    async with serving(channel, agent) as base, aiohttp.ClientSession() as session:
        await slack.wait("auth.test")
        yield People(f"{base}/webhooks/slack/events", session, slack)


@pytest.fixture
def store(sqlite_url: str) -> FileStore:
    engine = create_engine(sqlite_url)
    upgrade(engine)
    return FileStore(engine)


@pytest.fixture
def delivery(slack: FakeSlack, store: FileStore) -> Delivery:
    return Delivery(web_client(BOT_TOKEN, slack.base_url), FailureLog(), store)


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch) -> GivenProfiles:
    monkeypatch.setattr(app_home, "FILE_PAUSE", 0.01)
    return GivenProfiles()


@pytest.fixture
async def guided(slack: FakeSlack, agent: SayingAgent, profiles: GivenProfiles) -> AsyncIterator[People]:
    """People in a workspace whose App Home shows given profiles."""
    channel = SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url, profiles=profiles)
    async with serving(channel, agent) as base, aiohttp.ClientSession() as session:
        yield People(f"{base}/webhooks/slack/events", session, slack)
