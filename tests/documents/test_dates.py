from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.documents.dates import holding_time, iso_date
from bot.files.faults import FaultList

REVIEWED = date(2024, 1, 15)


@pytest.fixture
def faults() -> FaultList:
    return FaultList(Path("a.md"))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("365 days", 365),
        ("1 day", 1),
        ("12 months", 366),  # over the 29th of February 2024
        ("1 month", 31),
        ("2 years", 731),
    ],
)
def test_months_and_years_are_counted_by_the_calendar(text: str, days: int, faults: FaultList) -> None:
    assert holding_time(text, REVIEWED, 9, faults) == timedelta(days=days)
    assert not faults.faults


def test_a_day_that_the_last_month_lacks_becomes_its_last(faults: FaultList) -> None:
    assert holding_time("1 month", date(2024, 1, 31), 9, faults) == date(2024, 2, 29) - date(2024, 1, 31)
    assert holding_time("2 months", date(2023, 12, 31), 9, faults) == date(2024, 2, 29) - date(2023, 12, 31)


@pytest.mark.parametrize(
    "text", ["12", "months", "0 days", "-3 days", "1.5 years", "12 monthss", "١٢ days", "9 weeks"]
)
def test_other_durations_are_faults(text: str, faults: FaultList) -> None:
    assert holding_time(text, REVIEWED, 9, faults) is None
    assert [fault.line for fault in faults.faults] == [9]
    assert '"365 days" or "12 months"' in faults.faults[0].fix


@pytest.mark.parametrize("text", ["99999 years", "99999 months"])
def test_a_review_cannot_hold_past_the_last_date(text: str, faults: FaultList) -> None:
    assert holding_time(text, date(9990, 1, 1), 9, faults) is None
    assert "beyond the year 9999" in faults.faults[0].message


def test_without_a_review_date_the_duration_is_still_judged(faults: FaultList) -> None:
    assert holding_time("12 months", None, 9, faults) is not None
    assert holding_time("soon", None, 9, faults) is None


@pytest.mark.parametrize(
    "text", ["2024-02-30", "31.01.2024", "2024-1-1", "2024-01-01T00:00", "today", "２０２４-01-01"]
)
def test_other_dates_are_faults(text: str, faults: FaultList) -> None:
    assert iso_date(text, 4, faults) is None
    assert [(fault.line, "year-month-day" in fault.fix) for fault in faults.faults] == [(4, True)]


def test_a_date_is_read(faults: FaultList) -> None:
    assert iso_date("2024-02-29", 4, faults) == date(2024, 2, 29)
