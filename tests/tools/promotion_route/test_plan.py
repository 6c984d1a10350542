"""The promotion route as a plan with days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.rungs.step import Step
from bot.tools.promotion_route.plan import route_plan_reply
from bot.tools.promotion_route.route import PromotionRoute
from bot.tools.promotion_route.work import Work

TODAY = date(2026, 11, 28)
WORK = Work("any", "lead a shift", "cut waste", "train somebody", "shifts led")
UP = Step("staff nurse", "matron", "up", True, "nursing", ("charge nurse", "ward sister"), "charge nurse")
SAME = Step("sous chef", "sous chef", "same", True, "kitchen", (), "head chef")


def test_it_says_the_step_and_four_pieces_of_work_in_order() -> None:
    reply = route_plan_reply(PromotionRoute(UP, WORK), TODAY, None)
    assert "From “staff nurse” to “matron”" in reply.paragraphs[0]
    assert reply.table is not None
    assert [row[0] for row in reply.table.rows] == ["1", "2", "3", "4"]
    works = [row[1] for row in reply.table.rows]
    assert "put me forward as matron" in works[0]
    assert works[1].startswith("Lead a shift. ")
    assert works[2].startswith("Cut waste. ")
    assert works[3].endswith("ask for “matron”")
    assert reply.private


@pytest.mark.parametrize("days", [40, 200, 900])
def test_the_last_piece_is_due_on_the_deadline(days: int) -> None:
    reply = route_plan_reply(PromotionRoute(UP, WORK), TODAY, TODAY + timedelta(days=days))
    due = TODAY + timedelta(days=days)
    assert reply.table is not None
    assert reply.table.rows[-1][2] == f"{due.day} {due:%B %Y}"


def test_whoever_aims_at_their_own_job_plans_for_the_rung_after_it() -> None:
    reply = route_plan_reply(PromotionRoute(SAME, WORK), TODAY, None)
    assert reply.table is not None
    assert "“head chef”" in reply.table.rows[3][1]
