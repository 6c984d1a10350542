"""What is learned is stored as plain arrays: the same numbers come back, and nothing runs as they are read."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.plain_arrays import (
    json_array,
    json_value,
    part,
    read_arrays,
    restore_vectorizer,
    sparse_arrays,
    sparse_matrix,
    under,
    vectorizer_arrays,
    write_arrays,
)

TEXTS = ["does a badge raise my pay", "a badge, a certificate", "crème brûlée 大", "where is my payslip"]
OPTIONS = dict(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True, dtype=np.float32)


class Boom:
    """What runs code where a pickle of it is loaded."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a pickle was run",)


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    arrays = {
        "single": np.float32([[1, 2.5], [-0.0, np.inf]]),
        "by/column": np.asfortranarray(np.arange(6, dtype=np.int32).reshape(2, 3)),
        "none": np.zeros((0, 4)),
    }
    write_arrays(tmp_path / "a.npz", arrays)
    found = read_arrays(tmp_path / "a.npz")
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        assert found[name].flags.c_contiguous == array.flags.c_contiguous
        assert found[name].tobytes() == array.tobytes()


def test_objects_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="b holds objects"):
        write_arrays(tmp_path / "a.npz", {"a": np.zeros(2), "b": np.array([Boom()])})
    assert not (tmp_path / "a.npz").exists()


def test_objects_are_not_read_though_somebody_wrote_them(tmp_path: Path) -> None:
    np.savez(tmp_path / "objects.npz", a=np.array([Boom()]))
    (tmp_path / "pickle.npz").write_bytes(pickle.dumps(Boom()))
    for name in ("objects", "pickle"):
        with pytest.raises(ValueError, match=r"allow_pickle=False|pickled data"):
            read_arrays(tmp_path / f"{name}.npz")


def test_a_file_that_is_missing_or_cut_off(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        read_arrays(tmp_path / "a.npz")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda of: st.lists(of, max_size=4)))
def test_texts_and_lists_come_back(value: object) -> None:
    assert json_value(json_array(value)) == value


def test_parts_keep_to_themselves() -> None:
    one, two = {"x": np.zeros(1)}, {"x": np.ones(1), "y/z": np.ones(2)}
    both = {**under("a", one), **under("ab", two)}
    assert part(both, "a").keys() == one.keys()
    assert part(both, "ab").keys() == two.keys()
    assert part(both, "a")["x"] == 0


def test_sparse_matrices_come_back() -> None:
    matrix = sparse.random(7, 5, density=0.3, format="csr", dtype=np.float32, random_state=1)
    found = sparse_matrix(sparse_arrays(matrix))
    assert (found.shape, found.dtype) == (matrix.shape, matrix.dtype)
    assert found.toarray().tobytes() == matrix.toarray().tobytes()


def test_a_sparse_matrix_that_leads_beyond_its_end_is_refused() -> None:
    arrays = sparse_arrays(sparse.eye(3, format="csr", dtype=np.float32))
    with pytest.raises(ValueError, match="index"):
        sparse_matrix({**arrays, "shape": np.array([3, 2])})


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_a_vectorizer_says_the_very_same(texts: list[str]) -> None:
    fitted = TfidfVectorizer(**OPTIONS).fit(TEXTS)
    restored = restore_vectorizer(TfidfVectorizer(**OPTIONS), vectorizer_arrays(fitted))
    for asked in (texts, TEXTS):
        one, other = fitted.transform(asked), restored.transform(asked)
        assert one.dtype == other.dtype == np.float32
        assert one.indices.tolist() == other.indices.tolist()
        assert one.data.tobytes() == other.data.tobytes()


def test_dropped_words_are_not_stored() -> None:
    fitted = TfidfVectorizer(token_pattern=r"\w+", min_df=2).fit([*TEXTS, "the password is hunter2"])
    assert "hunter2" in fitted.stop_words_
    stored = vectorizer_arrays(fitted)
    assert "hunter2" not in json_value(stored["terms"])
    assert not hasattr(restore_vectorizer(TfidfVectorizer(), stored), "stop_words_")


def test_weights_that_do_not_fit_the_terms_are_refused() -> None:
    arrays = vectorizer_arrays(TfidfVectorizer(**OPTIONS).fit(TEXTS))
    with pytest.raises(ValueError, match="idf length"):
        restore_vectorizer(TfidfVectorizer(**OPTIONS), {**arrays, "weights": arrays["weights"][1:]})
