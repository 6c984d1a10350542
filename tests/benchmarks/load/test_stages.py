from __future__ import annotations

import pytest

from benchmarks.load.stages import (
    MOST_SECONDS,
    MOST_USERS,
    PACE_SECONDS,
    PLAN,
    PLANS,
    STEPS,
    PlanTooLargeError,
    Stage,
    checked,
    stage_at,
    step_name,
)

SMALL = (Stage("one", 5, 10), Stage("two", 50, 20, ramp=True))


@pytest.mark.parametrize(
    ("seconds", "name"), [(0, "one"), (9.99, "one"), (10, "two"), (29.9, "two"), (30, None), (1e9, None)]
)
def test_the_stage_of_a_moment(seconds: float, name: str | None) -> None:
    stage = stage_at(SMALL, seconds)
    assert (stage and stage.name) == name


def test_a_ramp_lets_users_come_all_along_and_a_burst_all_at_once() -> None:
    assert Stage("ramp", 300, 50, ramp=True).spawn_rate == 6
    assert Stage("burst", 150, 7).spawn_rate == 150


@pytest.mark.parametrize(
    "plan", [(Stage("many", MOST_USERS + 1, 1),), (Stage("long", 1, MOST_SECONDS), Stage("more", 1, 1))]
)
def test_a_plan_out_of_bounds_is_refused(plan: tuple[Stage, ...]) -> None:
    with pytest.raises(PlanTooLargeError, match="at most 300 users and 1800 s"):
        checked(plan)


@pytest.mark.parametrize("name", PLANS)
def test_the_plans_that_ship_are_within_bounds(name: str) -> None:
    assert checked(PLANS[name]) == PLANS[name]


def test_the_plan_has_the_steps_that_the_simulation_is_checked_at_and_the_load_that_is_aimed_at() -> None:
    names = [stage.name for stage in PLAN]
    assert {step_name(users) for users in STEPS} <= set(names)
    assert pytest.approx(50) == 80 / PACE_SECONDS
    assert max(stage.users for stage in PLAN) == 300
    assert any(stage.slow_connections for stage in PLAN)
