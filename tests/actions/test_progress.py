"""Achievements are logged, counted against the plan, and taken back."""

from __future__ import annotations

from actions.progress import ActionLogAchievement, ActionUndoAchievement
from bot.decision.awaited import DONE_LOG, Pending
from tests.actions.acting import Act, known

LOGGED = Pending("undo", DONE_LOG)


def test_an_achievement_is_logged_and_taken_back(guide: Act) -> None:
    done = guide(ActionLogAchievement(), "I finished the SQL basics badge yesterday")
    assert "Logged" in done.text
    assert [one.credential for one in known().achievements] == [one.credential for one in known().evidence]
    assert len(known().achievements) == 1
    assert Pending.from_slot(done.slots["pending"]) == LOGGED
    assert "Taken back" in guide(ActionUndoAchievement(), "undo", pending=LOGGED).text
    assert (known().achievements, known().evidence) == ((), ())
    assert "nothing to take back" in guide(ActionUndoAchievement(), "undo").text


def test_an_entry_is_taken_back_by_what_it_is_about(guide: Act) -> None:
    for line in ("log this: I coached two trainees", "log this: I sorted the tool store"):
        guide(ActionLogAchievement(), line)
    assert [one.text for one in known().achievements] == ["I coached two trainees", "I sorted the tool store"]
    done = guide(ActionUndoAchievement(), "remove the one with the trainees", pending=LOGGED)
    assert done.text == "Taken back: I coached two trainees"
    assert [one.text for one in known().achievements] == ["I sorted the tool store"]


def test_out_of_the_blue_it_is_asked_what_is_meant_and_the_button_takes_it_back(guide: Act) -> None:
    guide(ActionLogAchievement(), "I finished the SQL basics badge yesterday")
    asked = guide(ActionUndoAchievement(), "can I take that back")
    assert "Which do you mean?" in asked.text
    assert len(known().achievements) == 1
    guide(ActionUndoAchievement(), asked.payloads[0])
    assert known().achievements == ()


def test_nothing_is_logged_of_a_bare_wish_to_log(guide: Act) -> None:
    guide(ActionLogAchievement(), "log an achievement")
    assert known().achievements == ()
