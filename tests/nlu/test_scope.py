"""Scope: fitted on what was asked, the border where it keeps nearly all else away, and never a surprise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.ranking import ANSWER_FROM
from bot.nlu.scope import KEPT_AWAY, Scope, ScopeEvidence

COSINE = st.floats(-1, 1)


def evidence(nearest: float, other: float = 0.3) -> ScopeEvidence:
    return ScopeEvidence(nearest, nearest - 0.05, other)


def labelled(number: int = 400) -> list[tuple[ScopeEvidence, bool]]:
    random = np.random.default_rng(3)
    inside = [(evidence(float(random.normal(0.7, 0.06)), 0.4), True) for _ in range(number)]
    outside = [(evidence(float(random.normal(0.4, 0.06)), 0.6), False) for _ in range(number)]
    return [*inside, *outside]


FITTED = Scope.fitted(labelled())


def test_what_is_near_is_answered_and_what_is_not_is_kept_away() -> None:
    outside = [FITTED.probability(one) for one, answered in labelled() if not answered]
    inside = [FITTED.probability(one) for one, answered in labelled() if answered]
    assert np.mean([probability < ANSWER_FROM for probability in outside]) >= KEPT_AWAY - 0.01
    assert np.mean([probability >= ANSWER_FROM for probability in inside]) > 0.95


def test_a_nearer_example_out_of_scope_never_helps_and_a_nearer_text_does() -> None:
    plain = FITTED.probability(evidence(0.6))
    assert FITTED.probability(evidence(0.6, other=0.6)) <= plain
    assert FITTED.probability(evidence(0.8)) >= plain


@given(COSINE, COSINE, COSINE)
def test_it_is_a_probability(nearest: float, several: float, other: float) -> None:
    assert 0.0 <= FITTED.probability(ScopeEvidence(nearest, several, other)) <= 1.0


def test_one_kind_alone_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="Both"):
        Scope.fitted([(evidence(0.7), True)])
    with pytest.raises(ValueError, match="Both"):
        Scope.fitted([(evidence(0.2), False)])
