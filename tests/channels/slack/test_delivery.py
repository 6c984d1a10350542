from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.slack import messages
from bot.channels.slack.attachments import Content
from bot.channels.slack.client import web_client
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.faults import FaultLog
from bot.channels.slack.place import Place
from bot.dialogue.reply import File, Picture, Reply
from tests.channels.slack.fake_slack import BOT_TOKEN, Failure, FakeSlack

DIRECT = Place("U1", "D1")
THREAD = Place("U1", "C1", "5.0", is_direct=False)
KEPT = {
    "/files/ladder": Content("ladder.png", b"\x89PNG ladder"),
    "/files/plan": Content("plan.ics", b"BEGIN:VCALENDAR"),
}


@pytest.fixture
def delivery(slack: FakeSlack) -> Delivery:
    return Delivery(web_client(BOT_TOKEN, slack.base_url), FaultLog(), KEPT.get)


def said(*replies: Reply) -> Sequence[dict[str, Any]]:
    return [{"text": "x", "reply": reply.as_dict()} for reply in replies]


async def test_messages_come_in_their_order(delivery: Delivery, slack: FakeSlack) -> None:
    await delivery.deliver(DIRECT, [{"text": str(number)} for number in range(5)])
    assert [one["text"] for one in slack.posted()] == list("01234")


async def test_no_message_unfurls_links(delivery: Delivery, slack: FakeSlack) -> None:
    await delivery.deliver(DIRECT, [{"text": "https://a.example"}])
    (posted,) = slack.posted()
    assert str(posted["unfurl_links"]).lower() in ("false", "0")


async def test_a_picture_is_uploaded_with_its_words(delivery: Delivery, slack: FakeSlack) -> None:
    picture = Picture("/files/ladder", "My ladder", "Two rungs.")
    file = File("/files/plan", "plan.ics", "Your plan for a <calendar>")
    await delivery.deliver(THREAD, said(Reply(("Here.",), pictures=(picture,), files=(file,))))
    assert sorted(slack.files.values()) == [b"BEGIN:VCALENDAR", b"\x89PNG ladder"]
    first, second = slack.of("files.getUploadURLExternal")
    assert (first["filename"], first["alt_txt"]) == ("ladder.png", "Two rungs.")
    assert second["filename"] == "plan.ics"
    pictures, files = slack.of("files.completeUploadExternal")
    assert (pictures["channel_id"], pictures["thread_ts"]) == ("C1", "5.0")
    assert pictures["files"][0]["title"] == "My ladder"
    assert files["initial_comment"] == "Your plan for a &lt;calendar&gt;"


async def test_words_beyond_what_slack_takes_stand_above_the_picture(delivery: Delivery, slack: FakeSlack) -> None:
    alternative = "A rung is here. " * 100
    await delivery.deliver(DIRECT, said(Reply(pictures=(Picture("/files/ladder", "L", alternative),))))
    (upload,) = slack.of("files.completeUploadExternal")
    assert upload["initial_comment"] == alternative.strip()


async def test_a_picture_that_is_gone_is_told_in_words(delivery: Delivery, slack: FakeSlack) -> None:
    await delivery.deliver(DIRECT, said(Reply(pictures=(Picture("/files/gone", "My ladder", "Two rungs."),))))
    (posted,) = slack.posted()
    assert posted["text"] == "Two rungs.\n" + messages.FILE_MISSING.format(name="My ladder")


async def test_a_failing_upload_is_told_in_words(delivery: Delivery, slack: FakeSlack) -> None:
    slack.fail("files.getUploadURLExternal", Failure(error="missing_scope"))
    await delivery.deliver(DIRECT, said(Reply(pictures=(Picture("/files/ladder", "My ladder", "Two rungs."),))))
    (posted,) = slack.posted()
    assert posted["text"] == "My ladder: Two rungs."


async def test_a_private_picture_never_shows_in_a_channel(delivery: Delivery, slack: FakeSlack) -> None:
    reply = Reply(("Here.",), pictures=(Picture("/files/ladder", "My ladder", "Two rungs."),), private=True)
    await delivery.deliver(THREAD, said(reply))
    (upload,) = slack.of("files.completeUploadExternal")
    assert upload["channel_id"] == "D1"
    assert "thread_ts" not in upload
    here, told = slack.of("chat.postEphemeral")
    assert (here["text"], told["text"]) == ("Here.", messages.SENT_AS_DIRECT_MESSAGE)
    assert slack.of("chat.postMessage") == []


async def test_a_rate_limit_is_waited_for(delivery: Delivery, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Failure(429, "ratelimited", retry_after=1))
    start = time.monotonic()
    await delivery.deliver(DIRECT, [{"text": "one"}, {"text": "two"}])
    assert time.monotonic() - start >= 1.0
    assert [one["text"] for one in slack.posted()] == ["one", "one", "two"]


async def test_a_rate_limit_of_a_response_url_is_waited_for(delivery: Delivery, slack: FakeSlack) -> None:
    slack.fail("response_url", Failure(429, "ratelimited", retry_after=1))
    place = Place("U1", "C1", is_direct=False, hidden=True, response_url=f"{slack.address}/respond/1")
    start = time.monotonic()
    await delivery.deliver(place, [{"text": "one"}])
    assert time.monotonic() - start >= 1.0
    assert len(slack.of("response_url")) == 2
    assert slack.of("chat.postEphemeral") == []


@pytest.mark.parametrize("status", [500, 503])
async def test_a_failing_slack_is_tried_again(delivery: Delivery, slack: FakeSlack, status: int) -> None:
    slack.fail("chat.postMessage", Failure(status))
    await delivery.deliver(DIRECT, [{"text": "one"}])
    assert len(slack.posted()) == 2


async def test_a_slack_that_keeps_failing_is_logged(
    delivery: Delivery, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.always["chat.postMessage"] = Failure(500)
    await delivery.deliver(DIRECT, [{"text": "one"}])
    assert len(slack.posted()) == 3
    assert "sending a reply" in caplog.text


async def test_refused_blocks_are_sent_as_words(
    delivery: Delivery, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fail("chat.postMessage", Failure(error="invalid_blocks"))
    await delivery.deliver(THREAD, [{"text": "one"}])
    _, second = slack.posted()
    assert (second["text"], second["thread_ts"]) == ("one", "5.0")
    assert "blocks" not in second
    assert "invalid_blocks" in caplog.text


async def test_a_slack_that_is_away_raises_nothing(caplog: pytest.LogCaptureFixture) -> None:
    delivery = Delivery(web_client(BOT_TOKEN, "http://127.0.0.1:9/api/"), FaultLog(), KEPT.get)
    await delivery.deliver(DIRECT, said(Reply(("x",), pictures=(Picture("/files/ladder", "L", "T"),))))
    await delivery.deliver(Place("U1", "C1", is_direct=False, hidden=True), [{"text": "x"}])
    assert "Slack could not be reached" in caplog.text


async def test_only_so_many_hidden_messages_are_remembered(delivery: Delivery, slack: FakeSlack) -> None:
    for number in range(600):
        delivery._remember(str(number), ({"type": "actions"},))
    assert delivery.hidden_blocks("0") is None
    assert delivery.hidden_blocks("599") == ({"type": "actions"},)
