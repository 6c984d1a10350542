"""`make bench-public DATA=<folder>`: this project's classifier on benchmarks that others made."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.performance.command import say
from benchmarks.performance.machine import this_machine
from benchmarks.performance.processes import BenchmarkError
from benchmarks.performance.report_parts import write_part
from benchmarks.public.curve import Curve
from benchmarks.public.datasets import Dataset, read_datasets
from benchmarks.public.pipeline import Encode, Pipeline
from benchmarks.public.report import COMMAND, Measured, render
from benchmarks.public.threshold import by_cross_validation, from_validation
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"
VECTORS = PROJECT_ROOT / "var" / "benchmark" / "public"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures every benchmark in the folder and writes the report; returns the exit code."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Measures the classifier on public benchmarks.")
    parser.add_argument("folder", type=Path, help="holds clinc150/ and hint3/")
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the report, write no file")
    options = parser.parse_args(arguments)
    machine = this_machine()
    try:
        datasets = read_datasets(options.folder)
    except BenchmarkError as error:
        say(str(error))
        return 1
    encode = _encoder()
    measured = []
    for dataset in datasets:
        say(f"{dataset.name} ...")
        measured.append(measure(dataset, encode))
    report = render(measured, machine, f"{date.today():%d %B %Y}")
    sys.stdout.write(f"{report}\n")
    if not options.only_print:
        write_part(REPORT, "bench-public", report)
        say(f"Written to {REPORT.relative_to(PROJECT_ROOT)}")
    return 0


def measure(dataset: Dataset, encode: Encode) -> Measured:
    """Trains on the training data alone; the test data are seen once, at the end."""
    start = time.perf_counter()
    pipeline = Pipeline(encode, dataset.train)
    seconds = time.perf_counter() - start
    if dataset.validation:
        threshold = from_validation(pipeline.guess(dataset.validation))
    else:
        threshold = by_cross_validation(dataset.train, lambda train, asked: Pipeline(encode, train).guess(asked))
    curve = Curve(pipeline.guess(dataset.test))
    return Measured(dataset.name, curve, curve.at(threshold), seconds, len(dataset.train))


def _encoder() -> Encode:
    from bot.encoder.sentence_encoder import SentenceEncoder
    from bot.encoder.stored_vectors import VectorCache

    return VectorCache(SentenceEncoder.load(), VECTORS).encode


if __name__ == "__main__":
    sys.exit(main())
