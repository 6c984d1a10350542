"""Reads questions with a trained Rasa bot, in a process of its own: `python -m … FOLDER SET QUESTIONS RESULT`.

The folder is the bot's, SET the training set, QUESTIONS a list of texts, RESULT where predictions go: all JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.nearest import REFUSED
from benchmarks.peers.prediction import Prediction
from benchmarks.peers.rasa_files import RETRIEVAL, passage_of

WARM_UP = 20
RANKED = 5
FALLBACK = "nlu_fallback"


def read(parsed: dict[str, Any], training: TrainingSet, intents: dict[str, str], seconds: float) -> Prediction:
    """The prediction in what the bot's pipeline says; `intents` maps a passage to its coarse intent."""
    name = str(parsed["intent"]["name"])
    confidence = float(parsed["intent"]["confidence"])
    keys: Sequence[str | None]
    if name == RETRIEVAL:
        found = parsed["response_selector"]["default"]["ranking"]
        keys = [passage_of(entry["intent_response_key"]) for entry in found[:RANKED]]
        confidence *= float(found[0]["confidence"])
    else:
        # Also of a refusal: what it would have answered, had it answered.
        ranking = [passage_of(entry["name"]) for entry in parsed.get("intent_ranking", ())]
        keys = [*filter(None, ranking)][:RANKED] or _selected(parsed)
    own = passage_of(name)
    answers = name == RETRIEVAL or own is not None
    first = keys[0] if answers and keys else None
    intent = intents[first] if first is not None else REFUSED if name == FALLBACK else name
    titles = tuple(training.titles[key] for key in keys if key is not None)
    return Prediction(intent, titles, answers, confidence, seconds)


def _selected(parsed: dict[str, Any]) -> list[str | None]:
    selector = parsed.get("response_selector", {}).get("default", {})
    return [passage_of(entry["intent_response_key"]) for entry in selector.get("ranking", ())[:RANKED]]


async def predict(folder: Path, training: TrainingSet, texts: list[str]) -> list[Prediction]:
    """What the bot in this folder makes of each text, with the seconds that each took after a warm-up."""
    from rasa.core.agent import load_agent

    agent = await load_agent(str(next((folder / "models").glob("*.tar.gz"))))
    intents = {example.passage: example.intent for example in training.examples if example.passage is not None}
    predictions = []
    for text in [*texts[:WARM_UP], *texts]:
        start = time.perf_counter()
        parsed = await agent.parse_message(text)
        predictions.append(read(parsed, training, intents, time.perf_counter() - start))
    return predictions[min(WARM_UP, len(texts)) :]


def main(folder: str, training_set: str, questions: str, result: str) -> None:
    """Reads a training set and a JSON list of texts, and writes the predictions as JSON."""
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    found = asyncio.run(predict(Path(folder), TrainingSet.load(Path(training_set)), texts))
    Path(result).write_text(json.dumps([asdict(prediction) for prediction in found]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:5])
