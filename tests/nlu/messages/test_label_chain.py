"""The chain against counting out every labelling there is."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from bot.nlu.messages.label_chain import Matrix, counted_steps, expectations, likeliest, marginals

LABELS = 3
LENGTHS = np.array([4, 1, 3])


def drawn(seed: int) -> tuple[Matrix, Matrix]:
    random = np.random.default_rng(seed)
    scores = random.normal(0, 1, (LENGTHS.sum(), LABELS)).astype(np.float32)
    return scores, random.normal(0, 1, (LABELS, LABELS)).astype(np.float32)


def labellings(scores: Matrix, steps: Matrix) -> dict[tuple[int, ...], float]:
    """The probability of every labelling of one message."""
    found = {}
    for labels in product(range(LABELS), repeat=len(scores)):
        score = sum(scores[place, label] for place, label in enumerate(labels))
        score += sum(steps[pair] for pair in pairwise(labels))
        found[labels] = float(np.exp(score))
    whole = sum(found.values())
    return {labels: value / whole for labels, value in found.items()}


@pytest.mark.parametrize("seed", range(3))
def test_expectations_are_those_of_all_labellings(seed: int) -> None:
    scores, steps = drawn(seed)
    found = expectations(scores, steps, LENGTHS)
    expected, expected_steps = np.zeros_like(scores), np.zeros_like(steps)
    first = 0
    for length in LENGTHS:
        for labels, probability in labellings(scores[first : first + length], steps).items():
            expected[np.arange(first, first + length), labels] += probability
            for pair in pairwise(labels):
                expected_steps[pair] += probability
        first += length
    assert found.labels == pytest.approx(expected, abs=1e-4)
    assert found.steps == pytest.approx(expected_steps, abs=1e-3)


@pytest.mark.parametrize("length", [1, 2, 7, 60])
def test_the_marginals_of_a_message_are_its_expectations(length: int) -> None:
    random = np.random.default_rng(length)
    scores = random.normal(0, 8, (length, LABELS)).astype(np.float32)
    steps = random.normal(0, 2, (LABELS, LABELS)).astype(np.float32)
    expected = expectations(scores, steps, np.array([length])).labels
    assert marginals(scores, steps) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_the_likeliest_labelling_is_found(seed: int) -> None:
    scores, steps = drawn(seed)
    every = labellings(scores[:4], steps)
    assert tuple(likeliest(scores[:4], steps)) == max(every, key=lambda labels: every[labels])


def test_no_word_has_no_label() -> None:
    assert (
        likeliest(np.zeros((0, LABELS), dtype=np.float32), np.zeros((LABELS, LABELS), dtype=np.float32)).size == 0
    )


def test_steps_are_counted_within_messages_only() -> None:
    labels = np.array([0, 1, 1, 2, 2, 0, 1, 2])
    counted = counted_steps(labels, np.array([4, 1, 3]), LABELS)
    assert counted.tolist() == [[0, 2, 0], [0, 1, 2], [0, 0, 0]]
