"""Sentences to vectors with a small ONNX model, on the CPU and without a network.

The model that ships is all-MiniLM-L6-v2 (Reimers & Gurevych, "Sentence-BERT", EMNLP 2019; Apache-2.0), tuned on the
project's own texts and averaged with the original, with integer weights: benchmarks/encoder_training makes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

SHIPPED = Path(__file__).parent / "minilm"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"

MAX_TOKENS = 128
FEW = 4
"""Up to this many texts are encoded one after the other, which is faster than starting threads for them."""

LAST = 8
"""So many texts are kept as they were encoded."""

BLOCK_BYTES = 1 << 20
"""How much of the weights is read at a time."""


class EncoderError(Exception):
    """The encoder's files are missing or not the ones expected; the message says how to fix that."""


class TokenVectors(NamedTuple):
    """A vector for each piece of a word that the tokenizer cut, and where the piece stands in the text."""

    vectors: Vectors
    spans: tuple[tuple[int, int], ...]


class Encoder(Protocol):
    """Turns texts into vectors of one dimension. Two encoders with the same `id` return the same vectors."""

    @property
    def id(self) -> str:
        """A short name for exactly these weights; see `encoder_identity`."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (number of texts, dimension), float32, each of length one, in the order given."""


class SentenceEncoder:
    """Encodes texts as unit vectors: the mean of the token vectors, scaled to length one. Threads may share it."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        # Imported here so that the command line and the action server never load the runtime.
        import onnxruntime
        from tokenizers import Tokenizer

        from bot.encoder.inner_layer import with_inner_layer

        options = onnxruntime.SessionOptions()
        # One thread per text: for texts this short, more only wait for one another. Texts run side by side instead.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content, inner = with_inner_layer(model.read_bytes())
        self._session = onnxruntime.InferenceSession(
            content, sess_options=options, providers=["CPUExecutionProvider"]
        )
        last = self._session.get_outputs()[0].name
        self._layers = (last, inner or last)
        """The outputs that sentences and their words are read from."""
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self.id = _identity(model, tokenizer)
        self.dimension = int(self._session.get_outputs()[0].shape[-1])
        # Whoever reads the words of a message does so just after the message was encoded as a whole.
        self._run = lru_cache(maxsize=LAST)(self._run_once)

    @classmethod
    def load(cls, folder: Path | None = None) -> SentenceEncoder:
        """The encoder in `folder` (``model.onnx`` and ``tokenizer.json``), or the one that ships.

        Raises `EncoderError` when a file is missing.
        """
        return cls(*_files(folder))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (number of texts, dimension), float32, each of length one, in the order given."""
        if len(texts) <= FEW:
            vectors = list(map(self._encode, texts))
        else:
            with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
                vectors = list(pool.map(self._encode, texts))
        return np.array(vectors, dtype=np.float32).reshape(len(texts), self.dimension)

    def tokens(self, text: str) -> TokenVectors:
        """A vector for each piece of a word that is read, in its place (`bot.encoder.inner_layer`)."""
        _, pieces = self._run(text)
        return TokenVectors(pieces.vectors[1:-1], pieces.spans[1:-1])

    def _encode(self, text: str) -> Vectors:
        return self._run(text)[0]

    def _run_once(self, text: str) -> tuple[Vectors, TokenVectors]:
        """The vector of a text, and those of its pieces with the two marks that the tokenizer puts around them."""
        # Never in a batch: activations are quantised over a whole run, so other texts would change the vector.
        encoding = self._tokenizer.encode(text)
        ids = np.array([encoding.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        last, inner = self._session.run(list(self._layers), {name: feed[name] for name in self._inputs})
        mean = last[0].mean(axis=0)
        vector = np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), dtype=np.float32)
        return vector, TokenVectors(inner[0], tuple(encoding.offsets))


def sentence_encoder_id(folder: Path | None = None) -> str:
    """The `id` of the encoder in `folder`, or of the one that ships, without loading it. Raises `EncoderError`."""
    return _identity(*_files(folder))


def encoder_identity(beside: bytes, weights: Path) -> str:
    """A short name for exactly this file of weights and for whatever else shapes the vectors.

    Stored vectors carry it, so that they are never taken for those of another encoder.
    """
    digest = hashlib.sha256(beside)
    with weights.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()[:16]


def _files(folder: Path | None) -> tuple[Path, Path]:
    """The model and the tokenizer in `folder`, or those that ship. Raises `EncoderError`."""
    model, tokenizer = ((folder or SHIPPED) / name for name in (MODEL, TOKENIZER))
    for file in (model, tokenizer):
        if not file.is_file():
            fix = f"RUNG_ENCODER: {file} is missing. Point it to a folder that holds it."
            raise EncoderError(fix if folder else f"{file} is missing. Restore it from the repository.")
    return model, tokenizer


def _identity(model: Path, tokenizer: Path) -> str:
    return encoder_identity(tokenizer.read_bytes(), model)
