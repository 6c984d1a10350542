"""What has to give: each offer the smallest of its kind, the smallest of all first."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.records import Credential
from bot.tools.limits import Limits
from bot.tools.plan.model import build_model
from bot.tools.plan.planning import plan_skills
from bot.tools.plan.relaxation import relaxations
from bot.tools.prerequisites import by_key
from tests.tools.people import TODAY, credential

SKILLS = ["s0", "s1", "s2"]


@st.composite
def catalogues(draw: st.DrawFn) -> list[Credential]:
    """Up to six credentials, each of which costs some work and perhaps money."""
    keys = [f"c{number}" for number in range(draw(st.integers(1, 6)))]
    return [
        credential(
            key,
            *draw(st.lists(st.sampled_from(SKILLS), min_size=1, max_size=2, unique=True)),
            hours=draw(st.integers(1, 12)),
            cost=draw(st.sampled_from([0, 5, 10, 25])),
            first=tuple(draw(st.lists(st.sampled_from(keys), max_size=1))),
        )
        for key in keys
    ]


@settings(max_examples=60, deadline=None)
@given(catalogues(), st.integers(0, 4), st.integers(0, 30), st.integers(-3, 40))
def test_each_is_enough_and_a_little_less_is_not(
    catalogue: list[Credential], hours: int, budget: int, days: int
) -> None:
    limits = Limits(hours, budget, TODAY + timedelta(days=days))
    needs = dict.fromkeys(SKILLS)

    def is_possible(changed: Limits, left: tuple[str, ...] = ()) -> bool:
        some = {skill: None for skill in needs if skill not in left}
        return plan_skills(some, catalogue, (), changed, TODAY).is_possible

    plan = plan_skills(needs, catalogue, (), limits, TODAY)
    for one in plan.relaxations:
        assert is_possible(one.limits, one.left), one
        if one.kind == "deadline" and one.limits.deadline:
            assert not is_possible(replace(limits, deadline=one.limits.deadline - timedelta(days=1)))
        elif one.kind == "budget" and one.limits.budget:
            assert not is_possible(replace(limits, budget=one.limits.budget - 0.01))
        elif one.kind == "hours" and one.limits.hours_per_week:
            assert not is_possible(replace(limits, hours_per_week=one.limits.hours_per_week - 0.1))
        elif one.kind == "skills":
            assert not any(is_possible(limits, one.left[1:] if start else one.left[:-1]) for start in (0, 1))
    shares = [one.share for one in plan.relaxations]
    assert shares == sorted(shares)


def test_both_together_only_where_neither_alone_is_enough() -> None:
    model = build_model({"s0": None}, by_key([credential("c", "s0", hours=10, cost=50)]), ())
    tight = Limits(1.0, 10.0, TODAY + timedelta(days=7))
    (both,) = relaxations(model, tight, TODAY)
    assert both.kind == "deadline_and_budget"
    assert (both.limits.budget, both.limits.deadline) == (50.0, TODAY + timedelta(days=70))
    (money,) = relaxations(model, replace(tight, deadline=None), TODAY)
    assert (money.kind, money.share) == ("budget", 4.0)


def test_no_money_at_all_is_infinitely_far_from_some() -> None:
    model = build_model({"s0": None}, by_key([credential("c", "s0", cost=50)]), ())
    (money,) = relaxations(model, Limits(1.0, 0.0), TODAY)
    assert money.share == math.inf
