"""The page for a manager."""

from __future__ import annotations

from actions.progress import ActionLogAchievement
from actions.promotion_case import ActionPromotionCase
from tests.actions.acting import VISITOR, Act, analyst, tell


def test_a_promotion_case_needs_a_target_and_proof(guide: Act) -> None:
    asked = guide(ActionPromotionCase(), "my case").slots
    assert (asked["assessment_purpose"], asked["open_question"]["field"]) == ("promotion_case", "target")
    analyst()
    assert "no proof" in guide(ActionPromotionCase(), "my case").text
    guide(ActionLogAchievement(), "I gave a talk to the whole team last week")
    assert "/files/" in guide(ActionPromotionCase(), "my case").text


def test_a_step_up_has_a_case_although_the_catalogue_does_not_know_the_role(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="ward sister")
    assert "no proof" in guide(ActionPromotionCase(), "my case").text
    guide(ActionLogAchievement(), "I gave a talk to the whole team last week")
    assert "/files/" in guide(ActionPromotionCase(), "my case").text
