"""The hours, money and deadline that a plan has to keep to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from bot.profile.profile import Profile

CURRENCY = "EUR"
"""The currency that people's budgets are kept in; prices in others are compared by the table of exchange rates."""


@dataclass(frozen=True)
class Limits:
    """Hours a week, money in `CURRENCY` and the last day; None means no limit, or one that is not known.

    `uncompared` is money in a currency without an exchange rate: it is named, and no price is held against it.
    """

    hours_per_week: float | None = None
    budget: float | None = None
    deadline: date | None = None
    uncompared: str | None = None

    @classmethod
    def of(cls, profile: Profile) -> Limits:
        """The limits that a person has given."""
        uncompared = profile.budget_words if profile.budget is None else None
        return cls(profile.hours_per_week, profile.budget, profile.deadline, uncompared)

    def hours_until_deadline(self, today: date) -> float | None:
        """The hours left until the deadline; None where the hours a week or the deadline are open."""
        if self.hours_per_week == 0:
            return 0.0
        if self.deadline is None or self.hours_per_week is None:
            return 0.0 if self.deadline is not None and self.deadline <= today else None
        return self.hours_per_week * days_until(self.deadline, today) / 7

    def day_after(self, hours: float, today: date) -> date | None:
        """The day by which this many hours are done; None where the hours a week are unknown or 0."""
        return None if not self.hours_per_week else finish(hours, self.hours_per_week, today)


def finish(hours: float, hours_per_week: float, today: date) -> date | None:
    """The day by which this many hours are done; None past the last date that Python knows."""
    days = math.ceil(7 * hours / hours_per_week - 1e-6)
    return today + timedelta(days=days) if days <= (date.max - today).days else None


def days_until(deadline: date, today: date) -> int:
    """Days left to work in; 0 when the deadline has passed."""
    return max((deadline - today).days, 0)
