"""Benchmarks that others made, read from a folder that the project does not hold.

CLINC150: Larson et al., "An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction", EMNLP 2019.
HINT3: Arora et al., "HINT3: Raising the bar for Intent Detection in the Wild", Insights workshop, EMNLP 2020.
Both are evaluation data: never committed, never trained on, never read by a test.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.performance.processes import BenchmarkError

OUTSIDE = "out_of_scope"
CLINC = "CLINC150"
HINT3_BOTS = {"curekart": "HINT3 Curekart", "sofmattress": "HINT3 SOFMattress", "powerplay11": "HINT3 Powerplay11"}

_CLINC_FILE = Path("clinc150") / "data_full.json"
_HINT3_OUTSIDE = "NO_NODES_DETECTED"


@dataclass(frozen=True)
class Labelled:
    """A text and its intent, or `OUTSIDE`."""

    text: str
    label: str


@dataclass(frozen=True)
class Dataset:
    """A benchmark; `validation` is empty where its authors gave none."""

    name: str
    train: tuple[Labelled, ...]
    validation: tuple[Labelled, ...]
    test: tuple[Labelled, ...]


def read_datasets(folder: Path) -> list[Dataset]:
    """CLINC150, then the three bots of HINT3. Raises `BenchmarkError` when a file is missing or not of its form."""
    try:
        return [_clinc(folder / _CLINC_FILE), *(_hint3(folder / "hint3", bot) for bot in HINT3_BOTS)]
    except FileNotFoundError as error:
        raise BenchmarkError(
            f"{error.filename} is missing. Name the folder of clinc150/ and hint3/: make bench-public DATA=…"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BenchmarkError(f"The benchmarks in {folder} are not of the form that their authors gave.") from error


def _clinc(file: Path) -> Dataset:
    content = json.loads(file.read_text(encoding="utf-8"))

    def part(name: str) -> tuple[Labelled, ...]:
        inside = tuple(Labelled(text, label) for text, label in content[name])
        return (*inside, *(Labelled(text, OUTSIDE) for text, _ in content[f"oos_{name}"]))

    return Dataset(CLINC, part("train"), part("val"), part("test"))


def _hint3(folder: Path, bot: str) -> Dataset:
    def part(name: str) -> tuple[Labelled, ...]:
        with (folder / f"{bot}_{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = [(row["sentence"], row["label"]) for row in csv.DictReader(file)]
        return tuple(Labelled(text, OUTSIDE if label == _HINT3_OUTSIDE else label) for text, label in rows)

    return Dataset(HINT3_BOTS[bot], part("train"), (), part("test"))
