"""The recommendation and what is asked about it."""

from __future__ import annotations

import pytest
from rasa_sdk import Action

from actions.follow_up import ActionOtherSide, ActionRepeat, ActionSimplify, ActionTellMore, ActionWhy
from actions.recommendation import (
    ActionCannotDoIt,
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


def test_follow_ups_are_about_the_advice_that_was_shown(guide: Act) -> None:
    analyst()
    advice = guide(ActionShowRecommendation(), "what should I do")
    short = guide(ActionSimplify(), "say that simpler", focus=advice.focus)
    assert short.text.splitlines()[0] == advice.text.split(". ")[0] + "."
    assert "First step" in short.text
    assert len(short.text) < len(advice.text)
    assert "how the two compare" in guide(ActionOtherSide(), "and the other?", focus=advice.focus).text
    assert guide(ActionRepeat(), "again", focus=advice.focus).text == advice.text
    assert "table" not in guide(ActionTellMore(), "tell me more", focus=advice.focus).text
    assert "points out of 100" in guide(ActionWhy(), "why?", focus=advice.focus).text


def test_who_cannot_do_it_is_asked_what_stands_in_the_way(guide: Act) -> None:
    done = guide(ActionCannotDoIt(), "what if I can't")
    assert "2 hours a week" in done.text
    assert done.payloads == ["/what_would_change", "/my_pathway"]
    assert done.slots["open_question"]["field"] == "hours_per_week"
    tell(VISITOR, hours_per_week=5.0)
    assert "open_question" not in guide(ActionCannotDoIt(), "what if I can't").slots
