"""British and American English: the same word spelt by rule, and other words for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text.spelling_variants import BRITISH_AMERICAN, is_rise_in_pay, other_words, respelt
from bot.nlu.text.word_model import EDGE


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "organization"),
        ("analysed", "analyzed"),
        ("labour", "labor"),
        ("favourites", "favorites"),
        ("travelling", "traveling"),
        ("centre", "center"),
        ("dialogue", "dialog"),
        ("licence", "license"),
    ],
)
def test_a_word_is_respelt_both_ways(british: str, american: str) -> None:
    assert american in respelt(british)
    assert british in respelt(american)


@pytest.mark.parametrize("word", ["", "badge", "is", "our work", "promotion"])
def test_most_words_have_one_spelling(word: str) -> None:
    assert list(respelt(word)) == []


@given(st.text("isyzourletgnc", max_size=12))
def test_respelling_changes_the_word(word: str) -> None:
    assert word not in respelt(word)


@pytest.mark.parametrize(
    ("before", "word", "after", "is_in_pay"),
    [
        ("a", "rise", EDGE, True),
        (EDGE, "rise", "please", True),
        ("the", "rise", "of", False),
        ("a", "rise", "in", False),
        ("will", "rise", EDGE, False),
        ("a", "raise", EDGE, False),
    ],
)
def test_a_rise_is_a_raise_where_it_is_pay(before: str, word: str, after: str, is_in_pay: bool) -> None:
    assert is_rise_in_pay(before, word, after) is is_in_pay


def test_each_side_knows_the_others_words() -> None:
    others = other_words()
    assert others["pay rise"] == ("raise", "pay raise")
    assert others["laid off"] == ("made redundant", "redundant")
    for british, american in BRITISH_AMERICAN:
        assert american in others[british]
        assert british in others[american]
