"""Achievements are logged, counted against the plan, and taken back."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.base.stores import files
from actions.progress import ActionLogAchievement, ActionUndoAchievement
from actions.promotion_case import ActionPromotionCase
from bot.decision.awaited import DONE_LOG, Pending
from tests.actions.acting import Act, analyst, known

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


@pytest.mark.parametrize(
    "told",
    [
        "I led a team of eight and cut complaints by 30 %",
        "we brought waiting times down from 40 to 25 minutes after I redid the rota",
        "saved the warehouse 12,000 pounds a year by reusing pallets",
    ],
)
def test_a_result_is_logged_as_it_was_told_and_stands_in_the_promotion_case(guide: Act, told: str) -> None:
    analyst()
    done = guide(ActionLogAchievement(), told)
    assert f"Logged: “{told}” today. It will stand in your promotion case." in done.text
    assert [one.text for one in known().achievements] == [told]
    (file,) = guide(ActionPromotionCase(), "make my promotion case").message["reply"]["files"]
    page = files().fetch(file["path"].removeprefix("/files/"), datetime.now(timezone.utc))
    assert page is not None
    assert told in page.content.decode()
