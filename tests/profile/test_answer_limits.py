"""What an answer may be, to the edge, and why one is impossible."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.answer_limits import (
    HOURS_IN_A_WEEK,
    LONGEST_KEY,
    MOST_HOURS,
    MOST_MONEY,
    MOST_MONTHS_IN_ROLE,
    problem_with,
)
from bot.profile.answers import TYPED

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("months_in_role", 0),
        ("months_in_role", MOST_MONTHS_IN_ROLE),
        ("deadline", TODAY + timedelta(days=1)),
        ("deadline", date(2056, 11, 24)),
        ("hours_per_week", 0.0),
        ("hours_per_week", MOST_HOURS),
        ("budget", 0),
        ("budget", MOST_MONEY),
        ("opening", False),
        ("employer_pays", True),
        ("recognition", "both"),
        ("goal", "pay"),
        ("target", "x" * LONGEST_KEY),
    ],
)
def test_what_is_still_possible(field: str, value: Any) -> None:
    assert problem_with(field, value, TODAY) is None


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("months_in_role", -1, "start in the future"),
        ("months_in_role", MOST_MONTHS_IN_ROLE + 12, "longer than a working life"),
        ("deadline", TODAY, "not in the future"),
        ("deadline", date(2056, 11, 25), "too far to plan for"),
        ("deadline", "soon", "day or a length of time"),
        ("hours_per_week", -0.5, "fewer than none"),
        ("hours_per_week", MOST_HOURS + 1, "keep up"),
        ("hours_per_week", HOURS_IN_A_WEEK + 1, "only 168 hours"),
        ("hours_per_week", True, "hours a week"),
        ("budget", -1, "less than nothing"),
        ("budget", MOST_MONEY + 1, "more than any credential"),
        ("budget", float("nan"), "amount of money"),
        ("opening", "maybe", "yes, no"),
        ("recognition", "everybody", "inside your organisation"),
        ("goal", "fame", "what you want most"),
        ("occupation", "  ", "I do not know that role"),
        ("target", "x" * (LONGEST_KEY + 1), "I do not know that role"),
        ("shoe_size", 44, "no answer called shoe_size"),
    ],
)
def test_why_an_answer_is_impossible(field: str, value: Any, words: str) -> None:
    problem = problem_with(field, value, TODAY)
    assert problem is not None
    assert problem.field == field
    assert words in problem.reason


@given(
    st.sampled_from([*TYPED, "nonsense"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300) | st.dates(),
)
def test_any_value_is_possible_or_refused_in_words(field: str, value: Any) -> None:
    problem = problem_with(field, value, TODAY)
    reason = problem.reason if problem else "Possible."
    assert reason.endswith((".", "?"))
