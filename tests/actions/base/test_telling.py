"""What a message says about the person is read, checked and stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.base.guidance import Guidance
from actions.base.telling import Statement, pass_over, take_choice, take_in
from bot.dialogue.message_reading import (
    ANSWERS,
    DEADLINE,
    HOURS,
    MONEY,
    OPENING_NO,
    ROLE_AIM,
    ROLE_NOW,
    TIME_IN_ROLE,
    WHO_PAYS_SELF,
    MessageReading,
)
from tests.actions.acting import VISITOR, known, span, tell

pytestmark = pytest.mark.usefixtures("guide")


def heard(text: str, facts: Sequence[tuple[str, str]] = (), **more: Any) -> Guidance:
    """A turn with this message, of which these facts were read."""
    reading = MessageReading({}, tuple(span(text, *fact) for fact in facts))
    message = {
        "text": text,
        "intent": {"name": "take_turn", "confidence": 1.0},
        "reading": reading.as_json(),
        **more,
    }
    events = [{"event": "user", "text": text}]
    return Guidance.of(Tracker(VISITOR, {}, message, events, False, None, {}, "action_listen"))


def told(text: str, *facts: tuple[str, str], asked: str | None = None, **more: Any) -> Statement:
    return take_in(heard(text, facts, **more), asked)


def role(kind: str, text: str, score: float = 0.95, key: str = "web-developer") -> dict[str, Any]:
    place = {"start": 0, "end": len(text)}
    return {
        "role": kind,
        "text": text,
        **place,
        "candidates": [{"key": key, "title": key, "score": score, "name": text}],
    }


def test_what_is_said_is_stored_and_said_back() -> None:
    result = told("I have 5 hours a week", (HOURS, "5 hours a week"))
    assert (known().profile.hours_per_week, result.is_anything) == (5.0, True)
    assert [(news.field, news.words) for news in result.news] == [("hours_per_week", "5 hours a week")]
    assert result.guidance.person == known()


def test_a_correction_is_told_from_news() -> None:
    tell(VISITOR, hours_per_week=5.0)
    (news,) = told("make it 10 hours", (HOURS, "10 hours")).news
    assert (news.field, news.is_changed) == ("hours_per_week", True)


def test_a_time_put_right_is_no_answer_to_a_yes_or_no_question() -> None:
    text = "and it's two years rather than one"
    take_in(heard(text, [(OPENING_NO, "rather than one")]), "opening", ("deadline",))
    profile = known().profile
    assert profile.deadline is not None
    assert profile.opening is None


def test_a_second_time_changes_the_time_in_the_role_only_where_it_is_asked_for_or_put_right() -> None:
    tell(VISITOR, months_in_role=60)
    spans = [(TIME_IN_ROLE, "2 years")]
    result = take_in(heard("2 years of that with the new owners", spans), "deadline")
    assert (known().profile.months_in_role, result.news, result.known) == (60, (), {"months_in_role"})
    take_in(heard("sorry, 2 years", spans), None, ("months_in_role",))
    assert known().profile.months_in_role == 24
    take_in(heard("2 years and a bit, so 3 years", [(TIME_IN_ROLE, "3 years")]), "months_in_role")
    assert known().profile.months_in_role == 36


def test_a_new_job_brings_its_own_time() -> None:
    tell(VISITOR, months_in_role=60, occupation_words="tester")
    text = "web developer now, 2 months"
    situation = {"roles": [role("present", "web developer")]}
    take_in(heard(text, [(ROLE_NOW, "web developer"), (TIME_IN_ROLE, "2 months")], situation=situation))
    assert (known().profile.occupation_words, known().profile.months_in_role) == ("web developer", 2)


def test_the_target_told_again_is_known_and_changes_nothing() -> None:
    tell(VISITOR, target_words="lead web developer", occupation_words="tester")
    situation = {"roles": [role("present", "web developer")]}
    result = take_in(heard("web developer, as I said", [(ROLE_NOW, "web developer")], situation=situation))
    assert (result.news, result.known) == ((), {"target"})
    assert (known().profile.occupation_words, known().profile.target_words) == ("tester", "lead web developer")


def test_many_words_around_another_fact_set_no_date() -> None:
    text = "no cash for courses at the depot this year, it would be me paying"
    told(text, (WHO_PAYS_SELF, "me paying"), asked="deadline")
    assert (known().profile.deadline, known().profile.employer_pays) == (None, False)


def test_a_day_of_the_week_beside_hours_sets_no_date() -> None:
    told("Tuesday, so 3 hours", (HOURS, "3 hours"), asked="deadline")
    assert (known().profile.deadline, known().profile.hours_per_week) == (None, 3.0)
    told("by May, 3 hours", (HOURS, "3 hours"), asked="deadline")
    assert known().profile.deadline is not None


def test_who_pays_is_noted_although_no_word_of_it_was_read() -> None:
    (news,) = told("The depot is closing, the firm never funds courses").news
    assert news.field == "employer_pays"


def test_what_cannot_be_is_a_problem_and_is_not_stored() -> None:
    result = told("400 hours a week", (HOURS, "400 hours a week"))
    assert [problem.field for problem in result.problems] == ["hours_per_week"]
    assert known().profile.hours_per_week is None


@pytest.mark.parametrize("asked", ["months_in_role", "deadline", "budget", None])
def test_a_fact_is_what_it_was_read_as_whichever_question_is_open(asked: str | None) -> None:
    told("5 hours", (HOURS, "5 hours"), asked=asked)
    profile = known().profile
    assert (profile.hours_per_week, profile.months_in_role, profile.deadline, profile.budget) == (
        5.0,
        None,
        None,
        None,
    )


def test_an_answer_of_which_no_fact_was_read_is_read_as_what_was_asked_for() -> None:
    told("300", asked="budget")
    assert known().profile.budget == 300


def test_words_that_tell_something_else_answer_no_question() -> None:
    told("my employer would pay half", ("who_pays.shared", "my employer would pay half"), asked="recognition")
    assert (known().profile.recognition, known().profile.employer_pays) == (None, True)
    told("both, 5 hours", (HOURS, "5 hours"), asked="recognition")
    assert (known().profile.recognition, known().profile.hours_per_week) == ("both", 5)


def test_two_roles_are_both_kept_also_where_the_catalogue_knows_neither() -> None:
    text = "I'm a zorblax and want to be a frobnicator"
    strange = {"roles": [role("present", "zorblax", 0.1), role("target", "frobnicator", 0.1)]}
    result = told(text, (ROLE_NOW, "zorblax"), (ROLE_AIM, "frobnicator"), situation=strange)
    assert (known().profile.occupation_words, known().profile.target_words) == ("zorblax", "frobnicator")
    assert [news.field for news in result.news] == ["occupation", "target"]
    assert result.unclear is None


def test_another_role_takes_the_place_of_the_one_before_whole() -> None:
    tell(VISITOR, occupation="data-analyst", occupation_words="analyst")
    told("no wait, I'm a zorblax", (ROLE_NOW, "zorblax"), situation={"roles": [role("present", "zorblax", 0.1)]})
    assert (known().profile.occupation, known().profile.occupation_words) == (None, "zorblax")


def test_an_amount_and_who_pays_may_be_told_at_once() -> None:
    told("my boss puts £500 towards it", (MONEY, "£500"), ("who_pays.employer", "my boss"))
    assert (known().profile.budget, known().profile.employer_pays) == (581.49, True)


def test_a_time_that_is_none_of_a_role_is_not_stored() -> None:
    told("5 hours", (TIME_IN_ROLE, "5 hours"))
    assert known().profile.months_in_role is None


def test_a_question_that_is_passed_over_is_kept_as_refused() -> None:
    tell(VISITOR, budget=300.0)
    assert pass_over(heard("I'd rather not say"), "budget").passed == {"budget"}
    assert (known().profile.refused, known().profile.budget) == ({"budget"}, None)


@pytest.mark.parametrize(
    ("entities", "target"),
    [
        ({"field": "target", "role": "web-developer"}, "web-developer"),
        ({"field": "budget", "role": "web-developer"}, None),
        ({"field": "target", "role": "no-such-role"}, None),
        ({"role": "web-developer"}, None),
        ({}, None),
    ],
)
def test_a_button_for_a_role_says_that_role_alone(entities: dict[str, str], target: str | None) -> None:
    listed = [{"entity": name, "value": value} for name, value in entities.items()]
    result = take_choice(heard("/choose_role", entities=listed))
    assert (result is not None, known().profile.target) == (target is not None, target)


def test_what_somebody_knows_already_is_no_role() -> None:
    said = "I already know credit analysis"
    told(said, (ROLE_AIM, "credit analysis"), situation={"roles": [role("target", "credit analysis")]})
    assert known().profile.target_words is None


@pytest.mark.parametrize(
    ("text", "date", "opening"),
    [
        ("not any more, it was taken on Friday", "Friday", False),
        ("yes but for ten months, maternity cover", "ten months", True),
    ],
)
def test_what_becomes_of_an_opening_is_no_date_of_ones_own(text: str, date: str, opening: bool) -> None:
    reading = MessageReading({ANSWERS: 1.0}, (span(text, DEADLINE, date),)).as_json()
    result = told(text, asked="opening", reading=reading)
    assert known().profile.deadline is None
    assert known().profile.opening is opening
    assert [news.field for news in result.news] == ["opening"]


def test_a_date_of_ones_own_beside_the_answer_about_an_opening_is_kept() -> None:
    told("yes, and I want it by next June", (DEADLINE, "next June"), asked="opening")
    assert known().profile.deadline is not None
