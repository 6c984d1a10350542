"""The roles and skills that somebody speaks of, linked to the catalogue: candidates with scores on the message.

The output under `SITUATION` is plain JSON::

    {"roles": [{"role": "present", "text": "data analyst", "start": 6, "end": 18,
                "candidates": [{"key": "…", "title": "data analyst", "score": 1.0, "name": "data analyst"}]}],
     "skills": [{"keys": ["…"], "text": "SQL", "start": 30, "end": 33}],
     "whole": [{"key": …}]}

A role is "present" or "target" by the words around it, "mentioned" where only its title stands in the text. `whole`
holds candidates for a short message as a whole, for when a question for a role is open. A question about the
knowledge base names nobody's situation and costs next to nothing.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sqlalchemy.exc import DBAPIError

from bot.catalogue.records import Match
from bot.catalogue.search import OccupationIndex
from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, CatalogueStore
from bot.database.engine import shared_engine
from bot.dialogue.message_contract import SITUATION
from bot.encoder.encoder_choice import shared_encoder
from bot.encoder.sentence_encoder import Encoder, Vectors
from bot.nlu.catalogue_phrases import CataloguePhrases, NamedPhrase
from bot.nlu.message_attributes import IS_PAYLOAD, QUESTIONS
from bot.reading.role_phrases import CUES, RolePhrase, role_phrases
from bot.settings import Settings

CANDIDATES = 3
MOST_WORDS = 6
"""A message of so few words may be the bare answer to the question for a role."""

_QUESTION = re.compile(
    r"\?|^\W*(?:what|how|why|who|when|where|which|is|are|do|does|can|could|should|will|would|tell|explain|compare|hi"
    r"|hello|hey|thanks?|thank|yes|no|ok|okay|bye|skip|stop|help(?!\W*desk))\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")

logger = logging.getLogger(__name__)


class RoleSearch(Protocol):
    """What finds occupations by what people call them."""

    def search(self, text: str, vector: Vectors, limit: int = 5) -> list[Match]:
        """The best matches, best first."""


class Catalogue(Protocol):
    """The store, as far as it is needed here."""

    def revision(self) -> str | None:
        """What tells one build from another; None while nothing was built."""

    def snapshot(self, audience: Any) -> CatalogueSnapshot:
        """What an audience may see."""


@dataclass(frozen=True)
class _Loaded:
    revision: str
    phrases: CataloguePhrases
    search: RoleSearch


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SituationReader(GraphComponent):  # type: ignore[misc]
    """Finds roles and skills of the built catalogue in messages; follows every new build."""

    def __init__(self, store: Catalogue, encoder: Encoder, index: Callable[[], RoleSearch]) -> None:
        self._store = store
        self._encoder = encoder
        self._index = index
        self._loaded: _Loaded | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SituationReader:
        """Creates the reader on the catalogue that the settings name."""
        settings = Settings.from_environment()
        store = CatalogueStore(shared_engine(settings.database_url))
        reader = cls(store, shared_encoder(settings.encoder), lambda: OccupationIndex.load(store))
        reader.warm_up()
        return reader

    def warm_up(self) -> None:
        """Loads the names now, so that nobody's first message waits for them; a missing database may come later."""
        try:
            self._current()
        except DBAPIError as error:
            logger.warning("The catalogue cannot be read yet: %s", type(error).__name__)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets what each message says of its sender's situation; empty while no catalogue was built."""
        for message in messages:
            text = message.get(TEXT)
            found = {} if not text or message.get(IS_PAYLOAD) else self._read(text, message)
            message.set(SITUATION, found, add_to_output=True)
        return messages

    def _read(self, text: str, message: Message) -> dict[str, Any]:
        speaks_of_self, is_bare = bool(CUES.search(text)), _may_be_a_role(text)
        if not (speaks_of_self or is_bare):
            return {}
        loaded = self._current()
        if loaded is None:
            return {}
        phrases = role_phrases(text) if speaks_of_self else ()
        named = loaded.phrases.find(text)
        vectors = self._encoder.encode([phrase.text for phrase in phrases]) if phrases else ()
        roles = [
            _role(phrase.role, phrase, loaded.search.search(phrase.text, vector, CANDIDATES))
            for phrase, vector in zip(phrases, vectors, strict=True)
        ]
        roles += _mentioned(named, phrases, loaded.search, message)
        questions = message.get(QUESTIONS) or ()
        whole = loaded.search.search(text, questions[0].vector, CANDIDATES) if is_bare and questions else []
        skills = [
            {"keys": list(each.keys), "text": each.text, "start": each.start, "end": each.end}
            for each in named
            if each.kind == "skill" and not _overlaps(each, phrases)
        ]
        return {"roles": roles, "skills": skills, "whole": [asdict(match) for match in whole]}

    def _current(self) -> _Loaded | None:
        revision = self._store.revision()
        if revision is None:
            return None
        if self._loaded is None or self._loaded.revision != revision:
            try:
                # Public: occupations and skills are, and a message must never tell more than its sender may see.
                snapshot = self._store.snapshot("public")
                self._loaded = _Loaded(revision, CataloguePhrases.of(snapshot), self._index())
            except CatalogueMissing:
                return None
        return self._loaded


def _may_be_a_role(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS and bool(_LETTERS.search(text)) and not _QUESTION.search(text)


def _role(role: str, place: RolePhrase | NamedPhrase, matches: Sequence[Match]) -> dict[str, Any]:
    return {
        "role": role,
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "candidates": [asdict(match) for match in matches],
    }


def _overlaps(named: NamedPhrase, phrases: Sequence[RolePhrase]) -> bool:
    """Whether the words are part of a role: the "chef" of a "head chef" is no tool that somebody masters."""
    return any(named.start < phrase.end and phrase.start < named.end for phrase in phrases)


def _mentioned(
    named: Sequence[NamedPhrase], phrases: Sequence[RolePhrase], search: RoleSearch, message: Message
) -> list[dict[str, Any]]:
    """Titles word for word that no pattern led to; a single word such as "lead" is too often something else."""
    questions = message.get(QUESTIONS) or ()
    roles = []
    for each in named:
        if each.kind == "occupation" and not _overlaps(each, phrases) and " " in each.text and questions:
            # Spelling settles a title that stands word for word, so the whole message's vector does.
            roles.append(_role("mentioned", each, search.search(each.text, questions[0].vector, CANDIDATES)))
    return roles[:CANDIDATES]
