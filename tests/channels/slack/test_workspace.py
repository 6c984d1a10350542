from __future__ import annotations

from typing import Any

import pytest

from benchmarks.slack.fake_slack import APP_TOKEN, BOT_ID, BOT_TOKEN, BOT_USER, TEAM, Failure, FakeSlack
from benchmarks.slack.people import People, mention
from bot.channels.slack import events, messages, workspace
from bot.channels.slack.client import FailureLog, web_client
from bot.channels.slack.workspace import Identity, Installation, Place, person_id
from bot.dialogue.person import person_of
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.test_events import MENTION, MESSAGE, read


async def test_people_of_other_organisations_are_told_so(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    guest = {**mention("hi", user="U9", user_team="T9"), "is_ext_shared_channel": True}
    await people.event(guest)
    (told,) = await slack.wait("chat.postEphemeral")
    assert (told["user"], told["text"]) == ("U9", messages.MEMBERS_ONLY)
    unknown = {**mention("hi", user="U8"), "is_ext_shared_channel": True}
    await people.event(unknown)
    await slack.wait("chat.postEphemeral", 2)
    assert agent.messages == []
    colleague = {**mention("hi", user="U1", user_team="T1"), "is_ext_shared_channel": True}
    await people.event(colleague)
    await slack.wait("chat.postMessage")
    assert len(agent.messages) == 1


def test_direct_messages_are_one_conversation() -> None:
    assert read(MESSAGE).place.conversation_id == "slack:U1@D1"
    in_thread = read({**MESSAGE, "thread_ts": "0.5"})
    assert in_thread.place.conversation_id == "slack:U1@D1"
    assert in_thread.place.thread == "0.5"


def test_a_thread_is_a_conversation_of_each_person() -> None:
    first = events.mention(MENTION)
    other = events.mention({**MENTION, "user": "U2", "ts": "2.0", "thread_ts": "1.0"})
    assert first is not None
    assert other is not None
    assert first.place.conversation_id == "slack:U1@C1/1.0"
    assert other.place.conversation_id == "slack:U2@C1/1.0"
    assert person_of(first.place.conversation_id) == "slack:U1"
    assert Place("U1", "D1").conversation_id != first.place.conversation_id


def test_a_hidden_answer_belongs_to_the_conversation_of_its_channel() -> None:
    place = Place("U1", "C1", is_direct=False, hidden=True, response_url="https://hooks.example/1")
    assert place.conversation_id == "slack:U1@C1"
    assert person_of(place.conversation_id) == person_id("U1") == "slack:U1"


async def test_the_identity_is_learned_even_if_slack_is_away_at_first(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "FIRST_PAUSE", 0.01)
    slack.fail("auth.test", Failure(error="internal_error"), Failure(error="internal_error"))
    installation = Installation(web_client(BOT_TOKEN, slack.base_url), FailureLog())
    before = installation.authorized()
    assert (before.bot_user_id, before.bot_token) == (None, BOT_TOKEN)
    await installation.learn()
    assert installation.identity == Identity(BOT_USER, BOT_ID, TEAM)
    after = installation.authorized()
    assert (after.bot_user_id, after.bot_id, after.team_id) == (BOT_USER, BOT_ID, TEAM)
    assert len(slack.of("auth.test")) == 3


async def test_a_refused_token_is_not_tried_again(slack: FakeSlack) -> None:
    installation = Installation(web_client(APP_TOKEN, slack.base_url), FailureLog())
    await installation.learn()
    assert installation.identity is None
    assert len(slack.of("auth.test")) == 1


@pytest.mark.parametrize(
    ("home", "fields", "belongs"),
    [
        ("T9", {"is_ext_shared_channel": False}, True),
        (None, {}, True),
        ("T1", {"is_ext_shared_channel": True}, True),
        ("T2", {"is_ext_shared_channel": True, "enterprise_id": "T2"}, True),
        ("T3", {"is_ext_shared_channel": True, "team_id": "T3"}, True),
        ("T9", {"is_ext_shared_channel": True}, False),
        (None, {"is_ext_shared_channel": True}, False),
        ("", {"is_ext_shared_channel": True}, False),
    ],
)
def test_who_belongs_to_the_organisation(home: str | None, fields: dict[str, Any], belongs: bool) -> None:
    installation = Installation(web_client(BOT_TOKEN), FailureLog())
    installation.identity = Identity("UBOT", "BBOT", "T1")
    assert installation.is_member(home, fields) is belongs
