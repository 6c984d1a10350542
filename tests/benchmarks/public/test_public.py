"""The whole command on tiny files of the same form."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.performance.machine import Machine
from benchmarks.public.__main__ import main, measure
from benchmarks.public.datasets import read_datasets
from benchmarks.public.made_up import write_benchmarks
from benchmarks.public.pipeline import Pipeline, sureness_of
from benchmarks.public.report import Measured, render
from bot.encoder.sentence_encoder import SentenceEncoder

MACHINE = Machine(2, 2, 24 * 2**30, "Linux x86_64", "3.10.13", "3.6.21", load=0.1)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> list[Measured]:
    folder = tmp_path_factory.mktemp("benchmarks")
    write_benchmarks(folder)
    encode = SentenceEncoder.load().encode
    return [measure(dataset, encode) for dataset in read_datasets(folder)]


def test_what_was_learned_is_known(measured: list[Measured]) -> None:
    assert measured[0].curve.at(float("-inf")).in_scope_accuracy == 1.0
    assert measured[0].headline.in_scope_accuracy > 0.9
    assert measured[0].headline.out_of_scope_recall > 0.7


def test_refusing_works_without_an_example_out_of_scope(measured: list[Measured]) -> None:
    assert measured[1].curve.best_with_recall(1.0).in_scope_accuracy > 0.7


def test_a_guess_is_never_outside(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    dataset = read_datasets(tmp_path)[0]
    pipeline = Pipeline(SentenceEncoder.load().encode, dataset.train)
    assert {guess.label for guess in pipeline.guess(dataset.test)} == {"tea", "light", "music"}


def test_sureness_falls_with_the_class_outside_and_with_distance() -> None:
    scores = np.array([[0.9, 0.1, 0.0], [0.9, 0.1, 0.0], [0.3, 0.1, 0.8]], dtype=np.float32)
    outside = np.array([False, False, True])
    nearest = np.array([1.5, 0.5, 1.5], dtype=np.float32)
    known, far, beyond = sureness_of(scores, outside, nearest)
    assert known > far > beyond
    assert sureness_of(scores[:, :2], outside[:2], nearest)[2] > beyond


def test_the_report(measured: list[Measured]) -> None:
    text = render(measured, MACHINE, "24 November 2026")
    assert "| CLINC150 | BERT | 96.9 | 40.3 | 100.0 |" in text
    assert "above Rasa, BERT | yes |" in text
    for block in text.split("\n\n"):
        if block.startswith("|"):
            assert len({line.count("|") for line in block.splitlines()}) == 1


def test_a_folder_without_them_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "is missing" in capsys.readouterr().err
