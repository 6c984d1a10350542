"""An encoder's name by its content, so that stored vectors are known to be of this encoder and no other."""

from __future__ import annotations

import hashlib
from pathlib import Path

BLOCK_BYTES = 1 << 20


def encoder_identity(beside: bytes, weights: Path) -> str:
    """A short name for exactly this file of weights, and for what else makes the vectors what they are."""
    digest = hashlib.sha256(beside)
    with weights.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()[:16]
