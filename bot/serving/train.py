"""`rung train`: from the project's files to a model in models/."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.files.faults import FaultyFiles
from bot.serving.environment import QUIET_RASA, set_defaults
from bot.serving.logs import configure_rasa_logging, log_to_terminal
from bot.serving.model_files import current_model, keep_last, model_name, training_digest
from bot.settings import Settings

IMPORTERS = ("RasaFileImporter", "bot.nlu.knowledge_importer.KnowledgeImporter")
MODELS_KEPT = 3


class TrainingError(Exception):
    """No model was trained; the message says why and how to fix it."""


def train(settings: Settings, build_knowledge: Callable[[], None], force: bool = False) -> Path:
    """Builds the knowledge base, then trains unless a model fits the files already; returns the model.

    Raises `TrainingError`, and what `build_knowledge` raises.
    """
    build_knowledge()
    model = current_model(settings.root, settings.encoder)
    if model is not None and not force:
        return model
    set_defaults(QUIET_RASA)
    # Each training starts afresh: Rasa's cache does not see all that ours depends on.
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    log_to_terminal(warnings_apart=False)
    configure_rasa_logging()
    check_importers(settings.root)
    name = model_name(training_digest(settings.root, settings.encoder))
    model = _trained(settings, name)
    keep_last(MODELS_KEPT, settings.models, in_use=model)
    return model


def check_importers(root: Path) -> None:
    """Checks that config.yml names both importers and that the knowledge importer yields examples.

    Rasa only warns about an importer that it does not find, and trains without the knowledge base. Raises
    `TrainingError`.
    """
    from rasa.shared.utils.common import class_from_module_path
    from rasa.shared.utils.io import read_config_file

    listed = read_config_file(root / "config.yml").get("importers") or []
    names = [importer.get("name") for importer in listed if isinstance(importer, dict)]
    missing = [name for name in IMPORTERS if name not in names]
    if missing:
        raise TrainingError(f"config.yml does not list {' and '.join(missing)}. Add it below importers: - name: …")
    try:
        importer_class = class_from_module_path(IMPORTERS[1])
    except (AttributeError, ImportError) as error:
        raise TrainingError(f"{IMPORTERS[1]} of config.yml cannot be loaded: {error}") from error
    importer = importer_class(str(root / "config.yml"), str(root / "domain.yml"), [str(root / "data")])
    try:
        examples = importer.get_nlu_data().intent_examples
    except FaultyFiles as error:
        raise TrainingError("\n".join(str(fault) for fault in error.faults)) from error
    if not examples:
        raise TrainingError("The knowledge base yields no training examples. Add questions to data/knowledge/*.md.")


def _trained(settings: Settings, name: str) -> Path:
    """Trains into a folder beside the models and moves the result in, so that no half model is ever found."""
    from rasa.model_training import train as rasa_train

    settings.models.mkdir(exist_ok=True)
    settings.var.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="training-", dir=settings.var))
    try:
        result = rasa_train(
            domain=str(settings.root / "domain.yml"),
            config=str(settings.root / "config.yml"),
            training_files=[str(settings.root / "data")],
            output=str(folder),
            force_training=True,
            fixed_model_name=name,
        )
        if result.code != 0 or result.model is None:
            raise TrainingError("Rasa trained no model; the reason is given above.")
        target = settings.models / f"{name}.tar.gz"
        shutil.move(result.model, target)
        return target
    finally:
        shutil.rmtree(folder, ignore_errors=True)
