"""Plans: the same as trying everything out, in order, in time, and what is offered when there is none."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.records import Credential, Published
from bot.tools.gap.gap import covers, skill_gap
from bot.tools.limits import Limits
from bot.tools.plan.planning import Aim, Plan, plan_gap, plan_skills
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, credential, proven

GAP = skill_gap(ENGINEER, SKILLS, [], CREDENTIALS, TODAY)
LIMITS = Limits(5.0, 200.0, date(2027, 6, 30))


def keys(plan: Plan) -> list[str]:
    return [one.key for one in plan.credentials]


def test_a_plan_with_its_days() -> None:
    plan = plan_gap(GAP, CREDENTIALS, LIMITS, TODAY)
    assert keys(plan) == ["cloud-steps", "sql-basics", "sql-advanced", "python-start", "pipeline-maker"]
    assert (plan.hours, plan.cost) == (61, 130)
    assert plan.steps[0].starts == TODAY
    # 6 hours at 5 a week are 8.4 days.
    assert plan.steps[0].ends == TODAY + timedelta(days=9)
    assert plan.ends == TODAY + timedelta(days=86)
    assert plan.steps[1].closes == ()
    assert plan.steps[2].closes == ("sql",)


def test_nothing_is_planned_of_which_the_person_has_nearly_all() -> None:
    offered = [
        credential("start", "sql", "python", "teamwork", hours=5),
        credential("far", "sql", "cloud", first=("start",)),
    ]
    two = skill_gap(ENGINEER, SKILLS, [claimed("python"), claimed("teamwork")], offered, TODAY)
    assert keys(plan_gap(two, offered, LIMITS, TODAY)) == ["far"]
    one = skill_gap(ENGINEER, SKILLS, [claimed("teamwork")], offered, TODAY)
    assert keys(plan_gap(one, offered, LIMITS, TODAY)) == ["start", "far"]


def test_money_and_time_are_weighed_as_asked() -> None:
    both = [credential("quick", "sql", hours=5, cost=100), credential("cheap", "sql", hours=50, cost=1)]
    assert keys(plan_skills({"sql": None}, both, (), LIMITS, TODAY, "time")) == ["quick"]
    assert keys(plan_skills({"sql": None}, both, (), LIMITS, TODAY, "cost")) == ["cheap"]
    assert keys(plan_skills({"sql": None}, both, (), Limits(5, 50, None), TODAY, "time")) == ["cheap"]


def test_what_is_held_is_not_planned_again() -> None:
    gap = skill_gap(ENGINEER, SKILLS, [proven(credential="sql-basics"), proven("cloud")], CREDENTIALS, TODAY)
    assert keys(plan_gap(gap, CREDENTIALS, LIMITS, TODAY)) == ["sql-advanced", "python-start", "pipeline-maker"]


def test_no_gap_needs_no_plan_and_an_empty_catalogue_makes_none() -> None:
    assert plan_skills({}, CREDENTIALS, (), LIMITS, TODAY).steps == ()
    nothing = plan_skills({"sql": None}, (), (), LIMITS, TODAY)
    assert (nothing.steps, nothing.uncoverable, nothing.is_possible) == ((), ("sql",), True)


def test_without_hours_a_week_there_are_no_days() -> None:
    plan = plan_gap(GAP, CREDENTIALS, Limits(), TODAY)
    assert plan.steps[0].starts is None
    assert plan.ends is None


def test_circles_do_not_hang() -> None:
    circle = [credential("a", "sql", first=("b",)), credential("b", first=("a",))]
    assert plan_skills({"sql": None}, circle, (), LIMITS, TODAY).uncoverable == ("sql",)
    assert keys(plan_skills({"sql": None}, circle, ("b",), LIMITS, TODAY)) == ["a"]


def test_prices_in_another_currency_are_left_out_where_money_matters() -> None:
    dollars = [credential("dear", "sql", cost=1.0, currency="NGN")]
    plan = plan_skills({"sql": None}, dollars, (), LIMITS, TODAY)
    assert (plan.foreign, plan.uncoverable) == (1, ("sql",))
    assert keys(plan_skills({"sql": None}, dollars, (), Limits(5), TODAY)) == ["dear"]


def test_prices_in_another_currency_count_by_their_rate_and_stay_as_they_are() -> None:
    dollars = [credential("dear", "sql", cost=227.34, currency="USD")]
    within = plan_skills({"sql": None}, dollars, (), Limits(5, 200.0), TODAY)
    assert [(one.cost, one.currency) for one in within.credentials] == [(227.34, "USD")]
    beyond = plan_skills({"sql": None}, dollars, (), Limits(5, 199.0), TODAY)
    assert (beyond.is_possible, beyond.relaxations[0].limits.budget) == (False, 200.0)


@pytest.mark.parametrize(
    ("limits", "kinds"),
    [
        (Limits(5.0, 200.0, TODAY + timedelta(days=80)), {"deadline", "hours", "skills"}),
        (Limits(5.0, 100.0, date(2028, 1, 1)), {"budget", "skills"}),
        (Limits(5.0, 0.0, None), {"budget", "skills"}),
        (Limits(5.0, 100.0, TODAY + timedelta(days=80)), {"deadline_and_budget", "skills"}),
        (Limits(0.0, None, None), {"hours"}),
        (Limits(0.0, None, date(2027, 11, 24)), {"hours"}),
        (Limits(5.0, None, TODAY - timedelta(days=3)), {"deadline"}),
        (Limits(5.0, None, TODAY), {"deadline"}),
    ],
)
def test_every_relaxation_makes_a_plan_possible(limits: Limits, kinds: set[str]) -> None:
    plan = plan_gap(GAP, CREDENTIALS, limits, TODAY)
    assert not plan.is_possible
    assert {one.kind for one in plan.relaxations} == kinds
    for one in plan.relaxations:
        relaxed = plan_gap(GAP, CREDENTIALS, one.limits, TODAY, leaving=one.left)
        assert relaxed.is_possible, one
        assert relaxed.steps
        assert set(relaxed.left) == set(one.left)


def test_relaxations_are_the_smallest() -> None:
    limits = Limits(5.0, 100.0, date(2028, 1, 1))
    (budget,) = (one for one in plan_gap(GAP, CREDENTIALS, limits, TODAY).relaxations if one.kind == "budget")
    assert budget.limits.budget == 130.0
    less = Limits(5.0, 129.99, date(2028, 1, 1))
    assert not plan_gap(GAP, CREDENTIALS, less, TODAY).is_possible
    late = Limits(5.0, 200.0, TODAY + timedelta(days=80))
    (deadline,) = (one for one in plan_gap(GAP, CREDENTIALS, late, TODAY).relaxations if one.kind == "deadline")
    assert deadline.limits.deadline == TODAY + timedelta(days=86)
    assert not plan_gap(GAP, CREDENTIALS, Limits(5.0, 200.0, TODAY + timedelta(days=85)), TODAY).is_possible


SOME = ["s0", "s1", "s2", "s3"]


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Credential], set[str], Limits, Aim]:
    """Up to seven credentials of four skills with any prerequisites, and limits that may be too tight."""
    names = [f"c{number}" for number in range(draw(st.integers(0, 7)))]
    catalogue = []
    for name in names:
        taught = draw(st.lists(st.sampled_from(SOME), max_size=3, unique=True))
        first = draw(st.lists(st.sampled_from([*names, "nowhere"]), max_size=2, unique=True))
        hours, cost = draw(st.integers(0, 12)), draw(st.sampled_from([0, 0, 5, 10, 25]))
        catalogue.append(credential(name, *taught, hours=hours, cost=cost, first=tuple(first)))
    held = draw(st.sets(st.sampled_from(names), max_size=2)) if names else set()
    limits = Limits(
        draw(st.none() | st.integers(0, 6)),
        draw(st.none() | st.integers(0, 40)),
        draw(st.none() | st.integers(-1, 60).map(lambda days: TODAY + timedelta(days=days))),
    )
    return catalogue, held, limits, draw(st.sampled_from(["time", "cost"]))


def by_trying_all(
    catalogue: list[Credential],
    held: set[str],
    needs: dict[str, float | None],
    hours: float | None,
    budget: float | None,
    is_whole: bool = True,
) -> list[tuple[Credential, ...]]:
    """Every set of credentials within the limits that covers what can be covered at all, or any part of it."""
    free = [one for one in catalogue if one.key not in held]
    sets = [
        some
        for some in chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
        if _can_be_earned(some, held)
    ]
    coverable = frozenset().union(*(_proves(some, needs) for some in sets))
    return [
        some
        for some in sets
        if (_proves(some, needs) == coverable) >= is_whole
        and (hours is None or sum(one.hours for one in some) <= hours + 1e-9)
        and (budget is None or sum(one.cost for one in some) <= budget)
    ]


def _can_be_earned(some: tuple[Credential, ...], held: set[str]) -> bool:
    earned, waiting = set(held), list(some)
    while ready := [one for one in waiting if set(one.prerequisites) <= earned]:
        earned |= {one.key for one in ready}
        waiting = [one for one in waiting if one not in ready]
    return not waiting


def _proves(some: tuple[Credential, ...], needs: dict[str, float | None]) -> frozenset[str]:
    return frozenset().union(*(covers(one, needs) for one in some))


@settings(max_examples=150, deadline=None)
@given(cases())
def test_a_plan_is_as_good_as_trying_everything(case: tuple[list[Credential], set[str], Limits, Aim]) -> None:
    catalogue, held, limits, aim = case
    needs: dict[str, float | None] = dict.fromkeys(SOME)
    found = by_trying_all(catalogue, held, needs, limits.hours_until_deadline(TODAY), limits.budget)
    plan = plan_skills(needs, catalogue, held, limits, TODAY, aim)
    assert plan.is_proven_best
    if not found:
        assert not plan.is_possible
        hours = limits.hours_until_deadline(TODAY)
        assert plan.hours <= (math.inf if hours is None else hours) + 1e-6
        assert plan.cost <= (math.inf if limits.budget is None else limits.budget) + 1e-6
        rest = tuple(step.credential for step in plan.rest)
        assert rest
        assert _can_be_earned((*plan.credentials, *rest), held)
        coverable = set(needs) - set(plan.uncoverable)
        assert _proves((*plan.credentials, *rest), needs) == coverable
        parts = by_trying_all(catalogue, held, needs, hours, limits.budget, is_whole=False)
        assert len(_proves(plan.credentials, needs)) == max(len(_proves(some, needs)) for some in parts)
        return
    assert plan.is_possible
    assert _can_be_earned(plan.credentials, held)
    values = [(sum(one.hours for one in some), sum(one.cost for one in some)) for some in found]
    best = min(values) if aim == "time" else min(values, key=lambda value: value[::-1])
    assert (plan.hours, plan.cost) == best
    earned = set(held)
    for step in plan.steps:
        assert set(step.credential.prerequisites) <= earned
        earned.add(step.credential.key)
    if plan.ends is not None and limits.deadline is not None:
        assert plan.ends <= limits.deadline


def test_without_money_nothing_is_planned_whose_price_is_not_published() -> None:
    card = replace(credential("card", "sql"), published=Published("it"))
    with_money = plan_skills({"sql": None}, [card], (), Limits(5.0, 100.0), TODAY)
    without = plan_skills({"sql": None}, [card], (), Limits(5.0, 0.0), TODAY)
    assert (with_money.credentials, with_money.foreign) == ((card,), 0)
    assert (without.credentials, without.uncoverable, without.foreign) == ((), ("sql",), 0)
