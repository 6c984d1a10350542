"""Fills in the tables of docs/understanding.md: `python -m benchmarks.understanding_figures`.

Understanding is measured on the model that fits the files. A table stands below its mark, `<!-- figures: … -->`,
and ends at the first empty line.
"""

from __future__ import annotations

import os
import sys

from benchmarks.understanding.evaluate import evaluate, table
from benchmarks.understanding.questions import evaluation_questions, settled_document_questions
from bot.serving.environment import QUIET_RASA
from bot.serving.logs import configure_rasa_logging
from bot.serving.model_files import current_model
from bot.settings import PROJECT_ROOT, Settings

PAGE = PROJECT_ROOT / "docs" / "understanding.md"


class FiguresError(Exception):
    """A table could not be filled; the message says why and what to do."""


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


def _mark(subject: str) -> str:
    return f"<!-- figures: {subject} -->"


def _measured() -> dict[str, str]:
    settings = Settings.from_environment()
    model = current_model(settings.root, settings.encoder)
    if model is None:
        raise FiguresError("No model fits the files. Train one with: make train")
    os.environ.update(QUIET_RASA)
    configure_rasa_logging()
    return {
        "evaluation": table(evaluate(model, settings.database_url, evaluation_questions())),
        "settled evaluation": table(evaluate(model, settings.database_url, settled_document_questions())),
    }


def main() -> int:
    """Fills all tables; returns the exit code."""
    try:
        text = PAGE.read_text(encoding="utf-8")
        for subject, figures in _measured().items():
            text = filled(text, subject, figures)
    except FiguresError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
