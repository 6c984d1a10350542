"""How good predictions are: shares with confidence intervals, macro F1 and calibration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.peers.prediction import Prediction
from benchmarks.understanding.questions import EvaluationQuestion

WITHIN = 3
RESAMPLES = 2_000
FEWER_RESAMPLES = 300
"""For figures that take longer to work out than a share."""
BINS = 10

Case = tuple[EvaluationQuestion, Prediction]
Flags = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Share:
    """A figure from 0 to 1 with its 95 % interval, by percentile bootstrap (Efron & Tibshirani, 1993)."""

    value: float
    low: float
    high: float
    count: int

    @classmethod
    def drawn(cls, count: int, measure: Callable[[Indices], float], seed: int = 0) -> Share | None:
        """Any figure of cases, by measuring it on resampled cases; None without cases."""
        if not count:
            return None
        draws = np.random.default_rng(seed).integers(0, count, (FEWER_RESAMPLES, count))
        low, high = np.percentile([measure(chosen) for chosen in draws], [2.5, 97.5])
        return cls(measure(np.arange(count)), float(low), float(high), count)

    @classmethod
    def of(cls, flags: Sequence[bool], seed: int = 0) -> Share | None:
        """None without cases."""
        if not flags:
            return None
        values = np.array(flags, dtype=np.float64)
        drawn = np.random.default_rng(seed).integers(0, len(values), (RESAMPLES, len(values)))
        low, high = np.percentile(values[drawn].mean(axis=1), [2.5, 97.5])
        return cls(float(values.mean()), float(low), float(high), len(values))

    def is_above(self, other: Share) -> bool:
        """Whether the whole interval lies above the other's."""
        return self.low > other.high

    def is_below(self, other: Share) -> bool:
        """Whether the whole interval lies below the other's."""
        return self.high < other.low


@dataclass(frozen=True)
class Scores:
    """A peer's scores on a set of questions; None where there was nothing to score."""

    right_first: Share | None
    right_within: Share | None
    wrong_source: Share | None
    right_intent: Share | None
    macro_f1: Share | None
    calibration_error: Share | None


def score(cases: Sequence[Case], intents: Callable[[EvaluationQuestion], frozenset[str]]) -> Scores:
    """The scores of all cases; `intents` gives the intents that are right for a question."""
    inside = [case for case in cases if case[0].in_scope]
    outside = [case for case in cases if not case[0].in_scope]
    pairs = [(intents(question), prediction.intent) for question, prediction in cases]
    confidences = np.array([prediction.confidence for _, prediction in cases])
    right = np.array([_is_right(*case) for case in cases], dtype=np.float64)
    return Scores(
        right_first=Share.of([is_right_first(*case) for case in inside]),
        right_within=Share.of([is_right_within(*case) for case in inside]),
        wrong_source=Share.of([prediction.answers for _, prediction in outside]),
        right_intent=Share.of([predicted in expected for expected, predicted in pairs]),
        macro_f1=Share.drawn(len(pairs), lambda chosen: macro_f1([pairs[index] for index in chosen])),
        calibration_error=Share.drawn(
            len(cases), lambda chosen: expected_calibration_error(confidences[chosen], right[chosen])
        ),
    )


def score_kinds(
    cases: Sequence[Case], intents: Callable[[EvaluationQuestion], frozenset[str]]
) -> dict[str, Scores]:
    """The scores of each kind of question alone."""
    kinds = sorted({question.kind for question, _ in cases})
    return {kind: score([case for case in cases if case[0].kind == kind], intents) for kind in kinds}


def is_right_first(question: EvaluationQuestion, prediction: Prediction) -> bool:
    """Whether the answer given is a right one; of two questions in one, whether both are answered."""
    given = prediction.ranking[: prediction.given] if prediction.answers else ()
    if question.together:
        return set(question.together) <= set(given)
    return bool(given) and given[0] in question.sources


def is_right_within(question: EvaluationQuestion, prediction: Prediction) -> bool:
    """Whether a right passage is among the first three, given or not."""
    first = prediction.ranking[:WITHIN]
    if question.together:
        return set(question.together) <= set(first)
    return any(title in question.sources for title in first)


def _is_right(question: EvaluationQuestion, prediction: Prediction) -> bool:
    return is_right_first(question, prediction) if question.in_scope else not prediction.answers


def macro_f1(pairs: Sequence[tuple[frozenset[str], str]]) -> float:
    """The mean over the expected intents of F1; where several are right, a right prediction counts for itself."""
    labelled = [(predicted if predicted in right else min(right), predicted) for right, predicted in pairs]
    scores = []
    for intent in sorted({expected for expected, _ in labelled}):
        hits = sum(expected == predicted == intent for expected, predicted in labelled)
        expected_count = sum(expected == intent for expected, _ in labelled)
        predicted_count = sum(predicted == intent for _, predicted in labelled)
        scores.append(2 * hits / (expected_count + predicted_count))
    return float(np.mean(scores)) if scores else 0.0


def expected_calibration_error(confidences: Flags, right: Flags, bins: int = BINS) -> float:
    """ECE over equal-width bins (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017)."""
    if not len(confidences):
        return 0.0
    places = np.minimum((np.clip(confidences, 0.0, 1.0) * bins).astype(int), bins - 1)
    total = 0.0
    for place in range(bins):
        chosen = places == place
        if chosen.any():
            total += chosen.sum() * abs(float(confidences[chosen].mean()) - float(right[chosen].mean()))
    return total / len(confidences)
