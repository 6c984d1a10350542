from __future__ import annotations

import pytest

from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import TEAM, FakeSlack
from tests.channels.slack.people import People, wrapped

USER = {"team": {"id": TEAM}, "user": {"id": "U1"}, "trigger_id": "t"}


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
