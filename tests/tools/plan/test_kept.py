"""A plan is its constraints: stored, worked out anew, changed."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.tools.gap.gap import skill_gap
from bot.tools.limits import Limits
from bot.tools.plan.kept import KeptPlan, plan_of
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed

GAP = skill_gap(ENGINEER, SKILLS, [], CREDENTIALS, TODAY)
KEPT = KeptPlan(TODAY, Limits(5.0, None, None))
KEYS = st.lists(st.sampled_from([one.key for one in CREDENTIALS]), unique=True).map(tuple)


def steps(kept: KeptPlan) -> list[str]:
    return [one.key for one in plan_of(kept, GAP, CREDENTIALS).credentials]


@given(
    st.builds(
        KeptPlan,
        st.dates(),
        st.builds(
            Limits,
            st.none() | st.floats(0, 40),
            st.none() | st.floats(0, 1e6),
            st.none() | st.dates(),
            st.none() | st.just("150,000 NGN"),
        ),
        st.sampled_from(["time", "cost"]),
        KEYS,
        KEYS,
        KEYS,
    )
)
def test_constraints_survive_being_stored(kept: KeptPlan) -> None:
    assert KeptPlan.from_json(json.loads(json.dumps(kept.as_json()))) == kept


def test_what_is_excluded_is_replaced_where_it_can_be_and_left_out_where_not() -> None:
    assert "cloud-steps" in steps(KEPT)
    without = KeptPlan(TODAY, KEPT.limits, excluded=("cloud-steps",))
    assert "cloud-steps" not in steps(without)
    assert "data-programme" in steps(without)
    neither = KeptPlan(TODAY, KEPT.limits, excluded=("cloud-steps", "data-programme"))
    assert plan_of(neither, GAP, CREDENTIALS).uncoverable == ("cloud",)


def test_what_is_done_is_no_step_any_more_and_the_rest_goes_on_from_that_day() -> None:
    shown = KEPT.showing(one.key for one in plan_of(KEPT, GAP, CREDENTIALS).credentials)
    later = TODAY + timedelta(days=30)
    after = shown.kept_up({shown.shown[0], "something else"}, later)
    assert (after.done, after.start) == ((shown.shown[0],), later)
    plan = plan_of(after, GAP, CREDENTIALS)
    assert [one.key for one in plan.done] == [shown.shown[0]]
    assert [one.key for one in plan.credentials] == list(shown.shown[1:])
    assert plan.steps[0].starts == later
    assert after.kept_up({shown.shown[0]}, date(2028, 1, 1)) == after
    assert after.unfinished(shown.shown[0]).done == ()


def test_a_claimed_skill_changes_the_plan_that_follows() -> None:
    knows = skill_gap(ENGINEER, SKILLS, [claimed("python", 3.0)], CREDENTIALS, TODAY)
    assert "python-start" in steps(KEPT)
    assert "python-start" not in [one.key for one in plan_of(KEPT, knows, CREDENTIALS).credentials]
