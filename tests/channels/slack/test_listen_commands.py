from __future__ import annotations

import pytest

from bot.channels.slack import messages
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import Failure, FakeSlack
from tests.channels.slack.people import People


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
    agent.seconds = 4.0
    answer = await people.command("hi")
    assert answer.status == 200
    assert answer.seconds < 0.3


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
