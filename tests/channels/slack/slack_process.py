"""A server of Slack's channel as a process of its own, to be killed: `<hang|answer> <Slack> <database>`.

It prints its address. Instead of Rasa it answers by itself, or never.
"""

from __future__ import annotations

import asyncio
import sys

from benchmarks.slack.fake_slack import BOT_TOKEN
from benchmarks.slack.people import SECRET
from bot.channels.slack import waiting
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.deduplication import DatabaseMemory
from bot.channels.slack.manifest import PATH
from bot.channels.slack.waiting import WaitingMessages
from bot.database.migrations import upgraded_engine
from tests.channels.serving import FakeAgent, serving


async def serve(does: str, slack: str, database: str) -> None:
    """Serves until it is killed."""
    waiting.LEASE_SECONDS = 2
    waiting.WATCH_SECONDS = 0.2
    agent = FakeAgent()
    agent.seconds = 3600.0 if does == "hang" else 0.0
    agent.replies = ["I answer."]
    engine = upgraded_engine(database)
    channel = SlackInput(
        BOT_TOKEN, SECRET, base_url=slack, memory=DatabaseMemory(engine), waiting=WaitingMessages(engine)
    )
    async with serving(channel, agent) as base:
        print(base + PATH, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
