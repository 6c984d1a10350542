"""What an action knows of its turn, from a real tracker."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.stores import knowledge, settings
from actions.base.turn import Turn, fields_said_back, gave_sources, open_question, pending, say, title_of_button
from bot.answering.focus import Focus
from bot.decision.awaited import OpenQuestion, Pending
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


USER = {"event": "user", "text": "…"}
LISTEN = {"event": "action", "name": "action_listen"}
FORGET = Pending("forget")
ASKED = {"event": "slot", "name": "pending", "value": FORGET.as_slot()}
LEFT = {"event": "slot", "name": "pending", "value": None}


@pytest.mark.parametrize(
    ("events", "counts"),
    [
        ([USER, ASKED, LISTEN, USER], True),
        ([ASKED, USER], True),
        ([USER, LEFT, ASKED, LISTEN, USER], True),
        ([USER, ASKED, LEFT, LISTEN, USER], False),
        ([USER, ASKED, LISTEN, USER, LISTEN, USER], False),
        ([USER, LISTEN, USER, ASKED], False),
        ([USER, {"event": "slot", "name": "focus", "value": FORGET.as_slot()}, USER], False),
        ([USER], False),
        ([ASKED], False),
        ([], False),
    ],
)
def test_only_what_the_turn_before_asked_is_pending(events: list[dict[str, Any]], counts: bool) -> None:
    waiting = Tracker("rest:anna", {"pending": FORGET.as_slot()}, {}, events, False, None, {}, "action_listen")
    assert pending(waiting) == (FORGET if counts else None)


def test_the_open_question_is_that_of_the_conversation() -> None:
    assert open_question(tracker()) is None
    assert open_question(tracker(open_question=OpenQuestion("budget").as_slot())) == OpenQuestion("budget")


def test_an_answer_from_the_documents_is_one_with_sources() -> None:
    def said(*sources: str) -> dict[str, Any]:
        return {"event": "bot", "data": {"reply": {"sources": list(sources)}}}

    assert gave_sources([USER, said("Pay"), LISTEN, USER])
    assert not gave_sources([USER, said("Pay"), LISTEN, USER, said(), LISTEN, USER])
    assert not gave_sources([USER, {"event": "bot", "data": None}, USER])


def test_the_title_of_the_button_that_was_pressed() -> None:
    shown = {"event": "bot", "data": {"buttons": [{"title": "Will it pay?", "payload": "/pay"}, {"payload": "/x"}]}}
    assert title_of_button([USER, shown, LISTEN, USER], "/pay") == "Will it pay?"
    assert title_of_button([USER, shown, LISTEN, USER], "/x") == ""
    assert title_of_button([USER, shown, LISTEN, USER], "/cost") == ""
    assert title_of_button([USER, shown, USER, USER], "/pay") == ""
    assert title_of_button([], "/pay") == ""


def test_the_fields_that_were_said_back_are_those_that_can_be_put_right() -> None:
    buttons = [
        {"title": "Change my hours", "payload": '/correct_fact{"field": "hours-per-week"}'},
        {"title": "Skip", "payload": "skip"},
    ]
    said = {"event": "bot", "text": "Noted: …", "data": {"buttons": buttons}}
    user = {"event": "user", "text": "…"}
    assert fields_said_back([user, said, user]) == ("hours_per_week",)
    assert fields_said_back([user, said, user, user]) == ()
