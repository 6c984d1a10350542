"""How an encoder is scored: nearest titles, right first and within three, and the rejection curve."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.encoder_training.measure import nearest_titles, question_sets, rejection, report
from benchmarks.understanding.questions import EvaluationQuestion

COSTS, PAY, TIME, OTHER = "Costs", "Pay", "Time", "Other"


def test_titles_come_by_their_nearest_text_and_once() -> None:
    texts = np.array([[1, 0], [0, 1], [0.8, 0.6]], dtype=np.float32)
    asked = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert nearest_titles(asked, texts, [COSTS, PAY, COSTS]) == [[COSTS, PAY], [PAY, COSTS]]


def test_what_is_out_of_scope_counts_neither_way() -> None:
    asked = [
        EvaluationQuestion("what does it cost", "plain", (COSTS,)),
        EvaluationQuestion("how much more will I get", "long", (PAY, COSTS)),
        EvaluationQuestion("how long", "plain", (TIME,)),
        EvaluationQuestion("where is the canteen", "plain"),
    ]
    ranked = [[COSTS, PAY], [OTHER, COSTS], [OTHER, PAY, COSTS, TIME], [PAY]]
    line = report("some set", asked, ranked)
    assert line.endswith(" all 1/3 0.333 (0.667)  plain 1/2 0.500 (0.500)  long 0/1 0.000 (1.000)")


@pytest.mark.parametrize(
    ("known", "unknown", "area"),
    [([0.9, 0.8], [0.1, 0.2], 1.0), ([0.1], [0.9], 0.0), ([0.5, 0.9], [0.5], 0.75)],
)
def test_the_area_says_how_often_a_known_question_scores_higher(
    known: list[float], unknown: list[float], area: float
) -> None:
    assert rejection(known, unknown) == area


def test_every_set_asks_about_something_and_about_nothing() -> None:
    for questions in question_sets().values():
        assert {question.in_scope for question in questions} == {True, False}
