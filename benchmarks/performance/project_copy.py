"""A copy of the project in a temporary folder, so that models/ and var/ of the real one stay as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.performance.processes import run
from bot.serving.model_files import current_model
from bot.settings import PROJECT_ROOT

TRAINING_SECONDS = 900.0

_FOLDERS = ("bot", "actions", "data", "benchmarks")
_FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "uv.lock", "pyproject.toml")


class ProjectCopy:
    """The project's files in a folder of their own; its settings are those that ship."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def make(cls, root: Path) -> ProjectCopy:
        """Copies all that training, serving and the evaluation need."""
        for folder in _FOLDERS:
            if (PROJECT_ROOT / folder).is_dir():
                ignored = shutil.ignore_patterns("__pycache__", ".*")
                shutil.copytree(PROJECT_ROOT / folder, root / folder, ignore=ignored)
        for file in _FILES:
            shutil.copy2(PROJECT_ROOT / file, root / file)
        return cls(root)

    @property
    def model(self) -> Path | None:
        """The model that fits the copied files; None before the first training."""
        return current_model(self.root)

    def adopt_what_is_there(self) -> None:
        """Takes over the project's model, when it fits the files, and its sentence vectors: saves a training."""
        model = current_model(PROJECT_ROOT)
        if model is not None:
            (self.root / "models").mkdir(exist_ok=True)
            shutil.copy2(model, self.root / "models" / model.name)
        if (PROJECT_ROOT / "var" / "vectors").is_dir():
            shutil.copytree(PROJECT_ROOT / "var" / "vectors", self.root / "var" / "vectors")

    def forget(self) -> None:
        """Deletes the database and the kept sentence vectors: the next training starts from nothing."""
        shutil.rmtree(self.root / "var", ignore_errors=True)

    def train(self, force: bool = True) -> float:
        """Seconds that `rung train` takes, the build of the knowledge base included."""
        arguments = ["bot", "train", *(["--force"] if force else [])]
        return run("train", arguments, self.root, TRAINING_SECONDS)[0]
