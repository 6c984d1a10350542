"""The promotion route in words."""

from __future__ import annotations

from datetime import date

from bot.catalogue.records import Criterion
from bot.profile.profile import Achievement
from bot.rungs.step import Step
from bot.tools.promotion_route.route import PromotionRoute
from bot.tools.promotion_route.wording import route_reply
from bot.tools.promotion_route.work import Work
from bot.tools.readiness.readiness import CriterionState

WORK = Work("any", "lead a shift", "cut waste", "train somebody", "shifts led")
UP = Step("staff nurse", "matron", "up", True, "nursing", ("charge nurse", "ward sister"), "charge nurse")


def test_it_says_what_to_take_on_log_ask_and_do_this_week() -> None:
    reply = route_reply(PromotionRoute(UP, WORK))
    assert "From “staff nurse” to “matron”" in reply.paragraphs[0]
    assert "the nearest goal is “charge nurse”" in reply.paragraphs[0]
    heads = [item.partition(":")[0] for item in reply.items]
    assert heads == [
        "What it asks for beyond today",
        "What you show already",
        "Take on",
        "Keep as proof",
        "Ask your manager",
        "This week",
    ]
    assert "other people’s work" in reply.items[0]
    assert "nothing is on record" in reply.items[1]
    assert reply.private


def test_what_is_on_record_and_what_the_organisation_asks_for_is_said() -> None:
    criterion = CriterionState(Criterion("c", "matron", "Two years in the role", "months_in_role"), "met")
    results = (Achievement("cut falls by a third", date(2026, 5, 1)),)
    reply = route_reply(PromotionRoute(UP, WORK, (criterion,), results, months_in_role=30))
    assert "Your organisation asks for “Two years in the role”" in reply.items[0]
    assert "cut falls by a third" in reply.items[1]
    assert "(met)" in reply.items[1]
    assert "book half an hour" in reply.items[-1]


def test_the_job_that_one_has_leads_to_the_next_rung() -> None:
    reply = route_reply(PromotionRoute(Step("nurse", "nurse", "same", True, "nursing", (), "charge nurse"), WORK))
    assert reply.paragraphs[0].endswith("one rung further: “charge nurse”.")
    assert "put me forward as charge nurse" in reply.items[4]


def test_a_step_down_has_no_work_to_take_on() -> None:
    reply = route_reply(PromotionRoute(Step("matron", "nurse", "down"), WORK))
    assert reply.items == ()
    assert "stands below" in reply.paragraphs[0]


def test_who_has_just_begun_asks_for_feedback_first() -> None:
    assert "ask for feedback now" in route_reply(PromotionRoute(UP, WORK, months_in_role=3)).items[4]
