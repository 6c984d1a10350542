from __future__ import annotations

import asyncio

import pytest

from benchmarks.slack.fake_slack import Failure, FakeSlack
from benchmarks.slack.people import People, press
from bot.channels.slack import messages
from tests.channels.slack.conftest import SayingAgent, settled

BUTTONS = [{"title": "Tell me more", "payload": "/tell_more"}, {"title": "Who?", "payload": "/ask_person"}]


async def asked(people: People, slack: FakeSlack, agent: SayingAgent, **reply: object) -> dict[str, object]:
    """A message with buttons, as an answer to a mention."""
    agent.says = [{"text": "Well.", "reply": {"paragraphs": ["Well."], "buttons": BUTTONS, **reply}}]
    await people.mention("hi")
    await slack.changes.until(slack.posted)
    agent.says = [{"text": "More."}]
    return slack.posted()[-1]


async def test_a_press_is_answered_and_shown(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    message = await asked(people, slack, agent)
    answer = await people.interact(press(message, 0, slack, ts="7.0"))
    assert (answer.status, answer.body) == (200, "")
    (update,) = await slack.wait("chat.update")
    assert (update["channel"], update["ts"]) == ("C1", "7.0")
    assert [block["type"] for block in update["blocks"]] == ["section", "context"]
    assert update["blocks"][1]["elements"][0]["text"] == "✓ Tell me more"
    posted = await slack.wait("chat.postMessage", 2)
    assert posted[1]["thread_ts"] == message["thread_ts"]
    assert agent.messages[1].text == "/tell_more"
    assert agent.messages[1].sender_id == agent.messages[0].sender_id


async def test_a_second_press_on_the_same_message_does_nothing(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    message = await asked(people, slack, agent)
    await asyncio.gather(*[people.interact(press(message, number % 2, slack)) for number in range(6)])
    await slack.wait("chat.update")
    await settled()
    assert len(agent.messages) == 2
    assert len(slack.of("chat.update")) == 1


async def test_a_colleague_gets_an_answer_of_their_own(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    message = await asked(people, slack, agent)
    await people.interact(press(message, 0, slack, user="U2"))
    await slack.wait("chat.postMessage", 2)
    assert agent.messages[1].sender_id == f"slack:U2@C1/{message['thread_ts']}"
    assert slack.of("chat.update") == []


async def test_private_buttons_are_for_one_person(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    message = await asked(people, slack, agent, private=True)
    assert message["user"] == "U1"
    await people.interact(press(message, 0, slack, user="U2"))
    (told,) = [one for one in await _hidden(slack) if one["text"] == messages.NOT_YOUR_BUTTON]
    assert told
    assert len(agent.messages) == 1


async def _hidden(slack: FakeSlack) -> list[dict[str, object]]:
    await slack.wait("response_url")
    return slack.of("response_url")


async def test_a_press_on_a_hidden_message_changes_that_one(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    message = await asked(people, slack, agent, private=True)
    await people.interact(press(message, 1, slack))
    changed, answered = await slack.wait("response_url", 2)
    assert changed["replace_original"] is True
    assert changed["blocks"][0]["text"]["text"] == "Well."
    assert changed["blocks"][1]["elements"][0]["text"] == "✓ Who?"
    assert answered["replace_original"] is False
    assert answered["text"] == "More."
    assert slack.of("chat.update") == []


async def test_a_press_of_somebody_from_outside_is_refused(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    message = await asked(people, slack, agent)
    await people.interact(press(message, 0, slack, user="U9") | {"user": {"id": "U9", "team_id": "T9"}})
    (told,) = await slack.wait("chat.postEphemeral")
    assert told["text"] == messages.MEMBERS_ONLY
    assert len(agent.messages) == 1


async def test_a_press_that_cannot_be_shown_is_answered_all_the_same(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    message = await asked(people, slack, agent)
    slack.fail("chat.update", Failure(error="message_not_found"))
    await people.interact(press(message, 0, slack))
    await slack.wait("chat.postMessage", 2)


async def test_a_command_is_answered_for_one_person(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    answer = await people.command("will a badge get me a raise?", channel="CSECRET")
    assert (answer.status, answer.body) == (200, "")
    (told,) = await slack.wait("response_url")
    assert (told["response_type"], told["replace_original"]) == ("ephemeral", False)
    assert slack.of("chat.postMessage", "chat.postEphemeral") == []
    (message,) = agent.messages
    assert (message.sender_id, message.text) == ("slack:U1@CSECRET", "will a badge get me a raise?")


@pytest.mark.parametrize("text", ["", "   "])
async def test_without_a_text_it_tells_what_it_can(
    people: People, slack: FakeSlack, agent: SayingAgent, text: str
) -> None:
    answer = await people.command(text)
    assert answer.status == 200
    await slack.wait("response_url")
    assert agent.messages[0].text == "/ask_capabilities"


async def test_a_command_is_acknowledged_whatever_the_turn_takes(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.free.clear()
    answer = await people.command("hi")
    assert answer.status == 200
    assert answer.seconds < 0.3
    assert slack.posted() == []
    agent.free.set()
    await slack.wait("response_url")


async def test_more_messages_than_the_address_takes_go_another_way(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    agent.says = [{"text": f"answer {number}"} for number in range(7)]
    await people.command("hi")
    await slack.wait("chat.postEphemeral", 2)
    texts = [one["text"] for one in slack.of("response_url", "chat.postEphemeral")]
    assert texts == [f"answer {number}" for number in range(7)]


async def test_an_address_that_is_no_longer_valid_is_replaced(people: People, slack: FakeSlack) -> None:
    slack.fail("response_url", Failure(status=404))
    await people.command("hi")
    await slack.wait("chat.postEphemeral")


async def test_where_the_assistant_is_no_member_the_answer_is_a_direct_message(
    people: People, slack: FakeSlack
) -> None:
    slack.fail("response_url", Failure(status=404))
    await people.command("hi", channel="CELSEWHERE")
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["channel"] == "D1"


async def test_pictures_of_a_command_come_as_a_direct_message(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    picture = {"path": "/files/x", "title": "Ladder", "alternative": "Two rungs."}
    agent.says = [{"text": "x", "reply": {"paragraphs": ["Here."], "pictures": [picture]}}]
    await people.command("my ladder")
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["channel"] == "D1"
    assert "Two rungs." in posted["text"]
    _, told = await slack.wait("response_url", 2)
    assert told["text"] == messages.SENT_AS_DIRECT_MESSAGE
