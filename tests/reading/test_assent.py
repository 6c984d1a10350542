"""What is a yes by its own words."""

from __future__ import annotations

import pytest

from bot.reading.assent import holds_yes, is_yes


@pytest.mark.parametrize(
    ("text", "whole", "anywhere"),
    [
        ("yes", True, True),
        ("Yes, please!", True, True),
        ("k", True, False),
        ("please do", True, True),
        ("that’s the one", True, False),
        ("ok, go ahead then", True, True),
        ("sí", True, False),
        ("yep get rid of it", False, True),
        ("wipe everything", False, True),
        ("hmm", False, False),
        ("maybe", False, False),
        ("thanks", False, False),
        ("well then", False, False),
        ("right now", True, False),
        ("", False, False),
    ],
)
def test_a_yes_is_one_by_its_words(text: str, whole: bool, anywhere: bool) -> None:
    assert (is_yes(text), holds_yes(text)) == (whole, anywhere)
