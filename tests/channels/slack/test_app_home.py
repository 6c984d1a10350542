from __future__ import annotations

import asyncio

import pytest

from benchmarks.slack.fake_slack import Failure, FakeSlack
from benchmarks.slack.people import People, press
from bot.channels.slack import messages
from bot.channels.slack.profiles import HomeContent, HomePicture
from tests.channels.slack.conftest import SayingAgent, settled
from tests.channels.slack.home_pages import GivenProfiles, open_form, opened, text_of

PICTURE = HomePicture("track.png", "Your track", "Half done.", b"\x89PNG")


async def test_the_home_page_shows_what_is_known(guided: People, slack: FakeSlack) -> None:
    body = opened()
    await asyncio.gather(*[guided.event(body) for _ in range(3)])
    (published,) = await slack.wait("views.publish")
    assert published["user_id"] == "U1"
    shown = text_of(published["view"])
    for part in ("Data &lt;analyst&gt;", "1. SQL badge", "2. Python badge", "▰▰▰▰▰▱▱▱▱▱", "What next?"):
        assert part in shown
    assert messages.HOME_CHANGE in shown
    await settled()
    assert len(slack.of("views.publish")) == 1


async def test_other_tabs_are_not_published(guided: People, slack: FakeSlack) -> None:
    await guided.event(opened("messages"))
    await settled()
    assert slack.of("views.publish") == []


async def test_a_stranger_is_invited(guided: People, slack: FakeSlack, profiles: GivenProfiles) -> None:
    profiles.content = HomeContent()
    await guided.event(opened())
    (published,) = await slack.wait("views.publish")
    assert messages.HOME_NO_PROFILE in text_of(published["view"])
    assert messages.HOME_START in text_of(published["view"])


async def test_the_picture_is_uploaded_once(guided: People, slack: FakeSlack, profiles: GivenProfiles) -> None:
    profiles.content = HomeContent(picture=PICTURE)
    await guided.event(opened())
    first, second = await slack.wait("views.publish", 2)
    assert "Half done." in text_of(first["view"])
    (image,) = [block for block in second["view"]["blocks"] if block["type"] == "image"]
    assert image["alt_text"] == "Half done."
    assert image["slack_file"]["id"] in slack.files
    (upload,) = slack.of("files.completeUploadExternal")
    assert "channel_id" not in upload
    await guided.event(opened())
    await slack.wait("views.publish", 3)
    await settled()
    assert len(slack.files) == 1


async def test_a_page_that_cannot_be_made_says_so(
    guided: People, slack: FakeSlack, profiles: GivenProfiles
) -> None:
    profiles.error = OSError("database away")
    await guided.event(opened())
    (published,) = await slack.wait("views.publish")
    assert messages.HOME_FAILED in text_of(published["view"])


async def test_a_very_long_plan_is_an_overview(guided: People, slack: FakeSlack, profiles: GivenProfiles) -> None:
    profiles.content = HomeContent(plan=tuple("step " * 100 for _ in range(300)), profile=(("a", "b" * 9_000),))
    await guided.event(opened())
    (published,) = await slack.wait("views.publish")
    assert "… and 260 more" in text_of(published["view"])


async def test_a_button_of_the_page_is_answered_as_a_direct_message(
    guided: People, slack: FakeSlack, agent: SayingAgent
) -> None:
    await guided.event(opened())
    (published,) = await slack.wait("views.publish")
    pressed = press({"blocks": published["view"]["blocks"][-2:], "text": ""}, 0, slack)
    for name in ("message", "channel", "container", "response_url"):
        pressed.pop(name)
    await guided.interact({**pressed, "container": {"type": "view"}, "view": {"type": "home"}})
    (posted,) = await slack.wait("chat.postMessage")
    assert posted["channel"] == "D1"
    assert (agent.messages[0].sender_id, agent.messages[0].text) == ("slack:U1@D1", "/tell_more")


async def test_a_refused_page_is_logged(guided: People, slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    slack.fail("views.publish", Failure(error="not_enabled"))
    slack.fail("views.open", Failure(error="expired_trigger_id"))
    await guided.event(opened())
    await open_form(guided, slack)
    await settled()
    assert "not_enabled" in caplog.text
    assert "expired_trigger_id" in caplog.text
