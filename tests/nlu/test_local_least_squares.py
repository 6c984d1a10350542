"""Local least squares: the same as one system for all while all are near, and hardly other when only some are."""

from __future__ import annotations

import pytest

from bot.encoder.sentence_encoder import SentenceEncoder, Vectors
from bot.nlu import local_least_squares
from bot.nlu.least_squares import softmax, train
from bot.nlu.local_least_squares import MOST_CLASSES, MOST_EXAMPLES, is_too_large, train_local
from bot.nlu.similarity_kernel import SimilarityKernel

SUBJECTS = {
    "pay": "a pay rise",
    "leave": "parental leave",
    "bike": "the company bicycle",
    "badge": "a digital badge",
}
PATTERNS = ("how do I get {}", "who decides about {}", "tell me about {}", "is there {}", "what does {} cost")
TEXTS = [pattern.format(subject) for subject in SUBJECTS.values() for pattern in PATTERNS]
LABELS = [name for name in SUBJECTS for _ in PATTERNS]
COARSE = ["money" if label == "pay" else "things" for label in LABELS]
ASKED = "can you explain the bicycle of the company"


@pytest.fixture(scope="module")
def kernel(encoder: SentenceEncoder) -> SimilarityKernel:
    fitted = SimilarityKernel()
    fitted.fit(TEXTS, encoder.encode(TEXTS))
    return fitted


@pytest.fixture(scope="module")
def asked(encoder: SentenceEncoder) -> Vectors:
    return encoder.encode([ASKED])[0]


def test_with_all_examples_near_it_is_one_system(kernel: SimilarityKernel, asked: Vectors) -> None:
    (joint,) = train(kernel.whole(), [LABELS])
    ((classes, probabilities),) = train_local(kernel, [LABELS]).likely(kernel, ASKED, asked)
    assert tuple(classes) == joint.classes
    scores = joint.scores(kernel.compare([ASKED], asked[None, :]))
    local = train_local(kernel, [LABELS]).labelings[0]
    assert probabilities == pytest.approx(softmax(local.temperature * scores)[0], abs=1e-3)


def test_the_temperature_is_that_of_one_system(kernel: SimilarityKernel) -> None:
    (joint,) = train(kernel.whole(), [LABELS])
    (local,) = train_local(kernel, [LABELS]).labelings
    assert local.temperature == pytest.approx(joint.temperature, rel=0.02)


def test_few_near_examples_give_the_same_best_class(
    kernel: SimilarityKernel, asked: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_least_squares, "NEAREST", 8)
    ((classes, probabilities),) = train_local(kernel, [LABELS]).likely(kernel, ASKED, asked)
    assert classes[int(probabilities.argmax())] == "bike"
    assert len(classes) < len(SUBJECTS) + 1
    assert probabilities.sum() == pytest.approx(1.0)


def test_labelings_share_the_near_examples(kernel: SimilarityKernel, asked: Vectors) -> None:
    (fine, _), (coarse, row) = train_local(kernel, [LABELS, COARSE]).likely(kernel, ASKED, asked)
    assert set(fine) == set(SUBJECTS)
    assert coarse[int(row.argmax())] == "things"


def test_one_class_is_not_enough(kernel: SimilarityKernel) -> None:
    with pytest.raises(ValueError, match="two classes"):
        train_local(kernel, [["a"] * len(TEXTS)])


@pytest.mark.parametrize(
    ("classes", "examples", "expected"),
    [
        (MOST_CLASSES, MOST_EXAMPLES, False),
        (MOST_CLASSES + 1, 1_000, True),
        (80, MOST_EXAMPLES + 1, True),
    ],
)
def test_what_is_too_large_for_one_system(classes: int, examples: int, expected: bool) -> None:
    assert is_too_large(classes, examples) is expected
