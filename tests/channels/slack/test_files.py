from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timezone
from typing import Any

import aiohttp
import pytest

from benchmarks.sample_profiles import CV, RESUME, as_json, linkedin, pdf
from benchmarks.slack.fake_slack import BOT_TOKEN, Failure, FakeSlack
from benchmarks.slack.people import SECRET, People
from bot.badges.reading import reference_to, referred_to
from bot.channels.slack import events, files, messages
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.manifest import PATH
from bot.channels.slack.workspace import Place
from bot.dialogue.reply import File, Picture, Reply
from bot.people.files import LIFETIME, PROFILE_ROWS, FileStore
from tests.badges.issuing import baked_png, baked_svg
from tests.channels.serving import serving
from tests.channels.slack.conftest import SayingAgent, said, settled

DIRECT = Place("U1", "D1")
THREAD = Place("U1", "C1", "5.0", is_direct=False)
TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"


@pytest.fixture
async def people(
    slack: FakeSlack, agent: SayingAgent, store: FileStore, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[People]:
    """People whose badges are kept in `store`."""
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
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
    people: People, slack: FakeSlack, agent: SayingAgent, store: FileStore, content: bytes
) -> None:
    await upload(people, file(slack, content), text="here is my badge")
    await slack.wait("chat.postMessage")
    assert slack.of("download") == [{"authorization": f"Bearer {BOT_TOKEN}"}]
    (message,) = agent.messages
    token = referred_to(message.text)
    assert token is not None
    assert message.text == reference_to(token)
    kept = store.fetch(token, datetime.now(timezone.utc))
    assert kept is not None
    assert kept.content == TOKEN.encode()


@pytest.mark.parametrize("content", [linkedin(), as_json(RESUME), pdf(CV)], ids=["linkedin", "json", "pdf"])
async def test_what_was_read_in_a_cv_waits_for_a_yes(
    people: People, slack: FakeSlack, agent: SayingAgent, store: FileStore, content: bytes
) -> None:
    await upload(people, file(slack, content, "cv.pdf"), text="my CV")
    await slack.wait("chat.postMessage")
    assert [message.text for message in agent.messages] == ["/import_profile"]
    assert store.newest("slack:U1", PROFILE_ROWS, datetime.now(timezone.utc)) is not None


async def test_what_cannot_be_read_is_told_and_the_words_are_answered(
    people: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    await upload(people, file(slack, b"\x00\x01\xff", "photo.jpg"), text="what is a badge?")
    told, _answer = await slack.wait("chat.postMessage", 2)
    assert "I cannot read that file" in told["text"]
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
    monkeypatch.setattr(files, "MAX_FILE", 1_000_000)
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
    await slack.wait("chat.postMessage", events.MOST_FILES + 1)
    await settled()
    assert len(agent.messages) == events.MOST_FILES


async def test_files_in_a_channel_are_left_alone(people: People, slack: FakeSlack, agent: SayingAgent) -> None:
    await people.mention("hi", files=[file(slack, TOKEN.encode())])
    await slack.wait("chat.postMessage")
    await settled()
    assert slack.of("download") == []
    assert agent.messages[0].text == "hi"


@pytest.fixture
def ladder(store: FileStore) -> str:
    """The path of a picture that is kept for U1."""
    return store.keep("slack:U1", "ladder.png", "image/png", b"\x89PNG ladder", datetime.now(timezone.utc))


async def test_a_picture_is_uploaded_with_its_words(
    delivery: Delivery, slack: FakeSlack, store: FileStore, ladder: str
) -> None:
    now = datetime.now(timezone.utc)
    plan = store.keep("slack:U1", "plan.ics", "text/calendar", b"BEGIN:VCALENDAR", now)
    picture = Picture(ladder, "My ladder", "Two rungs.")
    file = File(plan, "plan.ics", "Your plan for a <calendar>")
    await delivery.deliver(THREAD, said(Reply(("Here.",), pictures=(picture,), files=(file,))))
    assert sorted(slack.files.values()) == [b"BEGIN:VCALENDAR", b"\x89PNG ladder"]
    first, second = slack.of("files.getUploadURLExternal")
    assert (first["filename"], first["alt_txt"]) == ("ladder.png", "Two rungs.")
    assert second["filename"] == "plan.ics"
    pictures, files = slack.of("files.completeUploadExternal")
    assert (pictures["channel_id"], pictures["thread_ts"]) == ("C1", "5.0")
    assert pictures["files"][0]["title"] == "My ladder"
    assert files["initial_comment"] == "Your plan for a &lt;calendar&gt;"


async def test_words_beyond_what_slack_takes_stand_above_the_picture(
    delivery: Delivery, slack: FakeSlack, ladder: str
) -> None:
    alternative = "A rung is here. " * 100
    await delivery.deliver(DIRECT, said(Reply(pictures=(Picture(ladder, "L", alternative),))))
    (uploaded,) = slack.of("files.completeUploadExternal")
    assert uploaded["initial_comment"] == alternative.strip()


@pytest.mark.parametrize("path", ["/files/gone", "/elsewhere/x", "", "expired"])
async def test_a_picture_that_is_gone_is_told_in_words(
    delivery: Delivery, slack: FakeSlack, store: FileStore, path: str
) -> None:
    if path == "expired":
        path = store.keep("slack:U1", "x.png", "image/png", b"PNG", datetime.now(timezone.utc) - LIFETIME)
    await delivery.deliver(DIRECT, said(Reply(pictures=(Picture(path, "My ladder", "Two rungs."),))))
    (posted,) = slack.posted()
    assert posted["text"] == "Two rungs.\n" + messages.FILE_MISSING.format(name="My ladder")


async def test_a_failing_upload_is_told_in_words(delivery: Delivery, slack: FakeSlack, ladder: str) -> None:
    slack.fail("files.getUploadURLExternal", Failure(error="missing_scope"))
    await delivery.deliver(DIRECT, said(Reply(pictures=(Picture(ladder, "My ladder", "Two rungs."),))))
    (posted,) = slack.posted()
    assert posted["text"] == "My ladder: Two rungs."


async def test_a_private_picture_never_shows_in_a_channel(
    delivery: Delivery, slack: FakeSlack, ladder: str
) -> None:
    reply = Reply(("Here.",), pictures=(Picture(ladder, "My ladder", "Two rungs."),), private=True)
    await delivery.deliver(THREAD, said(reply))
    (uploaded,) = slack.of("files.completeUploadExternal")
    assert uploaded["channel_id"] == "D1"
    assert "thread_ts" not in uploaded
    here, told = slack.of("chat.postEphemeral")
    assert (here["text"], told["text"]) == ("Here.", messages.SENT_AS_DIRECT_MESSAGE)
    assert slack.of("chat.postMessage") == []
