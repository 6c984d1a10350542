from __future__ import annotations

from typing import Any

import pytest

from benchmarks.peers.own_predict import read
from benchmarks.understanding.evaluate import Outcome
from benchmarks.understanding.questions import EvaluationQuestion

QUESTION = EvaluationQuestion("?", "")


def parsed(*scores: float, in_scope: float = 0.9) -> dict[str, Any]:
    questions = [{"in_scope": in_scope, "candidates": [{"score": score}]} for score in scores]
    return {"intent": {"name": "ask", "confidence": 0.7}, "knowledge": {"questions": questions}}


@pytest.mark.parametrize(
    ("kind", "answered", "message", "intent", "answers", "confidence"),
    [
        ("answer", ("A",), parsed(0.8), "ask", True, 0.8),
        ("answer", ("A", "B"), parsed(0.5, 0.9, 0.6), "ask", True, 0.6),
        ("clarify", (), parsed(0.3, in_scope=0.35), "ask", False, 0.65),
        ("not_covered", (), parsed(0.1, in_scope=0.2), "out_of_scope", False, 0.8),
        ("other", (), {"intent": {"name": "greet", "confidence": 0.7}}, "ask", False, 0.7),
    ],
)
def test_reading(
    kind: str, answered: tuple[str, ...], message: dict[str, Any], intent: str, answers: bool, confidence: float
) -> None:
    found = read(Outcome(QUESTION, "ask", kind, answered, (*answered, "C")), message, 0.1)
    assert (found.intent, found.answers) == (intent, answers)
    assert found.confidence == pytest.approx(confidence)
    assert found.given == max(len(answered), 1)
