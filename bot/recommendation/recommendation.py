"""Promotion first, micro-credentials first, or both in which order: a transparent sum of weighted factors.

Each factor reads its signals, each from -1 (micro-credentials) to 1 (promotion); the score is the sum of all
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
"""From micro-credentials alone to a promotion alone, as the score rises."""

CATALOGUE = "catalogue"
"""Among missing fields: what only the catalogue, and no answer, could tell."""

Lean = Literal["promotion", "micro-credentials", "neither"]


@dataclass(frozen=True)
class SignalContribution:
    """One signal's part in its factor's value."""

    signal: str
    contribution: float


@dataclass(frozen=True)
class Contribution:
    """One factor's part in the score: `contribution` is `weight` times `value`.

    `value` runs from -1 to 1, `reason` names the answers that it rests on, `leading` is the signal that counts
    most in it (empty when none is known), `missing` are the fields that are not known.
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
        """The factor's name as it is shown."""
        return self.factor[:1].upper() + self.factor[1:]

    @property
    def lean(self) -> Lean:
        """The side that the factor speaks for."""
        return _lean(self.contribution)


@dataclass(frozen=True)
class Recommendation:
    """What is advised, and everything that it rests on.

    `score` runs from -1 (micro-credentials) to 1 (promotion) and is the sum of the contributions; `margin` is its
    distance from the nearest border between two results, `uncertainty` how far missing answers could move it.
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
    missing: tuple[str, ...] = ()

    @property
    def could_change(self) -> bool:
        """Whether missing answers could lead to another result."""
        return self.uncertainty > self.margin

    @property
    def is_founded(self) -> bool:
        """Whether there is any answer that it could rest on."""
        return any(each.leading for each in self.contributions)

    @property
    def reasons(self) -> tuple[Contribution, ...]:
        """The contributions to the side that the result leans to, the weightiest first."""
        return _by_weight(c for c in self.contributions if c.contribution and c.lean == self.lean)


def recommend(
    profile: Profile,
    evidence: Sequence[Evidence],
    weights: Weights,
    target: TargetFacts = NO_TARGET_FACTS,
    *,
    today: date,
) -> Recommendation:
    """The recommendation for one person; missing answers widen its uncertainty."""
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
        missing=tuple(dict.fromkeys(field for each in contributions for field in each.missing)),
    )


def score_of(told: Mapping[str, Signal], weights: Weights) -> float:
    """The score alone, from -1 to 1: for trying out many answers."""
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
    """How far, at most, the missing answers could move the score."""
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
    """The missing field; `CATALOGUE` where the field is known and only the catalogue lacks the facts."""
    field = field_of(signal)
    return CATALOGUE if field == "target" and (profile.target or profile.target_words or profile.goal) else field


def _borders(weights: Weights) -> tuple[float, ...]:
    return (-weights.clear, 0.0, weights.clear)


def _lean(score: float) -> Lean:
    return "promotion" if score > 0 else "micro-credentials" if score < 0 else "neither"


def _by_weight(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    return tuple(sorted(contributions, key=lambda each: -abs(each.contribution)))
