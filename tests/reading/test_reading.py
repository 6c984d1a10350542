"""What people say of themselves is understood in many forms, and no text does harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.profile.answers import take_answers
from bot.profile.facts import read_facts
from bot.profile.profile import FIELDS, Profile

TODAY = date(2026, 11, 24)


def told(text: str, asked: str | None = None) -> Profile:
    return take_answers(Profile(), asked, read_facts(text, TODAY, asked), TODAY).profile


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("within a year", date(2027, 11, 24)),
        ("in 18 months", date(2028, 5, 24)),
        ("I want it in two and a half years", date(2029, 5, 24)),
        ("in 1.5 years", date(2028, 5, 24)),
        ("by June", date(2027, 6, 30)),
        ("by the end of next year", date(2027, 12, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by March 2028", date(2028, 3, 31)),
        ("before 1 July 2027", date(2027, 7, 1)),
        ("by June next year", date(2027, 6, 30)),
        ("by 2028", date(2028, 12, 31)),
        ("by next summer", date(2027, 8, 31)),
        ("by Q2 2027", date(2027, 6, 30)),
        ("six months from now", date(2027, 5, 24)),
        ("over the next two years", date(2028, 11, 24)),
        ("until 2027-06-15", date(2027, 6, 15)),
        ("asap please", date(2027, 2, 24)),
    ],
)
def test_deadlines(text: str, day: date) -> None:
    assert told(text).deadline == day


@pytest.mark.parametrize(
    ("text", "day"), [("18 months", date(2028, 5, 24)), ("June", date(2027, 6, 30)), ("2028", date(2028, 12, 31))]
)
def test_a_bare_time_is_a_deadline_only_where_that_was_asked(text: str, day: date) -> None:
    assert told(text, "deadline").deadline == day
    assert told(text).deadline is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("I'm a data analyst, two years in", 24),
        ("I've been a nurse for 3 yrs", 36),
        ("2.5 years in my current role", 30),
        ("three years and six months of experience", 42),
        ("eighteen months as a clerk", 18),
        ("just started", 1),
        ("since March 2023", 45),
        ("I have been doing this for half a year", 6),
        ("I started a year ago", 12),
    ],
)
def test_time_in_the_role(text: str, months: int) -> None:
    profile = told(text)
    assert profile.months_in_role == months
    assert profile.deadline is None


@pytest.mark.parametrize(
    ("text", "months"), [("two years", 24), ("2", 24), ("6 months", 6), ("a year and a half", 18)]
)
def test_a_bare_answer_to_the_time_in_the_role(text: str, months: int) -> None:
    assert told(text, "months_in_role").months_in_role == months


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("5h/week", 5),
        ("five hours a week", 5),
        ("10 hrs per week", 10),
        ("an hour a day", 5),
        ("30 minutes a day", 2.5),
        ("an hour every day", 7),
        ("two evenings a week", 4),
        ("weekends only", 8),
        ("one day a week", 8),
        ("half a day a week", 4),
        ("5-10 hours a week", 5),
        ("I can spend 6 hours", 6),
    ],
)
def test_hours(text: str, hours: float) -> None:
    assert told(text).hours_per_week == hours


@pytest.mark.parametrize(
    ("text", "hours"), [("5", 5), ("half a day", 4), ("ten", 10), ("no time at all", 0), ("a couple of hours", 2)]
)
def test_a_bare_answer_to_the_hours(text: str, hours: float) -> None:
    assert told(text, "hours_per_week").hours_per_week == hours


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("no budget", 0),
        ("up to 500", 500),
        ("€1.2k", 1200),
        ("five hundred quid", 500),
        ("1,500 euros", 1500),
        ("my budget is 300", 300),
        ("I can't spend anything", 0),
        ("two thousand dollars", 2000),
        ("EUR 250", 250),
    ],
)
def test_money(text: str, money: float) -> None:
    assert told(text).budget == money


@pytest.mark.parametrize("text", ["my employer pays", "the company will cover it", "paid by my employer"])
def test_the_employer_pays(text: str) -> None:
    profile = told(text)
    assert profile.employer_pays
    assert profile.budget is None


@pytest.mark.parametrize(("text", "money"), [("500", 500), ("no", 0), ("nothing", 0), ("about 200", 200)])
def test_a_bare_answer_to_the_budget(text: str, money: float) -> None:
    assert told(text, "budget").budget == money


@pytest.mark.parametrize(
    ("asked", "text", "field", "value"),
    [
        ("opening", "yes", "opening", True),
        ("opening", "no", "opening", False),
        ("opening", "not that I know of", "opening", False),
        (None, "there is an opening in my team", "opening", True),
        (None, "there are no openings", "opening", False),
        ("recognition", "both", "recognition", "both"),
        ("recognition", "inside my organisation", "recognition", "internal"),
        ("recognition", "across my industry", "recognition", "industry"),
        ("target", "more pay", "goal", "pay"),
        (None, "I want more responsibility", "goal", "responsibility"),
    ],
)
def test_choices(asked: str | None, text: str, field: str, value: object) -> None:
    assert getattr(told(text, asked), field) == value


def test_all_in_one_go() -> None:
    text = (
        "I'm a data analyst, two years in, I want to be a data engineer within a year, five hours a week, no budget"
    )
    profile = told(text)
    assert (profile.months_in_role, profile.deadline) == (24, date(2027, 11, 24))
    assert (profile.hours_per_week, profile.budget) == (5, 0)


@pytest.mark.parametrize(
    "text",
    [
        "how long does a promotion take",
        "will a badge get me a raise?",
        "is a promotion worth more than 3 badges",
        "what is a nanodegree leap",
        "do employers in my industry like badges",
        "can I earn a badge within weeks",
        "which is better, a promotion or a micro-credential",
        "does it cost more than 500 euros?",
        "is there an opening needed for a promotion?",
    ],
)
def test_a_plain_question_tells_nothing(text: str) -> None:
    facts = read_facts(text, TODAY)
    assert not set(facts.values) & {
        "months_in_role",
        "deadline",
        "hours_per_week",
        "budget",
        "opening",
        "recognition",
    }


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I have an AWS badge", ("AWS badge",)),
        (
            "I have an AWS badge and a certificate in project management",
            ("AWS badge", "certificate in project management"),
        ),
        ("I'm a certified scrum master", ("certified scrum master",)),
        ("I have no badges", ()),
        ("I have 3 badges", ()),
        ("none", ()),
    ],
)
def test_what_somebody_holds(text: str, titles: tuple[str, ...]) -> None:
    assert read_facts(text, TODAY).held == titles


SAID = """
a two -5 1.2k 99999999 half and years months in within by since June 2020 next year the end of €500 hours week /week
an hour day no budget yes skip actually ½ … don't know opening 31.02.2027 12,5 0 million evenings I have badge
certificate for recognised minus ٣ Ⅷ İ
"""
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=9).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=80), WORDS), st.sampled_from([None, *FIELDS]))
def test_no_text_does_harm(text: str, asked: str | None) -> None:
    facts = read_facts(text, TODAY, asked)
    for found in facts.read_values:
        assert 0 <= found.start < found.end <= len(text)
        assert found.understood
    taken = take_answers(Profile(), asked, facts, TODAY)
    assert all(problem.reason for problem in taken.problems)
    assert taken.profile.deadline is None or taken.profile.deadline > TODAY
    assert taken.profile.hours_per_week is None or 0 <= taken.profile.hours_per_week <= 80


def test_a_bare_answer_to_what_somebody_holds() -> None:
    assert read_facts("Python cert and an AWS badge", TODAY, "evidence").held == ("Python cert", "AWS badge")


@pytest.mark.parametrize("text", ["I may want it", "not this year"])
def test_no_deadline_in_it(text: str) -> None:
    assert told(text, "deadline").deadline is None


def test_places_lead_back_to_what_was_written() -> None:
    text = "Well, TWO and a half years in my role; €1.2k"
    assert {found.field: text[found.start : found.end] for found in read_facts(text, TODAY).read_values} == {
        "months_in_role": "TWO and a half years",
        "budget": "€1.2k",
    }
