"""At most six questions, none twice, and beyond the essential ones only those that could change the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assessment.next_question import ESSENTIAL, MOST_QUESTIONS, next_question, open_questions
from bot.profile.answers import take_answers
from bot.profile.profile import FIELDS, Evidence, Profile
from bot.profile.told import answer_in
from bot.recommendation.recommendation import recommend
from bot.recommendation.signals import NO_TARGET_FACTS, TargetFacts
from bot.recommendation.weights import load_weights
from tests.recommendation.test_recommendation import profiles, target_facts

TODAY = date(2026, 11, 24)
WEIGHTS = load_weights()


def test_essential_questions_come_first() -> None:
    asked: list[str] = []
    while (question := next_question(Profile(), (), WEIGHTS, asked=asked, today=TODAY)) and len(asked) < 3:
        asked.append(question.field)
    assert tuple(asked) == ESSENTIAL


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=9, max_size=9), profiles, target_facts)
def test_at_most_so_many_and_none_twice(picks: list[int], profile: Profile, target: TargetFacts) -> None:
    asked: list[str] = []
    while question := next_question(profile, (), WEIGHTS, target, asked, today=TODAY):
        assert question.field not in asked
        assert question.field in open_questions(profile, ())
        asked.append(question.field)
        choice = question.choices[picks[len(asked) - 1] % len(question.choices)]
        facts = answer_in(choice.answer, question.field, TODAY)
        profile = take_answers(profile, question.field, facts, TODAY).profile
    assert len(asked) <= MOST_QUESTIONS


def test_what_was_told_or_refused_is_not_asked() -> None:
    profile = Profile(occupation="a", goal="pay", refused=frozenset({"deadline", "opening"}))
    question = next_question(profile, (), WEIGHTS, today=TODAY)
    assert question is not None
    assert question.field not in {"occupation", "target", "deadline", "opening"}


CLEAR = Profile(
    occupation="a",
    target="b",
    goal="responsibility",
    deadline=date(2031, 1, 1),
    months_in_role=60,
    opening=True,
    recognition="internal",
)


def test_no_question_whose_answers_all_lead_to_the_same() -> None:
    target = TargetFacts(0, 1.0, 1.0, 1)
    assert next_question(CLEAR, (), WEIGHTS, target, today=TODAY) is None
    assert set(open_questions(CLEAR, ())) == {"hours_per_week", "budget", "evidence"}
    base = recommend(CLEAR, (), WEIGHTS, target, today=TODAY).option
    for hours in (0.0, 3.0, 80.0):
        assert recommend(replace(CLEAR, hours_per_week=hours), (), WEIGHTS, target, today=TODAY).option == base


def test_a_question_that_could_change_it_is_asked() -> None:
    near = replace(
        CLEAR, months_in_role=6, opening=None, goal=None, recognition="both", deadline=date(2027, 11, 24)
    )
    question = next_question(near, (), WEIGHTS, NO_TARGET_FACTS, today=TODAY)
    assert question is not None
    assert question.field == "opening"


@pytest.mark.parametrize("asked", [FIELDS[:6], FIELDS])
def test_after_six_it_is_enough(asked: tuple[str, ...]) -> None:
    assert next_question(Profile(), (), WEIGHTS, asked=asked, today=TODAY) is None


def test_evidence_answers_its_question() -> None:
    assert "evidence" not in open_questions(Profile(), (Evidence("claimed", "x"),))
