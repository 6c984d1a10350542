"""What an action of guidance knows, keeps and says."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.guidance import Guidance
from actions.base.stores import files, people
from bot.catalogue.store import CatalogueMissing
from bot.dialogue.reply import Button, Reply
from bot.drawing.style import Chart
from tests.actions.acting import EMPLOYEE, VISITOR, analyst, known, tell

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\3\xc0\0\0\1,"
"""The start of a picture of 960 by 300 pixels."""


def guidance(sender: str = VISITOR) -> Guidance:
    return Guidance.of(Tracker(sender, {}, {"text": "hi"}, [], False, None, {}, "action_listen"))


@pytest.mark.usefixtures("guide")
def test_it_sees_the_person_and_the_catalogue_of_their_audience() -> None:
    analyst()
    found = guidance()
    assert (found.person.id, found.situation.today) == (VISITOR, date.today())
    assert found.situation.target is not None
    assert found.situation.target.key == "data-warehouse-designer"
    assert set(found.catalogue.openings) < set(guidance(EMPLOYEE).catalogue.openings)


@pytest.mark.usefixtures("guide")
def test_again_reads_what_was_stored_meanwhile() -> None:
    before = guidance()
    tell(VISITOR, budget=7.0)
    assert (before.person.profile.budget, before.again().person.profile.budget) == (None, 7.0)


@pytest.mark.usefixtures("act")
def test_without_a_catalogue_there_is_no_guidance() -> None:
    with pytest.raises(CatalogueMissing):
        guidance()


@pytest.mark.usefixtures("guide")
def test_a_picture_and_a_file_can_be_opened_at_their_addresses() -> None:
    found = guidance()
    picture = found.keep_picture(Chart(PNG, "Title", "In words"), "a.png")
    file = found.keep_file("a.ics", "text/calendar", b"ics", "A plan")
    assert (picture.width, picture.height) == (960, 300)
    assert (picture.title, picture.alternative, file.description) == ("Title", "In words", "A plan")
    kept = [
        files().fetch(path.removeprefix("/files/"), datetime.now(timezone.utc))
        for path in (picture.path, file.path)
    ]
    assert [(one.name, one.content) for one in kept if one is not None] == [("a.png", PNG), ("a.ics", b"ics")]


def said(reply: Reply, **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The one message, and the slots by name."""
    dispatcher = CollectingDispatcher()
    events = guidance().say(dispatcher, reply, **more)
    (message,) = dispatcher.messages
    return message, {event["name"]: event["value"] for event in events}


@pytest.mark.usefixtures("guide")
def test_a_reply_about_a_term_brings_its_passage_into_focus() -> None:
    message, slots = said(
        Reply(("Hello.",)), term="credentials-gap-bridging", buttons=(Button("More", "/tell_more"),)
    )
    assert message["buttons"] == [{"title": "More", "payload": "/tell_more"}]
    assert slots["focus"]["passage"] == "credentials-gap-bridging"
    assert slots["misses"] == 0
    _, slots = said(Reply(("Hello.",)), term="no such passage")
    assert slots["focus"]["passage"] is None


@pytest.mark.usefixtures("guide")
def test_the_news_of_a_role_comes_once() -> None:
    tell(VISITOR, occupation="data-analyst", months_in_role=24)
    with people().change(VISITOR) as change:
        change.watch("data-warehouse-designer", date(2026, 3, 2))
    ready = guidance().situation.ready_for(("data-warehouse-designer",))
    first, second = (said(Reply(("Hello.",)))[0]["text"] for _ in range(2))
    assert second == "Hello."
    assert len(first.split("\n\n")) == 1 + len(ready)
    assert known().watched == tuple(set(("data-warehouse-designer",)) - {one.key for one in ready})
