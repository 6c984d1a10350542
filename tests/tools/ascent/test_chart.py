"""The staircase of certifications."""

from __future__ import annotations

import pytest

from bot.profile.holdings import holdings_on
from bot.tools.ascent.ascent import ascent
from bot.tools.ascent.chart import ascent_chart
from tests.drawing.pictures import has_quiet_edges, pixels, world
from tests.tools.people import CREDENTIALS, SKILLS, TODAY, credential, proven


@pytest.mark.parametrize("size", [1, 2, 7, 40, 60])
def test_any_number_of_stages_fits(size: int) -> None:
    _, skills, _ = world(size)
    chain = [
        credential(f"k{number}", f"s{number}", first=(f"k{number - 1}",) if number else ())
        for number in range(size)
    ]
    holdings = holdings_on([proven(credential="k0")], chain, TODAY)
    chart = ascent_chart(ascent(chain[-1], chain, holdings), skills)
    assert has_quiet_edges(chart)
    assert len(pixels(chart)) > 50 * min(size, 40)


def test_the_words_hold_all_that_is_drawn() -> None:
    holdings = holdings_on([proven(credential="python-start")], CREDENTIALS, TODAY)
    chart = ascent_chart(ascent(CREDENTIALS[3], CREDENTIALS, holdings), SKILLS)
    assert "stage 1, Python Start badge: done, 20 hours · adds Python programming" in chart.alternative
    assert "stage 2, Pipeline Maker certificate: open to you" in chart.alternative
