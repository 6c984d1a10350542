"""Fills the README's tables of figures: `python -m benchmarks.readme_figures`.

Understanding is measured anew on the model that fits the files; speed is taken over from docs/benchmarks.md, which
`make bench` writes. A table stands below its mark, `<!-- figures: … -->`, and ends at the first empty line.
"""

from __future__ import annotations

import os
import sys

from benchmarks.understanding.evaluate import evaluate, table
from benchmarks.understanding.questions import evaluation_questions, second_questions
from bot.serving.logs import configure_rasa_logging
from bot.serving.model_files import current_model
from bot.serving.rasa_environment import QUIET_RASA
from bot.settings import PROJECT_ROOT, Settings

README = PROJECT_ROOT / "README.md"
BENCHMARKS = PROJECT_ROOT / "docs" / "benchmarks.md"


class FiguresError(Exception):
    """A table could not be filled; the message says why and how to mend it."""


def table_below(text: str, subject: str) -> str:
    """The table of this subject; raises `FiguresError` when the text has no such place."""
    _, mark, rest = text.partition(f"{_mark(subject)}\n")
    if not mark:
        raise FiguresError(f"There is no line {_mark(subject)}. Put it back where the table belongs.")
    return rest.partition("\n\n")[0]


def filled(text: str, subject: str, figures: str) -> str:
    """The text with the table of this subject replaced."""
    before = table_below(text, subject)
    return text.replace(f"{_mark(subject)}\n{before}\n", f"{_mark(subject)}\n{figures}\n", 1)


def speed_table(text: str) -> str:
    """The rows of a text's first Markdown table that end in a ratio to the floor bot, below the table's head.

    The README has no room for more. Raises `FiguresError` without a table.
    """
    paragraphs = [part for part in text.split("\n\n") if part.startswith("| ")]
    if not paragraphs:
        raise FiguresError("docs/benchmarks.md holds no table. Write it with: make bench")
    head, line, *rows = paragraphs[0].splitlines()
    return "\n".join([head, line, *(row for row in rows if row.split("|")[-2].strip())])


def _mark(subject: str) -> str:
    return f"<!-- figures: {subject} -->"


def _measured() -> dict[str, str]:
    settings = Settings.from_environment()
    model = current_model(settings.root, settings.encoder)
    if model is None:
        raise FiguresError("No model fits the files. Train one with: make train")
    if not BENCHMARKS.is_file():
        raise FiguresError("There is no docs/benchmarks.md. Write it with: make bench")
    os.environ.update(QUIET_RASA)
    configure_rasa_logging()
    return {
        "evaluation": table(evaluate(model, settings.database_url, evaluation_questions())),
        "second evaluation": table(evaluate(model, settings.database_url, second_questions())),
        "speed": speed_table(BENCHMARKS.read_text(encoding="utf-8")),
    }


def main() -> int:
    """Fills all tables; returns the exit code."""
    try:
        text = README.read_text(encoding="utf-8")
        for subject, figures in _measured().items():
            text = filled(text, subject, figures)
    except FiguresError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    README.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
