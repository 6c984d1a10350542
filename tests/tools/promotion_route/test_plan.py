"""The promotion route as a plan of work."""

from __future__ import annotations

from bot.rungs.step import Step
from bot.tools.promotion_route.plan import route_plan
from bot.tools.promotion_route.route import PromotionRoute
from bot.tools.promotion_route.work import Work

WORK = Work("any", "lead a shift", "cut waste", "train somebody", "shifts led")
UP = Step("staff nurse", "matron", "up", True, "nursing", ("charge nurse", "ward sister"), "charge nurse")
SAME = Step("sous chef", "sous chef", "same", True, "kitchen", (), "head chef")
UNNAMED = Step("picker", "", "up")


def test_it_says_the_step_and_four_pieces_of_work_in_order() -> None:
    plan = route_plan(PromotionRoute(UP, WORK))
    assert "From “staff nurse” to “matron”" in plan.paragraphs[0]
    works = [one.work for one in plan.pieces]
    assert "put me forward as matron" in works[0]
    assert works[1].startswith("Lead a shift. ")
    assert works[2].startswith("Cut waste. ")
    assert works[3].endswith("ask for “matron”")
    assert plan.towards == "matron"


def test_whoever_aims_at_their_own_job_plans_for_the_rung_after_it() -> None:
    assert "“head chef”" in route_plan(PromotionRoute(SAME, WORK)).pieces[3].work


def test_a_rung_without_a_name_is_the_next_grade() -> None:
    works = [one.work for one in route_plan(PromotionRoute(UNNAMED, WORK)).pieces]
    assert "put me forward for the next grade" in works[0]
    assert works[3].endswith("ask for the next grade")
