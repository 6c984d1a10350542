"""The recommendation and what is asked about it."""

from __future__ import annotations

import pytest
from rasa_sdk import Action

from actions.recommendation import (
    ActionCompareForMe,
    ActionFactors,
    ActionShowRecommendation,
    ActionWhatWouldChange,
)
from tests.actions.acting import VISITOR, Act, analyst, tell


@pytest.mark.parametrize(
    "action", [ActionShowRecommendation, ActionFactors, ActionWhatWouldChange, ActionCompareForMe]
)
def test_of_a_stranger_nothing_is_recommended(guide: Act, action: type[Action]) -> None:
    assert guide(action(), "why?").slots["open_question"]["field"] == "occupation"
    analyst()
    done = guide(action(), "why?")
    assert done.text


def test_a_role_that_the_catalogue_does_not_know_is_no_missing_answer(guide: Act) -> None:
    tell(VISITOR, occupation_words="team leader", target_words="head of lettering", months_in_role=36)
    done = guide(ActionShowRecommendation(), "what should I do")
    assert "what “head of lettering” asks for" in done.text
    assert "what you are aiming for" not in done.text
    assert "decide which role" not in done.text
