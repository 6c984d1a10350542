"""The assessment: which question comes, what it ends in, and how a fact is put right."""

from __future__ import annotations

from typing import Any

import pytest

from actions.assessment import (
    ActionChooseRole,
    ActionCorrectFact,
    ActionSkipNothing,
    ActionStartAssessment,
    go_on,
)
from actions.base.guidance import Guidance
from actions.base.stores import people
from actions.base.telling import Statement
from bot.assessment.questions import CORRECTIONS, QUESTIONS
from bot.dialogue.message_reading import HOURS
from bot.profile.wording import News
from bot.reading.values import Problem
from tests.actions.acting import VISITOR, Act, analyst, known, tell


def match(key: str, score: float = 0.7) -> dict[str, Any]:
    return {"key": key, "title": key, "score": score, "name": key}


def test_it_opens_with_the_question_for_the_role(guide: Act) -> None:
    done = guide(ActionStartAssessment(), "assess me")
    assert done.text == QUESTIONS["occupation"].text
    assert done.slots["open_question"]["field"] == "occupation"
    assert known().asked == ("occupation",)


def test_it_notes_nothing_by_itself(guide: Act) -> None:
    # What a message tells is noted by the step of a plan, where the decision found that it is told.
    done = guide(ActionStartAssessment(), "assess me in 5 hours", facts=[(HOURS, "5 hours")])
    assert done.text == QUESTIONS["occupation"].text
    assert known().profile.hours_per_week is None


def test_what_was_asked_long_ago_and_not_answered_is_asked_again(guide: Act) -> None:
    for _ in range(2):
        done = guide(ActionStartAssessment(), "assess me")
        assert done.slots["open_question"]["field"] == "occupation"


def test_where_nothing_has_to_be_asked_it_ends_in_a_recommendation(guide: Act) -> None:
    for field in (
        "occupation",
        "target",
        "deadline",
        "opening",
        "recognition",
        "budget",
        "evidence",
        "months_in_role",
    ):
        with people().change(VISITOR) as change:
            change.refuse(field)
    tell(VISITOR, hours_per_week=5.0)
    done = guide(ActionStartAssessment(), "assess me")
    assert "My advice" in done.text
    assert done.slots["open_question"] is None


@pytest.mark.parametrize(("role", "key"), [("web-developer", "web-developer"), ("none", None)])
def test_a_button_for_a_role_settles_it_and_none_of_them_keeps_the_words(
    guide: Act, role: str, key: str | None
) -> None:
    tell(VISITOR, target_words="dev of some kind")
    done = guide(ActionChooseRole(), "", entities={"field": "target", "role": role}, open_question="target")
    assert (known().profile.target, known().profile.target_words) == (key, "dev of some kind")
    assert done.slots["open_question"]["field"] == "occupation"


def test_a_role_that_no_button_could_name_changes_nothing(guide: Act) -> None:
    guide(ActionChooseRole(), "", entities={"field": "budget", "role": "x"}, open_question="target")
    assert known().profile.target is None


@pytest.mark.parametrize("field", sorted(CORRECTIONS))
def test_one_tap_takes_a_fact_out_and_asks_for_it_again(guide: Act, field: str) -> None:
    analyst()
    done = guide(ActionCorrectFact(), "", entities={"field": field.replace("_", "-")})
    assert getattr(known().profile, field, None) is None
    assert done.slots["open_question"]["field"] in QUESTIONS
    assert "taken that out" in done.text


def test_a_field_that_nobody_knows_changes_nothing(guide: Act) -> None:
    analyst()
    before = known()
    guide(ActionCorrectFact(), "", entities={"field": "shoe-size"})
    assert known() == before


def test_nothing_can_be_skipped_when_nothing_is_asked(guide: Act) -> None:
    assert "no question open" in guide(ActionSkipNothing(), "skip").text


class GoOn:
    """Goes on after a message that told this."""

    def __init__(self, purpose: str | None = None, left_open: frozenset[str] = frozenset(), **told: Any) -> None:
        self._purpose, self._left_open, self._told = purpose, left_open, told

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        statement = Statement(Guidance.of(tracker), **self._told)
        return await go_on(dispatcher, tracker, statement, self._purpose, self._left_open)


def test_what_cannot_be_is_said_and_its_question_stays_open(guide: Act) -> None:
    done = guide(GoOn(problems=(Problem("employer_pays", "That cannot be."),)))
    assert done.text == "That cannot be."
    assert done.slots["open_question"]["field"] == "budget"


def test_a_question_that_is_left_open_is_not_put_again(guide: Act) -> None:
    with people().change(VISITOR) as change:
        change.ask("occupation")
    done = guide(GoOn(left_open=frozenset({"occupation"})), open_question="occupation")
    assert done.slots["open_question"]["field"] == "target"


def test_a_tool_is_run_once_nothing_is_missing_and_not_without_its_target(guide: Act) -> None:
    assert guide(GoOn("my_gap")).slots["open_question"]["field"] == "target"
    with people().change(VISITOR) as change:
        change.refuse("target")
    assert "without a target" in guide(GoOn("my_gap")).text
    analyst()
    assert "asks for" in guide(GoOn("my_gap")).text


def test_a_wish_in_place_of_a_target_is_an_answer_and_not_asked_about_again(guide: Act) -> None:
    done = guide(GoOn("my_gap", news=(News("goal", "you want more pay"),)), open_question="target")
    assert "Noted: you want more pay." in done.messages[0]["text"]
    assert "without a target" in done.messages[1]["text"]
    assert done.slots["open_question"] is None


def test_a_target_that_the_catalogue_does_not_know_is_asked_about_by_its_words(guide: Act) -> None:
    tell(VISITOR, target_words="zorblax")
    assert "“zorblax”" in guide(GoOn("my_gap")).text
