"""Achievements are logged, counted against the plan, and taken back."""

from __future__ import annotations

from actions.progress import ActionLogAchievement, ActionUndoAchievement
from tests.actions.acting import Act, known


def test_an_achievement_is_logged_and_taken_back(guide: Act) -> None:
    done = guide(ActionLogAchievement(), "I finished the SQL basics badge yesterday")
    assert "Logged" in done.text
    assert [one.credential for one in known().achievements] == [one.credential for one in known().evidence]
    assert len(known().achievements) == 1
    assert "Taken back" in guide(ActionUndoAchievement(), "undo").text
    assert (known().achievements, known().evidence) == ((), ())
    assert "nothing to take back" in guide(ActionUndoAchievement(), "undo").text


def test_nothing_is_logged_of_a_bare_wish_to_log(guide: Act) -> None:
    guide(ActionLogAchievement(), "log an achievement")
    assert known().achievements == ()
