from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.slack.fake_slack import FakeSlack
from benchmarks.slack.people import People, direct_message, mention, timestamp, wrapped
from bot.channels.slack import events, messages
from tests.channels.slack.conftest import SayingAgent, settled

MESSAGE = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": "hi", "ts": "1.0"}
MENTION = {"type": "app_mention", "channel": "C1", "user": "U1", "text": "<@UBOT> hi", "ts": "1.0"}


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
    agent.free.clear()
    answer = await people.write("hi")
    assert answer.seconds < 0.3
    assert slack.posted() == []
    agent.free.set()
    await slack.wait("chat.postMessage")


async def test_a_retry_storm_gets_one_answer(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    agent.free.clear()
    body = direct_message("hi")
    reasons = ["http_timeout", "http_error", "connection_failed", "unknown_error"]
    retries = [
        people.event(body, headers={"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reasons[number % 4]})
        for number in range(1, 20)
    ]
    answers = await asyncio.gather(people.event(body), *retries)
    assert {answer.status for answer in answers} == {200}
    agent.free.set()
    await slack.wait("chat.postMessage")
    await settled()
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
    await settled()
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
    await settled()
    assert [message.text for message in agent.messages] == ["waht is it", "what is it"]


async def test_an_edited_mention_is_answered_anew_in_its_thread(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    ts = timestamp()
    await people.mention("waht", ts=ts)
    await people.mention("what", ts=ts, edited={"user": "U1", "ts": timestamp()})
    await people.mention("what", ts=ts, edited={"user": "U1", "ts": timestamp()})
    posted = await slack.wait("chat.postMessage", 2)
    await settled()
    assert [message.text for message in agent.messages] == ["waht", "what"]
    assert {one["thread_ts"] for one in posted} == {ts}


async def wait_until_due(deadline: float) -> None:
    """Waits until the running loop's clock shows this time."""
    await asyncio.sleep(max(0.0, deadline - asyncio.get_running_loop().time()))


async def test_twenty_events_a_second_are_acknowledged_at_once(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.seconds = 0.1
    start = asyncio.get_running_loop().time()
    tasks = []
    for number in range(60):
        await wait_until_due(start + number / 20)
        tasks.append(asyncio.ensure_future(people.write("hi", user=f"U{number}")))
    answers = await asyncio.gather(*tasks)
    assert max(answer.seconds for answer in answers) < 0.3
    posted = await slack.wait("chat.postMessage", 60)
    assert sorted(one["channel"] for one in posted) == sorted(f"D{number}" for number in range(60))


def read(event: dict[str, Any]) -> events.Incoming:
    incoming = events.direct_message(event)
    assert incoming is not None
    return incoming


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<@UBOT> hello", "hello"),
        ("<@UBOT|rung>hello <@U2>", "hello"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("see <https://a.example/x?a=1&amp;b=2|a page>", "see https://a.example/x?a=1&b=2"),
        ("write <mailto:hr@a.example|hr@a.example>", "write hr@a.example"),
        ("<http://eyJ.aa.bb|eyJ.aa.bb> <https://a.example|a.example>", "eyJ.aa.bb a.example"),
        ("in <#C1|general> and <#C2>", "in #general and"),
        ("<!here> <!subteam^S1|@team> all", "@team all"),
        ("two\nlines", "two\nlines"),
        ("\0null", "null"),
    ],
)
def test_slacks_escapes_are_read(text: str, read: str) -> None:
    assert events.words(text) == read


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    assert "\0" not in events.words(text)
    events.words(text).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"bot_id": "B2"},
        {"subtype": "bot_message"},
        {"subtype": "message_deleted", "deleted_ts": "1.0"},
        {"subtype": "channel_join"},
        {"user": None},
        {"user": "U1@D2"},
        {"user": ["U1"]},
        {"hidden": True},
    ],
)
def test_what_nobody_said_to_us_is_ignored(fields: dict[str, Any]) -> None:
    assert events.direct_message({**MESSAGE, **fields}) is None


def edit(before: str, after: str, **fields: Any) -> dict[str, Any]:
    message = {"user": "U1", "text": after, "ts": "1.0", "edited": {"ts": "2.0"}, **fields}
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel_type": "im",
        "channel": "D1",
        "ts": "2.0",
        "message": message,
        "previous_message": {"user": "U1", "text": before, "ts": "1.0"},
    }


def test_an_edit_is_a_new_question_below_the_old_one() -> None:
    edited = read(edit("hi", "hello"))
    assert edited.text == "hello"
    assert edited.place.thread == "1.0"
    assert edited.place.conversation_id == "slack:U1@D1"
    assert edited.key != read(MESSAGE).key


def test_an_unfurled_link_or_a_bots_edit_is_none() -> None:
    assert events.direct_message(edit("hi", "hi")) is None
    assert events.direct_message(edit("hi", "hello", bot_id="B1")) is None
    assert events.direct_message(edit("hi", "", subtype="tombstone")) is None


def test_the_same_words_of_a_message_share_a_key() -> None:
    assert read(edit("x", "hi")).key == read(MESSAGE).key
