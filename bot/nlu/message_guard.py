"""First in the pipeline: makes every message safe and of sane size before anything reads it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.payload import defuse, is_allowed
from bot.nlu.mail_text import own_words

MAX_CHARACTERS = 600
"""What is read of a message. Of a longer one the beginning and the end, where the question usually stands."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def clean(text: str) -> str:
    """The text as the pipeline reads it: composed, without quoted mail, control characters, commands and excess."""
    plain = _CONTROL.sub(" ", unicodedata.normalize("NFKC", own_words(text[: 20 * MAX_CHARACTERS]))).strip()
    if is_allowed(plain):
        return plain
    words = defuse(plain)
    if len(words) > MAX_CHARACTERS:
        half = (MAX_CHARACTERS - 1) // 2  # a space joins the two
        words = f"{words[:half].rsplit(' ', 1)[0]} {words[-half:].split(' ', 1)[-1]}"
    # A cut or a replaced character must not bring a leading slash back.
    return " ".join(words.split()).lstrip("/ ")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MessageGuard(GraphComponent):  # type: ignore[misc]
    """Rewrites a message's text with `clean`.

    Rasa's RegexMessageHandler runs after the pipeline and obeys any text that starts with a slash, so commands
    that the assistant's buttons do not send have to lose it here.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageGuard:
        """Creates the component; it has no configuration."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves training texts as they are: they are the project's own."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Cleans each message in place; ``None`` counts as an empty text."""
        for message in messages:
            message.set(TEXT, clean(message.get(TEXT) or ""))
        return messages
