from __future__ import annotations

import asyncio
import json

import pytest

from bot.channels import turn
from bot.channels.messages import TURN_FAILED
from bot.channels.slack import messages
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import Failure, FakeSlack
from tests.channels.slack.people import People, direct_message, mention, timestamp, wrapped

SETTLED = 0.3
"""Seconds in which something that is not to happen would have happened."""


async def test_a_direct_message_is_answered(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    agent.says = [{"text": "Hello!\n\nAsk me.", "buttons": [{"title": "What?", "payload": "/ask_capabilities"}]}]
    answer = await people.write("hi &lt;there&gt;")
    assert answer.status == 200
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["channel"] == "D1"
    assert "thread_ts" not in posted
    assert posted["blocks"][0]["text"]["text"] == "Hello!\n\nAsk me."
    assert posted["blocks"][1]["elements"][0]["value"] == "/ask_capabilities"
    (message,) = agent.messages
    assert (message.sender_id, message.text, message.input_channel) == ("slack:U1@D1", "hi <there>", "slack")


async def test_a_direct_message_in_a_thread_is_answered_there(people: People, slack: FakeSlack) -> None:
    await people.write("hi", thread_ts="5.0")
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["thread_ts"] == "5.0"


async def test_a_mention_is_answered_in_a_thread(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    body = mention("what is a badge?")
    await people.event(body)
    (posted,) = await slack.wait("chat.postMessage")
    assert (posted["channel"], posted["thread_ts"]) == ("C1", body["event"]["ts"])
    await people.mention("and its price?", user="U2", thread_ts=body["event"]["ts"])
    await slack.wait("chat.postMessage", 2)
    assert [(message.sender_id, message.text) for message in agent.messages] == [
        (f"slack:U1@C1/{body['event']['ts']}", "what is a badge?"),
        (f"slack:U2@C1/{body['event']['ts']}", "and its price?"),
    ]


async def test_a_bare_mention_asks_for_help(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    await people.mention("")
    await slack.wait("chat.postMessage")
    assert agent.messages[0].text == messages.EMPTY_MENTION


async def test_the_event_is_acknowledged_before_the_turn(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.seconds = 1.0
    answer = await people.write("hi")
    assert answer.seconds < 0.3
    assert slack.posted() == []
    await slack.wait("chat.postMessage")


async def test_a_turn_over_time_gets_an_apology(
    people: People, slack: FakeSlack, agent: SayingAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "TURN_SECONDS", 0.2)
    agent.seconds = 0.6
    await people.write("hi")
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["text"] == TURN_FAILED
    await asyncio.sleep(0.6)
    assert agent.finished == 1
    assert len(slack.posted()) == 1


async def test_a_retry_storm_gets_one_answer(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    agent.seconds = 0.2
    body = direct_message("hi")
    reasons = ["http_timeout", "http_error", "connection_failed", "unknown_error"]
    retries = [
        people.event(body, headers={"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reasons[number % 4]})
        for number in range(1, 20)
    ]
    answers = await asyncio.gather(people.event(body), *retries)
    assert {answer.status for answer in answers} == {200}
    await slack.wait("chat.postMessage")
    await asyncio.sleep(SETTLED)
    assert len(agent.messages) == len(slack.posted()) == 1


async def test_a_retry_of_an_event_that_never_came_is_answered(people: People, slack: FakeSlack) -> None:
    await people.event(direct_message("hi"), headers={"X-Slack-Retry-Num": "3"})
    await slack.wait("chat.postMessage")


async def test_what_bots_and_the_assistant_say_is_ignored(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    await people.write("hi", user="UBOT")
    await people.write("hi", bot_id="BBOT")
    await people.write("hi", bot_id="BOTHER", subtype="bot_message")
    await people.mention("hi", bot_id="BOTHER")
    await people.write("", subtype="message_deleted", deleted_ts="1.0")
    await people.event(wrapped({"type": "message", "channel_type": "channel", "channel": "C1", "user": "U1"}))
    await people.event(wrapped({"type": "reaction_added", "user": "U1"}))
    await asyncio.sleep(SETTLED)
    assert agent.messages == []
    assert slack.posted() == []


def edited(text: str, ts: str, at: str) -> dict[str, object]:
    return wrapped(
        {
            "type": "message",
            "subtype": "message_changed",
            "channel_type": "im",
            "channel": "D1",
            "ts": at,
            "message": {"user": "U1", "text": text, "ts": ts, "edited": {"user": "U1", "ts": at}},
            "previous_message": {"user": "U1", "text": "waht is it", "ts": ts},
        }
    )


async def test_an_edited_question_is_answered_anew_once(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    ts = timestamp()
    await people.write("waht is it", ts=ts)
    await slack.wait("chat.postMessage")
    await people.event(edited("what is it", ts, timestamp()))
    posted = await slack.wait("chat.postMessage", 2)
    assert posted[1]["thread_ts"] == ts
    # The very same words again, for instance as Slack has looked up a link in them.
    await people.event(edited("what is it", ts, timestamp()))
    await asyncio.sleep(SETTLED)
    assert [message.text for message in agent.messages] == ["waht is it", "what is it"]


async def test_an_edited_mention_is_answered_anew_in_its_thread(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    ts = timestamp()
    await people.mention("waht", ts=ts)
    await people.mention("what", ts=ts, edited={"user": "U1", "ts": timestamp()})
    await people.mention("what", ts=ts, edited={"user": "U1", "ts": timestamp()})
    posted = await slack.wait("chat.postMessage", 2)
    await asyncio.sleep(SETTLED)
    assert [message.text for message in agent.messages] == ["waht", "what"]
    assert {one["thread_ts"] for one in posted} == {ts}


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
    assert slack.of("chat.postEphemeral") == []


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


async def test_twenty_events_a_second_are_acknowledged_at_once(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.seconds = 0.1
    tasks = []
    for number in range(60):
        tasks.append(asyncio.ensure_future(people.write("hi", user=f"U{number}")))
        await asyncio.sleep(0.05)
    answers = await asyncio.gather(*tasks)
    assert max(answer.seconds for answer in answers) < 0.3
    posted = await slack.wait("chat.postMessage", 60)
    assert sorted(one["channel"] for one in posted) == sorted(f"D{number}" for number in range(60))
