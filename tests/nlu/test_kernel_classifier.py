"""The classifier: classes, probabilities that fit what was left out, several labelings of the same examples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from sklearn.metrics import log_loss

from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu.kernel_classifier import UNTEMPERED, KernelClassifier, best_temperature
from bot.nlu.similarity_kernel import Matrix

PETS = ("may I bring my dog", "are pets allowed at work", "can my cat come along", "is the office open to animals")
PAY = ("when is payday", "how do I get my payslip", "my wages are late", "who works out the salaries")
TEXTS = (*PETS, *PAY)
LABELS = ["pets"] * len(PETS) + ["pay"] * len(PAY)


@pytest.fixture(scope="module")
def trained(encoder: SentenceEncoder) -> KernelClassifier:
    finer = [f"{label}/{place % 2}" for place, label in enumerate(LABELS)]
    return KernelClassifier().fit(TEXTS, encoder.encode(TEXTS), [LABELS, finer])


def likelihoods(model: KernelClassifier, asked: Sequence[str], encoder: SentenceEncoder) -> list[Matrix]:
    compared = model.kernel.compare(asked, encoder.encode(asked))
    return [model.probabilities(compared, labeling) for labeling in range(len(model.classes))]


def test_new_texts_get_their_class(trained: KernelClassifier, encoder: SentenceEncoder) -> None:
    asked = ["could my dog come with me", "where do I find my pay slip"]
    likely, _ = likelihoods(trained, asked, encoder)
    assert [trained.classes[0][row.argmax()] for row in likely] == ["pets", "pay"]


def test_each_labeling_has_its_own_probabilities(trained: KernelClassifier, encoder: SentenceEncoder) -> None:
    asked = ["could my dog come with me"]
    coarse, fine = likelihoods(trained, asked, encoder)
    assert trained.classes == [("pay", "pets"), ("pay/0", "pay/1", "pets/0", "pets/1")]
    assert (coarse.shape, fine.shape) == ((1, 2), (1, 4))
    assert [coarse.sum(), fine.sum()] == pytest.approx([1, 1], abs=1e-5)


def test_what_was_learned_is_scored_near_one(trained: KernelClassifier, encoder: SentenceEncoder) -> None:
    coarse = trained.scores(trained.kernel.compare(TEXTS, encoder.encode(TEXTS)), 0)
    own = [trained.classes[0].index(label) for label in LABELS]
    assert coarse[np.arange(len(TEXTS)), own].min() > 0.8


def test_some_classes_are_scored_as_all_are(trained: KernelClassifier, encoder: SentenceEncoder) -> None:
    compared = trained.kernel.compare(TEXTS, encoder.encode(TEXTS))
    whole = trained.scores(compared, 1)
    assert trained.scores(compared, 1, slice(1, 3)) == pytest.approx(whole[:, 1:3], abs=1e-6)
    assert np.abs(whole[:, 1:3] - whole[:, :2]).max() > 0.1


def test_weights_are_stored_by_example(trained: KernelClassifier) -> None:
    weights = trained.arrays()["weights"]
    assert weights.shape == (len(TEXTS), 6)
    assert weights.flags.c_contiguous


def test_the_temperature_fits_best() -> None:
    random = np.random.default_rng(3)
    expected = random.integers(0, 3, 400)
    scores = np.eye(3, dtype=np.float32)[expected] * 0.3 + random.normal(0, 0.1, (400, 3)).astype(np.float32)
    best = best_temperature(scores, expected)

    def loss(temperature: float) -> float:
        powers = np.exp(temperature * scores)
        return float(log_loss(expected, powers / powers.sum(axis=1, keepdims=True)))

    assert loss(best) <= min(loss(best * 0.9), loss(best * 1.1))


def test_too_few_to_leave_any_out(encoder: SentenceEncoder) -> None:
    few = KernelClassifier().fit(TEXTS[3:5], encoder.encode(TEXTS[3:5]), [LABELS[3:5]])
    (likely,) = likelihoods(few, ["payday"], encoder)
    assert few.classes[0][likely[0].argmax()] == "pay"
    assert UNTEMPERED > 1


def test_one_class_is_none(encoder: SentenceEncoder) -> None:
    with pytest.raises(ValueError, match="two classes"):
        KernelClassifier().fit(PETS, encoder.encode(PETS), [["pets"] * len(PETS)])


def test_what_was_stored_says_the_very_same(trained: KernelClassifier, encoder: SentenceEncoder) -> None:
    stored = KernelClassifier.of_arrays(trained.arrays())
    assert stored.classes == trained.classes
    assert len(stored.kernel) == len(TEXTS)
    asked = [*TEXTS, "wagse", "may my dgo come?", "大"]
    both = zip(likelihoods(trained, asked, encoder), likelihoods(stored, asked, encoder), strict=True)
    assert all(one.tobytes() == other.tobytes() for one, other in both)
