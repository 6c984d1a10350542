"""The way to the next rung, and where other tools lead to it."""

from __future__ import annotations

import pytest

from actions.base.tool import ToolAction
from actions.gap import ActionGap
from actions.ladder import ActionLadder
from actions.leap import ActionLeap
from actions.plan import ActionPathway
from actions.promotion_route import ActionPromotionRoute
from actions.readiness import ActionReadiness
from actions.recommendation import ActionShowRecommendation
from tests.actions.acting import VISITOR, Act, tell


def test_a_step_up_has_a_route(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="ward sister")
    done = guide(ActionPromotionRoute(), "my way up")
    assert "From “staff nurse” to “ward sister”" in done.text
    assert "This week:" in done.text
    assert done.payloads == ["/prepare_talk", "/my_progress"]


def test_a_change_is_told_as_one(guide: Act) -> None:
    tell(VISITOR, occupation_words="waiter", target_words="bookkeeper")
    done = guide(ActionPromotionRoute(), "my way up")
    assert "different kinds of work" in done.text
    assert done.payloads == ["/my_gap", "/my_pathway"]


def test_without_a_present_role_it_is_asked_for(guide: Act) -> None:
    asked = guide(ActionPromotionRoute(), "my way up").slots
    assert (asked["assessment_purpose"], asked["open_question"]["field"]) == ("promotion_route", "occupation")


@pytest.mark.parametrize("action", [ActionGap(), ActionPathway(), ActionLeap(), ActionLadder(), ActionReadiness()])
def test_no_tool_finds_nothing_missing_for_a_step_up(guide: Act, action: ToolAction) -> None:
    tell(VISITOR, occupation="data-analyst", target="data-analyst", target_words="lead data analyst")
    done = guide(action, "show me")
    assert "to “lead data analyst” is a step up" in done.text


def test_a_target_equal_to_the_present_job_leads_one_rung_further(guide: Act) -> None:
    tell(VISITOR, occupation_words="sous chef", target_words="sous chef")
    assert "one rung further: “head chef”" in guide(ActionGap(), "my gap").text


def test_advice_on_a_step_up_leads_to_the_route(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="ward sister", months_in_role=30)
    done = guide(ActionShowRecommendation(), "what should I do")
    assert "This week:" in done.text
    assert done.payloads[-1] == "/promotion_route"
    assert "100%" not in done.text


def test_a_plan_for_a_step_up_has_days(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="ward sister")
    done = guide(ActionPathway(), "make a plan")
    assert "this is a plan of work" in done.text
    assert "Let me make your promotion case" in done.text
    assert "/my_progress" in done.payloads


def test_a_step_down_is_no_plan(guide: Act) -> None:
    tell(VISITOR, occupation_words="ward sister", target_words="staff nurse")
    assert "stands below" in guide(ActionPathway(), "make a plan").text
