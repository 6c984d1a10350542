from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tools.interests.form import ITEMS, LIKINGS, Form, Liking
from bot.tools.interests.themes import THEMES


def form(**likings: Liking) -> Form:
    return Form(tuple(likings.get(item.theme, "no") for item in ITEMS))


def test_each_theme_has_two_items_and_none_follows_itself() -> None:
    assert sorted(item.theme for item in ITEMS) == sorted([*THEMES, *THEMES])
    assert all(one.theme != other.theme for one, other in itertools.pairwise(ITEMS))


def test_it_is_filled_in_one_after_the_other() -> None:
    empty = Form()
    assert empty.item == ITEMS[0]
    assert empty.answered("yes").item == ITEMS[1]
    assert form().item is None
    assert form().answered("yes") == form()


def test_what_is_liked_best_comes_first() -> None:
    assert form(social="yes", artistic="some").themes == ("social", "artistic")
    assert form(social="yes").themes == ("social",)
    assert form(social="yes").scores == (0, 0, 0, 4, 0, 0)


@pytest.mark.parametrize("liking", LIKINGS)
def test_who_likes_everything_alike_likes_nothing_best(liking: Liking) -> None:
    alike = Form((liking,) * len(ITEMS))
    assert alike.says_nothing
    assert alike.themes == ()


@given(st.lists(st.one_of(st.text(), st.sampled_from(LIKINGS))))
def test_whatever_was_kept_is_a_form(kept: list[str]) -> None:
    read = Form.of(kept)
    assert Form.of(read.answers) == read
    assert len(read.answers) <= len(ITEMS)
