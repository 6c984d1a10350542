"""What was changed in a plan, said back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.tools.plan.change_wording import changed_in_words
from bot.tools.plan.changes import PlanChange
from tests.tools.people import CREDENTIALS

STEPS = {one.key: one for one in CREDENTIALS}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"hours_per_week": 10.0}, "Planned anew, at 10 hours a week."),
        ({"deadline": date(2027, 5, 24), "budget": 0.0}, "until 24 May 2027 and without money."),
        ({"budget": 300.0}, "for 300 EUR at most."),
        ({"start": date(2027, 3, 1)}, "from 1 March 2027 on."),
        ({"dropped": ("cloud-steps",)}, "Dropped: “Cloud Steps badge”."),
        ({"finished": ("cloud-steps",)}, "“Cloud Steps badge” is finished and logged."),
        ({"known": ("cloud-steps",)}, "“Cloud Steps badge” counts as done"),
        ({"aim": "cost"}, "as cheap as possible"),
        ({"aim": "time"}, "as short as possible"),
        ({"beyond": 9}, "Your plan has 4 steps; which of them do you mean?"),
        ({}, ""),
    ],
)
def test_a_change_is_said_back(change: dict[str, Any], said: str) -> None:
    text = changed_in_words(PlanChange(**change), STEPS, 4)
    assert said in text
    assert bool(text) == bool(said)
