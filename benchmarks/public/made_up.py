"""Tiny files in the form of the public benchmarks, with sentences of our own: the tests read nothing else."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from benchmarks.public.datasets import HINT3_BOTS

INTENTS = {
    "tea": ["make me some tea", "a cup of tea please", "brew green tea", "is there any tea", "pour me tea"],
    "light": ["switch on the light", "the lamp off please", "it is dark here", "dim the lights", "turn lamps on"],
    "music": ["play a song", "some jazz please", "next track", "louder music", "stop this song"],
}
OUTSIDE = ["how tall is the tower", "sell my car", "who won the match", "translate this letter"]


def write_benchmarks(folder: Path) -> None:
    """Writes `clinc150/` and `hint3/` below the folder, as `read_datasets` expects them."""
    inside = [[text, intent] for intent, texts in INTENTS.items() for text in texts]
    outside = [[text, "oos"] for text in OUTSIDE]
    content = {name: inside for name in ("train", "val", "test")}
    content |= {f"oos_{name}": outside for name in ("train", "val", "test")}
    (folder / "clinc150").mkdir(parents=True)
    (folder / "clinc150" / "data_full.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "hint3").mkdir()
    for bot in HINT3_BOTS:
        _write(folder / "hint3" / f"{bot}_train.csv", inside)
        _write(folder / "hint3" / f"{bot}_test.csv", [*inside, *([text, "NO_NODES_DETECTED"] for text in OUTSIDE)])


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["sentence", "label"], *rows])
