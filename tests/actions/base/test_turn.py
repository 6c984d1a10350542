"""What an action knows of its turn, from a real tracker."""

from __future__ import annotations

from datetime import date

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.turn import Turn, say, settings, store
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
    assert store() is store()


def test_nothing_built(act: Act, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    settings.cache_clear()
    store.cache_clear()
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
