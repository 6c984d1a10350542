"""Adam, with tables of which a step changes only some rows (Kingma & Ba, "Adam", ICLR 2015)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

SLOW, SLOWER = 0.9, 0.999
"""How much of the mean of the gradients, and of their squares, each step keeps."""

DECAY = 1e-5
"""The share of a weight that counts as gradient, so that unneeded weights shrink."""

TINY = 1e-8


class Adam:
    """Changes the parameters it was made for, in place."""

    def __init__(self, parameters: Mapping[str, Matrix]) -> None:
        self.rate = 0.001
        self._parameters = parameters
        self._means = {name: np.zeros_like(matrix) for name, matrix in parameters.items()}
        self._squares = {name: np.zeros_like(matrix) for name, matrix in parameters.items()}
        self._steps = 0

    def step(
        self, gradients: Mapping[str, Matrix], of_rows: Mapping[str, Matrix], rows: npt.NDArray[np.int32]
    ) -> None:
        """One step along whole gradients, and along gradients of these `rows` of the other parameters."""
        self._steps += 1
        for name, gradient in gradients.items():
            self._change(name, gradient + DECAY * self._parameters[name], slice(None))
        for name, gradient in of_rows.items():
            self._change(name, gradient, rows)

    def _change(self, name: str, gradient: Matrix, rows: slice | npt.NDArray[np.int32]) -> None:
        mean = SLOW * self._means[name][rows] + (1 - SLOW) * gradient
        square = SLOWER * self._squares[name][rows] + (1 - SLOWER) * gradient * gradient
        self._means[name][rows], self._squares[name][rows] = mean, square
        mean = mean / (1 - SLOW**self._steps)
        square = square / (1 - SLOWER**self._steps)
        self._parameters[name][rows] -= self.rate * mean / (np.sqrt(square) + TINY)
