"""The words behind polarity: each has one meaning, and phrases stand for words that have one."""

from __future__ import annotations

from bot.answering.opposites import FILLERS, NEGATIONS, OPPOSITES, PHRASES, POLES


def test_each_word_is_on_one_end_of_one_dimension() -> None:
    assert len(POLES) == sum(len(words) for ends in OPPOSITES.values() for words in ends)
    assert all(word == word.lower() and word.strip() for word in POLES)
    assert all(one and other for one, other in OPPOSITES.values())


def test_a_word_is_not_both_an_opposite_and_nothing() -> None:
    assert FILLERS.isdisjoint(POLES)
    assert NEGATIONS.isdisjoint(POLES)


def test_a_phrase_stands_for_one_of_the_words() -> None:
    assert {word for _, word in PHRASES} <= {*POLES, *NEGATIONS, "tenure", "guarantee"}
    texts = (
        "a waste of time",
        "worth it",
        "out of date",
        "old-fashioned",
        "no longer",
        "manage without",
        "no point",
    )
    for text in texts:
        assert any(pattern.search(text) for pattern, _ in PHRASES), text
