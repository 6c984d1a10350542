"""The unseen questions that every peer is asked, and which intents are right for each."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.peers.examples import TrainingSet
from benchmarks.understanding.questions import EvaluationQuestion, evaluation_questions, settled_document_questions

OUTSIDE = frozenset({"out_of_scope", "nonsense"})

RightIntents = Callable[[EvaluationQuestion], frozenset[str]]


def unseen_questions() -> list[EvaluationQuestion]:
    """The frozen and the settled-document set; no peer learns from any of them."""
    return [*evaluation_questions(), *settled_document_questions()]


def right_intents(training: TrainingSet) -> RightIntents:
    """A function that gives the intents of the passages that may answer a question."""
    by_key = {example.passage: example.intent for example in training.examples if example.passage is not None}
    by_title = {title: by_key[key] for key, title in training.titles.items() if key in by_key}

    def right(question: EvaluationQuestion) -> frozenset[str]:
        if not question.in_scope:
            return OUTSIDE
        return frozenset(by_title[title] for title in (*question.sources, *question.together) if title in by_title)

    return right
