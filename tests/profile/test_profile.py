"""What is told is kept as plain values; evidence is valid up to its last day."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.profile import FIELDS, Evidence, Profile

DAY = date(2026, 11, 24)


@given(st.integers(-400, 400))
def test_evidence_is_valid_up_to_and_on_its_last_day(days: int) -> None:
    evidence = Evidence("proven", "SQL badge", expires=DAY + timedelta(days=days))
    assert evidence.holds_on(DAY) is (days >= 0)
    assert Evidence("claimed", "SQL").holds_on(DAY + timedelta(days=days))


def test_nothing_is_told_by_default_and_the_form_asks_for_fields_that_exist() -> None:
    empty = Profile()
    names = {one.name for one in fields(Profile)}
    assert {getattr(empty, name) for name in names - {"refused"}} == {None}
    assert empty.refused == frozenset()
    assert set(FIELDS) - {"evidence"} <= names


def test_a_profile_is_not_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Profile().target = "engineer"  # type: ignore[misc]
