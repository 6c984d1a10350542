"""What one message tells: all of it in one go, each kind from its own words, and nothing from a plain question."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.profile.answers import take_answers
from bot.profile.facts import read_facts
from bot.profile.profile import FIELDS, Profile
from tests.reading.telling import NOT_TIMES, told

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [
        ("sorry, I meant 4 hours a week", "months_in_role", {"hours_per_week": 4.0}),
        ("actually I have 8 hours a week", "deadline", {"hours_per_week": 8.0}),
        ("correction: my budget is 700 euros", "hours_per_week", {"budget": 700.0}),
        ("no wait, I've been in my role for 3 years", "deadline", {"months_in_role": 36}),
        ("in 3 years", "deadline", {"deadline": date(2029, 11, 24)}),
        ("I have two years", "deadline", {"deadline": date(2028, 11, 24)}),
        ("3 years", "months_in_role", {"months_in_role": 36}),
        ("700", "budget", {"budget": 700.0}),
        ("5", "hours_per_week", {"hours_per_week": 5.0}),
    ],
)
def test_a_correction_while_another_question_is_open(text: str, asked: str, values: dict[str, Any]) -> None:
    assert read_facts(text, TODAY, asked).values == values


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
    if taken.profile.deadline is not None:
        assert taken.profile.deadline > TODAY
    if taken.profile.hours_per_week is not None:
        assert 0 <= taken.profile.hours_per_week <= 80


def test_places_lead_back_to_what_was_written() -> None:
    text = "Well, TWO and a half years in my role; €1.2k"
    assert {found.field: text[found.start : found.end] for found in read_facts(text, TODAY).read_values} == {
        "months_in_role": "TWO and a half years",
        "budget": "€1.2k",
    }


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time_tells_no_time(text: str) -> None:
    values = read_facts(text, TODAY).values
    assert not values.keys() & {"months_in_role", "deadline", "hours_per_week"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 years' experience in 2 roles", {"months_in_role": 60}),
        ("I started in June and have 1h30 a day", {"months_in_role": 6, "hours_per_week": 7.5}),
        (
            "my third year in the role, lead by the first of next month",
            {"months_in_role": 24, "deadline": date(2026, 12, 1)},
        ),
        (
            "since the first of January 2024, 10 hours every two weeks, in 2-3 years",
            {"months_in_role": 35, "hours_per_week": 5.0, "deadline": date(2028, 11, 24)},
        ),
    ],
)
def test_each_kind_of_time_is_read_once(text: str, values: dict[str, Any]) -> None:
    assert read_facts(text, TODAY).values == values
