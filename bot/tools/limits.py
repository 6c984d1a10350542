"""The hours, the money and the day that a plan has to keep to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from bot.profile.profile import Profile

CURRENCY = "EUR"
"""What people name their budget in; prices in another currency are never converted, since no rate is known."""


@dataclass(frozen=True)
class Limits:
    """None is no limit, or one that was not told."""

    hours_per_week: float | None = None
    budget: float | None = None
    deadline: date | None = None

    @classmethod
    def of(cls, profile: Profile) -> Limits:
        """The limits that a person has told."""
        return cls(profile.hours_per_week, profile.budget, profile.deadline)

    def hours_until_deadline(self, today: date) -> float | None:
        """All the hours there are; None where hours a week or the deadline are open."""
        if self.hours_per_week == 0:
            return 0.0
        if self.deadline is None or self.hours_per_week is None:
            return 0.0 if self.deadline is not None and self.deadline <= today else None
        return self.hours_per_week * days_until(self.deadline, today) / 7

    def day_after(self, hours: float, today: date) -> date | None:
        """The day by which so many hours are done; None where the hours a week are not told or none."""
        return None if not self.hours_per_week else finish(hours, self.hours_per_week, today)


def finish(hours: float, hours_per_week: float, today: date) -> date | None:
    """The day by which so many hours are done; None beyond the end of the calendar."""
    days = math.ceil(7 * hours / hours_per_week - 1e-6)
    return today + timedelta(days=days) if days <= (date.max - today).days else None


def days_until(deadline: date, today: date) -> int:
    """Days there are to work in; none when the deadline is past."""
    return max((deadline - today).days, 0)
