"""Recalibrates the multilingual encoder: `python -m benchmarks.understanding.calibration`.

From training texts and from the development questions in six languages; no evaluation question is read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.understanding.questions import training_texts, translated_development
from bot.encoder.multilingual import CALIBRATION, MultilingualEncoder
from bot.encoder.sentence_encoder import Vectors

EVERY = 9


def calibration(encode: Callable[[Sequence[str]], Vectors]) -> tuple[Vectors, Vectors]:
    """The mean of every ninth training text, and orthonormal directions in which the languages differ.

    Each language's mean is compared with that of the same questions in English, so that what they ask cancels out.
    """
    texts = sorted({text.text for text in training_texts()})[::EVERY]
    questions = translated_development()
    english = encode([question.english for question in questions]).mean(axis=0)
    offsets = [
        encode([question.translations[code] for question in questions]).mean(axis=0) - english
        for code in questions[0].translations
    ]
    _, _, directions = np.linalg.svd(np.stack(offsets), full_matrices=False)
    return encode(texts).mean(axis=0), directions


def main() -> int:
    """Writes the calibration file of bot/encoder from the training texts and the development questions."""
    centre, languages = calibration(MultilingualEncoder().encode_plainly)
    np.savez(CALIBRATION, centre=centre.astype(np.float32), languages=languages.astype(np.float32))
    sys.stdout.write(f"{CALIBRATION} was written. Train again.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
