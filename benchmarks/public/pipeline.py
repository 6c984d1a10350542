"""The project's own classifier on other data: encoder and kernel classifier as they ship, nothing tuned.

How sure a guess is comes from the same scores, in a form that needs no example out of scope: HINT3 has none. (The
assistant, which has many, takes the probability of all its passages.) What its components do around the classifier
(typing errors, several questions in a message, passages) has no counterpart here and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.public.curve import Guess
from benchmarks.public.datasets import OUTSIDE, Labelled
from bot.encoder.sentence_encoder import Vectors
from bot.nlu.kernel_classifier import KernelClassifier
from bot.nlu.similarity_kernel import Matrix

Encode = Callable[[Sequence[str]], Vectors]
BLOCK = 500
NEARNESS_WEIGHT = 0.25
"""Of the nearest example in the sureness; between 0.15 and 0.4 it makes no difference beyond chance."""


class Pipeline:
    """Trained on labelled texts; `OUTSIDE` among the labels is a class like any other, as in data/nlu."""

    def __init__(self, encode: Encode, examples: Sequence[Labelled]) -> None:
        texts = [example.text for example in examples]
        self._encode = encode
        self._model = KernelClassifier().fit(texts, encode(texts), [[example.label for example in examples]])

    def guess(self, asked: Sequence[Labelled]) -> list[Guess]:
        """The best intent in scope for each text, and how sure it is."""
        guesses: list[Guess] = []
        for start in range(0, len(asked), BLOCK):
            guesses += self._guess_block(asked[start : start + BLOCK])
        return guesses

    def _guess_block(self, asked: Sequence[Labelled]) -> list[Guess]:
        texts = [one.text for one in asked]
        kernel = self._model.kernel.compare(texts, self._encode(texts))
        scores, (classes,) = self._model.scores(kernel, 0), self._model.classes
        outside = np.array([label == OUTSIDE for label in classes])
        best = np.where(outside, -np.inf, scores).argmax(axis=1)
        sureness = sureness_of(scores, outside, kernel.max(axis=1))
        return [
            Guess(classes[column], float(sure), one.label)
            for column, sure, one in zip(best, sureness, asked, strict=True)
        ]


def sureness_of(scores: Matrix, outside: npt.NDArray[np.bool_], nearest: Matrix) -> Matrix:
    """How far the best class is above the one outside, and how near the nearest example is.

    `scores` has shape (texts, classes), `outside` marks classes, `nearest` is each text's largest kernel value.
    """
    inside = scores[:, ~outside].max(axis=1)
    beyond = scores[:, outside].max(axis=1) if outside.any() else 0.0
    return np.asarray(inside - beyond + NEARNESS_WEIGHT * nearest)
