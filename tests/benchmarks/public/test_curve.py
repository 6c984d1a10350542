from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.public.curve import Curve, Guess
from benchmarks.public.datasets import OUTSIDE, Labelled
from benchmarks.public.threshold import by_cross_validation, from_validation

# Three in scope, one of them guessed wrong; two outside.
GUESSES = [
    Guess("a", 0.9, "a"),
    Guess("b", 0.5, "b"),
    Guess("a", 0.4, "b"),
    Guess("a", 0.6, OUTSIDE),
    Guess("b", 0.1, OUTSIDE),
]


@pytest.mark.parametrize(
    ("threshold", "accuracy", "recall"), [(0.0, 2 / 3, 0.0), (0.45, 2 / 3, 0.5), (0.7, 1 / 3, 1.0), (1.0, 0.0, 1.0)]
)
def test_a_point_by_hand(threshold: float, accuracy: float, recall: float) -> None:
    point = Curve(GUESSES).at(threshold)
    assert (point.in_scope_accuracy, point.out_of_scope_recall) == (pytest.approx(accuracy), recall)


def test_above_a_published_point() -> None:
    curve = Curve(GUESSES)
    assert curve.is_above(0.6, 0.5)
    assert not curve.is_above(0.7, 0.5)
    assert not curve.is_above(0.6, 0.6)


def test_what_is_guessed_to_be_outside_is_refused_at_any_threshold() -> None:
    assert Curve([Guess(OUTSIDE, 1.0, OUTSIDE)]).at(0.0).out_of_scope_recall == 1.0


@given(
    st.lists(
        st.builds(Guess, st.sampled_from("ab"), st.floats(-2, 2), st.sampled_from(["a", "b", OUTSIDE])), min_size=1
    )
)
def test_more_refusal_never_answers_more(guesses: list[Guess]) -> None:
    points = Curve(guesses).points()
    assert [p.in_scope_accuracy for p in points] == sorted((p.in_scope_accuracy for p in points), reverse=True)
    assert [p.out_of_scope_recall for p in points] == sorted(p.out_of_scope_recall for p in points)


def test_the_threshold_of_a_validation_split_refuses_the_aim() -> None:
    guesses = [Guess("a", 0.5 + number / 100, "a") for number in range(10)]
    guesses += [Guess("a", number / 10, OUTSIDE) for number in range(10)]
    point = Curve(guesses).at(from_validation(guesses))
    assert point.out_of_scope_recall >= 0.85


def test_cross_validation_leaves_whole_intents_out_and_asks_each_of_them() -> None:
    examples = [Labelled(f"{label} {number}", label) for label in "abcdefghij" for number in range(10)]
    asked_outside: set[str] = set()

    def guess(train: object, asked: object) -> list[Guess]:
        known = {one.label for one in train}  # type: ignore[attr-defined]
        found = []
        for one in asked:  # type: ignore[attr-defined]
            own = one.text.split()[0]
            assert (own in known) == (one.label != OUTSIDE)
            if one.label == OUTSIDE:
                asked_outside.add(one.text)
            found.append(Guess(own, 0.9 if own in known else 0.2, one.label))
        return found

    assert 0.2 < by_cross_validation(examples, guess) <= 0.9
    assert asked_outside == {example.text for example in examples}
