"""The encoder of many languages: unit vectors that say what a text means and hardly which language it is in."""

from __future__ import annotations

import os

import numpy as np
import pytest

from benchmarks.understanding.questions import training_texts, translated_development
from bot.encoder.multilingual import CALIBRATION, MultilingualEncoder, calibrated

ODD = ["", " ", "💥", "大きい", "\x00", "a\x00b", "\ud800", "a" * 3_000, "<b>x</b>"]

ASKED = [
    "how much does the course cost?",
    "will I earn more money?",
    "how long will it take?",
    "the printer is out of paper",
    "who can write a letter for me?",
    "I want to change to another team",
]
ELSEWHERE = [
    "¿cuánto cuesta el curso?",
    "est-ce que je vais gagner plus d'argent ?",
    "wie lange wird das dauern?",
    "a impressora está sem papel",
    "मेरे लिए चिट्ठी कौन लिख सकता है?",
    "quiero cambiar a otro equipo",
]


@pytest.fixture(scope="module")
def multilingual() -> MultilingualEncoder:
    return MultilingualEncoder()


def test_vectors_have_length_one_and_keep_their_order(multilingual: MultilingualEncoder) -> None:
    texts = [*ASKED, *ODD, *ELSEWHERE]
    vectors = multilingual.encode(texts)
    assert vectors.shape == (len(texts), multilingual.dimension) == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-4)
    for text in (ASKED[0], ELSEWHERE[4], ""):
        assert float(vectors[texts.index(text)] @ multilingual.encode([text])[0]) > 0.999


def test_no_text_no_vector(multilingual: MultilingualEncoder) -> None:
    assert multilingual.encode([]).shape == (0, 384)


def test_a_text_is_nearest_to_its_translation(multilingual: MultilingualEncoder) -> None:
    similarity = multilingual.encode(ASKED) @ multilingual.encode(ELSEWHERE).T
    assert similarity.argmax(axis=1).tolist() == list(range(len(ASKED)))
    # Apart as the encoder that ships sets texts apart, for which the classifier's kernels were made.
    assert similarity.diagonal().mean() > 0.5
    assert np.median(similarity) < 0.3


def test_the_calibration_is_that_of_the_texts(multilingual: MultilingualEncoder) -> None:
    with np.load(CALIBRATION) as stored:
        centre, languages = stored["centre"], stored["languages"]
    assert languages @ languages.T == pytest.approx(np.eye(5), abs=1e-4)
    mean = multilingual.encode_plainly(sorted({text.text for text in training_texts()})[::200]).mean(axis=0)
    assert mean @ centre / np.linalg.norm(mean) / np.linalg.norm(centre) > 0.99
    question = translated_development()[0]
    plain = multilingual.encode_plainly([question.english, *question.translations.values()])
    assert calibrated(plain, centre, languages) @ languages.T == pytest.approx(np.zeros((6, 5)), abs=1e-4)


def test_other_libraries_keep_their_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    MultilingualEncoder()
    assert os.environ["OMP_NUM_THREADS"] == "7"
    monkeypatch.delenv("OMP_NUM_THREADS")
    MultilingualEncoder()
    assert "OMP_NUM_THREADS" not in os.environ
