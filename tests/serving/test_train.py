from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.serving.model_files import model_name, training_digest
from bot.serving.train import TrainingError, check_importers, train
from bot.settings import PROJECT_ROOT, Settings

BOTH = "importers:\n- name: RasaFileImporter\n- name: bot.nlu.knowledge_importer.KnowledgeImporter\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what a training reads, with nothing trained."""
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT_ROOT / name, tmp_path / name)
    shutil.copytree(PROJECT_ROOT / "data", tmp_path / "data")
    (tmp_path / "models").mkdir()
    return tmp_path


def test_the_projects_own_importers_are_sound(project: Path) -> None:
    check_importers(project)


@pytest.mark.parametrize(
    ("importers", "missing"),
    [
        ("", "KnowledgeImporter"),
        ("importers:\n- name: RasaFileImporter\n", "KnowledgeImporter"),
        ("importers:\n- name: bot.nlu.knowledge_importer.KnowledgeImporter\n", "RasaFileImporter"),
        (BOTH.replace("KnowledgeImporter", "KnowlegdeImporter"), "KnowledgeImporter"),
        ("importers: RasaFileImporter\n", "KnowledgeImporter"),
    ],
)
def test_a_missing_or_misspelt_importer_is_told(project: Path, importers: str, missing: str) -> None:
    (project / "config.yml").write_text(f"language: en\n{importers}")
    with pytest.raises(TrainingError, match=missing):
        check_importers(project)


def test_a_knowledge_base_without_documents_is_told(project: Path) -> None:
    shutil.rmtree(project / "data" / "knowledge")
    (project / "data" / "knowledge").mkdir()
    with pytest.raises(TrainingError, match="no knowledge document"):
        check_importers(project)


def test_an_importer_that_yields_nothing_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.nlu.knowledge_importer import KnowledgeImporter

    monkeypatch.setattr(KnowledgeImporter, "get_nlu_data", lambda *_, **__: TrainingData())
    with pytest.raises(TrainingError, match="no training examples"):
        check_importers(project)


def test_a_model_that_fits_is_not_trained_again(project: Path) -> None:
    built: list[bool] = []
    settings = Settings(f"sqlite:///{project}/rung.db", root=project)
    fitting = project / "models" / f"{model_name(training_digest(project))}.tar.gz"
    fitting.write_bytes(b"")
    assert train(settings, lambda: built.append(True)) == fitting
    assert built == [True]


def test_nothing_is_trained_when_the_knowledge_base_cannot_be_built(project: Path) -> None:
    class NotBuilt(Exception):
        pass

    def fail() -> None:
        raise NotBuilt

    with pytest.raises(NotBuilt):
        train(Settings(f"sqlite:///{project}/rung.db", root=project), fail)
    assert list((project / "models").iterdir()) == []
