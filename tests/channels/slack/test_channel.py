from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from rasa.core.channels.channel import register
from sanic import Sanic
from slack_sdk.signature import SignatureVerifier

from benchmarks.slack.fake_slack import BOT_TOKEN, TEAM, FakeSlack
from benchmarks.slack.people import SECRET, People, direct_message, timestamp, wrapped
from bot.channels import messages
from bot.channels.health import HealthInput
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.client import SLACK
from bot.channels.slack.manifest import PATH
from tests.channels.serving import FakeAgent, serving
from tests.channels.slack.conftest import SayingAgent

USER = {"team": {"id": TEAM}, "user": {"id": "U1"}, "trigger_id": "t"}


async def test_without_settings_there_is_no_route_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"):
        monkeypatch.setenv(name, "")
    app = Sanic(f"test-{uuid4().hex}", configure_logging=False)
    register([SlackInput.from_credentials({}), HealthInput()], app, route="/webhooks/")
    assert sorted(route.path for route in app.router.routes) == ["health", "live", "ready"]
    assert app.listeners["after_server_start"] == []


async def test_the_settings_and_the_credentials_file_make_the_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)
    assert SlackInput.from_credentials(None)._base_url == SLACK
    channel = SlackInput.from_credentials({"base_url": "http://slack.example/api/"})
    assert (channel._bot_token, channel._signing_secret) == (BOT_TOKEN, SECRET)
    assert channel._base_url == "http://slack.example/api/"


async def test_a_start_logs_nothing_of_concern(
    slack: FakeSlack, agent: FakeAgent, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    async with serving(SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url), agent):
        await slack.wait("auth.test")
    assert [record.message for record in caplog.records if record.name.startswith(("bot.", "slack"))] == []


async def test_the_address_is_checked_by_a_challenge(people: People) -> None:
    answer = await people.event({"type": "url_verification", "challenge": "c4", "token": "t"})
    assert (answer.status, answer.json) == (200, {"challenge": "c4"})


@pytest.mark.parametrize("case", ["wrong secret", "old", "from the future", "no signature"])
async def test_what_slack_did_not_sign_is_refused(
    people: People, slack: FakeSlack, agent: FakeAgent, case: str
) -> None:
    body = direct_message("hi")
    if case == "wrong secret":
        answer = await people.event(body, secret="another")
    elif case == "no signature":
        answer = await people.event(body, headers={"X-Slack-Signature": ""})
    else:
        answer = await people.event(body, age=600 if case == "old" else -600)
    assert answer.status == 401
    assert agent.messages == []
    assert slack.posted() == []


async def test_a_signature_is_verified_once(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[bool] = []
    is_valid = SignatureVerifier.is_valid

    def counting(self: SignatureVerifier, *args: Any, **named: Any) -> bool:
        verified.append(is_valid(self, *args, **named))
        return verified[-1]

    monkeypatch.setattr(SignatureVerifier, "is_valid", counting)
    assert (await people.write("hi")).status == 200
    assert (await people.event(direct_message("hi"), secret="another")).status == 401
    assert verified == [True, False]


async def test_nothing_is_answered_that_is_not_signed(people: People) -> None:
    ways: tuple[tuple[str, str], ...] = (
        (json.dumps({"type": "url_verification", "challenge": "c4", "token": "t"}), "application/json"),
        ("ssl_check=1&token=t", "application/x-www-form-urlencoded"),
        ("command=%2Fcareer&user_id=U1", "application/x-www-form-urlencoded"),
        ("{", "application/json"),
    )
    for body, kind in ways:
        answer = await people.send(body, kind, secret="another")
        assert (answer.status, answer.body) == (401, messages.SLACK_NOT_SIGNED), body
    assert (await people.send(*ways[1])).status == 200


async def test_json_with_a_charset_is_read(people: People, slack: FakeSlack) -> None:
    answer = await people.event(direct_message("hi"), kind="application/json; charset=utf-8")
    assert answer.status == 200
    await slack.wait("chat.postMessage")


async def test_nonsense_does_not_break_anything(people: People, slack: FakeSlack) -> None:
    for body in ("", "{", "[]", "payload=%7B", "null", '{"type": "event_callback"}'):
        answer = await people.send(body, "application/json")
        assert answer.status < 600
    await people.write("hi")
    await slack.wait("chat.postMessage")


async def test_only_post_is_taken(people: People) -> None:
    async with people.session.get(people.url) as response:
        assert response.status == 405


async def test_the_first_event_is_acknowledged_before_slack_says_who_we_are(
    slack: FakeSlack, agent: FakeAgent
) -> None:
    slack.free.clear()
    channel = SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url)
    async with serving(channel, agent) as base, aiohttp.ClientSession() as session:
        answer = await People(base + PATH, session, slack).write("hi", ts=timestamp())
        assert answer.status == 200
        assert answer.seconds < 0.5
        slack.free.set()
        await slack.wait("chat.postMessage")


async def test_events_of_no_interest_are_acknowledged(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    for event in (
        {"type": "reaction_added", "user": "U1"},
        {"type": "app_home_opened", "user": "U1", "tab": "home"},
        {"type": "message", "subtype": "channel_topic", "channel_type": "channel", "channel": "C1", "user": "U1"},
        {"type": "assistant_thread_started"},
    ):
        assert (await people.event(wrapped(event))).status == 200, event
    assert agent.messages == []


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions", "actions": [{"type": "button", "action_id": "other", "block_id": "b"}]},
        {"type": "view_submission", "view": {"type": "modal", "callback_id": "other"}},
        {"type": "shortcut", "callback_id": "other"},
        {"type": "block_actions", "actions": [{"type": "button", "action_id": "rung_choose_0", "block_id": "b"}]},
    ],
    ids=range(4),
)
async def test_presses_of_no_interest_are_acknowledged(people: People, payload: dict[str, object]) -> None:
    answer = await people.interact({**USER, **payload})
    assert (answer.status, answer.body) == (200, "")
