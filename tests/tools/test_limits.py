"""Hours, money and days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.profile.profile import Profile
from bot.tools.limits import Limits, days_until, finish
from tests.tools.people import TODAY

YEAR = TODAY + timedelta(days=364)


@pytest.mark.parametrize(
    ("limits", "hours"),
    [
        (Limits(5.0, None, YEAR), 260.0),
        (Limits(5.0), None),
        (Limits(None, None, YEAR), None),
        (Limits(None, None, TODAY), 0.0),
        (Limits(5.0, None, TODAY - timedelta(days=9)), 0.0),
        (Limits(0.0), 0.0),
        (Limits(), None),
    ],
)
def test_hours_that_there_are(limits: Limits, hours: float | None) -> None:
    assert limits.hours_until_deadline(TODAY) == hours


def test_the_day_on_which_work_is_done() -> None:
    assert finish(10, 5, TODAY) == TODAY + timedelta(days=14)
    assert finish(10.01, 5, TODAY) == TODAY + timedelta(days=15)
    assert finish(0, 5, TODAY) == TODAY
    assert finish(1e9, 0.001, TODAY) is None
    assert Limits().day_after(5, TODAY) is None
    assert Limits(0.0).day_after(5, TODAY) is None


def test_money_without_a_rate_is_kept_apart_from_a_budget() -> None:
    assert Limits.of(Profile(budget_words="150,000 NGN")).uncompared == "150,000 NGN"
    assert Limits.of(Profile(budget=58.15, budget_words="50 GBP")) == Limits(budget=58.15)


def test_from_what_a_person_told() -> None:
    assert Limits.of(Profile(hours_per_week=4, budget=0, deadline=YEAR)) == Limits(4, 0, YEAR)
    assert Limits.of(Profile()) == Limits()
    assert days_until(date(2020, 1, 1), TODAY) == 0
