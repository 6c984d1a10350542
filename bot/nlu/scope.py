"""Whether a passage that the classifier has not learned answers a question: its nearness against what none answers.

A logistic model, fitted on small documents that are asked as people ask, and then shifted so that the level from
which an answer is given keeps nearly all other questions away (Platt scaling: Platt, "Probabilistic Outputs for
Support Vector Machines", 1999). The classifier has no say in it: an example out of scope is one near text among
others, and must not refuse what an organisation's own document answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.knowledge.ranking import ANSWER_FROM

KEPT_AWAY = 0.95
"""The share of the questions fitted on that no passage answers, and that must stay below the border."""

INVERSE_REGULARISATION = 10.0


@dataclass(frozen=True)
class ScopeEvidence:
    """What speaks for and against a passage's answering a question, as cosines."""

    nearest: float
    """To the nearest text of the passage."""

    several: float
    """To the nearest few of its texts, on average: one alone may be near by chance."""

    other: float
    """To the nearest example that no passage answers; 0 without any."""


@dataclass(frozen=True)
class Scope:
    """The fitted model: a weight for each kind of evidence, and a bias."""

    weights: tuple[float, ...]
    bias: float

    @classmethod
    def fitted(cls, labelled: Sequence[tuple[ScopeEvidence, bool]]) -> Scope:
        """Fits it on evidence whose answer is known; raises `ValueError` where only one kind is there."""
        inside = np.array([answered for _, answered in labelled], dtype=bool)
        if inside.all() or not inside.any():
            raise ValueError("Both questions that a passage answers and others are needed.")
        rows = np.array([astuple(evidence) for evidence, _ in labelled])
        model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=1_000, class_weight="balanced")
        weights = model.fit(rows, inside).coef_[0]
        border = float(np.quantile(rows[~inside] @ weights, KEPT_AWAY))
        return cls(tuple(map(float, weights)), float(np.log(ANSWER_FROM / (1.0 - ANSWER_FROM))) - border)

    def probability(self, evidence: ScopeEvidence) -> float:
        """How sure it is that the passage answers, 0 to 1."""
        score = self.bias + float(np.dot(self.weights, astuple(evidence)))
        return float(1.0 / (1.0 + np.exp(-np.clip(score, -30.0, 30.0))))
