"""The words that titles end with."""

from __future__ import annotations

import pytest

from bot.catalogue.title_heads import holds_a_head, title_heads

TITLES = (
    "Registered Nurses",
    "school nurse",
    "Officers of the court",
    "glass cutters, hand",
    "camera setup",
    "motor",
)


def test_heads_are_the_last_words_before_a_place_in_the_singular() -> None:
    assert title_heads(TITLES) == {"nurse", "officer", "cutter"}


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("night nurse", True),
        ("nurses", True),
        ("nursing", True),
        ("matron's officer", True),
        ("welder", True),
        ("RGN", True),
        ("summer", False),
        ("the camera", False),
        ("quarterly figures", False),
        ("", False),
    ],
)
def test_what_holds_a_head(words: str, is_one: bool) -> None:
    assert holds_a_head(words, title_heads(TITLES)) is is_one
