"""Pieces of work with days, where no credential leads on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tools.limits import Limits
from bot.tools.plan.kept import KeptPlan
from bot.tools.plan.work_plan import SAME_AGAIN, WorkPlan, in_time, work_on_skills, work_towards
from tests.tools.people import SKILLS, TODAY

SQL, PYTHON = list(SKILLS)[:2]
PLAN = WorkPlan("chef", (), work_towards("chef"))


def kept(deadline: date | None = None, **more: object) -> KeptPlan:
    return KeptPlan(TODAY, Limits(deadline=deadline), **more)  # type: ignore[arg-type]


def test_what_is_missed_most_is_taken_on_first() -> None:
    pieces = work_on_skills((SQL, PYTHON), SKILLS)
    assert SKILLS[SQL].name in pieces[1].work
    assert SKILLS[PYTHON].name in pieces[2].work


def test_a_single_skill_is_taken_on_twice() -> None:
    pieces = work_on_skills(("unnamed",), SKILLS)
    assert "“unnamed”" in pieces[1].work
    assert pieces[2].work == SAME_AGAIN


def test_a_role_that_is_not_known_is_looked_up_in_adverts_first() -> None:
    assert "three adverts for “head of customer service”" in work_towards("head of customer service")[0].work


@pytest.mark.parametrize("days", [-400, 0, 3])
def test_a_deadline_that_is_too_near_leaves_four_weeks(days: int) -> None:
    assert in_time(PLAN, kept(TODAY + timedelta(days=days)))[-1].until == TODAY + timedelta(days=28)


def test_without_a_deadline_it_takes_a_year() -> None:
    assert in_time(PLAN, kept())[-1].until == TODAY + timedelta(days=365)


@given(st.integers(min_value=28, max_value=4000), st.integers(min_value=0, max_value=600))
def test_the_pieces_follow_one_another_and_end_on_the_deadline(days: int, later: int) -> None:
    start = TODAY + timedelta(days=later)
    deadline = start + timedelta(days=days)
    until = [one.until for one in in_time(PLAN, KeptPlan(start, Limits(deadline=deadline)))]
    assert start < until[0] < until[1] < until[2] < until[3]
    assert until[3] == deadline


def test_what_is_dropped_or_done_is_not_planned_and_the_rest_ends_on_the_deadline() -> None:
    keys = [one.key for one in PLAN.pieces]
    found = in_time(PLAN, kept(TODAY + timedelta(days=100), excluded=(keys[3],), done=(keys[0],)))
    assert [one.piece.key for one in found] == keys[1:3]
    assert found[-1].until == TODAY + timedelta(days=100)
    assert in_time(PLAN, kept(done=tuple(keys))) == ()
