from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.serving.model_storage import ForeignComponentError, ServingStorage, configured_components
from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained


@pytest.fixture(scope="module")
def metadata(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("unpacked")
    LocalModelStorage._extract_archive_to_directory(trained.model, folder)
    read: dict[str, Any] = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    return read


def stored(metadata: dict[str, Any], folder: Path) -> Path:
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def test_what_serves_is_read_and_how_it_was_trained_is_not(metadata: dict[str, Any], tmp_path: Path) -> None:
    read = ServingStorage._load_metadata(stored(metadata, tmp_path))
    assert set(read.predict_schema.nodes) == set(metadata["predict_schema"]["nodes"])
    assert read.train_schema.nodes == {}
    assert read.domain.intents


def test_a_class_that_config_does_not_name_is_not_even_imported(metadata: dict[str, Any], tmp_path: Path) -> None:
    nodes = metadata["predict_schema"]["nodes"]
    one = next(iter(nodes))
    changed = {**metadata, "predict_schema": {"nodes": {**nodes, one: {**nodes[one], "uses": "this.s"}}}}
    sys.modules.pop("this", None)
    with pytest.raises(ForeignComponentError, match=r"names this\.s, which is not in config\.yml"):
        ServingStorage._load_metadata(stored(changed, tmp_path))
    assert "this" not in sys.modules


def test_what_a_training_names_is_not_imported(metadata: dict[str, Any], tmp_path: Path) -> None:
    changed = {**metadata, "train_schema": {"nodes": {"x": {"uses": "this.s"}}}}
    sys.modules.pop("this", None)
    assert ServingStorage._load_metadata(stored(changed, tmp_path)).predict_schema.nodes
    assert "this" not in sys.modules


def test_pipeline_and_policies_are_configured() -> None:
    found = set(configured_components(PROJECT_ROOT))
    assert {"bot.nlu.intent_classifier.IntentClassifier", "RulePolicy"} <= found
