"""What a message does: several acts at once, each with its own probability.

One logistic regression for each act (scikit-learn) over the encoder's vector of the message, its words and runs of
letters, and what was open when it came: "yes" confirms what is pending and answers what was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.dialogue.message_reading import ACTS
from bot.encoder.sentence_encoder import Vectors
from bot.nlu.messages.annotations import PENDING, QUESTIONS, AnnotatedMessage
from bot.nlu.plain_arrays import Arrays, part, restore_vectorizer, under, vectorizer_arrays
from bot.nlu.term_weights import TermWeights

MEANING = 2.0
"""How much the vector counts beside words and letters, which have length one each."""

CIRCUMSTANCES = 0.5
"""How much each circumstance counts."""

COST = 4.0
"""What an example on the wrong side costs (C of the regression)."""

TOLERANCE = 0.01
LENGTHS = (2, 5, 10, 20, 40)
"""Up to how many words a message is very short, short, …"""

LETTERS = dict(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True, dtype=np.float32)
WORDS = dict(
    ngram_range=(1, 2),
    min_df=2,
    sublinear_tf=True,
    dtype=np.float32,
    token_pattern=r"[^\W_]+(?:['’][^\W_]+)?|[?!.]",
)


@dataclass(frozen=True)
class Circumstances:
    """What was open when a message came: a question, or something that waits for a yes."""

    asked: str | None = None
    pending: str | None = None


@dataclass(frozen=True)
class ActExample:
    """A message with its acts, and the acts of which it is not known whether they are among them."""

    text: str
    acts: frozenset[str]
    circumstances: Circumstances = Circumstances()
    doubtful: frozenset[str] = frozenset()

    @classmethod
    def of(cls, message: AnnotatedMessage) -> ActExample:
        """An annotated message, of which everything is known."""
        return cls(message.text, message.acts, Circumstances(message.asked, message.pending))


@dataclass(frozen=True)
class ActReader:
    """What reads the acts of messages. `weights` has shape (features, acts), `biases` one for each act."""

    letters: TfidfVectorizer
    words: TfidfVectorizer
    weights: Vectors
    biases: Vectors

    @classmethod
    def trained(cls, messages: Sequence[ActExample], vectors: Vectors) -> ActReader:
        """Learns from messages and the vector of each."""
        texts = [message.text for message in messages]
        letters, words = TfidfVectorizer(**LETTERS).fit(texts), TfidfVectorizer(**WORDS).fit(texts)
        around = [message.circumstances for message in messages]
        features = sparse.hstack(_parts(letters, words, texts, vectors, around), format="csr")
        weights = np.zeros((features.shape[1], len(ACTS)), dtype=np.float32)
        biases = np.full(len(ACTS), -np.inf, dtype=np.float32)
        for column, act in enumerate(ACTS):
            known = np.array([act not in message.doubtful for message in messages])
            does = np.array([act in message.acts for message in messages])[known]
            if does.any() and not does.all():
                model = LogisticRegression(
                    C=COST, solver="liblinear", tol=TOLERANCE, random_state=0, class_weight=_weights(does)
                )
                model.fit(features[known], does)
                weights[:, column], biases[column] = model.coef_[0], model.intercept_[0]
        return cls(letters, words, weights, biases)

    def arrays(self) -> Arrays:
        """What it has learned, to be stored."""
        return {
            **under("letters", vectorizer_arrays(self.letters)),
            **under("words", vectorizer_arrays(self.words)),
            "weights": self.weights,
            "biases": self.biases,
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> ActReader:
        """The reader that gave these arrays."""
        letters = restore_vectorizer(TfidfVectorizer(**LETTERS), part(arrays, "letters"))
        words = restore_vectorizer(TfidfVectorizer(**WORDS), part(arrays, "words"))
        return cls(letters, words, arrays["weights"], arrays["biases"])

    @cached_property
    def _by_letter(self) -> TermWeights:
        return TermWeights(self.letters)

    @cached_property
    def _by_word(self) -> TermWeights:
        return TermWeights(self.words)

    def read(self, text: str, vector: Vectors, circumstances: Circumstances) -> dict[str, float]:
        """The probability of each act, the likeliest first."""
        letters, words = self._by_letter.of(text), self._by_word.of(text)
        # Where the parts begin that `_parts` has side by side; only the weights of this text's terms are read.
        by_letter = len(vector)
        by_word = by_letter + len(self._by_letter)
        is_asked = by_word + len(self._by_word)
        around = is_asked + len(self._by_word)
        scores = self.biases + (vector * MEANING) @ self.weights[:by_letter]
        scores = scores + letters.weights @ self.weights[by_letter + letters.columns]
        scores = scores + words.weights @ self.weights[by_word + words.columns]
        if circumstances.asked is not None:
            scores = scores + words.weights @ self.weights[is_asked + words.columns]
        numbers = np.array(_numbers(text, circumstances), dtype=np.float32)
        scores = scores + (numbers * np.float32(CIRCUMSTANCES)) @ self.weights[around:]
        probabilities = 1 / (1 + np.exp(-scores))
        return {ACTS[place]: round(float(probabilities[place]), 4) for place in np.argsort(-probabilities)}


def _weights(does: npt.NDArray[np.bool_]) -> dict[bool, float]:
    """A rare act counts more, by the root of how many do something else: whole balance would see it everywhere."""
    return {True: max(1.0, float((~does).sum() / does.sum()) ** 0.5), False: 1.0}


def _parts(
    letters: TfidfVectorizer,
    words: TfidfVectorizer,
    texts: Sequence[str],
    vectors: Vectors,
    circumstances: Sequence[Circumstances],
) -> list[Vectors | sparse.csr_matrix]:
    """What is known of each text, in parts of one row a text."""
    by_word = words.transform(texts)
    around = np.array(
        [_numbers(text, one) for text, one in zip(texts, circumstances, strict=True)], dtype=np.float32
    )
    is_asked = sparse.diags(np.array([one.asked is not None for one in circumstances], dtype=np.float32))
    return [
        np.asarray(vectors * MEANING, dtype=np.float32),
        letters.transform(texts),
        by_word,
        # The same word may answer a question and tell something unasked.
        is_asked @ by_word,
        around * np.float32(CIRCUMSTANCES),
    ]


def _numbers(text: str, circumstances: Circumstances) -> list[bool]:
    length = len(text.split())
    return [
        *(circumstances.asked == question for question in QUESTIONS),
        *(circumstances.pending == what for what in PENDING),
        circumstances.asked is not None,
        circumstances.pending is not None,
        circumstances == Circumstances(),
        *(length <= most for most in LENGTHS),
        "?" in text,
        text.rstrip().endswith("?"),
    ]
