"""The channel on a real Sanic server, with a function in place of Rasa, and the small Slack beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.channels.slack.channel import SlackInput
from tests.channels.serving import FakeAgent, serving
from tests.channels.slack.fake_slack import BOT_TOKEN, FakeSlack, fake_slack
from tests.channels.slack.people import SECRET, People


class SayingAgent(FakeAgent):
    """Says whole messages, as actions do."""

    def __init__(self) -> None:
        super().__init__()
        self.says: list[dict[str, Any]] = []

    async def handle_message(self, message: Any) -> None:
        if not self.says:
            await super().handle_message(message)
            return
        self.messages.append(message)
        for said in self.says:
            await message.output_channel.send_response(message.sender_id, said)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """The small Slack; a test fails when it was sent what Slack refuses."""
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
