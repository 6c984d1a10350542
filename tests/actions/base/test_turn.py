"""What an action knows of its turn, from a real tracker."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.stores import knowledge, settings
from actions.base.turn import Turn, say, title_of_button, was_offered
from bot.answering.focus import Focus
from bot.dialogue.reply import Button, Reply
from bot.knowledge.store import KnowledgeMissing
from tests.actions.acting import HR, Act, on


def tracker(sender: str = "rest:anna", **slots: object) -> Tracker:
    message = {
        "text": "hi",
        "entities": [{"entity": "passage", "value": "pay"}, {"entity": "passage", "value": "x"}],
    }
    return Tracker(sender, slots, message, [], False, None, {}, "action_listen")


@pytest.mark.usefixtures("act")
def test_reads_slots_text_and_entities() -> None:
    turn = Turn.of(tracker(focus=on("earning-potential").as_slot(), misses=2.0))
    assert turn.current is not None
    assert turn.current.key == "earning-potential"
    assert (turn.misses, turn.text, turn.today) == (2, "hi", date.today())
    assert (turn.entity("passage"), turn.entity("point")) == ("pay", None)
    assert turn.document_of(turn.current).key == "promotion-vs-micro-credentials"


@pytest.mark.usefixtures("act")
@pytest.mark.parametrize("slots", [{}, {"focus": None, "misses": None}, {"focus": "pay", "misses": 0}])
def test_slots_of_a_new_or_an_odd_conversation(slots: dict[str, object]) -> None:
    turn = Turn.of(tracker(**slots))
    assert (turn.focus, turn.misses, turn.current) == (Focus(), 0, None)


@pytest.mark.usefixtures("act")
def test_a_focus_that_one_may_not_see_is_none() -> None:
    focus = on("job-rotation").as_slot()
    assert Turn.of(tracker(focus=focus)).current is None
    assert Turn.of(tracker("shell:1", focus=focus)).current is not None


@pytest.mark.usefixtures("act")
def test_a_tracker_without_a_message() -> None:
    empty = Tracker("rest:anna", {}, {}, [], False, None, {}, "action_listen")
    turn = Turn.of(empty)
    assert (turn.text, turn.entity("passage")) == ("", None)


def test_settings_and_store_are_read_once(act: Act) -> None:
    assert settings().hr_contact == HR
    assert settings() is settings()
    assert knowledge() is knowledge()


def test_nothing_built(act: Act, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    settings.cache_clear()
    knowledge.cache_clear()
    with pytest.raises(KnowledgeMissing, match="rung knowledge build"):
        Turn.of(tracker())


def test_a_reply_is_sent_as_text_buttons_and_itself() -> None:
    dispatcher = CollectingDispatcher()
    reply = Reply(paragraphs=("Hello.",), sources=("Pay",), buttons=(Button("More", "/tell_more"),))
    say(dispatcher, reply)
    (message,) = dispatcher.messages
    assert message["text"] == "Hello.\nSource: Pay"
    assert message["buttons"] == [{"title": "More", "payload": "/tell_more"}]
    assert message["reply"] == reply.as_dict()


YES = "/confirm_forget_me"
USER = {"event": "user", "text": "…"}
LISTEN = {"event": "action", "name": "action_listen"}


def bot_event(*payloads: str) -> dict[str, Any]:
    return {"event": "bot", "data": {"buttons": [{"title": "…", "payload": payload} for payload in payloads]}}


@pytest.mark.parametrize(
    ("events", "counts"),
    [
        ([USER, bot_event("/deny", YES), LISTEN, USER], True),
        ([bot_event(YES), USER], True),
        ([USER, {"event": "bot", "data": {}}, bot_event(YES), bot_event(), LISTEN, USER], True),
        ([USER, bot_event(YES), LISTEN, USER, bot_event("/ask_person"), LISTEN, USER], False),
        ([USER, bot_event(YES), USER, USER], False),
        ([USER, {"event": "action", "name": "action_forget_me"}, LISTEN, USER], False),
        ([USER, {"event": "bot", "text": "Sorry", "data": None}, LISTEN, USER], False),
        ([USER, LISTEN, USER, bot_event(YES)], False),
        ([{"event": "user", "text": YES}], False),
        ([bot_event(YES)], False),
        ([], False),
    ],
)
def test_only_the_turn_before_counts(events: list[dict[str, Any]], counts: bool) -> None:
    assert was_offered(events, YES) is counts


def test_the_title_of_the_button_that_was_pressed() -> None:
    shown = {"event": "bot", "data": {"buttons": [{"title": "Will it pay?", "payload": "/pay"}, {"payload": "/x"}]}}
    assert title_of_button([USER, shown, LISTEN, USER], "/pay") == "Will it pay?"
    assert title_of_button([USER, shown, LISTEN, USER], "/x") == ""
    assert title_of_button([USER, shown, LISTEN, USER], "/cost") == ""
    assert title_of_button([USER, shown, USER, USER], "/pay") == ""
    assert title_of_button([], "/pay") == ""
