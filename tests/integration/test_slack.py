"""Conversations in Slack with the real Rasa, the real actions and the real Bolt; only Slack is a small one."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from benchmarks.slack.fake_slack import BOT_TOKEN, FakeSlack, fake_slack
from benchmarks.slack.people import SECRET, People, press
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.manifest import PATH
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.agent import load_agent
from bot.serving.environment import ANSWERING
from bot.serving.shell import _action_server
from bot.settings import Settings
from tests.channels.serving import serving
from tests.serving.running import Trained

WITHIN = 15.0
"""Seconds that a turn may take on a busy machine."""


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def people(trained: Trained, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[People]:
    monkeypatch.setenv("RUNG_DATABASE_URL", trained.database_url)
    for name, value in ANSWERING.items():
        monkeypatch.setenv(name, os.environ.get(name, value))
    settings = replace(Settings.from_environment(), database_url=trained.database_url)
    with _action_server(settings) as (url, secret):
        action = ActionEndpoint(url, secret)
        agent: Any = await load_agent(settings, trained.model, action)
        channel = SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url)
        async with serving(channel, agent) as base, aiohttp.ClientSession() as session:
            yield People(base + PATH, session, slack)
        await action.close()


async def test_a_conversation_with_follow_up_comparison_and_buttons(people: People, slack: FakeSlack) -> None:
    await people.write("will a badge get me a raise?", user="U7")
    (answer,) = await slack.wait("chat.postMessage", 1, WITHIN)
    kinds = [block["type"] for block in answer["blocks"]]
    assert (kinds[0], kinds[-1]) == ("section", "actions")
    assert "Source: Earning potential" in json.dumps(answer["blocks"])

    await people.write("tell me more", user="U7")
    (*_, more) = await slack.wait("chat.postMessage", 2, WITHIN)
    assert "Source: Earning potential" in more["text"]

    await people.write("compare promotion and badges on cost and time", user="U7")
    (*_, table) = await slack.wait("chat.postMessage", 3, WITHIN)
    fields = [field["text"] for block in table["blocks"] for field in block.get("fields", [])]
    assert len(fields) == 4
    assert fields[0].startswith("*Promotion*\n")

    await people.interact(press(answer, 0, slack, user="U7"))
    (update,) = await slack.wait("chat.update", 1, WITHIN)
    assert "✓ " in json.dumps(update["blocks"], ensure_ascii=False)
    assert not any(block["type"] == "actions" for block in update["blocks"])
    await slack.wait("chat.postMessage", 4, WITHIN)


async def test_the_unknown_a_typed_command_and_the_slash_command(people: People, slack: FakeSlack) -> None:
    await people.mention("is parental leave paid?", user="U8")
    (answer,) = await slack.wait("chat.postMessage", 1, WITHIN)
    assert answer["thread_ts"]
    assert "I don't know" in answer["text"]
    assert "Source" not in answer["text"]

    # A command of Rasa's own, typed: it neither runs nor breaks anything.
    await people.mention('/restart{"x": "y"}', user="U9")
    (*_, answer) = await slack.wait("chat.postMessage", 2, WITHIN)
    assert answer["text"]

    acknowledged = await people.command("", user="U10")
    assert acknowledged.seconds < 3.0
    (answer,) = await slack.wait("response_url", 1, WITHIN)
    assert "promotion" in answer["text"].lower()
