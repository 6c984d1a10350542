"""Trained parts as named plain arrays in one file: reading it makes numbers and texts, and runs nothing.

A pickle would run whatever code its writer put into it (https://docs.python.org/3/library/pickle.html), and models
are copied from machine to machine. Decision 40 has what else was weighed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

Arrays = dict[str, npt.NDArray[Any]]


def write_arrays(file: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Writes `arrays` as numpy's npz; raises `ValueError` where one holds objects."""
    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"{name} holds objects, which only a pickle could keep.")
    with file.open("wb") as stream:
        np.savez(stream, **arrays)


def read_arrays(file: Path) -> Arrays:
    """What `write_arrays` wrote; raises `ValueError` for arrays of objects and `OSError` when there is no file."""
    with np.load(file, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def under(name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> Arrays:
    """The arrays of a part, named as that part's."""
    return {f"{name}/{key}": array for key, array in arrays.items()}


def part(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> Arrays:
    """The arrays of one part, as it named them itself."""
    return {key.removeprefix(f"{name}/"): array for key, array in arrays.items() if key.startswith(f"{name}/")}


def json_array(value: Any) -> npt.NDArray[np.uint8]:
    """Texts, lists and numbers among arrays: the bytes of their JSON."""
    return np.frombuffer(json.dumps(value).encode("ascii"), dtype=np.uint8)


def json_value(array: npt.NDArray[Any]) -> Any:
    """What `json_array` was given; tuples come back as lists."""
    return json.loads(array.tobytes())


def sparse_arrays(matrix: sparse.csr_matrix) -> Arrays:
    """A sparse matrix in compressed rows."""
    return {
        "data": matrix.data,
        "indices": matrix.indices,
        "indptr": matrix.indptr,
        "shape": np.array(matrix.shape, dtype=np.int64),
    }


def sparse_matrix(arrays: Mapping[str, npt.NDArray[Any]]) -> sparse.csr_matrix:
    """The matrix of `sparse_arrays`; raises `ValueError` where its parts do not fit together."""
    shape = tuple(map(int, arrays["shape"]))
    matrix = sparse.csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=shape)
    # An index beyond the end would read somebody else's memory.
    matrix.check_format(full_check=True)
    return matrix


def vectorizer_arrays(vectorizer: TfidfVectorizer) -> Arrays:
    """What a fitted vectorizer has learned: its terms by column, and what each weighs.

    The terms that it dropped (`stop_words_`) are left out: they are of no use and may be somebody's secret
    (CVE-2024-5206).
    """
    terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
    return {"terms": json_array(terms), "weights": vectorizer.idf_}


def restore_vectorizer(vectorizer: TfidfVectorizer, arrays: Mapping[str, npt.NDArray[Any]]) -> TfidfVectorizer:
    """Gives an unfitted vectorizer what one with the same options had learned; raises `ValueError` for a misfit."""
    weights = arrays["weights"]
    vectorizer.set_params(vocabulary=json_value(arrays["terms"]))
    vectorizer.idf_ = weights
    # The setter makes them doubles, with which every product of a text would be one as well, and another number.
    vectorizer._tfidf._idf_diag = vectorizer._tfidf._idf_diag.astype(weights.dtype)
    return vectorizer
