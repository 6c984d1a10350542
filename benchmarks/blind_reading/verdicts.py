"""Counts what a blind reader found, by version.

    python -m benchmarks.blind_reading.verdicts FOLDER

reads ``key.json`` of the mixing and ``verdicts.tsv`` of the reader: number of the conversation, number of the reply
in it from 1 on, ``fully``, ``partly`` or ``not``, and a reason, with tabs between them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.blind_reading.mixing import KEY
from benchmarks.performance.command import ended_cleanly
from benchmarks.performance.processes import BenchmarkError

VERDICTS = "verdicts.tsv"
KINDS = ("fully", "partly", "not")


def counted(key: Mapping[str, str], lines: Sequence[str]) -> dict[str, Counter[str]]:
    """How many replies of each version were found to answer fully, partly and not.

    Raises `BenchmarkError` for a line that judges nothing, or judges a reply twice.
    """
    found: dict[str, Counter[str]] = {}
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) < 3 or cells[0] not in key or cells[2] not in KINDS:
            raise BenchmarkError(
                f"{VERDICTS}, line {number}: not a verdict. Write number, reply and one of {', '.join(KINDS)}."
            )
        if (cells[0], cells[1]) in seen:
            raise BenchmarkError(f"{VERDICTS}, line {number}: this reply is judged twice. Keep one line.")
        seen.add((cells[0], cells[1]))
        found.setdefault(key[cells[0]], Counter())[cells[2]] += 1
    return found


def table(found: Mapping[str, Counter[str]]) -> str:
    """A row for each version, as Markdown."""
    lines = ["| version | replies | fully | partly | not |", "| --- | --- | --- | --- | --- |"]
    for version, counts in sorted(found.items()):
        shares = " | ".join(f"{counts[kind] / counts.total():.2f}" for kind in KINDS)
        lines.append(f"| {version} | {counts.total()} | {shares} |")
    return "\n".join(lines)


def run(arguments: Sequence[str] | None = None) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    key = json.loads((folder / KEY).read_text(encoding="utf-8"))
    lines = (folder / VERDICTS).read_text(encoding="utf-8").splitlines()
    sys.stdout.write(f"{table(counted(key, lines))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(ended_cleanly(run))
