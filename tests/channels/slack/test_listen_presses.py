from __future__ import annotations

import asyncio

from bot.channels.slack import messages
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import Failure, FakeSlack
from tests.channels.slack.people import People, press

BUTTONS = [{"title": "Tell me more", "payload": "/tell_more"}, {"title": "Who?", "payload": "/ask_person"}]
SETTLED = 0.3


async def asked(people: People, slack: FakeSlack, agent: SayingAgent, **reply: object) -> dict[str, object]:
    """A message with buttons, as an answer to a mention."""
    agent.says = [{"text": "Well.", "reply": {"paragraphs": ["Well."], "buttons": BUTTONS, **reply}}]
    await people.mention("hi")
    for _ in range(500):
        if slack.posted():
            break
        await asyncio.sleep(0.01)
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
    await asyncio.sleep(SETTLED)
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
