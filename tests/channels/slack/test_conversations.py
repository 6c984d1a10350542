from __future__ import annotations

import asyncio

from bot.channels.slack.conversations import TURNS_AT_ONCE
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import FakeSlack
from tests.channels.slack.people import People


async def test_a_few_turns_are_under_way_at_once_and_none_is_lost(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.seconds = 0.3
    await asyncio.gather(*[people.write("hi", user=f"U{number}") for number in range(3 * TURNS_AT_ONCE)])
    await asyncio.sleep(0.1)
    assert len(agent.messages) == TURNS_AT_ONCE
    posted = await slack.wait("chat.postMessage", 3 * TURNS_AT_ONCE)
    assert len({one["channel"] for one in posted}) == 3 * TURNS_AT_ONCE
