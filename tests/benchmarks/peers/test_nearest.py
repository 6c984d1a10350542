from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers.examples import Example, TrainingSet
from benchmarks.peers.made_up import TRAINING
from benchmarks.peers.nearest import (
    BM25_B,
    BM25_K1,
    REFUSED,
    Bm25,
    Matrix,
    best_threshold,
    bm25_index,
    by_bm25,
    by_embedding,
    threshold_by_bm25,
    threshold_by_embedding,
)
from benchmarks.peers.nearest_predict import RESULT, load, main, train


def test_bm25_is_okapi_s() -> None:
    index = Bm25(["red red fox", "blue fox", "dog"])
    length, mean = 3, 2.0
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 2 * (BM25_K1 + 1) / (2 + BM25_K1 * (1 - BM25_B + BM25_B * length / mean))
    assert index.similarities(["RED!"])[0].tolist() == pytest.approx([expected / (expected + 5), 0.0, 0.0])


def test_the_nearest_example_answers_and_what_is_far_from_all_is_refused() -> None:
    index = bm25_index(TRAINING)
    model = by_bm25(TRAINING, index, 0.05)
    found = model.predict("what is the price of a badge")
    assert (found.intent, found.answers, found.ranking[0]) == ("ask_cost", True, "What it costs")
    refused = model.predict("zebra")
    assert (refused.intent, refused.answers, refused.confidence) == (REFUSED, False, 1.0)


def test_an_example_that_no_passage_answers_gives_its_intent_and_no_answer() -> None:
    found = by_bm25(TRAINING, bm25_index(TRAINING), 0.05).predict("good morning")
    assert (found.intent, found.answers) == ("greet", False)


def test_an_example_is_not_its_own_neighbour() -> None:
    # Two clear pairs and one stranger: looked up among the others, the pairs are alike at 0.8, the stranger at 0.2.
    training = TrainingSet(
        (Example("a", "i", "p"), Example("b", "i", "p"), Example("c", "out_of_scope")), {"p": "P"}
    )
    rows = np.array([[1.0, 0.8, 0.2], [0.8, 1.0, 0.1], [0.2, 0.1, 1.0]], dtype=np.float32)
    assert 0.2 < best_threshold(training, iter([(0, rows[:2].copy()), (2, rows[2:].copy())])) <= 0.8


def test_by_vectors() -> None:
    def encode(texts: Sequence[str]) -> Matrix:
        vectors = np.array([[len(text), text.count("a") + 1.0] for text in texts], dtype=np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

    vectors = encode([example.text for example in TRAINING.examples])
    model = by_embedding(TRAINING, encode, vectors, threshold_by_embedding(TRAINING, vectors))
    assert model.predict("hello there").confidence == pytest.approx(1.0, abs=1e-5)


def test_trained_once_then_loaded(tmp_path: Path) -> None:
    folder = tmp_path
    TRAINING.save(folder / "set.json")
    (folder / "questions.json").write_text('["price of a badge", "zebra"]', encoding="utf-8")
    for _ in range(2):
        main("bm25", str(folder / "set.json"), str(folder / "questions.json"), str(folder))
    content = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    direct = by_bm25(TRAINING, bm25_index(TRAINING), threshold_by_bm25(TRAINING, bm25_index(TRAINING)))
    assert [entry["intent"] for entry in content["predictions"]] == [
        direct.predict(text).intent for text in ("price of a badge", "zebra")
    ]
    assert content["memory"] > 1e7


def test_the_shipped_encoder_is_one_of_the_peers(tmp_path: Path) -> None:
    train("minilm", TRAINING, tmp_path)
    assert (
        load("minilm", TRAINING, Path(str(tmp_path))).predict("how expensive is a badge").ranking[0]
        == "What it costs"
    )
