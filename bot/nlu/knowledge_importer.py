"""Training data from the knowledge documents, so that a new document needs no other file touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.documents.digest import training_items
from bot.documents.parser import parse_documents
from bot.documents.passage import Document
from bot.nlu.message_attributes import PASSAGE, POINT

KNOWLEDGE_FOLDER = Path("data") / "knowledge"
ANSWER_ACTION = "action_answer"


class KnowledgeImporter(TrainingDataImporter):  # type: ignore[misc]
    """Supplies examples, intents and rules of the documents beside the project's configuration file.

    Raises `bot.files.faults.FaultyFiles` when a document has faults.
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        **kwargs: Any,
    ) -> None:
        root = Path(config_file).resolve().parent if config_file else Path.cwd()
        self._folder = root / KNOWLEDGE_FOLDER
        self._read: tuple[Document, ...] | None = None

    def get_domain(self) -> Domain:
        """The intents that the documents declare."""
        return Domain.from_dict({"intents": self._intents()})

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """An example for every title, alias and question, each knowing the passage and point that answers it."""
        return TrainingData(
            [
                Message(data={TEXT: item.text, INTENT: item.intent, PASSAGE: item.passage, POINT: item.point})
                for item in training_items(self._documents())
            ]
        )

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """A rule for each intent: the knowledge base answers."""
        rules = [
            {
                "rule": f"the knowledge base answers {intent}",
                "steps": [{"intent": intent}, {"action": ANSWER_ACTION}],
            }
            for intent in self._intents()
        ]
        steps = YAMLStoryReader().read_from_parsed_yaml({"version": "3.1", "rules": rules})
        return StoryGraph(steps)

    def get_config(self) -> dict[str, Any]:
        """No configuration: config.yml has it all."""
        return {}

    def get_config_file_for_auto_config(self) -> str | None:
        """No file of its own."""
        return None

    def _documents(self) -> tuple[Document, ...]:
        if self._read is None:
            self._read = parse_documents(self._folder)
        return self._read

    def _intents(self) -> list[str]:
        return list(dict.fromkeys(intent for document in self._documents() for intent in document.intents))
