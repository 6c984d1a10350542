"""Progress as a picture."""

from __future__ import annotations

import pytest

from bot.drawing.style import DONE
from bot.profile.profile import Achievement
from bot.tools.limits import Limits
from bot.tools.plan.planning import plan_skills
from bot.tools.progress.chart import progress_chart
from bot.tools.progress.progress import track
from tests.drawing.pictures import has_quiet_edges, pixels, world
from tests.tools.people import TODAY

GREEN = [int(DONE[place : place + 2], 16) for place in (1, 3, 5)]


@pytest.mark.parametrize("size", [0, 1, 7, 40, 60])
def test_any_number_of_steps_fits(size: int) -> None:
    occupation, skills, credentials = world(size)
    plan = plan_skills(dict.fromkeys(skills), credentials, (), Limits(5.0), TODAY)
    logged = [Achievement("finished", TODAY, "c0"), Achievement("worked", TODAY, "c6", hours=2.0)]
    chart = progress_chart(track(plan, logged, (), TODAY), occupation.title)
    assert has_quiet_edges(chart)
    assert (pixels(chart) == GREEN).all(axis=2).any() == bool(size)


def test_the_words_hold_all_that_is_drawn() -> None:
    _, skills, credentials = world(2)
    plan = plan_skills(dict.fromkeys(skills), credentials, (), Limits(5.0), TODAY)
    chart = progress_chart(track(plan, [Achievement("done", TODAY, "c0")], (), TODAY), "X")
    assert "1 of 2 steps, 33%" in chart.alternative
    assert "C0 badge: done; C1 badge: 0 of 2 hours logged" in chart.alternative
    assert "Streak: 1 week in a row" in chart.alternative
