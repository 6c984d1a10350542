"""Rasa's own parts that graph components stand on, and messages on their way through the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.payload import is_allowed
from bot.documents.digest import training_items
from bot.documents.passage import Document
from bot.nlu.message_attributes import IS_PAYLOAD, PASSAGE, POINT

OTHERS = {
    "greet": ("hi", "hello there", "good morning", "hey you", "hello"),
    "follow_up_aspect": ("how long does it take", "what about the cost", "is it expensive", "and the price?"),
    "out_of_scope": (
        "how do I reset my password",
        "what is the weather like",
        "can I get a visa",
        "where is the canteen",
        "my laptop is broken",
        "write me a poem about the sea",
    ),
    "nonsense": ("asdf ghjk", "qwertz", "blub bla", "xxxx yyyy zzz"),
}
"""Intents that no passage answers, with a few examples."""


class Graph:
    """A model storage of its own, in which components are created, trained and loaded as Rasa does it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.storage = LocalModelStorage.create(folder)

    def create(self, component: type[GraphComponent], **config: Any) -> Any:
        return component.create(config, self.storage, Resource(component.__name__), self._context(component))

    def load(self, component: type[GraphComponent], **config: Any) -> Any:
        return component.load(config, self.storage, Resource(component.__name__), self._context(component))

    @staticmethod
    def _context(component: type[GraphComponent]) -> ExecutionContext:
        return ExecutionContext(GraphSchema({}), node_name=f"run_{component.__name__}")


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return Graph(tmp_path / "model")


def message(text: str | None) -> Message:
    """A message as the first component leaves it when there is nothing to rewrite."""
    return Message({TEXT: text, IS_PAYLOAD: is_allowed(text or "")})


def process(text: str | None, *components: Any) -> Message:
    """A message after these components."""
    messages = [message(text)]
    for component in components:
        messages = component.process(messages)
    return messages[0]


def training_data(documents: Sequence[Document]) -> TrainingData:
    """The examples of documents, as the importer supplies them, and of `OTHERS`."""
    known = [
        Message({TEXT: item.text, INTENT: item.intent, PASSAGE: item.passage, POINT: item.point})
        for item in training_items(documents)
    ]
    others = [Message({TEXT: text, INTENT: intent}) for intent, texts in OTHERS.items() for text in texts]
    return TrainingData([*known, *others])
