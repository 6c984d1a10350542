"""Reads questions with this project's trained model: `python -m … QUESTIONS RESULT`, both JSON, in a copy of it.

Each question goes through the pipeline and the decision of the answering action, as in benchmarks/understanding.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.peers.nearest import REFUSED
from benchmarks.peers.prediction import Prediction
from benchmarks.understanding.evaluate import Outcome, intents_answered_from_knowledge, outcome_of
from benchmarks.understanding.questions import EvaluationQuestion
from bot.settings import Settings

WARM_UP = 20
TURNED_AWAY = {"not_covered", "not_understood"}


def read(outcome: Outcome, parsed: dict[str, Any], seconds: float) -> Prediction:
    """The prediction in what the dialogue does with a parsed message; asking back is no answer."""
    in_scope = _in_scope(parsed)
    answers = bool(outcome.answered)
    if outcome.kind == "other":
        confidence = float(parsed["intent"]["confidence"])
    else:
        confidence = _confidence(parsed, len(outcome.answered)) if answers else 1.0 - in_scope
    intent = REFUSED if outcome.kind in TURNED_AWAY else outcome.intent
    return Prediction(intent, outcome.ranking[:5], answers, confidence, seconds, max(len(outcome.answered), 1))


def _confidence(parsed: dict[str, Any], given: int) -> float:
    """The probability of the passage given; of several, the least."""
    whole, *parts = parsed["knowledge"]["questions"]
    asked = parts if given > 1 and parts else [whole]
    return min(float(question["candidates"][0]["score"]) for question in asked if question["candidates"])


def _in_scope(parsed: dict[str, Any]) -> float:
    questions = (parsed.get("knowledge") or {}).get("questions") or []
    return float(questions[0]["in_scope"]) if questions else 0.0


async def predict(texts: list[str]) -> list[Prediction]:
    """What the project's current model makes of each text, with the seconds that each took after a warm-up."""
    from rasa.core.agent import load_agent

    from bot.database.engine import create_engine
    from bot.dialogue.person import audience_of
    from bot.knowledge.store import KnowledgeStore
    from bot.serving.model_files import current_model

    settings = Settings.from_environment()
    model = current_model(settings.root, settings.encoder)
    if model is None:
        raise SystemExit("No model fits the files.")
    snapshot = KnowledgeStore(create_engine(settings.database_url)).snapshot(audience_of("rest:evaluation"))
    leads_on = intents_answered_from_knowledge(snapshot, settings.root)
    agent = await load_agent(str(model))
    predictions = []
    for text in [*texts[:WARM_UP], *texts]:
        start = time.perf_counter()
        parsed = await agent.parse_message(text)
        seconds = time.perf_counter() - start
        outcome = outcome_of(EvaluationQuestion(text, ""), parsed, snapshot, leads_on)
        predictions.append(read(outcome, parsed, seconds))
    return predictions[min(WARM_UP, len(texts)) :]


def main(questions: str, result: str) -> None:
    """Reads a JSON list of texts and writes their predictions as JSON."""
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    found = asyncio.run(predict(texts))
    Path(result).write_text(json.dumps([asdict(prediction) for prediction in found]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
