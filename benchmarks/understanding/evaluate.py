"""Scores the trained model on questions that it never saw: `python -m benchmarks.understanding.evaluate`.

It prints a table for each set; with `--misses` it also lists the questions that went wrong. Each question goes
through the model's own pipeline and through the decision that the answering action makes, as the first message of a
conversation. No file is written.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.understanding.questions import (
    EvaluationQuestion,
    edge_questions,
    evaluation_questions,
    every_passage_questions,
    every_section_questions,
    other_voices_questions,
    settled_document_questions,
    twelve_documents_questions,
)
from bot.answering.candidates import asked_questions
from bot.answering.decision import Kind, decide
from bot.answering.focus import Focus
from bot.database.engine import create_engine
from bot.decision.plan import TAKE_TURN, Plan
from bot.dialogue.message_contract import PLAN
from bot.dialogue.person import audience_of
from bot.knowledge.store import KnowledgeSnapshot, KnowledgeStore
from bot.serving.environment import QUIET_RASA
from bot.serving.logs import configure_rasa_logging
from bot.serving.model_files import current_model
from bot.settings import PROJECT_ROOT, Settings

ANSWERING_ACTION = "action_answer"
WITHIN = 3


@dataclass(frozen=True)
class Outcome:
    """What the assistant made of a question.

    `answered` holds the titles of the source line, `ranking` those and then the candidates, each once. `kind` is
    "other" when the dialogue does not lead to the knowledge base at all (the question was taken for small talk).
    """

    question: EvaluationQuestion
    intent: str
    kind: Kind | str
    answered: tuple[str, ...]
    ranking: tuple[str, ...]

    @property
    def right_first(self) -> bool:
        """Whether the first source named is a right one; of two questions in one, whether both are named."""
        if self.question.together:
            return set(self.question.together) <= set(self.answered)
        return bool(self.answered) and self.answered[0] in self.question.sources

    @property
    def right_within(self) -> bool:
        """Whether a right passage is among the first three, named or ranked."""
        if self.question.together:
            return set(self.question.together) <= set(self.ranking[:WITHIN])
        return any(title in self.question.sources for title in self.ranking[:WITHIN])

    @property
    def wrong_source(self) -> bool:
        """Whether a source was named for something that no passage answers."""
        return bool(self.answered) and not self.question.in_scope


@dataclass(frozen=True)
class Scores:
    """Shares of all questions that they are about, from 0 to 1."""

    right_first: float
    right_within: float
    wrong_source: float


def score(outcomes: Sequence[Outcome]) -> Scores:
    """The shares over these outcomes; 0 where there is no question of the kind that a share is about."""
    inside = [outcome for outcome in outcomes if outcome.question.in_scope]
    outside = [outcome for outcome in outcomes if not outcome.question.in_scope]
    return Scores(
        right_first=_share(inside, lambda outcome: outcome.right_first),
        right_within=_share(inside, lambda outcome: outcome.right_within),
        wrong_source=_share(outside, lambda outcome: outcome.wrong_source),
    )


def evaluate(model: Path, database_url: str, questions: Iterable[EvaluationQuestion]) -> list[Outcome]:
    """The outcome of each question. The model's components read the database that the environment names."""
    questions = list(questions)
    snapshot = KnowledgeStore(create_engine(database_url)).snapshot(audience_of("rest:evaluation"))
    leads_on = intents_answered_from_knowledge(snapshot)
    parsed = parse_all(model, [question.text for question in questions])
    return [outcome_of(*pair, snapshot, leads_on) for pair in zip(questions, parsed, strict=True)]


def parse_all(model: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the pipeline makes of each text, as the first message of a conversation."""
    # Imported here: Rasa takes seconds to load, and questions and scores are of use without it.
    from rasa.core.agent import load_agent

    async def run() -> list[dict[str, Any]]:
        agent = await load_agent(str(model))
        return [await agent.parse_message(text) for text in texts]

    return asyncio.run(run())


def is_answered(parsed: dict[str, Any], leads_on: frozenset[str]) -> bool:
    """Whether the documents are asked: by the intent, or by one of the steps of a turn that has several."""
    intent = str(parsed["intent"]["name"])
    return intent in leads_on or (intent == TAKE_TURN and Plan.from_json(parsed.get(PLAN)).has("answer"))


def outcome_of(
    question: EvaluationQuestion, parsed: dict[str, Any], snapshot: KnowledgeSnapshot, leads_on: frozenset[str]
) -> Outcome:
    """What the dialogue does with a parsed message; of a turn with several steps, whether one of them answers."""
    intent = str(parsed["intent"]["name"])
    if not is_answered(parsed, leads_on):
        return Outcome(question, intent, "other", (), ())
    asked = asked_questions(parsed)
    decision = decide(asked, Focus(), snapshot.passages)
    answered = [selection.passage for selection in decision.selections]
    candidates = [candidate.key for candidate in asked[0].candidates] if asked else []
    ranking = dict.fromkeys([*answered, *decision.options, *candidates])
    return Outcome(
        question,
        intent,
        decision.kind,
        tuple(snapshot.passages[key].title for key in answered),
        tuple(snapshot.passages[key].title for key in ranking if key in snapshot.passages),
    )


def intents_answered_from_knowledge(snapshot: KnowledgeSnapshot, root: Path = PROJECT_ROOT) -> frozenset[str]:
    """The intents that a rule sends to the answering action."""
    rules = yaml.safe_load((root / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
    by_rule = {rule["steps"][0]["intent"] for rule in rules if rule["steps"][1].get("action") == ANSWERING_ACTION}
    by_document = {intent for document in snapshot.documents.values() for intent in document.intents}
    return frozenset(by_rule | by_document)


def table(outcomes: Sequence[Outcome]) -> str:
    """The scores by kind of question, as Markdown."""
    kinds = sorted({outcome.question.kind for outcome in outcomes})
    groups: list[tuple[str, list[Outcome]]] = [("all", list(outcomes))]
    groups += [(kind, [outcome for outcome in outcomes if outcome.question.kind == kind]) for kind in kinds]
    groups.append(("near miss", [outcome for outcome in outcomes if outcome.question.near_miss]))
    lines = [
        "| kind | in scope | first | in three | asked back | out of scope | wrong source | asked back |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, group in groups:
        inside = [outcome for outcome in group if outcome.question.in_scope]
        outside = [outcome for outcome in group if not outcome.question.in_scope]
        lines.append(
            f"| {name} | {len(inside)} | {_per_cent(inside, lambda o: o.right_first)} "
            f"| {_per_cent(inside, lambda o: o.right_within)} | {_per_cent(inside, lambda o: o.kind == 'clarify')} "
            f"| {len(outside)} | {_per_cent(outside, lambda o: o.wrong_source)} "
            f"| {_per_cent(outside, lambda o: o.kind == 'clarify')} |"
        )
    return "\n".join(lines)


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float:
    return sum(map(holds, outcomes)) / len(outcomes) if outcomes else 0.0


def _per_cent(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> str:
    return f"{100 * _share(outcomes, holds):.1f} %" if outcomes else ""


def misses(outcomes: Sequence[Outcome]) -> str:
    """A line for each question that went wrong: what was asked, what it became, what came up."""
    return "\n".join(
        f"- {outcome.question.text}\n  {outcome.kind} ({outcome.intent}): {'; '.join(outcome.ranking[:WITHIN])}"
        for outcome in outcomes
        if outcome.wrong_source or (outcome.question.in_scope and not outcome.right_first)
    )


def model_to_score(settings: Settings) -> Path:
    """The model that fits the files, with Rasa made quiet; ends the command where none does."""
    model = current_model(settings.root, settings.encoder)
    if model is None:
        raise SystemExit("No model fits the files. Train one with: make train")
    os.environ.update(QUIET_RASA)
    configure_rasa_logging()
    return model


def main() -> int:
    """Scores every set and prints its table; ends the command where no model fits the files."""
    parser = argparse.ArgumentParser(description="Scores the trained model on questions that it never saw.")
    parser.add_argument("--misses", action="store_true", help="list the questions that went wrong as well")
    options = parser.parse_args()
    settings = Settings.from_environment()
    model = model_to_score(settings)
    sys.stdout.write(f"{model.name}\n")
    sets = {
        "frozen": evaluation_questions(),
        "settled-document": settled_document_questions(),
        "every-passage": every_passage_questions(),
        "edge-of-knowledge": edge_questions(),
        "other-voices": other_voices_questions(),
        "twelve-documents": twelve_documents_questions(),
        "every-section": every_section_questions(),
    }
    for name, questions in sets.items():
        outcomes = evaluate(model, settings.database_url, questions)
        sys.stdout.write(f"\nThe {name} set\n\n{table(outcomes)}\n")
        if options.misses:
            sys.stdout.write(f"\n{misses(outcomes)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
