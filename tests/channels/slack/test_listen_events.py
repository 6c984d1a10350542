from __future__ import annotations

from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import FakeSlack
from tests.channels.slack.people import People


async def test_a_direct_message_is_answered(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    agent.says = [{"text": "Hello!\n\nAsk me.", "buttons": [{"title": "What?", "payload": "/ask_capabilities"}]}]
    answer = await people.write("hi &lt;there&gt;")
    assert answer.status == 200
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["channel"] == "D1"
    assert posted["blocks"][0]["text"]["text"] == "Hello!\n\nAsk me."
    assert posted["blocks"][1]["elements"][0]["value"] == "/ask_capabilities"
    (message,) = agent.messages
    assert (message.sender_id, message.text, message.input_channel) == ("slack:U1@D1", "hi <there>", "slack")
