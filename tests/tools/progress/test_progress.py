"""Progress against a plan, and streaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.profile import Achievement
from bot.tools.gap.gap import skill_gap
from bot.tools.limits import Limits
from bot.tools.plan.planning import Plan, plan_gap
from bot.tools.progress.progress import streak, track
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY

MONDAY = date(2026, 11, 23)


def plan() -> Plan:
    gap = skill_gap(ENGINEER, SKILLS, [], CREDENTIALS, TODAY)
    return plan_gap(gap, CREDENTIALS, Limits(5.0, None, None), TODAY)


def logged(text: str, credential: str | None, hours: float | None = None, back: int = 0) -> Achievement:
    return Achievement(text, TODAY - timedelta(days=back), credential, hours=hours)


def test_steps_are_done_by_word_or_by_evidence() -> None:
    entries = [logged("finished it", "cloud-steps", 4), logged("worked on it", "sql-basics", 4)]
    found = track(plan(), entries, ("python-start",), TODAY)
    done = {one.step.credential.key: one.done for one in found.steps}
    assert done == {
        "cloud-steps": 1.0,
        "sql-basics": 0.5,
        "sql-advanced": 0.0,
        "python-start": 1.0,
        "pipeline-maker": 0.0,
    }
    assert found.finished == 2
    assert found.done == pytest.approx((6 + 4 + 20) / 61)
    assert found.next is not None
    assert found.next.credential.key == "sql-basics"


def test_hours_alone_never_finish_a_step() -> None:
    found = track(plan(), [logged("worked", "cloud-steps", 40)], (), TODAY)
    assert not found.steps[0].is_done
    assert found.steps[0].done == 0.99


def test_the_next_step_waits_for_its_prerequisites() -> None:
    steps = (plan().steps[2], plan().steps[3])
    following = track(replace(plan(), steps=(plan().steps[1], *steps)), [], (), TODAY).next
    assert following is not None
    assert following.credential.key == "sql-basics"
    # What the plan does not hold was held when it was made.
    following = track(replace(plan(), steps=steps), [], (), TODAY).next
    assert following is not None
    assert following.credential.key == "sql-advanced"


def test_ahead_and_behind() -> None:
    earlier = replace(plan(), today=TODAY - timedelta(days=14))
    assert track(earlier, [], (), TODAY).ahead_hours == -10
    assert track(earlier, [logged("done", "python-start")], (), TODAY).ahead_hours == 10
    assert track(replace(plan(), limits=Limits()), [], (), TODAY).ahead_hours is None
    long_ago = replace(plan(), today=TODAY - timedelta(days=900))
    assert track(long_ago, [], (), TODAY).ahead_hours == -61


def test_what_belongs_to_no_step_and_what_is_still_to_come() -> None:
    entries = [
        logged("read a book", None),
        logged("finished", "nowhere"),
        logged("finished", "cloud-steps", back=-1),
    ]
    found = track(plan(), entries, (), TODAY)
    assert (found.logged, found.beyond, found.finished) == (2, 2, 0)


def test_a_plan_without_steps() -> None:
    empty = track(replace(plan(), steps=()), [], (), TODAY)
    assert (empty.done, empty.next, empty.finished) == (0.0, None, 0)


@pytest.mark.parametrize(
    ("weeks_back", "expected"),
    [
        ([], (0, 0, False)),
        ([0], (1, 1, True)),
        ([1], (1, 1, False)),
        ([2], (0, 1, False)),
        ([0, 1, 2, 4, 5, 6, 7], (3, 4, True)),
        ([1, 2], (2, 2, False)),
    ],
)
def test_streaks_of_weeks(weeks_back: list[int], expected: tuple[int, int, bool]) -> None:
    found = streak([MONDAY - timedelta(weeks=back) for back in weeks_back], TODAY)
    assert (found.weeks, found.longest, found.has_this_week) == expected


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert streak([MONDAY - timedelta(days=1), MONDAY], TODAY).weeks == 2
    assert streak([MONDAY, TODAY], TODAY).weeks == 1
    assert streak([TODAY + timedelta(days=1)], TODAY).longest == 0
    assert streak([date.min], date.min).weeks == 1


@given(st.lists(st.dates(date(2026, 1, 1), TODAY), max_size=30))
def test_a_streak_is_never_longer_than_the_longest(days: list[date]) -> None:
    found = streak(days, TODAY)
    assert 0 <= found.weeks <= found.longest <= len(set(days))
    assert found == streak(reversed(days), TODAY)
