"""What names its own kind is no answer to another question that is open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.profile.facts import read_facts

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
