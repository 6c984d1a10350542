"""How often the derived themes of occupations agree with labels made by hand: python -m benchmarks.themes."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.settings import PROJECT_ROOT
from bot.tools.interests.themes import FILE, THEMES, Scores, read_themes

LABELS = Path(__file__).parent / "labels.csv"
LETTERS = {theme[0].upper(): theme for theme in THEMES}


def labels() -> list[tuple[str, str]]:
    """Occupations with the letters of their first and second theme, in the order of the file."""
    with LABELS.open(encoding="utf-8", newline="") as text:
        return [(row["occupation"], row["themes"]) for row in csv.DictReader(text)]


def code(scores: Scores) -> str:
    """The letters of all themes, the strongest first."""
    ranked = sorted(zip(scores, LETTERS, strict=True), key=lambda pair: -pair[0])
    return "".join(letter for _, letter in ranked)


def agreement(labelled: Sequence[tuple[str, str]], themes: Mapping[str, Scores]) -> tuple[float, float]:
    """How often the labelled first theme comes first, and how often among the first two."""
    codes = [(code(themes[key]), label) for key, label in labelled]
    first = sum(derived[0] == label[0] for derived, label in codes)
    within = sum(label[0] in derived[:2] for derived, label in codes)
    return first / len(codes), within / len(codes)


def main() -> None:
    """Prints the agreement, of all and of the half held apart, and what does not agree."""
    themes, labelled = read_themes(PROJECT_ROOT / FILE), labels()
    for name, part in (("all", labelled), ("held apart", labelled[1::2])):
        sys.stdout.write(
            "{}: {} labelled, first {:.2f}, within two {:.2f}\n".format(name, len(part), *agreement(part, themes))
        )
    for key, label in labelled:
        if code(themes[key])[0] != label[0]:
            sys.stdout.write(f"{key}: labelled {label}, derived {code(themes[key])[:3]}\n")


if __name__ == "__main__":
    main()
