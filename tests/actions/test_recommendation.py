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
from tests.actions.acting import Act, analyst


@pytest.mark.parametrize(
    "action", [ActionShowRecommendation, ActionFactors, ActionWhatWouldChange, ActionCompareForMe]
)
def test_of_a_stranger_nothing_is_recommended(guide: Act, action: type[Action]) -> None:
    assert guide(action(), "why?").slots["open_question"]["field"] == "occupation"
    analyst()
    done = guide(action(), "why?")
    assert done.text
