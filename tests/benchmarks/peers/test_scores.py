from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.peers.made_up import BOTH, COST, OUTSIDE, QUESTIONS, RIGHT, TRAINING, WRONG, prediction
from benchmarks.peers.questions import right_intents
from benchmarks.peers.scores import (
    Share,
    expected_calibration_error,
    is_right_first,
    is_right_within,
    macro_f1,
    score,
)

INTENTS = right_intents(TRAINING)


def test_right_intents() -> None:
    assert INTENTS(COST) == {"ask_cost"}
    assert INTENTS(BOTH) == {"ask_cost", "ask_time"}
    assert "out_of_scope" in INTENTS(OUTSIDE)


def test_all_right_and_all_wrong() -> None:
    best = score(list(zip(QUESTIONS, RIGHT, strict=True)), INTENTS)
    assert [s.value for s in (best.right_first, best.right_within, best.right_intent, best.macro_f1) if s] == [
        1.0
    ] * 4
    assert best.wrong_source is not None
    assert best.wrong_source.value == 0.0
    worst = score(list(zip(QUESTIONS, WRONG, strict=True)), INTENTS)
    assert [s.value for s in (worst.right_first, worst.right_within, worst.macro_f1) if s] == [0.0] * 3
    assert worst.wrong_source is not None
    assert worst.wrong_source.value == 1.0
    assert worst.calibration_error is not None
    assert worst.calibration_error.value == pytest.approx(0.9)


def test_nothing_asked_has_no_scores() -> None:
    assert score([], INTENTS).right_first is None
    assert score([], INTENTS).macro_f1 is None


def test_two_questions_in_one_need_both_answers() -> None:
    both = ("How long it takes", "What it costs")
    assert is_right_first(BOTH, prediction("ask_cost", *both, given=2))
    assert not is_right_first(BOTH, prediction("ask_cost", *both, given=1))
    assert is_right_within(BOTH, prediction("ask_cost", *both, given=1))


def test_a_right_passage_that_is_not_given_is_within_alone() -> None:
    refused = prediction("out_of_scope", "What it costs", answers=False)
    assert (is_right_first(COST, refused), is_right_within(COST, refused)) == (False, True)


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_a_share_lies_within_its_interval(flags: list[bool]) -> None:
    share = Share.of(flags)
    assert share is not None
    assert 0 <= share.low <= share.value + 1e-9
    assert share.value <= share.high + 1e-9


def test_intervals_narrow_and_tell_shares_apart() -> None:
    few, many = Share.of([True, True, False] * 10), Share.of([True, True, False] * 1000)
    low = Share.of([True, False, False] * 1000)
    assert few is not None
    assert many is not None
    assert low is not None
    assert many.high - many.low < few.high - few.low
    assert many.is_above(low)
    assert low.is_below(many)
    assert not many.is_above(few)


def test_macro_f1_by_hand() -> None:
    pairs = [(frozenset({"a"}), "a"), (frozenset({"a"}), "b"), (frozenset({"b"}), "b")]
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_calibration_error_by_hand() -> None:
    confidences = np.array([0.95, 0.95, 0.15, 0.15])
    assert expected_calibration_error(confidences, np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(0.1)
    assert expected_calibration_error(confidences, np.array([0.0, 0.0, 1.0, 1.0])) == pytest.approx(0.9)
