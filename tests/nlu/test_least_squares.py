"""Kernel least squares against the plain linear system, and against really leaving one example out."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.least_squares import REGULARISATION, TEMPERATURE_BOUNDS, LeastSquaresModel, best_temperature, train

RANDOM = np.random.default_rng(7)
POINTS = np.concatenate([RANDOM.normal(centre, 0.6, (12, 2)) for centre in ((0, 0), (3, 0), (0, 3))])
LABELS = [name for name in ("a", "b", "c") for _ in range(12)]


def kernel_of(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    distance = ((first[:, None, :] - second[None, :, :]) ** 2).sum(axis=2)
    return np.asarray(np.exp(-distance), dtype=np.float32)


KERNEL = kernel_of(POINTS, POINTS)
TARGETS = np.array([[label == name for name in "abc"] for label in LABELS], dtype=np.float64)


def test_weights_solve_the_regularised_system() -> None:
    (model,) = train(KERNEL.copy(), [LABELS])
    expected = np.linalg.solve(KERNEL.astype(np.float64) + REGULARISATION * np.eye(len(LABELS)), TARGETS)
    assert model.classes == ("a", "b", "c")
    assert model.weights == pytest.approx(expected, abs=1e-3)


def test_the_temperature_is_the_one_of_predictions_that_leave_one_out() -> None:
    held_out = []
    for index in range(len(LABELS)):
        others = [other for other in range(len(LABELS)) if other != index]
        system = KERNEL[np.ix_(others, others)].astype(np.float64) + REGULARISATION * np.eye(len(others))
        held_out.append(KERNEL[index, others] @ np.linalg.solve(system, TARGETS[others]))
    expected = best_temperature(np.array(held_out, dtype=np.float32), TARGETS.argmax(axis=1))
    (model,) = train(KERNEL.copy(), [LABELS])
    assert model.temperature == pytest.approx(expected, rel=0.02)
    assert TEMPERATURE_BOUNDS[0] <= model.temperature <= TEMPERATURE_BOUNDS[1]


def test_new_points_get_the_class_that_they_lie_in() -> None:
    (model,) = train(KERNEL.copy(), [LABELS])
    probabilities = model.probabilities(kernel_of(np.array([[0.1, 0.1], [2.9, 0.2], [0.1, 3.2]]), POINTS))
    assert [model.classes[row.argmax()] for row in probabilities] == ["a", "b", "c"]
    assert probabilities.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert (probabilities >= 0).all()
    assert probabilities.max(axis=1).min() > 0.8


def test_a_point_far_from_everything_belongs_to_no_class_in_particular() -> None:
    (model,) = train(KERNEL.copy(), [LABELS])
    (row,) = model.probabilities(kernel_of(np.array([[90.0, 90.0]]), POINTS))
    assert row == pytest.approx(np.full(3, 1 / 3), abs=1e-5)


def test_two_labelings_share_one_training() -> None:
    coarse = ["x" if label == "a" else "y" for label in LABELS]
    both = train(KERNEL.copy(), [LABELS, coarse])
    (alone,) = train(KERNEL.copy(), [coarse])
    assert both[1].classes == ("x", "y")
    assert both[1].weights == pytest.approx(alone.weights, abs=1e-6)


def test_the_lower_triangle_is_enough() -> None:
    (whole,) = train(KERNEL.copy(), [LABELS])
    (lower,) = train(np.tril(KERNEL), [LABELS])
    assert (lower.weights == whole.weights).all()
    assert lower.temperature == whole.temperature


def test_one_class_is_not_enough() -> None:
    with pytest.raises(ValueError, match="two classes"):
        train(KERNEL.copy(), [["a"] * len(LABELS)])


def test_a_matrix_that_is_no_kernel() -> None:
    with pytest.raises(ValueError, match="positive definite"):
        train(-KERNEL, [LABELS])


def test_huge_scores_do_not_overflow() -> None:
    model = LeastSquaresModel(("a", "b"), np.array([[1e4, -1e4]], dtype=np.float32), 60.0)
    assert model.probabilities(np.ones((1, 1), dtype=np.float32)) == pytest.approx(np.array([[1.0, 0.0]]))
