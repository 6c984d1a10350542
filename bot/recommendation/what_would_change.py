"""What would change the recommendation: a search for the smallest change of an answer that leads to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from bot.profile.profile import Evidence, Profile
from bot.recommendation.recommendation import Option, option_of, score_of
from bot.recommendation.signals import (
    CHOICES,
    EMPLOYER_PAYS,
    NO_TARGET_FACTS,
    Signal,
    TargetFacts,
    field_of,
    signals_of,
)
from bot.recommendation.weights import Weights

OTHER_CHOICE = 0.5
"""The distance between two choices; 1 is a great change of a number."""

_STEPS: Mapping[str, tuple[tuple[float, ...], float]] = {
    "months_left": (tuple(range(1, 61)), 24.0),
    "months_in_role": (tuple(range(1, 121)), 24.0),
    "hours_per_week": (tuple(range(0, 41)), 10.0),
    "budget": ((0, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 3000), 1000.0),
    "proven": (tuple(range(1, 7)), 3.0),
}
"""For each number the values to try, and the difference that counts as a great change."""

_COARSE = 6
"""In pairs, only every sixth value is tried."""


@dataclass(frozen=True)
class AnswerChange:
    """One changed answer: the signal, the answer given and the one that it would take.

    `distance` says how great the change is, `delta` how far it moves the score.
    """

    signal: str
    told: Signal
    value: Signal
    distance: float
    delta: float

    @property
    def field(self) -> str:
        """The profile's field that the answer belongs to."""
        return field_of(self.signal)


@dataclass(frozen=True)
class WhatWouldChange:
    """The smallest change that flips the result: one answer, two together, or none (`changes` is empty).

    `others` are single answers to other questions that flip it too, smallest change first.
    """

    now: Option
    then: Option
    changes: tuple[AnswerChange, ...] = ()
    others: tuple[AnswerChange, ...] = ()


def what_would_change(
    profile: Profile,
    evidence: Sequence[Evidence],
    weights: Weights,
    target: TargetFacts = NO_TARGET_FACTS,
    *,
    today: date,
) -> WhatWouldChange:
    """The smallest change of one answer that leads to another result; failing that, of two; failing that, none."""
    told = signals_of(profile, evidence, target, today)
    score = score_of(told, weights)
    now = option_of(score, weights)
    candidates = sorted(_candidates(told, score, weights), key=lambda change: change.distance)
    nearest: dict[str, AnswerChange] = {}
    for change in candidates:
        if option_of(score + change.delta, weights) != now:
            nearest.setdefault(change.signal, change)
    if nearest:
        first, *others = nearest.values()
        return WhatWouldChange(now, option_of(score + first.delta, weights), (first,), tuple(others[:2]))
    pair = _nearest_pair(candidates, score, now, weights)
    if pair is None:
        return WhatWouldChange(now, now)
    return WhatWouldChange(now, option_of(score + sum(change.delta for change in pair), weights), pair)


def _candidates(told: Mapping[str, Signal], score: float, weights: Weights) -> Iterator[AnswerChange]:
    """Every answer that could be different; contributions add up, so each one's effect is computed on its own."""
    for signal, values in _values(told):
        for value, distance in values:
            yield AnswerChange(
                signal, told[signal], value, distance, score_of({**told, signal: value}, weights) - score
            )


def _values(told: Mapping[str, Signal]) -> Iterator[tuple[str, list[tuple[Signal, float]]]]:
    for signal, choices in CHOICES.items():
        yield signal, [(choice, OTHER_CHOICE) for choice in choices if choice != told[signal]]
    for signal, (steps, great) in _STEPS.items():
        present = told[signal]
        values: list[tuple[Signal, float]] = []
        for step in steps:
            if not isinstance(present, (int, float)):
                values.append((step, OTHER_CHOICE + step / great / 1000))
            elif step > present or (step < present and signal not in ("months_in_role", "proven")):
                # Time in the role and proof can only grow.
                values.append((step, abs(step - present) / great))
        if signal == "budget" and present != EMPLOYER_PAYS:
            values.append((EMPLOYER_PAYS, OTHER_CHOICE))
        yield signal, values


def _nearest_pair(
    candidates: Sequence[AnswerChange], score: float, now: Option, weights: Weights
) -> tuple[AnswerChange, AnswerChange] | None:
    best: tuple[AnswerChange, AnswerChange] | None = None
    for first, second in combinations(_thinned(candidates), 2):
        if first.signal == second.signal:
            continue
        if best and first.distance + second.distance >= best[0].distance + best[1].distance:
            continue
        if option_of(score + first.delta + second.delta, weights) != now:
            best = (first, second)
    return best


def _thinned(candidates: Sequence[AnswerChange]) -> list[AnswerChange]:
    """A few answers per signal, of those that move the score at all, since there are many pairs."""
    by_signal: dict[str, list[AnswerChange]] = {}
    for change in candidates:
        if change.delta:
            by_signal.setdefault(change.signal, []).append(change)
    return [
        change
        for changes in by_signal.values()
        for place, change in enumerate(changes)
        if len(changes) <= _COARSE or place % _COARSE == 0 or place == len(changes) - 1
    ]
