from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.channels.slack import messages, uploads
from bot.channels.slack.address import PATH
from bot.channels.slack.channel import SlackInput
from tests.badges.issuing import baked_png, baked_svg
from tests.channels.serving import serving
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import BOT_TOKEN, FakeSlack
from tests.channels.slack.people import SECRET, People

TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"


@pytest.fixture
async def people(slack: FakeSlack, agent: SayingAgent) -> AsyncIterator[People]:
    channel = SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url, file_origins=(slack.address,))
    async with serving(channel, agent) as base, aiohttp.ClientSession() as session:
        yield People(base + PATH, session, slack)


def file(slack: FakeSlack, content: bytes, name: str = "badge.png", **fields: Any) -> dict[str, Any]:
    slack.files[name] = content
    return {
        "id": "F1",
        "name": name,
        "size": len(content),
        "url_private_download": f"{slack.address}/files/{name}",
        **fields,
    }


async def upload(people: People, *files: dict[str, Any], text: str = "", **fields: Any) -> None:
    await people.write(text, subtype="file_share", files=list(files), **fields)


@pytest.mark.parametrize(
    "content", [baked_png(TOKEN), baked_svg(TOKEN), TOKEN.encode()], ids=["png", "svg", "text"]
)
async def test_a_badge_is_handed_on_as_its_credential(
    people: People, slack: FakeSlack, agent: SayingAgent, content: bytes
) -> None:
    await upload(people, file(slack, content), text="here is my badge")
    await slack.wait("chat.postMessage")
    assert slack.of("download") == [{"authorization": f"Bearer {BOT_TOKEN}"}]
    assert [message.text for message in agent.messages] == [TOKEN]


async def test_what_is_no_badge_is_told_and_the_words_are_answered(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    await upload(people, file(slack, b"\x00\x01\xff", "photo.jpg"), text="what is a badge?")
    told, _answer = await slack.wait("chat.postMessage", 2)
    assert "no badge" in told["text"]
    assert [message.text for message in agent.messages] == ["what is a badge?"]


async def test_the_token_is_sent_to_slack_alone(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    async with serving(SlackInput(), agent) as elsewhere:
        for address in (f"{elsewhere}/files/x", f"{slack.address}@evil.example/files/x", "file:///etc/passwd", ""):
            await upload(people, {"id": "F1", "name": "x.png", "url_private_download": address})
    posted = await slack.wait("chat.postMessage", 4)
    assert {one["text"] for one in posted} == {messages.UPLOAD_NOT_READ.format(name="x.png")}
    assert slack.of("download") == []


async def test_a_large_file_is_not_fetched(people: People, slack: FakeSlack) -> None:
    await upload(people, file(slack, b"x", size=6 * 1024 * 1024))
    (told,) = await slack.wait("chat.postMessage")
    assert told["text"] == messages.UPLOAD_TOO_LARGE.format(name="badge.png", limit="5 MB")
    assert slack.of("download") == []


async def test_a_file_that_is_larger_than_it_says_is_left(
    people: People, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_FILE", 1_000_000)
    await upload(people, file(slack, b"x" * 3_000_000, size=10))
    (told,) = await slack.wait("chat.postMessage")
    assert "too large" in told["text"]


async def test_a_file_that_slack_does_not_give_is_told(people: People, slack: FakeSlack) -> None:
    gone = file(slack, b"x")
    slack.files.clear()
    await upload(people, gone)
    (told,) = await slack.wait("chat.postMessage")
    assert told["text"] == messages.UPLOAD_NOT_READ.format(name="badge.png")


async def test_so_many_files_at_a_time(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    await upload(people, *[file(slack, TOKEN.encode(), f"{number}.txt") for number in range(5)])
    await slack.wait("chat.postMessage", uploads.MOST_FILES + 1)
    assert len(agent.messages) == uploads.MOST_FILES


async def test_files_in_a_channel_are_left_alone(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    await people.mention("hi", files=[file(slack, TOKEN.encode())])
    await slack.wait("chat.postMessage")
    await asyncio.sleep(0.1)
    assert slack.of("download") == []
    assert agent.messages[0].text == "hi"
