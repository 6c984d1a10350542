"""Hybrid search against numbers worked out by hand, ties that always fall the same way, and nearest entries."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from bot.documents.passage import LEAD
from bot.knowledge.queries import Entry
from bot.knowledge.search import RANK_CONSTANT, HybridIndex, PassageEntries, search
from bot.knowledge.store import KnowledgeSnapshot
from tests.documents.career import BADGES, COST, DOCUMENTS, PAY, PROMOTION

ALONG_X, ALONG_Y, BETWEEN = [1.0, 0.0], [0.0, 1.0], [0.6, 0.8]


def snapshot(*entries: tuple[str, str, list[float]]) -> KnowledgeSnapshot:
    """Passages in document order, with these texts (passage key, text, vector of two dimensions)."""
    return KnowledgeSnapshot(
        revision="one",
        documents=DOCUMENTS,
        passages={passage.key: passage for passage in (PROMOTION, BADGES, PAY, COST)},
        entries=tuple(
            Entry(text, key, f"point-{number}", "question") for number, (key, text, _) in enumerate(entries)
        ),
        vectors=np.array([vector for _, _, vector in entries], dtype=np.float32),
    )


FOUR = snapshot(
    (PROMOTION.key, "promotion raise", ALONG_Y),
    (BADGES.key, "badge raise raise badge", ALONG_Y),
    (BADGES.key, "badge", BETWEEN),
    (PAY.key, "pay", ALONG_X),
    (COST.key, "fee", ALONG_Y),
)


def bm25(frequency: int, length: int, containing: int, texts: int = 5, mean_length: float = 9 / 5) -> float:
    """Robertson & Zaragoza's formula with k1 = 1.2 and b = 0.75, and the idf that never turns negative."""
    idf = math.log(1 + (texts - containing + 0.5) / (containing + 0.5))
    return idf * frequency * 2.2 / (frequency + 1.2 * (1 - 0.75 + 0.75 * length / mean_length))


def test_full_text_score_is_bm25_of_the_best_text() -> None:
    hits = {hit.key: hit for hit in search(FOUR, "Raise!", np.array(ALONG_X, dtype=np.float32), limit=4)}
    assert hits[PROMOTION.key].lexical == pytest.approx(bm25(frequency=1, length=2, containing=2), rel=1e-5)
    assert hits[BADGES.key].lexical == pytest.approx(bm25(frequency=2, length=4, containing=2), rel=1e-5)
    assert hits[PAY.key].lexical == 0


def test_words_of_a_query_add_up() -> None:
    (hit,) = search(FOUR, "badge raise", np.array(ALONG_X, dtype=np.float32), limit=1)
    assert hit.key == BADGES.key
    assert hit.lexical == pytest.approx(2 * bm25(frequency=2, length=4, containing=2), rel=1e-5)


def test_ranks_are_fused_by_their_reciprocals() -> None:
    hits = search(FOUR, "promotion", np.array(ALONG_X, dtype=np.float32), limit=4)
    # By meaning: pay 1.0, badges 0.6, then promotion and cost at 0, in document order. By words: promotion alone.
    expected = {
        PROMOTION.key: 1 / (RANK_CONSTANT + 3) + 1 / (RANK_CONSTANT + 1),
        PAY.key: 1 / (RANK_CONSTANT + 1),
        BADGES.key: 1 / (RANK_CONSTANT + 2),
        COST.key: 1 / (RANK_CONSTANT + 4),
    }
    assert {hit.key: hit.score for hit in hits} == pytest.approx(expected, rel=1e-6)
    assert [hit.key for hit in hits] == list(expected)


def test_equal_scores_go_to_the_passage_that_comes_first_in_its_document() -> None:
    tied = snapshot(
        (PAY.key, "raise and more words", ALONG_X),
        (COST.key, "fee", ALONG_Y),
        (BADGES.key, "raise words", BETWEEN),
        (PROMOTION.key, "raise", ALONG_Y),
    )
    hits = search(tied, "raise", np.array(ALONG_X, dtype=np.float32), limit=3)
    # Promotion is third by meaning and first by words, pay the other way round.
    assert hits[0].score == hits[1].score == pytest.approx(1 / (RANK_CONSTANT + 1) + 1 / (RANK_CONSTANT + 3))
    assert [hit.key for hit in hits] == [PROMOTION.key, PAY.key, BADGES.key]


def test_nearest_text_is_the_reason_given() -> None:
    (hit,) = [hit for hit in search(FOUR, "x", np.array(ALONG_X, dtype=np.float32)) if hit.key == BADGES.key]
    assert (hit.entry.text, hit.point) == ("badge", "point-2")
    assert hit.similarity == pytest.approx(0.6)


def test_no_known_word_ranks_by_meaning_and_then_document_order() -> None:
    assert [hit.key for hit in search(FOUR, "", np.array(ALONG_X, dtype=np.float32), limit=2)] == [
        PAY.key,
        BADGES.key,
    ]
    for text in ("", "?!", "zzz qqq", "大きい"):
        hits = search(FOUR, text, np.zeros(2, dtype=np.float32), limit=4)
        assert [hit.key for hit in hits] == [PROMOTION.key, BADGES.key, PAY.key, COST.key]
        assert all(hit.lexical == 0 for hit in hits)


def test_limit() -> None:
    vector = np.array(ALONG_X, dtype=np.float32)
    assert [hit.key for hit in HybridIndex(PassageEntries(FOUR)).search("pay", vector, limit=1)] == [PAY.key]


def test_searching_changes_nothing() -> None:
    index = HybridIndex(PassageEntries(FOUR))
    vector = np.array(BETWEEN, dtype=np.float32)
    first = index.search("badge raise", vector)
    index.search("something else", np.array(ALONG_Y, dtype=np.float32), limit=2)
    assert index.search("badge raise", vector) == first
    assert search(FOUR, "badge raise", vector) == first


def test_entries_need_not_stand_together() -> None:
    mixed = snapshot(
        (PAY.key, "salary", ALONG_Y),
        (PROMOTION.key, "promotion", ALONG_Y),
        (PAY.key, "raise", ALONG_X),
        (BADGES.key, "badge", ALONG_Y),
        (COST.key, "fee", ALONG_Y),
    )
    (hit,) = search(mixed, "", np.array(ALONG_X, dtype=np.float32), limit=1)
    assert (hit.key, hit.entry.text) == (PAY.key, "raise")


def test_a_snapshot_without_vectors_is_refused() -> None:
    with pytest.raises(ValueError, match="without vectors"):
        HybridIndex(PassageEntries(replace(FOUR, vectors=None)))


def test_points_of_titles_are_the_lead() -> None:
    titled = replace(FOUR, entries=(Entry("promotion", PROMOTION.key, LEAD, "title"), *FOUR.entries[1:]))
    hits = search(titled, "", np.array(ALONG_X, dtype=np.float32))
    assert {hit.key: hit.point for hit in hits}[PROMOTION.key] == LEAD


MIXED = snapshot(
    (BADGES.key, "what is a badge", ALONG_Y),
    (PAY.key, "will it raise my pay", ALONG_X),
    (BADGES.key, "who gives badges", BETWEEN),
)


@pytest.mark.parametrize(
    ("key", "vector", "text", "similarity"),
    [
        (BADGES.key, ALONG_Y, "what is a badge", 1.0),
        (BADGES.key, ALONG_X, "who gives badges", 0.6),
        (PAY.key, ALONG_Y, "will it raise my pay", 0.0),
    ],
)
def test_of_its_own_entries_alone(key: str, vector: list[float], text: str, similarity: float) -> None:
    found = PassageEntries(MIXED).nearest(key, np.array(vector, dtype=np.float32))
    assert found.entry.text == text
    assert found.similarity == pytest.approx(similarity)


def test_a_snapshot_needs_vectors() -> None:
    with pytest.raises(ValueError, match="without vectors"):
        PassageEntries(replace(MIXED, vectors=None))
