"""Promotion first, micro-credentials first, or both and in which order: a transparent sum of weighted factors.

Every factor reads its signals, each from -1 (micro-credentials) to 1 (promotion); the score is the sum of all
contributions. It advises and never decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.profile.profile import Evidence, Profile
from bot.recommendation.reasons import reason_of
from bot.recommendation.signals import NO_TARGET_FACTS, Signal, TargetFacts, field_of, signals_of
from bot.recommendation.weights import FactorWeight, Weights

Option = Literal["micro_credentials", "credentials_then_promotion", "promotion_then_credentials", "promotion"]
OPTIONS: tuple[Option, ...] = (
    "micro_credentials",
    "credentials_then_promotion",
    "promotion_then_credentials",
    "promotion",
)
"""From all for micro-credentials to all for a promotion, as the score rises."""

CATALOGUE = "catalogue"
"""Stands among missing fields for what no answer but only the catalogue could tell."""

Lean = Literal["promotion", "micro-credentials", "neither"]
NEXT_STEPS: Mapping[Option, str] = {
    "micro_credentials": "pick_credential",
    "credentials_then_promotion": "plan",
    "promotion_then_credentials": "criteria",
    "promotion": "criteria",
}


@dataclass(frozen=True)
class SignalContribution:
    """One signal's part in a factor, for the words: which claim of the knowledge base it calls on."""

    signal: str
    contribution: float


@dataclass(frozen=True)
class Contribution:
    """One factor's part in the score: `contribution` is `weight` times `value`.

    `value` runs from -1 to 1, `reason` says in the person's own terms what it rests on, `leading` is the signal
    that counts most in it (empty when none was told), `missing` the fields that were not told.
    """

    factor: str
    value: float
    weight: float
    contribution: float
    reason: str
    leading: str = ""
    missing: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The factor as it is shown."""
        return self.factor[:1].upper() + self.factor[1:]

    @property
    def lean(self) -> Lean:
        """Which side the factor speaks for."""
        return _lean(self.contribution)


@dataclass(frozen=True)
class Recommendation:
    """What is advised, and all that it rests on.

    `score` runs from -1 (micro-credentials) to 1 (promotion) and is the sum of the contributions; `margin` is how
    far it is from the nearest border between two results, `uncertainty` how far what was not told could move it.
    `contributions` are in the order of the factors, `reasons` and `against` by weight.
    """

    option: Option
    score: float
    lean: Lean
    margin: float
    is_close: bool
    uncertainty: float
    contributions: tuple[Contribution, ...]
    against: tuple[Contribution, ...]
    next_step: str
    missing: tuple[str, ...] = ()

    @property
    def could_change(self) -> bool:
        """Whether what was not told could lead to another result."""
        return self.uncertainty > self.margin

    @property
    def is_founded(self) -> bool:
        """Whether anything at all was told that it could rest on."""
        return any(each.leading for each in self.contributions)

    @property
    def reasons(self) -> tuple[Contribution, ...]:
        """What speaks for the side that the result leans to, the weightiest first."""
        return _by_weight(c for c in self.contributions if c.contribution and c.lean == self.lean)


def recommend(
    profile: Profile,
    evidence: Sequence[Evidence],
    weights: Weights,
    target: TargetFacts = NO_TARGET_FACTS,
    *,
    today: date,
) -> Recommendation:
    """The recommendation for one person; whatever was not told widens its uncertainty."""
    told = signals_of(profile, evidence, target, today)
    contributions = tuple(_contribution(factor, told, profile, target) for factor in weights.factors)
    score = sum(each.contribution for each in contributions)
    margin = min(abs(score - border) for border in _borders(weights))
    lean = _lean(score)
    return Recommendation(
        option=option_of(score, weights),
        score=score,
        lean=lean,
        margin=margin,
        is_close=margin < weights.close,
        uncertainty=uncertainty_of(told, weights),
        contributions=contributions,
        against=_by_weight(c for c in contributions if c.contribution and c.lean != lean),
        next_step=NEXT_STEPS[option_of(score, weights)],
        missing=tuple(dict.fromkeys(field for each in contributions for field in each.missing)),
    )


def score_of(told: Mapping[str, Signal], weights: Weights) -> float:
    """The score alone, for trying out many answers."""
    return sum(
        factor.weight * sum(signal.share * signal.value(told[signal.signal]) for signal in factor.signals)
        for factor in weights.factors
    )


def option_of(score: float, weights: Weights) -> Option:
    """The result that a score stands for."""
    if score >= weights.clear:
        return "promotion"
    if score <= -weights.clear:
        return "micro_credentials"
    return "promotion_then_credentials" if score >= 0 else "credentials_then_promotion"


def uncertainty_of(told: Mapping[str, Signal], weights: Weights) -> float:
    """How far the score could move at most once all that is missing is told."""
    return sum(
        factor.weight * signal.share * max(map(abs, signal.extremes))
        for factor in weights.factors
        for signal in factor.signals
        if told[signal.signal] is None
    )


def _contribution(
    factor: FactorWeight, told: Mapping[str, Signal], profile: Profile, target: TargetFacts
) -> Contribution:
    parts = [
        SignalContribution(signal.signal, signal.share * signal.value(told[signal.signal]))
        for signal in factor.signals
    ]
    value = sum(part.contribution for part in parts)
    agreeing = [part for part in parts if told[part.signal] is not None and part.contribution * value >= 0]
    agreeing.sort(key=lambda part: -abs(part.contribution))
    return Contribution(
        factor=factor.factor,
        value=value,
        weight=factor.weight,
        contribution=factor.weight * value,
        reason=reason_of([part.signal for part in agreeing], told, profile, target),
        leading=agreeing[0].signal if agreeing else "",
        missing=tuple(
            _missing_name(signal.signal, profile) for signal in factor.signals if told[signal.signal] is None
        ),
    )


def _missing_name(signal: str, profile: Profile) -> str:
    """The field that was not told; where it was, what is missing is in the catalogue."""
    field = field_of(signal)
    return CATALOGUE if field == "target" and (profile.target or profile.goal) else field


def _borders(weights: Weights) -> tuple[float, ...]:
    return (-weights.clear, 0.0, weights.clear)


def _lean(score: float) -> Lean:
    return "promotion" if score > 0 else "micro-credentials" if score < 0 else "neither"


def _by_weight(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    return tuple(sorted(contributions, key=lambda each: -abs(each.contribution)))
