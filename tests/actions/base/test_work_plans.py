"""The plan of work that is kept, and the one that is asked for."""

from __future__ import annotations

from actions.base.work_plans import plan_term
from actions.plan import ActionChangePlan, ActionPathway
from bot.tools.plan.kept import KeptPlan
from tests.actions.acting import VISITOR, Act, analyst, known, tell


def test_it_is_about_the_passage_on_plans() -> None:
    assert plan_term() == "upskill-to-advance-pathway"


def test_one_of_credentials_takes_its_place_and_the_reverse(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="charge nurse")
    guide(ActionPathway(), "make a plan")
    saved = known().plan
    assert saved is not None
    assert (saved.target, saved.plan["towards"]) == (None, "charge nurse")
    tell(VISITOR, target_words=None)
    analyst()
    guide(ActionPathway(), "make a plan")
    saved = known().plan
    assert saved is not None
    assert (saved.target, saved.plan["towards"]) == ("data-warehouse-designer", "")


def test_a_day_to_start_holds_when_the_plan_is_asked_for_again(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="charge nurse")
    guide(ActionPathway(), "make a plan")
    guide(ActionChangePlan(), "start in March")
    guide(ActionPathway(), "make a plan")
    saved = known().plan
    assert saved is not None
    assert KeptPlan.from_json(saved.plan).start.month == 3
