"""The ladder as a picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.tools.gap.gap import skill_gap
from bot.tools.ladder.chart import ladder_chart
from bot.tools.ladder.ladder import ladder
from tests.drawing.pictures import has_quiet_edges, pixels, world
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, proven


@pytest.mark.parametrize("size", [0, 1, 7, 40, 60])
def test_any_number_of_rungs_fits(size: int) -> None:
    occupation, skills, credentials = world(size)
    gap = skill_gap(occupation, skills, [proven(credential="c2")], credentials, TODAY)
    chart = ladder_chart(ladder(gap, credentials, TODAY), occupation.title, skills)
    assert has_quiet_edges(chart)
    assert len(pixels(chart)) > 50 * min(size, 40)


def test_the_words_hold_all_that_is_drawn() -> None:
    sample = tuple(replace(one, is_sample=True) for one in CREDENTIALS)
    gap = skill_gap(ENGINEER, SKILLS, [proven(credential="sql-basics")], sample, TODAY)
    chart = ladder_chart(ladder(gap, sample, TODAY), ENGINEER.title, SKILLS)
    for part in (
        "Badges held: Sql Basics badge (sample)",
        "rung 1, Sql Advanced badge (sample) (12 hours · 40 EUR · closes SQL, can be started now)",
        "rung 2, Pipeline Maker certificate (sample) (15 hours · 60 EUR · closes Build data pipelines)",
    ):
        assert part in chart.alternative
