from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import date
from typing import Any

import aiohttp
import pytest

from bot.channels.slack import messages, pages
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.guide import HomeContent, HomePicture
from bot.dialogue.reply import Button, Progress
from tests.channels.serving import serving
from tests.channels.slack.conftest import SayingAgent
from tests.channels.slack.fake_slack import BOT_TOKEN, TEAM, Failure, FakeSlack
from tests.channels.slack.people import SECRET, People, press, wrapped

PICTURE = HomePicture("track.png", "Your track", "Half done.", b"\x89PNG")
CONTENT = HomeContent(
    profile=(("Role", "Data <analyst>"),),
    plan=("SQL badge", "Python badge"),
    progress=(Progress("Plan", 0.5),),
    buttons=(Button("What next?", "/tell_more"),),
)


class FakeGuide:
    """Keeps what it is given; the real one has tests of its own."""

    def __init__(self) -> None:
        self.content = CONTENT
        self.problems: dict[str, str] = {}
        self.saved: list[tuple[str, Mapping[str, str]]] = []
        self.error: Exception | None = None

    def home(self, person: str, today: date) -> HomeContent:
        assert person == "slack:U1"
        if self.error:
            raise self.error
        return self.content

    def answers(self, person: str) -> Mapping[str, str]:
        if self.error:
            raise self.error
        return {"occupation": "Data analyst", "deadline": "2027-01-01", "opening": "yes", "budget": "x" * 2_000}

    def save(self, person: str, answers: Mapping[str, str], today: date) -> Mapping[str, str]:
        if self.error:
            raise self.error
        self.saved.append((person, answers))
        return self.problems


@pytest.fixture
def guide(monkeypatch: pytest.MonkeyPatch) -> FakeGuide:
    monkeypatch.setattr(pages, "FILE_PAUSE", 0.01)
    return FakeGuide()


@pytest.fixture
async def guided(slack: FakeSlack, agent: SayingAgent, guide: FakeGuide) -> AsyncIterator[People]:
    channel = SlackInput(BOT_TOKEN, SECRET, base_url=slack.base_url, guide=guide)
    async with serving(channel, agent) as base, aiohttp.ClientSession() as session:
        yield People(f"{base}/webhooks/slack/events", session, slack)


def opened(tab: str = "home") -> dict[str, Any]:
    return wrapped({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": tab})


def text_of(view: dict[str, Any]) -> str:
    return str(view["blocks"])


async def test_the_home_page_shows_what_is_known(guided: People, slack: FakeSlack) -> None:
    body = opened()
    await asyncio.gather(*[guided.event(body) for _ in range(3)])
    (published,) = await slack.wait("views.publish")
    assert published["user_id"] == "U1"
    shown = text_of(published["view"])
    for part in ("Data &lt;analyst&gt;", "1. SQL badge", "2. Python badge", "▰▰▰▰▰▱▱▱▱▱", "What next?"):
        assert part in shown
    assert messages.HOME_CHANGE in shown
    await asyncio.sleep(0.2)
    assert len(slack.of("views.publish")) == 1


async def test_other_tabs_are_not_published(guided: People, slack: FakeSlack) -> None:
    await guided.event(opened("messages"))
    await asyncio.sleep(0.2)
    assert slack.of("views.publish") == []


async def test_a_stranger_is_invited(guided: People, slack: FakeSlack, guide: FakeGuide) -> None:
    guide.content = HomeContent()
    await guided.event(opened())
    (published,) = await slack.wait("views.publish")
    assert messages.HOME_NO_PROFILE in text_of(published["view"])
    assert messages.HOME_START in text_of(published["view"])


async def test_the_picture_is_uploaded_once(guided: People, slack: FakeSlack, guide: FakeGuide) -> None:
    guide.content = HomeContent(picture=PICTURE)
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
    await asyncio.sleep(0.1)
    assert len(slack.files) == 1


async def test_a_page_that_cannot_be_made_says_so(guided: People, slack: FakeSlack, guide: FakeGuide) -> None:
    guide.error = OSError("database away")
    await guided.event(opened())
    (published,) = await slack.wait("views.publish")
    assert messages.HOME_FAILED in text_of(published["view"])


async def test_a_very_long_plan_is_an_overview(guided: People, slack: FakeSlack, guide: FakeGuide) -> None:
    guide.content = HomeContent(plan=tuple("step " * 100 for _ in range(300)), profile=(("a", "b" * 9_000),))
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


async def open_form(guided: People, slack: FakeSlack) -> dict[str, Any]:
    action = {"type": "button", "action_id": "rung_open_form", "block_id": "x", "action_ts": "1.0"}
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U1"},
        "trigger_id": "t1",
        "container": {"type": "view"},
        "actions": [action],
    }
    answer = await guided.interact(payload)
    assert answer.status == 200
    (opened_form,) = await slack.wait("views.open")
    assert opened_form["trigger_id"] == "t1"
    return dict(opened_form["view"])


async def test_the_form_opens_with_what_was_told(guided: People, slack: FakeSlack) -> None:
    view = await open_form(guided, slack)
    inputs = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
    assert len(inputs) == 9
    assert all(block["optional"] for block in inputs.values())
    assert inputs["occupation"]["element"]["initial_value"] == "Data analyst"
    assert inputs["deadline"]["element"]["initial_date"] == "2027-01-01"
    assert inputs["opening"]["element"]["initial_option"]["value"] == "yes"
    assert "initial_option" not in inputs["recognition"]["element"]


async def test_the_form_opens_empty_when_nothing_can_be_read(
    guided: People, slack: FakeSlack, guide: FakeGuide
) -> None:
    guide.error = OSError("database away")
    view = await open_form(guided, slack)
    assert "initial" not in text_of(view)


def sent(**values: dict[str, Any]) -> dict[str, Any]:
    state = {"values": {name: {"answer": value} for name, value in values.items()}}
    view = {"type": "modal", "callback_id": "rung_form", "state": state}
    return {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U1"}, "view": view}


async def test_answers_are_saved_and_the_page_is_shown_anew(
    guided: People, slack: FakeSlack, guide: FakeGuide
) -> None:
    answer = await guided.interact(
        sent(
            occupation={"type": "plain_text_input", "value": " Data analyst "},
            target={"type": "plain_text_input", "value": None},
            deadline={"type": "datepicker", "selected_date": "2027-05-01"},
            opening={"type": "static_select", "selected_option": {"value": "no"}},
            recognition={"type": "static_select", "selected_option": None},
        )
    )
    assert (answer.status, answer.body) == (200, "")
    assert guide.saved == [("slack:U1", {"occupation": "Data analyst", "deadline": "2027-05-01", "opening": "no"})]
    await slack.wait("views.publish")
    (posted,) = await slack.wait("chat.postMessage")
    assert (posted["channel"], posted["text"]) == ("D1", messages.MODAL_SAVED)


async def test_wrong_answers_are_told_at_their_fields(guided: People, slack: FakeSlack, guide: FakeGuide) -> None:
    guide.problems = {"budget": "A budget cannot be less than nothing."}
    answer = await guided.interact(sent(budget={"value": "-1"}))
    assert answer.json == {"response_action": "errors", "errors": guide.problems}
    await asyncio.sleep(0.1)
    assert slack.of("views.publish") == []


async def test_a_form_that_cannot_be_saved_stays_open(guided: People, guide: FakeGuide) -> None:
    guide.error = OSError("database away")
    answer = await guided.interact(sent(budget={"value": "1"}))
    assert answer.json["errors"] == {"occupation": messages.MODAL_NOT_SAVED}


async def test_a_refused_page_is_logged(guided: People, slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    slack.fail("views.publish", Failure(error="not_enabled"))
    slack.fail("views.open", Failure(error="expired_trigger_id"))
    await guided.event(opened())
    await open_form(guided, slack)
    await asyncio.sleep(0.1)
    assert "not_enabled" in caplog.text
    assert "expired_trigger_id" in caplog.text
