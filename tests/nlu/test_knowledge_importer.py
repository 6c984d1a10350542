"""Examples, intents and rules come from the documents, through Rasa's own importers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT

from bot.documents.digest import digest_of, question_digest, training_items
from bot.documents.parser import parse_documents
from bot.files.faults import FaultyFiles
from bot.nlu.knowledge_importer import ANSWER_ACTION, KnowledgeImporter
from bot.nlu.message_attributes import PASSAGE, POINT
from bot.settings import PROJECT_ROOT
from tests.knowledge_base import JOB_ROTATION

CONFIG = """\
recipe: default.v1
language: en
assistant_id: test
importers:
  - name: RasaFileImporter
  - name: bot.nlu.knowledge_importer.KnowledgeImporter
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one document and one example and rule of its own."""
    folder = tmp_path / "data" / "knowledge"
    folder.mkdir(parents=True)
    shutil.copy(JOB_ROTATION, folder)
    (tmp_path / "config.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "domain.yml").write_text(
        'version: "3.1"\nintents: [greet]\nactions: [action_answer]\n', encoding="utf-8"
    )
    (tmp_path / "data" / "nlu.yml").write_text(
        'version: "3.1"\nnlu:\n  - intent: greet\n    examples: |\n      - hi\n      - hello\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def importer(project: Path) -> KnowledgeImporter:
    return KnowledgeImporter(str(project / "config.yml"))


def test_examples_know_what_answers_them(importer: KnowledgeImporter, project: Path) -> None:
    examples = importer.get_nlu_data().training_examples
    documents = parse_documents(project / "data" / "knowledge")
    read = [tuple(example.get(name) for name in (INTENT, PASSAGE, POINT, TEXT)) for example in examples]
    assert read == [tuple(item) for item in training_items(documents)]
    assert ("ask_job_rotation", "how-a-rotation-is-arranged", "length", "how long does a rotation last") in read
    assert digest_of(read) == question_digest(documents)


def test_intents_and_rules(importer: KnowledgeImporter) -> None:
    assert "ask_job_rotation" in importer.get_domain().intents
    (step,) = importer.get_stories().story_steps
    assert [event.intent_name for event in step.events if hasattr(event, "intent_name")] == ["ask_job_rotation"]
    assert [event.action_name for event in step.events if hasattr(event, "action_name")][-1] == ANSWER_ACTION


def test_rasa_joins_it_with_the_projects_files(project: Path) -> None:
    everything = TrainingDataImporter.load_from_config(
        str(project / "config.yml"), str(project / "domain.yml"), [str(project / "data")]
    )
    domain, data = everything.get_domain(), everything.get_nlu_data()
    assert {"greet", "ask_job_rotation"} <= set(domain.intents)
    assert {"greet", "ask_job_rotation"} == set(data.intents)
    assert any(example.get(PASSAGE) == "what-job-rotation-brings" for example in data.training_examples)
    assert len(everything.get_stories().story_steps) == 1


def test_a_faulty_document_stops_the_training(importer: KnowledgeImporter, project: Path) -> None:
    document = project / "data" / "knowledge" / "job-rotation.md"
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("title: Job rotation", "titel: Job rotation"), encoding="utf-8")
    with pytest.raises(FaultyFiles):
        importer.get_nlu_data()


def test_the_projects_configuration_lists_both_importers() -> None:
    config = (PROJECT_ROOT / "config.yml").read_text(encoding="utf-8")
    assert "name: RasaFileImporter" in config
    assert f"name: {KnowledgeImporter.__module__}.{KnowledgeImporter.__name__}" in config


def test_has_no_configuration_of_its_own(importer: KnowledgeImporter) -> None:
    assert importer.get_config() == {}
    assert importer.get_config_file_for_auto_config() is None
