"""What a fitted `TfidfVectorizer` makes of one text, without what scikit-learn checks and builds each time.

A message is one row with a hundred terms; for that, scikit-learn takes half a millisecond, most of it in checks of
its own parameters and in matrices that multiply by a diagonal.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.encoder.sentence_encoder import Vectors


class Terms(NamedTuple):
    """The columns of the terms that a text has, ascending, and what each weighs; their squares add up to one."""

    columns: npt.NDArray[np.int64]
    weights: Vectors


class TermWeights:
    """Weighs terms as a vectorizer does that was fitted with `sublinear_tf` and the norm of Euclid."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        if not vectorizer.sublinear_tf or vectorizer.norm != "l2":
            raise ValueError("Only logarithmic counts and vectors of length one are weighed here.")
        self._terms_of = vectorizer.build_analyzer()
        self._column_of = vectorizer.vocabulary_
        self._rarity = np.asarray(vectorizer.idf_, dtype=np.float32)

    def __len__(self) -> int:
        return len(self._rarity)

    def of(self, text: str) -> Terms:
        """The terms of a text; none where it has none that were learned."""
        found = [column for column in map(self._column_of.get, self._terms_of(text)) if column is not None]
        columns, counts = np.unique(np.array(found, dtype=np.int64), return_counts=True)
        weights = (np.log(counts.astype(np.float32)) + np.float32(1)) * self._rarity[columns]
        length = np.sqrt(np.square(weights).sum(dtype=np.float64)) if len(weights) else 1.0
        return Terms(columns, np.asarray(weights / length, dtype=np.float32))
