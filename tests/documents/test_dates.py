from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.dates import add_months, holding_time, iso_date
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


def test_a_day_that_the_last_month_lacks_becomes_its_last() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 1200))
def test_so_many_months_later_is_that_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


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
