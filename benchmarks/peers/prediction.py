"""What a peer makes of a question, in the one form that all peers are scored in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prediction:
    """One peer's reading of one question.

    `ranking` holds passage titles, best first, whether or not they would be given; `answers` says whether the peer
    would give an answer from the first of them (or, for two questions in one, the first `given`). `confidence` is
    what the peer claims for its answer or its refusal, from 0 to 1. `seconds` is what the reading took.
    """

    intent: str
    ranking: tuple[str, ...]
    answers: bool
    confidence: float
    seconds: float
    given: int = 1


def read_predictions(entries: list[dict[str, object]]) -> tuple[Prediction, ...]:
    """Predictions from JSON."""
    return tuple(Prediction(**{**entry, "ranking": tuple(entry["ranking"])}) for entry in entries)  # type: ignore[arg-type]
