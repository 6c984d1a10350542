"""`make bench-voices DATA=<folder>`: puts what people say to an assistant and writes docs/benchmarks/voices.md.

The folder is the reader's own: none comes with the project, and nothing is learned from it. Its format is described
in `benchmarks.voices.folder`. The page tells counts alone, never a text; `--misses` prints what went wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.performance.command import ended_cleanly, say
from benchmarks.running import start
from benchmarks.understanding.questions import DATA
from benchmarks.voices.conversations import count_conversations, read_conversations
from benchmarks.voices.folder import read_voices
from benchmarks.voices.measuring import Askers, Count, measure
from bot.dialogue.phrases import day
from bot.documents.parser import parse_documents
from bot.settings import PROJECT_ROOT

COMMAND = "make bench-voices"
PAGE = PROJECT_ROOT / "docs" / "benchmarks" / "voices.md"


def table(counts: Sequence[Count]) -> str:
    """A row for each count, as Markdown."""
    lines = ["| measured | right | of | share |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {count.name} | {count.right} | {count.of} | {100 * count.right / count.of:.1f} % |" for count in counts
    ]
    return "\n".join(lines)


def page(counts: Sequence[Count], today: date) -> str:
    """The whole page."""
    return f"""<!-- written by {COMMAND} -->

# Voices

Made by `{COMMAND}` on {day(today)}: texts of a folder that is not part of the project and from which nothing is
learned, each put over REST to a freshly started assistant by somebody whom it does not know.

{table(counts)}

A question is right when the first source named is one of the passages that may answer it; one that no passage
answers, when no source is named. Of what people tell about themselves only whether it is noted is counted, not its
value.
Texts that went wrong are printed by `{COMMAND} DATA=<folder> ARGS=--misses`; this page quotes none.
"""


def misses(counts: Sequence[Count]) -> str:
    """What was said and went wrong, count by count."""
    return "\n".join(
        line
        for count in counts
        if count.misses
        for line in (f"\n{count.name}", *(f"- {miss.said}\n  {miss.wrong}" for miss in count.misses))
    )


def run(arguments: Sequence[str] | None = None) -> int:
    """Measures the folder and writes the page; raises `BenchmarkError` where the folder cannot be read."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Puts what people say to a started assistant.")
    parser.add_argument(
        "folder", type=Path, help="holds questions.jsonl and, if you like, real, openers, replies, conversations"
    )
    parser.add_argument("--misses", action="store_true", help="print what went wrong as well")
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the table, write no file")
    options = parser.parse_args(arguments)
    voices, conversations = read_voices(options.folder), read_conversations(options.folder)
    key_of = {passage.title: passage.key for doc in parse_documents(DATA / "knowledge") for passage in doc.passages}
    with tempfile.TemporaryDirectory() as folder:
        running = start(f"sqlite:///{Path(folder) / 'rung.db'}")
        try:
            running.wait_until_ready()
            counts = measure(running, voices, key_of)
            counts += count_conversations(conversations, Askers(running, "conversing").new)
        finally:
            running.stop()
    sys.stdout.write(f"{table(counts)}\n")
    if options.misses:
        sys.stdout.write(f"{misses(counts)}\n")
    if not options.only_print:
        PAGE.write_text(page(counts, date.today()), encoding="utf-8")
        say(f"Written to {PAGE.relative_to(PROJECT_ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(ended_cleanly(run))
