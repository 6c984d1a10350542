from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from benchmarks.changes import ended
from benchmarks.slack.fake_slack import APP_TOKEN, BOT_TOKEN, Failure, FakeSlack
from benchmarks.slack.people import direct_message
from bot.channels.slack import socket_mode
from bot.channels.slack.channel import SlackInput
from tests.channels.serving import serving
from tests.channels.slack.conftest import SayingAgent, settled


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_mode, "FIRST_PAUSE", 0.1)
    monkeypatch.setattr(socket_mode, "CHECK_SECONDS", 0.02)


@pytest.fixture
async def connected(slack: FakeSlack, agent: SayingAgent) -> AsyncIterator[str]:
    async with serving(SlackInput(BOT_TOKEN, app_token=APP_TOKEN, base_url=slack.base_url), agent) as base:
        await slack.connected(1)
        yield base


async def test_an_event_is_acknowledged_and_answered(connected: str, slack: FakeSlack, agent: SayingAgent) -> None:
    agent.free.clear()
    await slack.push("events_api", direct_message("hi"), "e1")
    await slack.acknowledges("e1")
    assert slack.posted() == []
    agent.free.set()
    await slack.wait("chat.postMessage")


async def test_an_event_that_comes_twice_is_answered_once(
    connected: str, slack: FakeSlack, agent: SayingAgent
) -> None:
    body = direct_message("hi")
    await slack.push("events_api", body, "e1")
    await slack.push("events_api", body, "e2")
    await slack.acknowledges("e2")
    await slack.wait("chat.postMessage")
    await settled()
    assert len(agent.messages) == 1


async def test_a_command_works_too(connected: str, slack: FakeSlack) -> None:
    payload = {
        "command": "/career",
        "text": "hi",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "t",
        "response_url": f"{slack.address}/respond/1",
    }
    await slack.push("slash_commands", payload, "e1")
    await slack.acknowledges("e1")
    await slack.wait("response_url")


async def test_a_lost_connection_is_made_anew(connected: str, slack: FakeSlack) -> None:
    await slack.sockets[0].close()
    await slack.connected(2)
    await slack.push("events_api", direct_message("hi"), "e1")
    await slack.acknowledges("e1")
    await slack.wait("chat.postMessage")


async def test_slack_may_ask_for_a_new_connection(connected: str, slack: FakeSlack) -> None:
    await slack.sockets[0].send_json({"type": "disconnect", "reason": "refresh_requested"})
    await slack.connected(2)
    await slack.push("events_api", direct_message("hi"), "e1")
    await slack.wait("chat.postMessage")


async def test_a_slack_that_is_away_is_asked_again(slack: FakeSlack, agent: SayingAgent) -> None:
    slack.fail("apps.connections.open", Failure(error="internal_error"), Failure(error="internal_error"))
    async with serving(SlackInput(BOT_TOKEN, app_token=APP_TOKEN, base_url=slack.base_url), agent):
        await slack.connected(1)


async def test_a_refused_token_is_told_once_and_not_tried_on(
    slack: FakeSlack, agent: SayingAgent, caplog: pytest.LogCaptureFixture
) -> None:
    slack.always["apps.connections.open"] = Failure(error="token_revoked")
    async with serving(SlackInput(BOT_TOKEN, app_token=APP_TOKEN, base_url=slack.base_url), agent):
        await slack.wait("apps.connections.open")
        await ended("SocketMode.run")
    assert len(slack.of("apps.connections.open")) == 1
    assert caplog.text.count("Slack refuses SLACK_APP_TOKEN (token_revoked)") == 1


async def test_a_token_revoked_while_connected_ends_it(
    connected: str, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.always["apps.connections.open"] = Failure(error="invalid_auth")
    await slack.sockets[0].close()
    await slack.wait("apps.connections.open", 2)
    await ended("SocketMode.run")
    assert len(slack.of("apps.connections.open")) == 2
    assert caplog.text.count("Slack refuses SLACK_APP_TOKEN") == 1


def test_there_is_no_route_without_a_signing_secret() -> None:
    async def never(_message: object) -> None:
        raise AssertionError

    blueprint = SlackInput(BOT_TOKEN, app_token=APP_TOKEN).blueprint(never)
    assert blueprint._future_routes == set()
