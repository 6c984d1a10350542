"""Whether a passage that the classifier has not learned answers a question: its nearness against that of all else.

A logistic model, fitted on examples that were left out and asked as if somebody had typed them, and then shifted so
that the level from which an answer is given keeps nearly all other questions away (Platt scaling: Platt,
"Probabilistic Outputs for Support Vector Machines", 1999). The classifier has no say in it: an example out of scope
must not refuse what an organisation's own document answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.knowledge.ranking import ANSWER_FROM

KEPT_AWAY = 0.98
"""The share of the left-out examples of everything else that must stay below the border."""

LEAST_KEPT = 0.55
"""The border is never put so high that fewer of the left-out examples of the passages stay above it."""

INVERSE_REGULARISATION = 1.0


@dataclass(frozen=True)
class ScopeEvidence:
    """What speaks for and against a passage's answering a question. All but `words` are cosines."""

    nearest: float
    """To the nearest text of the passage."""

    typical: float
    """To the nearest of a few of its texts (`bot.knowledge.passage_index`)."""

    words: float
    """The share of the question's words that one text of the passage covers."""

    rival: float
    """As `typical`, of the best passage that the classifier has learned; 0 without any."""

    other: float
    """To the nearest example that no passage answers; 0 without any."""

    def features(self) -> tuple[float, ...]:
        """As the model reads it."""
        return (
            self.nearest,
            self.typical,
            self.words,
            self.typical - self.rival,
            self.nearest - self.other,
        )


@dataclass(frozen=True)
class Scope:
    """The fitted model: a weight for each feature, and a bias."""

    weights: tuple[float, ...]
    bias: float

    @classmethod
    def fitted(cls, labelled: Sequence[tuple[ScopeEvidence, bool]]) -> Scope:
        """Fits it on evidence whose answer is known; raises `ValueError` where only one kind is there."""
        inside = np.array([answered for _, answered in labelled], dtype=bool)
        if inside.all() or not inside.any():
            raise ValueError("Both examples that the passages answer and others are needed.")
        rows = np.array([evidence.features() for evidence, _ in labelled])
        model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=1_000, class_weight="balanced")
        model.fit(rows, inside)
        weights = model.coef_[0]
        scores = rows @ weights
        strict = float(np.quantile(scores[~inside], KEPT_AWAY))
        lenient = float(np.quantile(scores[inside], 1.0 - LEAST_KEPT))
        bias = float(np.log(ANSWER_FROM / (1.0 - ANSWER_FROM))) - min(strict, lenient)
        return cls(tuple(map(float, weights)), bias)

    def probability(self, evidence: ScopeEvidence) -> float:
        """How sure it is that the passage answers, 0 to 1."""
        score = self.bias + float(np.dot(self.weights, evidence.features()))
        return float(1.0 / (1.0 + np.exp(-np.clip(score, -30.0, 30.0))))


DEFAULT_SCOPE = Scope((6.0, 6.0, 2.0, 6.0, 6.0), -8.0)
"""For examples too few to fit on: a passage must be near, and nearer than everything else."""
