"""A linear chain over the labels of neighbouring words: a conditional random field.

Each word has a score for every label, and so has every step from one label to the next; a labelling of a message is
as likely as its scores add up (Lafferty, McCallum & Pereira, "Conditional Random Fields", ICML 2001). Messages go
through together, padded to the longest, so that the work is a few products of matrices a word.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


class Expectations(NamedTuple):
    """How likely each word has each label, of shape (words, labels), and how often each step is expected."""

    labels: Matrix
    steps: Matrix


def expectations(scores: Matrix, steps: Matrix, lengths: Numbers) -> Expectations:
    """By the forward-backward algorithm; the words of the messages stand one after the other in `scores`."""
    places, is_word = _padded(lengths)
    padded = scores[places]
    likely = np.exp(padded - padded.max(axis=2, keepdims=True))
    factors = np.exp(steps)
    forward, scale = _forward(likely, factors, is_word)
    backward = np.ones_like(forward)
    expected = np.zeros_like(factors)
    for place in range(likely.shape[1] - 2, -1, -1):
        is_followed = is_word[:, place + 1, None]
        ahead = likely[:, place + 1] * backward[:, place + 1] / scale[:, place + 1, None]
        backward[:, place] = np.where(is_followed, ahead @ factors.T, 1)
        expected += factors * (np.where(is_followed, forward[:, place], 0).T @ ahead)
    marginal = (forward * backward)[is_word]
    return Expectations(marginal / marginal.sum(axis=1, keepdims=True), expected)


def marginals(scores: Matrix, steps: Matrix) -> Matrix:
    """How likely each word of one message has each label: the same as `expectations` of it, without the steps."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    factors = np.exp(steps)
    forward, backward = np.empty_like(likely), np.ones_like(likely)
    forward[0] = likely[0] / likely[0].sum()
    for place in range(1, len(likely)):
        reached = (forward[place - 1] @ factors) * likely[place]
        forward[place] = reached / reached.sum()
    for place in range(len(likely) - 2, -1, -1):
        ahead = factors @ (likely[place + 1] * backward[place + 1])
        backward[place] = ahead / ahead.sum()
    marginal = forward * backward
    return np.asarray(marginal / marginal.sum(axis=1, keepdims=True))


def counted_steps(labels: Numbers, lengths: Numbers, count: int) -> Matrix:
    """How often each step from one label to the next stands in the messages."""
    places, is_word = _padded(lengths)
    padded, is_followed = labels[places], is_word[:, 1:]
    found = np.zeros((count, count), dtype=np.float32)
    np.add.at(found, (padded[:, :-1][is_followed], padded[:, 1:][is_followed]), 1)
    return found


def likeliest(scores: Matrix, steps: Matrix) -> Numbers:
    """The likeliest labelling of one message, by the Viterbi algorithm."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    best = scores[0]
    came_from = []
    for row in scores[1:]:
        routes = best[:, None] + steps
        came_from.append(routes.argmax(axis=0))
        best = routes.max(axis=0) + row
    labels = [int(best.argmax())]
    for previous in reversed(came_from):
        labels.append(int(previous[labels[-1]]))
    return np.array(labels[::-1], dtype=np.int64)


def _forward(likely: Matrix, factors: Matrix, is_word: npt.NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """The probability of each label by what stands before it, and what each place was divided by."""
    forward = np.zeros_like(likely)
    scale = np.ones(likely.shape[:2], dtype=np.float32)
    scale[:, 0] = likely[:, 0].sum(axis=1)
    forward[:, 0] = likely[:, 0] / scale[:, 0, None]
    for place in range(1, likely.shape[1]):
        reached = (forward[:, place - 1] @ factors) * likely[:, place]
        total, is_here = reached.sum(axis=1), is_word[:, place]
        forward[:, place] = np.where(is_here[:, None], reached / total[:, None], forward[:, place - 1])
        scale[:, place] = np.where(is_here, total, 1)
    return forward, scale


def _padded(lengths: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Where each word of each message stands, a message a row; places behind its end hold the first word of all."""
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    columns = np.arange(int(lengths.max()))
    is_word = columns[None] < lengths[:, None]
    return np.where(is_word, starts[:, None] + columns[None], 0).astype(np.int64), is_word
