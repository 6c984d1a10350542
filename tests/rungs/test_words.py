"""The words of level."""

from __future__ import annotations

import pytest

from bot.rungs.words import LEADING, PLACES, STAGES, WITHOUT_MEANING, stem


@pytest.mark.parametrize(("one", "other"), [("cleaner", "cleaning"), ("waiter", "waitress"), ("welder", "welding")])
def test_who_does_it_and_doing_it_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_no_word_tells_two_things() -> None:
    kinds = (set(STAGES), set(LEADING), PLACES, WITHOUT_MEANING)
    assert sum(map(len, kinds)) == len(set().union(*kinds))
