"""A tiny training set and questions for the tests of the peers."""

from __future__ import annotations

from benchmarks.peers.examples import Example, TrainingSet
from benchmarks.peers.prediction import Prediction
from benchmarks.peers.questions import right_intents
from benchmarks.peers.results import Cost, PeerResult
from benchmarks.peers.scores import score, score_kinds
from benchmarks.understanding.questions import EvaluationQuestion

TITLES = {"cost": "What it costs", "time": "How long it takes"}

TRAINING = TrainingSet(
    (
        Example("what does a badge cost", "ask_cost", "cost"),
        Example("how much is the course", "ask_cost", "cost"),
        Example("price of a badge please", "ask_cost", "cost"),
        Example("how many weeks does it take", "ask_time", "time"),
        Example("is it a matter of months", "ask_time", "time"),
        Example("weeks or months until I am done", "ask_time", "time"),
        Example("hello there", "greet"),
        Example("good morning", "greet"),
        Example("where is the canteen", "out_of_scope"),
        Example("my laptop is broken", "out_of_scope"),
    ),
    TITLES,
)

COST = EvaluationQuestion("cost of the badge", "plain", ("What it costs",))
TIME = EvaluationQuestion("how many months", "typo", ("How long it takes",))
BOTH = EvaluationQuestion("cost and weeks?", "two-in-one", tuple(TITLES.values()), tuple(TITLES.values()))
OUTSIDE = EvaluationQuestion("the canteen is closed", "plain")
QUESTIONS = (COST, TIME, BOTH, OUTSIDE)


def prediction(
    intent: str, *ranking: str, answers: bool = True, confidence: float = 0.9, given: int = 1
) -> Prediction:
    """A prediction of this intent, made in a millisecond; it answers with the first `given` of the ranking."""
    return Prediction(intent, ranking, answers, confidence, 0.001, given)


RIGHT = (
    prediction("ask_cost", "What it costs", "How long it takes"),
    prediction("ask_time", "How long it takes"),
    prediction("ask_time", "How long it takes", "What it costs", given=2),
    prediction("out_of_scope", "What it costs", answers=False),
)
WRONG = tuple(prediction("greet", "Something else") for _ in QUESTIONS)


def result(peer: str, right: bool, p50: float = 0.02, **other: object) -> PeerResult:
    """A peer's result with all questions right or all wrong, and this median latency in seconds."""
    cost = Cost(20.0, 5.0, 900_000_000, 21_000_000, p50, 2 * p50, 4, served=True)
    cases = list(zip(QUESTIONS, RIGHT if right else WRONG, strict=True))
    intents = right_intents(TRAINING)
    scores, by_kind = score(cases, intents), score_kinds(cases, intents)
    return PeerResult(peer, "2026-11-24", 10, "asked", scores, by_kind, cost, **other)  # type: ignore[arg-type]
