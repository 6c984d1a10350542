"""The next question: the essential ones first, then only those whose answer could change the result."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from bot.assessment.questions import QUESTIONS, Question
from bot.profile.profile import FIELDS, Evidence, Profile
from bot.recommendation.recommendation import option_of, score_of
from bot.recommendation.signals import CHOICES, NO_TARGET_FACTS, Signal, TargetFacts, field_of, signals_of
from bot.recommendation.weights import Weights

MOST_QUESTIONS = 5
ESSENTIAL = ("occupation", "target", "deadline")
"""Always asked: without them there can be no gap and no plan."""


def next_question(
    profile: Profile,
    evidence: Sequence[Evidence],
    weights: Weights,
    target: TargetFacts = NO_TARGET_FACTS,
    asked: Collection[str] = (),
    *,
    today: date,
) -> Question | None:
    """The next question; None once enough is known or `MOST_QUESTIONS` were asked.

    `asked` are the fields already asked for, answered or not; none is asked for again.
    """
    if len(set(asked)) >= MOST_QUESTIONS:
        return None
    open_fields = [name for name in FIELDS if name not in asked and not _is_settled(name, profile, evidence)]
    for name in ESSENTIAL:
        if name in open_fields:
            return QUESTIONS[name]
    told = signals_of(profile, evidence, target, today)
    swings = {name: _swing(name, told, weights) for name in open_fields}
    useful = [name for name in open_fields if swings[name] > 0]
    return QUESTIONS[max(useful, key=lambda name: swings[name])] if useful else None


def open_questions(profile: Profile, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The fields that are neither told nor refused."""
    return tuple(name for name in FIELDS if not _is_settled(name, profile, evidence))


def _is_settled(name: str, profile: Profile, evidence: Sequence[Evidence]) -> bool:
    if name in profile.refused:
        return True
    if name == "evidence":
        return bool(evidence)
    if name == "target":
        return not (profile.target is None and profile.target_words is None and profile.goal is None)
    if name == "occupation":
        return not (profile.occupation is None and profile.occupation_words is None)
    if name == "budget":
        return not (profile.budget is None and profile.budget_words is None) or bool(profile.employer_pays)
    return getattr(profile, name) is not None


def _swing(name: str, told: Mapping[str, Signal], weights: Weights) -> float:
    """How far the answers to a question move the score; 0 when they all lead to the same result."""
    missing = {signal for signal in told if field_of(signal) == name and told[signal] is None}
    scores = [
        score_of({**told, signal: value}, weights) for signal in missing for value in _values(signal, weights)
    ]
    results = {option_of(score, weights) for score in (*scores, score_of(told, weights))}
    return max(scores) - min(scores) if scores and len(results) > 1 else 0.0


def _values(signal: str, weights: Weights) -> Iterator[Signal]:
    """The answers at which the signal's value can be lowest or highest."""
    if signal in CHOICES:
        yield from CHOICES[signal]
        return
    for factor in weights.factors:
        for each in factor.signals:
            if each.signal == signal:
                yield from (place for place, _ in each.points)
                yield from each.words
