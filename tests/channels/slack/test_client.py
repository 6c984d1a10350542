from __future__ import annotations

import time
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from benchmarks.slack.fake_slack import APP_TOKEN, BOT_TOKEN, Failure, FakeSlack
from benchmarks.slack.people import People
from bot.channels.slack.client import TOKEN_ERRORS, FailureLog, error_code, web_client, webhook_client
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.workspace import Place
from tests.channels.slack.conftest import SayingAgent, settled

DIRECT = Place("U1", "D1")


async def test_clients_carry_their_token(slack: FakeSlack) -> None:
    answer = await web_client(BOT_TOKEN, slack.base_url).auth_test()
    assert answer["user_id"] == "UBOT"
    with pytest.raises(SlackApiError) as refusal:
        await web_client(APP_TOKEN, slack.base_url).auth_test()
    assert error_code(refusal.value) == "invalid_auth"
    response = await webhook_client(f"{slack.address}/respond/7").send(text="hi")
    assert response.status_code == 200
    assert [one["id"] for one in slack.of("response_url")] == ["7"]


@pytest.mark.parametrize(
    ("response", "code"),
    [
        ({"ok": False, "error": "not_in_channel"}, "not_in_channel"),
        ({}, "HTTP status unknown"),
        (None, "HTTP status unknown"),
    ],
    ids=str,
)
def test_every_error_has_a_code(response: Any, code: str) -> None:
    assert error_code(SlackApiError("refused", response)) == code


def test_one_tokens_failure_says_nothing_about_the_other(caplog: pytest.LogCaptureFixture) -> None:
    log = FailureLog()
    log.refused(SlackApiError("refused", {"error": "token_revoked"}), "connecting", "SLACK_APP_TOKEN")
    assert log.is_refused("SLACK_APP_TOKEN")
    assert not log.is_refused()
    log.succeeded()
    assert log.is_refused("SLACK_APP_TOKEN")
    log.failed(TimeoutError(), "connecting")
    assert "could not be reached for connecting: TimeoutError." in caplog.text


@pytest.mark.parametrize("code", sorted(TOKEN_ERRORS))
async def test_a_token_that_is_no_longer_good_is_told_once(
    people: People, slack: FakeSlack, agent: SayingAgent, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    slack.always["*"] = Failure(error=code)
    for number in range(1, 4):
        assert (await people.write("hi")).status == 200
        await slack.wait("chat.postMessage", number)
        await settled()
    told = [record.message for record in caplog.records if "SLACK_BOT_TOKEN" in record.message]
    assert len(told) == 1
    assert code in told[0]
    assert "start Rung again" in told[0]
    assert "xoxb" not in caplog.text
    slack.always.clear()
    await people.write("hi")
    await slack.wait("chat.postMessage", 4)
    await settled()
    slack.always["*"] = Failure(error=code)
    await people.write("hi")
    await slack.wait("chat.postMessage", 5)
    await settled()
    assert len([record for record in caplog.records if "SLACK_BOT_TOKEN" in record.message]) == 2


async def test_a_missing_scope_names_it(people: People, slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    slack.fail("chat.postMessage", Failure(error="missing_scope"))
    await people.write("hi")
    await slack.wait("chat.postMessage")
    await settled()
    assert "rung slack manifest" in caplog.text


async def test_a_rate_limit_is_waited_for(delivery: Delivery, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Failure(429, "ratelimited", retry_after=1))
    start = time.monotonic()
    await delivery.deliver(DIRECT, [{"text": "one"}, {"text": "two"}])
    assert time.monotonic() - start >= 1.0
    assert [one["text"] for one in slack.posted()] == ["one", "one", "two"]


async def test_a_rate_limit_of_a_response_url_is_waited_for(delivery: Delivery, slack: FakeSlack) -> None:
    slack.fail("response_url", Failure(429, "ratelimited", retry_after=1))
    place = Place("U1", "C1", is_direct=False, hidden=True, response_url=f"{slack.address}/respond/1")
    start = time.monotonic()
    await delivery.deliver(place, [{"text": "one"}])
    assert time.monotonic() - start >= 1.0
    assert len(slack.of("response_url")) == 2
    assert slack.of("chat.postEphemeral") == []


@pytest.mark.parametrize("status", [500, 503])
async def test_a_failing_slack_is_tried_again(delivery: Delivery, slack: FakeSlack, status: int) -> None:
    slack.fail("chat.postMessage", Failure(status))
    await delivery.deliver(DIRECT, [{"text": "one"}])
    assert len(slack.posted()) == 2


async def test_a_slack_that_keeps_failing_is_logged(
    delivery: Delivery, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.always["chat.postMessage"] = Failure(500)
    await delivery.deliver(DIRECT, [{"text": "one"}])
    assert len(slack.posted()) == 3
    assert "sending a reply" in caplog.text
