"""The floor: the plainest bot that Rasa can make of the same intents and examples, with one fixed text an intent.

What any Rasa assistant costs on this machine; the ratio to it says what Rung adds. `python -m
benchmarks.performance.floor_bot FOLDER` writes its files in a process of its own, because Rasa's importers take
seconds to load and much memory.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from benchmarks.performance.processes import run
from bot.settings import PROJECT_ROOT

TRAINING_SECONDS = 600.0
WRITING_SECONDS = 180.0

_CONFIG = {
    "recipe": "default.v1",
    "assistant_id": "floor",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "LogisticRegressionClassifier"},
    ],
    "policies": [{"name": "RulePolicy"}],
}


class FloorBot:
    """The floor bot's folder; it finds this code by the path of the project's copy."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder = folder
        self._environ = {"PYTHONPATH": str(project)}

    @classmethod
    def make(cls, folder: Path, project: Path) -> FloorBot:
        """Writes the bot from the training data of this copy of the project."""
        folder.mkdir(parents=True)
        bot = cls(folder, project)
        run("write-floor", ["benchmarks.performance.floor_bot", str(folder)], project, WRITING_SECONDS)
        return bot

    @property
    def model(self) -> Path:
        """Where `train` puts the trained model."""
        return self.folder / "models" / "floor.tar.gz"

    @property
    def environ(self) -> dict[str, str]:
        """The environment variables with which its processes find this code."""
        return dict(self._environ)

    def train(self) -> float:
        """Seconds that `rasa train` takes."""
        arguments = ["benchmarks.performance.floor_rasa", "train", "--force", "--fixed-model-name", "floor"]
        return run("train", arguments, self.folder, TRAINING_SECONDS, **self._environ)[0]

    def serve_arguments(self, port: int) -> list[str]:
        """How `rasa run` serves this bot on the loopback."""
        return ["benchmarks.performance.floor_rasa", "run", "--interface", "127.0.0.1", "--port", str(port)]


def write_files(folder: Path, examples: dict[str, list[str]]) -> None:
    """Writes the bot that tells these intents apart by these examples."""
    intents = list(examples)
    domain = {
        "version": "3.1",
        "intents": intents,
        "responses": {f"utter_{intent}": [{"text": f"This is about {intent}."}] for intent in intents},
    }
    rules = [{"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]} for intent in intents]
    _write(folder / "config.yml", _CONFIG)
    _write(folder / "domain.yml", domain)
    _write(folder / "credentials.yml", {"rest": None})
    _write(folder / "endpoints.yml", {})
    _write(folder / "data" / "rules.yml", {"version": "3.1", "rules": rules})
    _write_examples(folder / "data" / "nlu.yml", examples)


def project_examples(root: Path = PROJECT_ROOT) -> dict[str, list[str]]:
    """Every intent with its examples, from the importers of the project's config.yml."""
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.shared.nlu.constants import INTENT, TEXT

    importer = TrainingDataImporter.load_from_config(
        str(root / "config.yml"), str(root / "domain.yml"), [str(root / "data")]
    )
    examples: dict[str, list[str]] = {}
    for message in importer.get_nlu_data().intent_examples:
        examples.setdefault(message.get(INTENT), []).append(message.get(TEXT))
    return examples


def _write_examples(path: Path, examples: dict[str, list[str]]) -> None:
    """Written by Rasa itself, which knows what must be escaped."""
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    messages = [Message.build(text, intent) for intent, texts in examples.items() for text in texts]
    path.write_text(TrainingData(messages).nlu_as_yaml(), encoding="utf-8")


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    write_files(Path(sys.argv[1]), project_examples())
