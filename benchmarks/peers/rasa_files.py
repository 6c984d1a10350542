"""Writes a Rasa project for a peer from the common training set.

With a response selector a passage is a response of the retrieval intent ``faq``; without one, an intent of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from benchmarks.peers.examples import Example, TrainingSet

RETRIEVAL = "faq"
STORIES = 20


def intent_of(example: Example, with_selector: bool) -> str:
    """The name that an example's class has in the peer: ``faq/<passage>``, ``faq_<passage>`` or the intent."""
    if example.passage is None:
        return example.intent
    return f"{RETRIEVAL}{'/' if with_selector else '_'}{example.passage}"


def passage_of(name: str) -> str | None:
    """The passage in a name that `intent_of` made; None for an intent that no passage answers."""
    for mark in (f"{RETRIEVAL}/", f"{RETRIEVAL}_"):
        if name.startswith(mark):
            return name[len(mark) :]
    return None


def write_project(folder: Path, training: TrainingSet, config: dict[str, Any]) -> None:
    """Writes config, domain, rules, stories and examples into an empty folder."""
    with_selector = any(component["name"] == "ResponseSelector" for component in config["pipeline"])
    names = list(dict.fromkeys(intent_of(example, with_selector) for example in training.examples))
    intents = list(dict.fromkeys(name.partition("/")[0] for name in names))
    responses = {f"utter_{name}": [{"text": _text_of(name, training)}] for name in names}
    actions = {intent: f"utter_{intent}" for intent in intents}
    if with_selector:
        responses["utter_fallback"] = [{"text": "I don't know that."}]
        actions["nlu_fallback"] = "utter_fallback"
    domain = {"version": "3.1", "intents": intents, "responses": responses}
    rules = [
        {"rule": intent, "steps": [{"intent": intent}, {"action": action}]} for intent, action in actions.items()
    ]
    _write(folder / "config.yml", config)
    _write(folder / "domain.yml", domain)
    _write(folder / "credentials.yml", {"rest": None})
    _write(folder / "endpoints.yml", {})
    _write(folder / "data" / "rules.yml", {"version": "3.1", "rules": rules})
    _write(folder / "data" / "stories.yml", {"version": "3.1", "stories": _stories(intents, actions)})
    _write_examples(folder / "data" / "nlu.yml", training, with_selector)


def _text_of(name: str, training: TrainingSet) -> str:
    passage = passage_of(name)
    return training.titles[passage] if passage is not None else f"This is about {name}."


def _stories(intents: list[str], actions: dict[str, str]) -> list[dict[str, Any]]:
    """Short exchanges for the policies that learn from stories: intent after intent, answered as by the rules."""
    pairs = [(intents[place], intents[(place * 7 + 3) % len(intents)]) for place in range(len(intents))][:STORIES]
    return [
        {
            "story": f"exchange {number}",
            "steps": [step for name in pair for step in ({"intent": name}, {"action": actions[name]})],
        }
        for number, pair in enumerate(pairs)
    ]


def _write_examples(path: Path, training: TrainingSet, with_selector: bool) -> None:
    """Written by Rasa itself, which knows what must be escaped."""
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    messages = [Message.build(example.text, intent_of(example, with_selector)) for example in training.examples]
    path.write_text(TrainingData(messages).nlu_as_yaml(), encoding="utf-8")


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
