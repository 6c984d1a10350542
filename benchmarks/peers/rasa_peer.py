"""A Rasa bot made of the common examples: its files, its training and how it is served."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.rasa_configs import Config
from benchmarks.peers.rasa_files import write_project
from benchmarks.performance.processes import run
from bot.settings import PROJECT_ROOT

TRAINING_SECONDS = 6 * 3600.0
MODEL, TRAINED = "peer", "trained.json"


class RasaPeer:
    """The bot in a folder of its own; a training is kept for as long as examples and settings stay the same."""

    def __init__(self, folder: Path, training: TrainingSet, config: Config) -> None:
        self.folder = folder
        self.environ = {"PYTHONPATH": str(PROJECT_ROOT)}
        self.digest = digest_of(training, config)
        self._training = training
        self._config = config

    @property
    def model(self) -> Path:
        """The trained model, whether it is there yet or not."""
        return self.folder / "models" / f"{MODEL}.tar.gz"

    def train(self) -> float:
        """Seconds that `rasa train` took, now or when this very bot was trained before."""
        known = self._known_seconds()
        if known is not None:
            return known
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        write_project(self.folder, self._training, self._config)
        arguments = ["benchmarks.performance.floor_rasa", "train", "--force", "--fixed-model-name", MODEL]
        seconds = run("train", arguments, self.folder, TRAINING_SECONDS, **self.environ)[0]
        content = {"digest": self.digest, "seconds": seconds}
        (self.folder / TRAINED).write_text(json.dumps(content), encoding="utf-8")
        return seconds

    def serve_arguments(self, port: int) -> list[str]:
        """How `rasa run` serves this bot on the loopback."""
        return ["benchmarks.performance.floor_rasa", "run", "--interface", "127.0.0.1", "--port", str(port)]

    def _known_seconds(self) -> float | None:
        record = self.folder / TRAINED
        if not (record.is_file() and self.model.is_file()):
            return None
        content = json.loads(record.read_text(encoding="utf-8"))
        return float(content["seconds"]) if content["digest"] == self.digest else None


def digest_of(training: TrainingSet, config: Config | None = None) -> str:
    """A short name for exactly these examples and settings."""
    content = json.dumps([training.as_json(), config], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
