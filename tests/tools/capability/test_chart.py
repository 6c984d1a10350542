"""The capability stack as a picture."""

from __future__ import annotations

import pytest

from bot.tools.capability.capability import capability_stack
from bot.tools.capability.chart import capability_chart
from tests.drawing.pictures import has_quiet_edges, pixels, world
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, proven


@pytest.mark.parametrize("size", [0, 1, 7, 40, 60])
def test_any_number_of_capabilities_fits(size: int) -> None:
    occupation, skills, credentials = world(size)
    evidence = [proven("s1", 2.0), claimed("s0"), proven("s2", 9.0), claimed("s5", -1.0)]
    chart = capability_chart(capability_stack(occupation, skills, evidence, credentials, TODAY))
    assert has_quiet_edges(chart)
    assert len(pixels(chart)) > 30 * min(size, 40)


def test_the_words_hold_all_that_is_drawn() -> None:
    evidence = [proven("sql", 2.0), claimed("cloud")]
    chart = capability_chart(capability_stack(ENGINEER, SKILLS, evidence, CREDENTIALS, TODAY))
    assert "SQL (level 2, the role asks for level 4, by Sql Advanced badge)" in chart.alternative
    assert "Operations: Use cloud services (claimed)" in chart.alternative
    nothing = capability_chart(capability_stack(None, {}, [], [], TODAY))
    assert "Nothing is known yet" in nothing.alternative
