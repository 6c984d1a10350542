from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from benchmarks.slack.fake_slack import BOT_TOKEN, Failure, FakeSlack
from benchmarks.slack.people import People, mention
from bot.channels.slack.client import FailureLog, web_client
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.workspace import Place
from bot.dialogue.reply import Picture, Reply
from bot.people.files import FileStore
from bot.serving.sockets import listen_on_loopback, port_of
from tests.channels.slack.conftest import SayingAgent, said, settled

DIRECT = Place("U1", "D1")
THREAD = Place("U1", "C1", "5.0", is_direct=False)


async def test_messages_come_in_their_order(delivery: Delivery, slack: FakeSlack) -> None:
    await delivery.deliver(DIRECT, [{"text": str(number)} for number in range(5)])
    assert [one["text"] for one in slack.posted()] == list("01234")


async def test_no_message_unfurls_links(delivery: Delivery, slack: FakeSlack) -> None:
    await delivery.deliver(DIRECT, [{"text": "https://a.example"}])
    (posted,) = slack.posted()
    assert str(posted["unfurl_links"]).lower() in ("false", "0")


async def test_refused_blocks_are_sent_as_words(
    delivery: Delivery, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fail("chat.postMessage", Failure(error="invalid_blocks"))
    await delivery.deliver(THREAD, [{"text": "one"}])
    _, second = slack.posted()
    assert (second["text"], second["thread_ts"]) == ("one", "5.0")
    assert "blocks" not in second
    assert "invalid_blocks" in caplog.text


async def test_a_slack_that_is_away_raises_nothing(store: FileStore, caplog: pytest.LogCaptureFixture) -> None:
    with listen_on_loopback() as closed:
        nowhere = f"http://127.0.0.1:{port_of(closed)}/api/"
    delivery = Delivery(web_client(BOT_TOKEN, nowhere), FailureLog(), store)
    path = store.keep("slack:U1", "ladder.png", "image/png", b"PNG", datetime.now(timezone.utc))
    await delivery.deliver(DIRECT, said(Reply(("x",), pictures=(Picture(path, "L", "T"),))))
    await delivery.deliver(Place("U1", "C1", is_direct=False, hidden=True), [{"text": "x"}])
    assert "Slack could not be reached" in caplog.text


async def test_only_so_many_hidden_messages_are_remembered(delivery: Delivery, slack: FakeSlack) -> None:
    for number in range(600):
        delivery._remember(str(number), ({"type": "actions"},))
    assert delivery.hidden_blocks("0") is None
    assert delivery.hidden_blocks("599") == ({"type": "actions"},)


async def test_private_answers_in_a_channel_are_for_one_person(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.says = [
        {"text": "x", "reply": {"paragraphs": ["You are ready."], "private": True}},
        {"text": "y", "reply": {"paragraphs": ["A badge is …"]}},
    ]
    body = mention("am I ready?")
    await people.event(body)
    (public,) = await slack.wait("chat.postMessage")
    (private,) = slack.of("chat.postEphemeral")
    assert (private["user"], private["thread_ts"]) == ("U1", body["event"]["ts"])
    assert "ready" in private["text"]
    assert "ready" not in json.dumps(public)


async def test_private_answers_in_a_direct_message_are_messages(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.says = [{"text": "x", "reply": {"paragraphs": ["You are ready."], "private": True}}]
    await people.write("am I ready?")
    await slack.wait("chat.postMessage")
    await settled()
    assert slack.of("chat.postEphemeral") == []
