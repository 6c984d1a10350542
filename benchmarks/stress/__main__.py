"""Measures what disturbances of the unseen questions cost: `make bench-stress` writes docs/benchmarks.md.

`--limit N` takes every n-th question so that N are left, `--misses` lists what went wrong that was right before;
with either of them, or `--dry`, nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date

from benchmarks.performance.report_parts import write_part
from benchmarks.stress.disturbances import DISTURBANCES
from benchmarks.stress.loss import losses, lost, report
from benchmarks.understanding.evaluate import model_to_score
from benchmarks.understanding.questions import evaluation_questions, settled_document_questions
from bot.dialogue.phrases import day
from bot.settings import PROJECT_ROOT, Settings

REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"


def main() -> int:
    """Measures the disturbances that were asked for and, unless only some were, writes the report's part."""
    parser = argparse.ArgumentParser(description="Measures what disturbances of the unseen questions cost.")
    parser.add_argument("--limit", type=int, help="how many questions to take")
    parser.add_argument("--only", nargs="*", choices=DISTURBANCES, help="kinds of disturbance")
    parser.add_argument("--misses", action="store_true", help="list what was right before")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    settings = Settings.from_environment()
    model = model_to_score(settings)
    questions = [*evaluation_questions(), *settled_document_questions()]
    if options.limit:
        questions = questions[:: max(1, len(questions) // options.limit)]
    found = losses(model, settings.database_url, questions, options.only or tuple(DISTURBANCES))
    text = report(found, len(questions), day(date.today()))
    sys.stdout.write(f"{text}\n")
    if options.misses:
        sys.stdout.write(f"\n{lost(found)}\n")
    if not (options.limit or options.only or options.misses or options.dry):
        write_part(REPORT, "bench-stress", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
