"""Measures what is masked in labelled texts, and what that costs: `make bench-masking` writes docs/benchmarks.md.

`--misses` lists what stayed and what was masked for nothing; then nothing is written.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date

import psutil

from benchmarks.masking.figures import Figures, measure, read_texts
from benchmarks.performance.report_parts import write_part
from bot.dialogue.phrases import day
from bot.knowledge.masking import PATTERNS, mask
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"
KINDS = ("name", "mail", "phone", "id", "address", "link")
FILES = {"texts.txt": "the first set", "texts_unseen.txt": "the second set"}


def patterns_alone(text: str) -> str:
    """Masks what has a form of its own, and no more."""
    for name, pattern in PATTERNS:
        text = pattern.sub(f" {name} ", text)
    return text


WAYS: dict[str, Callable[[str], str]] = {"patterns alone": patterns_alone, "as it is": mask}


def main() -> int:
    """Measures both ways on both sets, and writes the report's part."""
    parser = argparse.ArgumentParser(description="Measures what is masked in labelled texts, and what that costs.")
    parser.add_argument("--misses", action="store_true", help="list what stayed and what was masked for nothing")
    options = parser.parse_args()
    cost = _cost()
    figures = {(name, way): measure(name, mask_with) for name in FILES for way, mask_with in WAYS.items()}
    text = report(figures, cost, day(date.today()))
    sys.stdout.write(f"{text}\n")
    if options.misses:
        for (name, way), found in figures.items():
            stayed = ", ".join(f"{label.words} ({label.kind})" for label in found.missed)
            sys.stdout.write(f"\n{name}, {way}\nstayed: {stayed}\nfor nothing: {', '.join(found.too_much)}\n")
    else:
        write_part(REPORT, "bench-masking", text)
    return 0


def report(figures: dict[tuple[str, str], Figures], cost: str, today: str) -> str:
    """The report's part."""
    lines = [
        "## Masking",
        "",
        f"Made by `make bench-masking` on {today}: what is taken out of questions without an answer before "
        "they are kept. The texts are our own, labelled by hand (benchmarks/masking): telephone numbers, ids and "
        "addresses of a dozen countries, and texts that hold nothing personal: job titles, credentials, grades, "
        "months. The first set was seen while the recognisers were chosen, the second was written afterwards, and "
        "nothing was tuned on it. Cells of kinds are found of all.",
        "",
        f"| Texts | Way | {' | '.join(KINDS)} | recall | precision |",
        f"| --- | --- | {' | '.join('---' for _ in KINDS)} | --- | --- |",
    ]
    for (name, way), found in figures.items():
        kinds = " | ".join(f"{found.found.get(kind, 0)} of {found.all.get(kind, 0)}" for kind in KINDS)
        count = sum(1 for _ in read_texts(name))
        lines.append(f"| {FILES[name]}, {count} | {way} | {kinds} | {found.recall:.2f} | {found.precision:.2f} |")
    return "\n".join([*lines, "", cost])


def _cost() -> str:
    process = psutil.Process()
    before, began = process.memory_info().rss, time.process_time()
    mask("hello")
    loading, memory = time.process_time() - began, (process.memory_info().rss - before) / 2**20
    texts = [text for text, _ in read_texts("texts.txt")]
    began = time.process_time()
    for text in texts:
        mask(text)
    each = (time.process_time() - began) / len(texts) * 1000
    return (
        f"Loading takes {loading:.1f} s of the processor and {memory:.0f} MB in the action server, once, in a "
        "thread of its own, and only where HR has switched on that such questions are kept. A text takes "
        f"{each:.1f} ms of the processor."
    )


if __name__ == "__main__":
    raise SystemExit(main())
