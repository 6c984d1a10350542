"""The threshold of the headline row, chosen without a look at the test data."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from benchmarks.public.curve import Curve, Guess
from benchmarks.public.datasets import OUTSIDE, Labelled

RECALL_AIM = 0.75
MARGIN = 0.1
"""About two standard errors of the recall on a validation split with a hundred texts out of scope."""

FOLDS = 5

GuessAfterTraining = Callable[[Sequence[Labelled], Sequence[Labelled]], list[Guess]]
"""Guesses for the second texts after training on the first."""


def from_validation(guesses: Sequence[Guess]) -> float:
    """The threshold that keeps most in scope while it refuses the aim and a margin of the validation split."""
    return Curve(guesses).best_with_recall(RECALL_AIM + MARGIN).threshold


def by_cross_validation(
    examples: Sequence[Labelled], guess_after_training: GuessAfterTraining, seed: int = 0
) -> float:
    """For data without any text out of scope: whole intents are left out in turn and play that part.

    The threshold with the best mean of both shares over the folds; in each fold a part of the other intents' texts
    is left out as well, to be answered.
    """
    draw = random.Random(seed)
    labels = sorted({example.label for example in examples if example.label != OUTSIDE})
    draw.shuffle(labels)
    fold_of_text = [draw.randrange(FOLDS) for _ in examples]
    guesses: list[Guess] = []
    for fold in range(FOLDS):
        left_out = set(labels[fold::FOLDS])
        train: list[Labelled] = []
        asked: list[Labelled] = []
        for example, own_fold in zip(examples, fold_of_text, strict=True):
            if example.label in left_out:
                asked.append(Labelled(example.text, OUTSIDE))
            else:
                (asked if own_fold == fold else train).append(example)
        guesses += guess_after_training(train, asked)
    points = Curve(guesses).points()
    return max(points, key=lambda point: point.in_scope_accuracy + point.out_of_scope_recall).threshold
