"""What readers give back knows its place in the text as it was written."""

from __future__ import annotations

import re

import pytest

from bot.reading.numbers import in_digits
from bot.reading.values import ReadValue


def test_a_value_is_placed_in_the_original_text() -> None:
    text = "About TWENTY FIVE euros"
    digits = in_digits(text)
    match = re.search(r"\d+", digits.text)
    assert match is not None
    value = ReadValue.of_match("budget", 25.0, match, digits, "up to €25")
    assert text[value.start : value.end] == "TWENTY FIVE"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((0, 5), (5, 9), False), ((0, 5), (4, 9), True), ((2, 3), (0, 9), True), ((6, 9), (0, 5), False)],
)
def test_overlaps(first: tuple[int, int], second: tuple[int, int], expected: bool) -> None:
    one, other = ReadValue("budget", 1, *first, "one"), ReadValue("budget", 1, *second, "other")
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected
