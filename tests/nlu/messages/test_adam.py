from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.messages.adam import Adam


def test_the_first_step_goes_the_rate_against_each_gradient() -> None:
    parameters = {"a": np.zeros(3, dtype=np.float32), "table": np.zeros((4, 2), dtype=np.float32)}
    adam = Adam(parameters)
    adam.rate = 0.5
    rows = np.array([1, 3], dtype=np.int32)
    of_rows = {"table": np.array([[1, -1], [4, 0]], dtype=np.float32)}
    adam.step({"a": np.array([2, -3, 0], dtype=np.float32)}, of_rows, rows)
    assert parameters["a"] == pytest.approx([-0.5, 0.5, 0])
    assert parameters["table"] == pytest.approx(np.array([[0, 0], [-0.5, 0.5], [0, 0], [-0.5, 0]]))


def test_it_finds_the_bottom_of_a_bowl() -> None:
    goal = np.array([1, -2, 3], dtype=np.float32)
    parameters = {"a": np.zeros(3, dtype=np.float32)}
    adam = Adam(parameters)
    adam.rate = 0.05
    for _ in range(500):
        adam.step({"a": parameters["a"] - goal}, {}, np.array([], dtype=np.int32))
    assert parameters["a"] == pytest.approx(goal, abs=0.01)
