from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.performance.processes import BenchmarkError
from benchmarks.public.datasets import OUTSIDE, Labelled, read_datasets
from benchmarks.public.made_up import write_benchmarks
from benchmarks.public.published import PUBLISHED


def test_every_benchmark_is_read(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    found = read_datasets(tmp_path)
    assert [dataset.name for dataset in found] == list(PUBLISHED)
    clinc, hint3 = found[0], found[1]
    assert (len(clinc.train), len(clinc.validation), len(clinc.test)) == (19, 19, 19)
    assert Labelled("play a song", "music") in clinc.train
    assert Labelled("sell my car", OUTSIDE) in clinc.train
    assert (len(hint3.train), hint3.validation, len(hint3.test)) == (15, (), 19)
    assert sum(one.label == OUTSIDE for one in hint3.test) == 4


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"data_full\.json is missing.*DATA="):
        read_datasets(tmp_path)


@pytest.mark.parametrize("content", ["{}", "[]", "no JSON", '{"train": 1}'])
def test_another_form_is_told(tmp_path: Path, content: str) -> None:
    write_benchmarks(tmp_path)
    (tmp_path / "clinc150" / "data_full.json").write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkError, match="not of the form"):
        read_datasets(tmp_path)
