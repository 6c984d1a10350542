"""The plan that a person keeps is worked out anew, and counts what was finished since."""

from __future__ import annotations

from actions.base import stores
from actions.plan import ActionPathway
from actions.progress import ActionLogAchievement, ActionProgress, ActionUndoAchievement
from bot.decision.awaited import DONE_LOG, Pending
from bot.tools.plan.kept import KeptPlan
from tests.actions.acting import Act, analyst, guidance_file, guide, known

__all__ = ["guidance_file", "guide"]


def kept() -> KeptPlan:
    saved = known().plan
    assert saved is not None
    return KeptPlan.from_json(saved.plan)


def test_a_logged_step_is_done_in_the_plan_until_it_is_taken_back(guide: Act) -> None:
    analyst()
    guide(ActionPathway(), "make my plan")
    first = kept().shown[0]
    title = stores.catalogue().snapshot("public").credentials[first].title
    guide(ActionLogAchievement(), f"I finished {title} yesterday")
    assert kept().done == (first,)
    assert "1 of " in guide(ActionProgress(), "my progress").text
    guide(ActionUndoAchievement(), "undo", pending=Pending("undo", DONE_LOG))
    assert kept().done == ()


def test_what_is_no_step_leaves_the_plan_as_it_is(guide: Act) -> None:
    analyst()
    guide(ActionPathway(), "make my plan")
    before = kept()
    guide(ActionLogAchievement(), "I finished Classroom practice")
    assert kept() == before
