from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from bot.nlu.messages.label_chain import likeliest
from bot.nlu.messages.tagger_network import Inputs, Schedule, TaggerNetwork, train

QUICK = Schedule(epochs=20, batch=4, hidden=16, rate=0.01, fewest_steps=1)


def drawn(messages: int = 60) -> tuple[Inputs, np.ndarray]:
    """Words whose label is 1 when their vector is positive or their feature 0 holds, and 2 just behind those."""
    random = np.random.default_rng(4)
    lengths = random.integers(1, 7, messages)
    vectors = random.normal(0, 1, (lengths.sum(), 3)).astype(np.float32)
    features = sparse.csr_matrix((random.random((lengths.sum(), 5)) < 0.2).astype(np.float32))
    labels = np.where((vectors[:, 0] > 0.8) | (features[:, 0].toarray().ravel() > 0), 1, 0)
    starts = np.isin(np.arange(lengths.sum()), np.concatenate([[0], np.cumsum(lengths)[:-1]]))
    follows = np.roll(labels, 1) == 1
    labels = np.where((labels == 0) & follows & ~starts, 2, labels)
    return Inputs(vectors, features, lengths), labels.astype(np.int64)


def share_right(network: TaggerNetwork, inputs: Inputs, labels: np.ndarray) -> float:
    scores = network.scores(inputs.vectors, inputs.features)
    ends = np.cumsum(inputs.lengths)
    found = [
        likeliest(scores[end - length : end], network.steps)
        for end, length in zip(ends, inputs.lengths, strict=True)
    ]
    return float((np.concatenate(found) == labels).mean())


def test_words_features_and_order_are_learned() -> None:
    inputs, labels = drawn()
    network = train(inputs, labels, 3, QUICK)
    assert share_right(network, inputs, labels) > 0.9
    assert network.steps[1, 2] > network.steps[0, 2]


def test_a_training_repeats() -> None:
    inputs, labels = drawn()
    one, other = (train(inputs, labels, 3, QUICK).parameters for _ in range(2))
    assert all((one[name] == other[name]).all() for name in one)


def test_few_messages_are_gone_through_more_often() -> None:
    inputs, labels = drawn(4)
    hardly = train(inputs, labels, 3, Schedule(epochs=1, batch=4, hidden=16, fewest_steps=1))
    more = train(inputs, labels, 3, Schedule(epochs=1, batch=4, hidden=16, fewest_steps=200))
    assert share_right(more, inputs, labels) > share_right(hardly, inputs, labels)
    assert np.abs(more.parameters["bias"]).sum() > 10 * np.abs(hardly.parameters["bias"]).sum()


@pytest.mark.parametrize("count", [3, 4])
def test_scores_have_a_column_for_every_label(count: int) -> None:
    inputs, labels = drawn()
    network = train(inputs, labels, count, Schedule(epochs=1, fewest_steps=1))
    assert network.scores(inputs.vectors, inputs.features).shape == (len(labels), count)
