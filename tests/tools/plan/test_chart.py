"""The plan as a timeline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.tools.gap.gap import skill_gap
from bot.tools.limits import Limits
from bot.tools.plan.chart import timeline_chart
from bot.tools.plan.planning import plan_gap, plan_skills
from tests.drawing.pictures import has_quiet_edges, pixels, world
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY


@pytest.mark.parametrize("size", [0, 1, 7, 40, 60])
@pytest.mark.parametrize("limits", [Limits(5.0, None, TODAY + timedelta(days=9000)), Limits()])
def test_any_number_of_steps_fits(size: int, limits: Limits) -> None:
    occupation, skills, credentials = world(size)
    needs = dict.fromkeys(skills)
    chart = timeline_chart(plan_skills(needs, credentials, (), limits, TODAY), occupation.title)
    assert has_quiet_edges(chart)
    assert len(pixels(chart)) > 30 * min(size, 40)


@pytest.mark.parametrize("deadline", [date(2027, 2, 18), date(2027, 6, 30), date(2040, 1, 1)])
def test_the_words_hold_all_that_is_drawn(deadline: date) -> None:
    gap = skill_gap(ENGINEER, SKILLS, [], CREDENTIALS, TODAY)
    chart = timeline_chart(plan_gap(gap, CREDENTIALS, Limits(5.0, None, deadline), TODAY), ENGINEER.title)
    assert has_quiet_edges(chart)
    assert (
        "1. Cloud Steps badge from 24 November 2026 (6 hours · 30 EUR · until 3 December 2026)" in chart.alternative
    )
    assert f"The deadline is {deadline.day}" in chart.alternative
