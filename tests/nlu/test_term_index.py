"""The index gives the figures of scikit-learn's own cosine, for texts it holds and texts it does not."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.term_index import TermIndex

TEXTS = [
    "will a badge get me a raise",
    "how long does a promotion take",
    "what is a nanodegree",
    "a badge or a promotion, which is better",
]


def vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3), sublinear_tf=True, dtype=np.float32)


@pytest.fixture(scope="module")
def index() -> TermIndex:
    made = TermIndex(vectorizer())
    made.index(TEXTS)
    return made


@given(st.text(max_size=60))
def test_cosines_equal_those_of_the_vectorizer(text: str) -> None:
    reference = vectorizer().fit(TEXTS)
    made = TermIndex(vectorizer())
    made.index(TEXTS)
    expected = (reference.transform([text]) @ reference.transform(TEXTS).T).toarray()
    assert made.compare([text]) == pytest.approx(expected, abs=1e-5)


def test_the_vectors_of_the_texts_have_the_same_cosines_with_one_another(index: TermIndex) -> None:
    vectors = TermIndex(vectorizer()).index(TEXTS)
    assert (vectors @ vectors.T).toarray() == pytest.approx(index.compare(TEXTS), abs=1e-5)


def test_text_without_known_terms_is_like_nothing(index: TermIndex) -> None:
    assert not index.compare(["漢字"]).any()


def test_survives_storing(index: TermIndex) -> None:
    restored = pickle.loads(pickle.dumps(index))
    assert np.array_equal(restored.compare(TEXTS), index.compare(TEXTS))
