"""Nearness against numbers worked out by hand: one yardstick for passages of few texts and of many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.passage import LEAD
from bot.knowledge.passage_index import DRAWN, Nearness, PassageIndex
from bot.knowledge.queries import Entry
from bot.knowledge.store import KnowledgeSnapshot
from tests.documents.career import BADGES, COST, DOCUMENTS, PAY, PROMOTION

ALONG_X = np.array([1.0, 0.0], dtype=np.float32)
X, Y, BETWEEN = [1.0, 0.0], [0.0, 1.0], [0.6, 0.8]


def index(*texts: tuple[str, str, Sequence[float]]) -> PassageIndex:
    """An index of these texts (passage key, text, vector); every passage of the small document is in it."""
    keys = tuple(passage.key for passage in (PROMOTION, BADGES, PAY, COST))
    entries = [Entry(text, key, f"point-{number}", "question") for number, (key, text, _) in enumerate(texts)]
    return PassageIndex(keys, entries, np.array([vector for _, _, vector in texts], dtype=np.float32))


FEW = index(
    (PROMOTION.key, "promotion raise", Y),
    (BADGES.key, "badge raise raise badge", Y),
    (BADGES.key, "badge", BETWEEN),
    (PAY.key, "pay", X),
)


def turned(cosine: float) -> list[float]:
    """A vector of length one with this cosine to the x axis."""
    return [cosine, math.sqrt(max(0.0, 1.0 - cosine * cosine))]


def test_few_texts_are_measured_by_the_nearest() -> None:
    found = FEW.nearness("nothing of it", ALONG_X)
    assert found.nearest[:3] == pytest.approx([0.0, 0.6, 1.0])
    assert found.typical[:3] == pytest.approx(found.nearest[:3])


def test_a_passage_without_texts_is_farther_than_any() -> None:
    found = FEW.nearness("pay", ALONG_X)
    assert (found.nearest[3], found.typical[3], found.words[3]) == (-1.0, -1.0, -1.0)
    assert FEW.best_entry(COST.key, found) is None
    assert FEW.best_point(COST.key, found) is None
    assert FEW.nearest_entry(COST.key, ALONG_X) is None


@given(st.lists(st.floats(0, 1), min_size=DRAWN + 1, max_size=DRAWN + 4))
def test_many_texts_are_measured_by_the_best_of_a_few_drawn(cosines: list[float]) -> None:
    many = index(*((PAY.key, "pay", turned(cosine)) for cosine in cosines))
    draws = list(combinations(cosines, DRAWN))
    expected = sum(max(draw) for draw in draws) / len(draws)
    assert many.nearness("pay", ALONG_X).typical[2] == pytest.approx(expected, abs=1e-4)


def test_one_lucky_text_among_many_counts_less_than_one_among_few() -> None:
    large = [(PAY.key, "pay", turned(0.9)), *((PAY.key, "pay", turned(0.1)) for _ in range(100))]
    found = index(*large, (BADGES.key, "badge", turned(0.6))).nearness("?", ALONG_X)
    assert found.nearest[2] > found.nearest[1]
    assert found.typical[2] < found.typical[1]


def test_the_share_of_the_words_that_one_text_covers() -> None:
    found = FEW.nearness("Badge, please!", ALONG_X)
    badge, unknown = math.log(1 + (4 - 2 + 0.5) / 2.5), math.log(1 + 4.5 / 0.5)
    # The text "badge": once in one word, where a text has two on the average.
    saturated = 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1 / 2))
    assert found.words[1] == pytest.approx(badge * saturated / ((badge + unknown) * 2.2), rel=1e-4)
    assert found.words[2] == 0.0


def test_words_that_nobody_has_written_cover_nothing() -> None:
    assert FEW.nearness("xyzzy", ALONG_X).words[:3].tolist() == [0.0, 0.0, 0.0]
    assert FEW.nearness("", ALONG_X).words[:3].tolist() == [0.0, 0.0, 0.0]


def test_the_nearest_text_and_the_point_that_the_nearest_texts_vote_for() -> None:
    three = PassageIndex(
        (PAY.key,),
        [Entry("a", PAY.key, "raise", "question"), *(Entry(t, PAY.key, "bonus", "question") for t in "bc")],
        np.array([turned(0.8), turned(0.79), turned(0.78)], dtype=np.float32),
    )
    found = three.nearness("?", ALONG_X)
    entry = three.best_entry(PAY.key, found)
    assert entry is not None
    assert entry.text == "a"
    assert three.best_point(PAY.key, found) == "bonus"
    nearest = three.nearest_entry(PAY.key, ALONG_X)
    assert nearest is not None
    assert nearest[0].text == "a"
    assert nearest[1] == pytest.approx(0.8)


def test_several_of_a_passage_are_its_nearest_three_or_all_of_fewer() -> None:
    nearness = Nearness(*(np.zeros(4, dtype=np.float32) for _ in range(3)), np.array([0.9, 0.1, 0.5, 0.3], "f4"))
    entries = [Entry(text, PAY.key, LEAD, "question") for text in "abcd"]
    large = PassageIndex((PAY.key,), entries, np.eye(4, 8, dtype=np.float32))
    assert large.several(PAY.key, nearness) == pytest.approx((0.9 + 0.5 + 0.3) / 3)
    small = PassageIndex((PAY.key,), entries[:2], np.eye(2, 8, dtype=np.float32))
    assert small.several(PAY.key, nearness) == pytest.approx((0.9 + 0.1) / 2)


def test_a_snapshot_without_vectors_is_refused() -> None:
    snapshot = KnowledgeSnapshot("one", DOCUMENTS, {PAY.key: PAY}, (), np.zeros((0, 2), dtype=np.float32))
    assert PassageIndex.of(snapshot).revision == "one"
    with pytest.raises(ValueError, match="without vectors"):
        PassageIndex.of(replace(snapshot, vectors=None))
