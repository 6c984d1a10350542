"""One validator for every way in: impossible answers, corrections, refusals, and any order."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from bot.profile.answers import take_answers
from bot.profile.facts import Facts
from bot.profile.profile import Profile
from bot.profile.told import answer_in

TODAY = date(2026, 11, 24)


def say(profile: Profile, asked: str, text: str) -> Profile:
    return take_answers(profile, asked, answer_in(text, asked, TODAY), TODAY).profile


@pytest.mark.parametrize(
    ("asked", "text", "field"),
    [
        ("hours_per_week", "400 hours a week", "hours_per_week"),
        ("hours_per_week", "100", "hours_per_week"),
        ("hours_per_week", "-3 hours", "hours_per_week"),
        ("deadline", "by June 2020", "deadline"),
        ("deadline", "2020", "deadline"),
        ("deadline", "in 300 years", "deadline"),
        ("budget", "-5", "budget"),
        ("budget", "minus 200 euros", "budget"),
        ("budget", "999999999", "budget"),
        ("months_in_role", "90 years", "months_in_role"),
        ("months_in_role", "in my job since 2031", "months_in_role"),
    ],
)
def test_what_cannot_be_changes_nothing_and_says_why(asked: str, text: str, field: str) -> None:
    before = Profile(hours_per_week=4.0)
    taken = take_answers(before, asked, answer_in(text, asked, TODAY), TODAY)
    assert [problem.field for problem in taken.problems] == [field]
    assert taken.problems[0].reason.endswith(("?", ".", "”."))
    assert (taken.profile, taken.changed) == (before, ())


def test_a_good_answer_beside_an_impossible_one_is_kept() -> None:
    taken = take_answers(Profile(), None, Facts({"hours_per_week": 400.0, "budget": 0.0}), TODAY)
    assert taken.changed == ("budget",)
    assert [problem.field for problem in taken.problems] == ["hours_per_week"]


@pytest.mark.parametrize(
    ("asked", "text", "field", "value"),
    [
        ("hours_per_week", "actually 10 hours a week", "hours_per_week", 10.0),
        ("hours_per_week", "no wait, 10 hours", "hours_per_week", 10.0),
        ("budget", "actually 200", "budget", 200.0),
    ],
)
def test_a_correction_replaces(asked: str, text: str, field: str, value: float) -> None:
    before = Profile(hours_per_week=5.0, budget=0.0)
    taken = take_answers(before, asked, answer_in(text, asked, TODAY), TODAY)
    assert getattr(taken.profile, field) == value
    assert taken.replaced == (field,)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("budget", "I'd rather not say"),
        ("budget", "skip"),
        ("opening", "don't know"),
        ("deadline", "no rush"),
        ("occupation", "none of your business"),
        ("evidence", "none"),
    ],
)
def test_a_refusal_is_kept_until_told_after_all(asked: str, text: str) -> None:
    profile = say(Profile(), asked, text)
    assert profile.refused == {asked}
    if asked == "budget":
        assert say(profile, "budget", "up to 500").refused == frozenset()


def test_money_and_who_pays_are_one_answer() -> None:
    paid = say(Profile(budget=50.0), "budget", "my employer pays")
    assert (paid.budget, paid.employer_pays) == (None, True)
    own = say(paid, "budget", "100")
    assert (own.budget, own.employer_pays) == (100.0, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hours_per_week", float("nan")),
        ("hours_per_week", True),
        ("budget", "much"),
        ("deadline", "soon"),
        ("recognition", "mine"),
        ("goal", "gold"),
        ("opening", "maybe"),
        ("occupation", ""),
        ("refused", "x"),
        ("nothing", 1),
    ],
)
def test_a_form_is_held_to_the_same(field: str, value: object) -> None:
    taken = take_answers(Profile(), None, Facts({field: value}), TODAY)  # type: ignore[dict-item]
    assert [problem.field for problem in taken.problems] == [field]
    assert taken.profile == Profile()


def test_the_order_of_answers_does_not_matter() -> None:
    answers = [
        ("deadline", "within a year"),
        ("hours_per_week", "5"),
        ("budget", "nothing"),
        ("opening", "skip"),
        ("target", "more pay"),
    ]
    results = set()
    for order in permutations(answers):
        profile = Profile()
        for asked, text in order:
            profile = say(profile, asked, text)
        results.add(profile)
    assert len(results) == 1
