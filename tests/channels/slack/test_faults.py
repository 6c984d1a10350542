from __future__ import annotations

import pytest

from bot.channels.slack.faults import TOKEN_FAULTS
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import Failure, FakeSlack
from tests.channels.slack.people import People


@pytest.mark.parametrize("code", sorted(TOKEN_FAULTS))
async def test_a_token_that_is_no_longer_good_is_told_once(
    people: People, slack: FakeSlack, agent: SayingAgent, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    slack.always["*"] = Failure(error=code)
    for number in range(1, 4):
        assert (await people.write("hi")).status == 200
        await slack.wait("chat.postMessage", number)
    told = [record.message for record in caplog.records if "SLACK_BOT_TOKEN" in record.message]
    assert len(told) == 1
    assert code in told[0]
    assert "start Rung again" in told[0]
    assert "xoxb" not in caplog.text
    slack.always.clear()
    await people.write("hi")
    await slack.wait("chat.postMessage", 4)
    slack.always["*"] = Failure(error=code)
    await people.write("hi")
    await slack.wait("chat.postMessage", 5)
    assert len([record for record in caplog.records if "SLACK_BOT_TOKEN" in record.message]) == 2


async def test_a_missing_scope_names_it(people: People, slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    slack.fail("chat.postMessage", Failure(error="missing_scope"))
    await people.write("hi")
    await slack.wait("chat.postMessage")
    assert "rung slack manifest" in caplog.text
