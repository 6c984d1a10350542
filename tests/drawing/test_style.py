"""The page: contrast, dollar signs, notes."""

from __future__ import annotations

import pytest

from bot.drawing.style import (
    ALERT,
    DONE,
    FAINT,
    INK,
    LATER,
    ON_COLOUR,
    OPEN,
    PAPER,
    Chart,
    Page,
    more,
    sample,
    warm_up,
)
from tests.drawing.pictures import pixels


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [(colour, PAPER) for colour in (INK, FAINT, DONE, LATER, ALERT)]
    + [(ON_COLOUR, colour) for colour in (INK, DONE, OPEN, LATER)],
)
def test_all_text_has_the_contrast_of_level_aa(text: str, ground: str) -> None:
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_dollars_are_no_formulas() -> None:
    page = Page(1.0)
    page.write(0.3, 0.3, ["$\\frac{1}{0$ $x"])
    assert (pixels(Chart(page.png(), "", "")) < 100).any()


def test_notes() -> None:
    assert more(0) == ""
    assert more(3).startswith("And 3 more")
    assert sample(False) == ""
    assert "sample" in sample(True)


def test_warming_up_does_no_harm() -> None:
    warm_up()
