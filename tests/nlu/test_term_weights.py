"""One text's terms weigh what scikit-learn's own transformation says, whatever the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.messages.act_reader import LETTERS, WORDS
from bot.nlu.term_weights import TermWeights

TEXTS = [
    "will a badge get me a raise",
    "does a certificate raise my pay? no!",
    "crème brûlée for a badge",
    "a badge",
]
KINDS = [TfidfVectorizer(**options).fit(TEXTS) for options in (LETTERS, WORDS)]


@pytest.mark.parametrize("vectorizer", KINDS)
@given(text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(" ".join(TEXTS).split())).map(" ".join)))
def test_a_text_is_weighed_as_scikit_learn_weighs_it(vectorizer: TfidfVectorizer, text: str) -> None:
    columns, weights = TermWeights(vectorizer).of(text)
    expected = vectorizer.transform([text])
    expected.sort_indices()
    assert columns.tolist() == expected.indices.tolist()
    assert weights.dtype == np.float32
    assert weights == pytest.approx(expected.data, abs=1e-6)


def test_it_has_as_many_columns_as_terms() -> None:
    assert [len(TermWeights(one)) for one in KINDS] == [len(one.vocabulary_) for one in KINDS]


@pytest.mark.parametrize("other", [{"sublinear_tf": False}, {"norm": "l1"}])
def test_other_weights_are_refused(other: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="logarithmic counts"):
        TermWeights(TfidfVectorizer(**{**LETTERS, **other}).fit(TEXTS))
