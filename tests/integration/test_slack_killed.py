"""A real server of Slack's channel, killed after it has acknowledged a message: another one answers, once."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
import sqlalchemy as sa

from benchmarks.slack.fake_slack import FakeSlack, fake_slack
from benchmarks.slack.people import People, direct_message
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.people.tables import WaitingMessageRow
from bot.settings import PROJECT_ROOT


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as server:
        yield server


@asynccontextmanager
async def process(
    does: str, slack: FakeSlack, database_url: str
) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """A server in a process of its own: its address and itself."""
    program = [sys.executable, "-m", "tests.channels.slack.slack_process", does, slack.base_url, database_url]
    started = await asyncio.create_subprocess_exec(*program, cwd=PROJECT_ROOT, stdout=asyncio.subprocess.PIPE)
    assert started.stdout is not None
    try:
        address = await asyncio.wait_for(started.stdout.readline(), 60)
        yield address.decode().strip(), started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


def waiting(database_url: str) -> list[str]:
    """The words that are stored."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(WaitingMessageRow.message)).scalars().all()
    engine.dispose()
    return [row["text"] for row in rows]


async def test_a_message_that_a_killed_server_had_taken_is_answered_once(
    slack: FakeSlack, database_url: str
) -> None:
    engine = create_engine(database_url)
    upgrade(engine)
    engine.dispose()
    body = direct_message("will a badge get me a raise?")
    async with aiohttp.ClientSession() as session:
        async with process("hang", slack, database_url) as (address, killed):
            assert (await People(address, session, slack).event(body)).status == 200
            killed.kill()
        assert waiting(database_url) == ["will a badge get me a raise?"]
        assert slack.posted() == []

        async with process("answer", slack, database_url) as (address, _):
            (answer,) = await slack.wait("chat.postMessage", 1, 30)
            assert (answer["channel"], answer["text"]) == ("D1", "I answer.")
            await until_waiting(database_url, [], seconds=10)
            # Slack tries again, with another id for the same words: nobody is answered twice.
            for _number in range(2):
                assert (await People(address, session, slack).event(body)).status == 200
                assert (await People(address, session, slack).event({**body, "event_id": "EvAgain"})).status == 200
            assert (await People(address, session, slack).write("hi", user="U2")).status == 200
            await slack.wait("chat.postMessage", 2, 10)
    assert [posted["channel"] for posted in slack.posted()] == ["D1", "D2"]


async def until_waiting(database_url: str, texts: list[str], seconds: float) -> None:
    """Waits until just these words are stored."""
    deadline = asyncio.get_running_loop().time() + seconds
    while (found := waiting(database_url)) != texts:
        assert asyncio.get_running_loop().time() < deadline, found
        await asyncio.sleep(0.05)
