"""Pieces of work with days, where no credential teaches what is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tools.limits import Limits
from bot.tools.plan.planning import Plan
from bot.tools.plan.work_plan import SAME_AGAIN, work_plan
from tests.tools.people import SKILLS, TODAY

SQL, PYTHON = list(SKILLS)[:2]


def plan_until(deadline: date | None, *missing: str) -> Plan:
    return Plan("time", Limits(deadline=deadline), TODAY, uncoverable=missing)


def test_what_is_missed_most_is_taken_on_first() -> None:
    pieces = work_plan(plan_until(None, SQL, PYTHON), SKILLS)
    assert SKILLS[SQL].name in pieces[1].work
    assert SKILLS[PYTHON].name in pieces[2].work
    assert pieces[-1].until == TODAY + timedelta(days=365)


def test_a_single_skill_is_taken_on_twice() -> None:
    assert work_plan(plan_until(None, "unnamed"), SKILLS)[2].work == SAME_AGAIN


@pytest.mark.parametrize("days", [-400, 0, 3])
def test_a_deadline_that_is_too_near_leaves_four_weeks(days: int) -> None:
    pieces = work_plan(plan_until(TODAY + timedelta(days=days), SQL), SKILLS)
    assert pieces[-1].until == TODAY + timedelta(days=28)


@given(st.integers(min_value=28, max_value=4000))
def test_the_pieces_follow_one_another_and_end_on_the_deadline(days: int) -> None:
    pieces = work_plan(plan_until(TODAY + timedelta(days=days), SQL, PYTHON), SKILLS)
    until = [piece.until for piece in pieces]
    assert TODAY < until[0] < until[1] < until[2] < until[3]
    assert until[3] == TODAY + timedelta(days=days)
