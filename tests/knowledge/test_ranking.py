"""Passages ranked by their texts alone: meaning first, words beside it, ties in document order."""

from __future__ import annotations

import numpy as np
import pytest

from bot.knowledge.ranking import MEANING_WEIGHT, WORDS_WEIGHT, rank
from tests.documents.career import BADGES, COST, PAY, PROMOTION
from tests.knowledge.test_passage_index import ALONG_X, FEW, X, Y, index


def keys(text: str, vector: np.ndarray = ALONG_X, limit: int = 9, among: set[str] | None = None) -> list[str]:
    return [passage.key for passage in rank(FEW, FEW.nearness(text, vector), limit, among)]


def test_meaning_decides_where_no_word_is_known() -> None:
    assert keys("xyzzy") == [PAY.key, BADGES.key, PROMOTION.key]


def test_words_decide_between_what_is_equally_near() -> None:
    two = index((PROMOTION.key, "moving up", X), (BADGES.key, "a badge", X))
    ranked = rank(two, two.nearness("badge", ALONG_X), 2)
    assert [passage.key for passage in ranked] == [BADGES.key, PROMOTION.key]
    assert ranked[0].words > ranked[1].words


def test_ties_go_to_the_passage_that_comes_first() -> None:
    tied = index((PAY.key, "one", X), (BADGES.key, "two", X))
    assert [passage.key for passage in rank(tied, tied.nearness("three", ALONG_X), 2)] == [BADGES.key, PAY.key]


def test_shares_add_up_and_follow_the_weights() -> None:
    ranked = rank(FEW, FEW.nearness("pay", ALONG_X), 9)
    assert sum(passage.share for passage in ranked) == pytest.approx(1.0)
    first, second = ranked[:2]
    gap = MEANING_WEIGHT * (first.similarity - second.similarity) + WORDS_WEIGHT * (first.words - second.words)
    assert np.log(first.share / second.share) == pytest.approx(gap, rel=1e-3)


def test_only_those_asked_for_and_only_so_many() -> None:
    assert keys("pay", among={BADGES.key, PROMOTION.key}) == [BADGES.key, PROMOTION.key]
    assert keys("pay", limit=1) == [PAY.key]
    assert keys("pay", among=set()) == []


def test_passages_without_texts_are_never_found() -> None:
    assert COST.key not in keys("fee")
    empty = index((PAY.key, "pay", Y))
    assert rank(empty, empty.nearness("pay", ALONG_X), 3, {COST.key}) == ()


def test_the_reason_is_the_nearest_text() -> None:
    (best,) = rank(FEW, FEW.nearness("pay", ALONG_X), 1)
    assert (best.why, best.point, best.similarity) == ("pay", "point-3", pytest.approx(1.0))
