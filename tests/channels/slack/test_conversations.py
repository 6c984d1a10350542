from __future__ import annotations

import asyncio

import pytest

from benchmarks.slack.fake_slack import BOT_TOKEN, Failure, FakeSlack
from benchmarks.slack.people import People
from bot.channels import turn
from bot.channels.messages import TURN_FAILED
from bot.channels.slack import messages
from bot.channels.slack.client import web_client
from bot.channels.slack.conversations import TURNS_AT_ONCE, SlackOutput, Status
from bot.channels.slack.workspace import Place
from tests.channels.slack.conftest import SayingAgent, settled


async def test_a_few_turns_are_under_way_at_once_and_none_is_lost(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.free.clear()
    await asyncio.gather(*[people.write("hi", user=f"U{number}") for number in range(3 * TURNS_AT_ONCE)])
    # Each conversation shows its status just before its turn begins or has to wait.
    await slack.wait("assistant.threads.setStatus", 3 * TURNS_AT_ONCE)
    assert len(agent.messages) == TURNS_AT_ONCE
    agent.free.set()
    posted = await slack.wait("chat.postMessage", 3 * TURNS_AT_ONCE)
    assert len({one["channel"] for one in posted}) == 3 * TURNS_AT_ONCE


async def test_a_turn_over_time_gets_an_apology(
    people: People, slack: FakeSlack, agent: SayingAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "TURN_SECONDS", 0.2)
    agent.free.clear()
    await people.write("hi")
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["text"] == TURN_FAILED
    agent.free.set()
    await agent.ended()
    await settled()
    assert agent.finished == 1
    assert len(slack.posted()) == 1


async def test_the_status_is_shown_and_a_refusal_remembered(people: People, slack: FakeSlack) -> None:
    await people.write("one")
    await slack.wait("chat.postMessage")
    (status,) = slack.of("assistant.threads.setStatus")
    assert status["status"] == messages.ONE_MOMENT
    slack.fail("assistant.threads.setStatus", *[Failure(error="missing_scope")] * 5)
    for number in (2, 3, 4):
        await people.write("more", user=f"U{number}")
        await slack.wait("chat.postMessage", number)
    assert len(slack.of("assistant.threads.setStatus")) == 2


async def test_a_channel_without_a_status_is_not_asked_again_but_others_are(slack: FakeSlack) -> None:
    status = Status(web_client(BOT_TOKEN, slack.base_url))
    slack.fail("assistant.threads.setStatus", Failure(error="channel_not_found"))
    for channel in ("C1", "C1", "C2"):
        await status.show(Place("U1", channel, is_direct=False), "5.0")
    assert [one["channel_id"] for one in slack.of("assistant.threads.setStatus")] == ["C1", "C2"]
    await status.show(Place("U1", "C3", is_direct=False, hidden=True), "5.0")
    await status.show(Place("U1", "D1"), None)
    assert len(slack.of("assistant.threads.setStatus")) == 2


async def test_messages_are_kept_as_the_actions_sent_them() -> None:
    output = SlackOutput()
    message = {"text": "One.\n\nTwo.", "buttons": [], "reply": {"paragraphs": ["One.", "Two."]}}
    await output.send_response("slack:U1@D1", message)
    assert output.messages == [message]
    assert SlackOutput.name() == "slack"
