"""Rasa's storage of a model, of which a server reads what it serves with, and makes no other classes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.storage.local_model_storage import MODEL_ARCHIVE_METADATA_FILE, LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata

from bot.settings import Settings

RASAS_OWN = "rasa."


class ForeignComponentError(ValueError):
    """A model names a class that neither Rasa nor config.yml has."""


class ServingStorage(LocalModelStorage):  # type: ignore[misc]
    """Leaves out how the model was trained: Rasa would import every class of that, and TensorFlow with them."""

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        """Raises `ForeignComponentError` before a class is imported that config.yml does not ask for."""
        metadata = json.loads((directory / MODEL_ARCHIVE_METADATA_FILE).read_text(encoding="utf-8"))
        metadata["train_schema"] = {"nodes": {}}
        configured = set(configured_components(Settings.from_environment().root))
        for node in metadata["predict_schema"]["nodes"].values():
            used = str(node["uses"])
            if not used.startswith(RASAS_OWN) and used not in configured:
                raise ForeignComponentError(f"it names {used}, which is not in config.yml")
        return ModelMetadata.from_dict(metadata)


def configured_components(root: Path) -> Iterator[str]:
    """The names of pipeline and policies in config.yml."""
    config: dict[str, Any] = yaml.safe_load((root / "config.yml").read_text(encoding="utf-8"))
    for part in ("pipeline", "policies"):
        for component in config.get(part) or ():
            yield str(component["name"])
