"""What was said is taken away as a file, since nothing is sent."""

from __future__ import annotations

from actions.plan import ActionPathway
from actions.take_away import ActionTakeAway
from bot.answering.focus import Focus
from bot.dialogue.payload import is_allowed
from tests.actions.acting import Act, analyst


def test_without_a_file_it_says_what_there_is(guide: Act) -> None:
    done = guide(ActionTakeAway(), "can you send me that")
    assert "cannot send" in done.text
    assert done.payloads == ["/my_pathway", "/prepare_talk", "/promotion_case", "/export_my_data"]
    assert all(map(is_allowed, done.payloads))


def test_a_talk_is_given_again_with_its_page(guide: Act) -> None:
    done = guide(ActionTakeAway(), "email it to me", focus=Focus(shown="prepare_talk"))
    said, again = done.messages
    assert "cannot send" in said["text"]
    assert "/files/" in again["text"]


def test_a_plan_is_given_again_with_its_calendar(guide: Act) -> None:
    analyst()
    planned = guide(ActionPathway(), "make me a plan")
    assert planned.focus.shown == "my_pathway"
    again = guide(ActionTakeAway(), "can I print that", focus=planned.focus).messages[-1]["text"]
    assert "plan.ics" in again
