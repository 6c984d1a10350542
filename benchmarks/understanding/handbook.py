"""How well a document that the model never learned is answered: `python -m benchmarks.understanding.handbook`.

`people_handbook/` holds a made-up hospital's handbook for its staff, 50 questions that it answers (half of them
plain, half colloquial) and 30 that nothing answers. It is built beside the shipped documents into a temporary
database; the model is the one that fits the project's files and is not trained again, as when an organisation adds
a document and runs `rung knowledge build`. Each question goes through the model's pipeline and the decision of the
answering action.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.understanding.evaluate import Outcome, evaluate, misses, model_to_score
from benchmarks.understanding.questions import DATA, FOLDER, handbook_questions
from bot.database.engine import create_engine
from bot.documents.parser import parse_documents
from bot.encoder.encoder_choice import load_encoder
from bot.encoder.stored_vectors import VectorCache
from bot.knowledge.build import BuildReport, build
from bot.settings import Settings

HANDBOOK = FOLDER / "people_handbook"


@dataclass(frozen=True)
class Count:
    """How many of a group's questions did what the group is counted for."""

    group: str
    counted: int
    of: int

    def __str__(self) -> str:
        return f"{self.group}: {self.counted} of {self.of}"


def build_beside_shipped(settings: Settings, database_url: str) -> BuildReport:
    """Builds the shipped documents and the handbook into this database; vectors come from the project's cache."""
    encoder = load_encoder(settings.encoder)
    documents = [*parse_documents(DATA / "knowledge"), *parse_documents(HANDBOOK)]
    return build(documents, create_engine(database_url), VectorCache(encoder, settings.vectors).encode, encoder.id)


def counts(outcomes: Sequence[Outcome]) -> list[Count]:
    """Right first of the plain and of the colloquial questions, and how many of those outside got a source."""
    inside = [outcome for outcome in outcomes if outcome.question.in_scope]
    outside = [outcome for outcome in outcomes if not outcome.question.in_scope]
    found = []
    for kind in ("plain", "colloquial"):
        group = [outcome for outcome in inside if outcome.question.kind == kind]
        found.append(Count(f"{kind}, right first", sum(outcome.right_first for outcome in group), len(group)))
    found.append(Count("outside, answered", sum(outcome.wrong_source for outcome in outside), len(outside)))
    return found


def measure(settings: Settings, model: Path, database_url: str) -> list[Outcome]:
    """Builds both documents and asks every question. `database_url` must be the one that the environment names."""
    build_beside_shipped(settings, database_url)
    return evaluate(model, database_url, handbook_questions())


def main() -> int:
    """Prints the counts; with `--misses` also what went wrong. Ends the command where no model fits the files."""
    parser = argparse.ArgumentParser(description="Scores the model on a document that it never learned.")
    parser.add_argument("--misses", action="store_true", help="list the questions that went wrong as well")
    options = parser.parse_args()
    settings = Settings.from_environment()
    model = model_to_score(settings)
    with tempfile.TemporaryDirectory() as folder:
        database_url = f"sqlite:///{folder}/handbook.db"
        os.environ["RUNG_DATABASE_URL"] = database_url
        outcomes = measure(settings, model, database_url)
    sys.stdout.writelines(f"{count}\n" for count in counts(outcomes))
    if options.misses:
        sys.stdout.write(f"\n{misses(outcomes)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
