"""The roles and skills that somebody speaks of, linked to the catalogue: candidates with scores on the message.

Which words name a role or a skill was read before (`bot.dialogue.message_reading`); what the catalogue knows by
these words stands here. The output under `SITUATION` is plain JSON::

    {"roles": [{"role": "present", "text": "data analyst", "start": 6, "end": 18,
                "candidates": [{"key": "…", "title": "data analyst", "score": 1.0, "name": "data analyst"}]}],
     "skills": [{"keys": ["…"], "text": "SQL", "start": 30, "end": 33}],
     "whole": [{"key": …}],
     "asked": {"kind": "pay", "text": "data analysts", "roles": [{"key": …}], "credentials": ["…"]}}

A role is "present" or "target". `whole` holds candidates for a short message as a whole while a question for a role
is open and no words of it were read as one; `asked` what is asked of a role or a field that need not be theirs
(`bot.reading.role_questions`). A message that names none of these costs nothing.
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
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sqlalchemy.exc import DBAPIError

from bot.catalogue.credential_search import CredentialIndex
from bot.catalogue.records import Match
from bot.catalogue.search import OccupationIndex
from bot.catalogue.source_files import LISTED_TITLES, read_listed_titles
from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, CatalogueStore
from bot.database.engine import shared_engine
from bot.decision.fact_kinds import ROLE_FIELDS
from bot.dialogue.message_contract import READING, SITUATION, TEXT_CHANGES
from bot.dialogue.message_reading import ROLE_AIM, ROLE_NOW, SKILL_HELD, FactSpan, MessageReading
from bot.encoder.encoder_choice import shared_encoder
from bot.encoder.sentence_encoder import Encoder, Vectors
from bot.nlu.catalogue_phrases import CataloguePhrases
from bot.nlu.message_attributes import IS_PAYLOAD, QUESTIONS, WRITTEN
from bot.nlu.role_references import roles_meant
from bot.nlu.text.message_text import MessageText
from bot.nlu.turn_decision import open_question_of
from bot.reading.role_questions import RoleQuestion, role_question
from bot.settings import Settings

CANDIDATES = 3
MOST_CREDENTIALS, MOST_NAMED = 4, 2
MOST_WORDS = 6
"""A message of so few words may be the bare answer to the question for a role."""

_ROLE_OF = {ROLE_NOW: "present", ROLE_AIM: "target"}
_LETTERS = re.compile(r"[^\W\d_]{2}")
_OF_WORDS = re.compile(r"[\w\s&/'’‘.,:+#()–-]+")
"""What names of jobs are written with: "C++ developer", "R&D lead (interim)". Code and markup name none."""

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
    snapshot: CatalogueSnapshot
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
        self._credentials: tuple[str, CredentialIndex] | None = None

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
        listed = read_listed_titles(settings.root / LISTED_TITLES)
        reader = cls(store, shared_encoder(settings.encoder), lambda: OccupationIndex.load(store, listed))
        reader.warm_up()
        return reader

    def warm_up(self) -> None:
        """Loads the names now, so that nobody's first message waits for them; a missing database may come later."""
        try:
            self._current()
        except DBAPIError as error:
            logger.warning("The catalogue cannot be read yet: %s", type(error).__name__)

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Sets what each message says of its sender's situation; empty while no catalogue was built."""
        question = open_question_of(tracker)
        asks_for_role = question is not None and question.field in ROLE_FIELDS
        for message in messages:
            is_read = message.get(TEXT) and not message.get(IS_PAYLOAD)
            found = self._read(message, asks_for_role) if is_read else {}
            message.set(SITUATION, found, add_to_output=True)
        return messages

    def _read(self, message: Message, asks_for_role: bool) -> dict[str, Any]:
        reading = MessageReading.from_json(message.get(READING))
        roles = [span for span in roles_meant(reading.spans) if _could_name_a_role(span.text)]
        skills = reading.spans_of(SKILL_HELD)
        is_bare = asks_for_role and not reading.spans and _may_be_a_role(str(message.get(TEXT)))
        asked = role_question(str(message.get(TEXT)))
        loaded = self._current() if roles or skills or is_bare or asked is not None else None
        if loaded is None:
            return {}
        names = [tuple(dict.fromkeys((span.text, _spelt(message, span)))) for span in roles]
        vectors = iter(self._encoder.encode([name for both in names for name in both]) if roles else ())
        questions = message.get(QUESTIONS) or ()
        whole = (
            loaded.search.search(str(message.get(TEXT)), questions[0].vector, CANDIDATES)
            if is_bare and questions
            else []
        )
        return {
            "roles": [
                {
                    "role": _ROLE_OF[span.label],
                    **_place(span),
                    "candidates": _found(loaded, [(name, next(vectors)) for name in both]),
                }
                for span, both in zip(roles, names, strict=True)
            ],
            "skills": [
                {"keys": list(named.keys), "text": named.text, "start": span.start, "end": span.end}
                for span in skills
                for named in loaded.phrases.find(span.text)
                if named.kind == "skill"
            ],
            "whole": [asdict(match) for match in whole],
            **({"asked": self._asked(loaded, asked)} if asked is not None else {}),
        }

    def _asked(self, loaded: _Loaded, asked: RoleQuestion) -> dict[str, Any]:
        (vector,) = self._encoder.encode([asked.words])
        near: tuple[str, ...] = ()
        if asked.kind == "credentials":
            near = self._credential_index(loaded).near(asked.words, vector, MOST_CREDENTIALS)
        elif asked.kind == "worth":
            near = self._credential_index(loaded).named(asked.words, MOST_NAMED)
        roles = loaded.search.search(asked.words, vector, CANDIDATES)
        return {
            "kind": asked.kind,
            "text": asked.words,
            "roles": [asdict(match) for match in roles],
            "credentials": list(near),
        }

    def _credential_index(self, loaded: _Loaded) -> CredentialIndex:
        """Made when first asked for: most conversations ask for none, and it takes half a second."""
        if self._credentials is None or self._credentials[0] != loaded.revision:
            index = CredentialIndex(loaded.snapshot.credentials, loaded.snapshot.skills, self._encoder.encode)
            self._credentials = (loaded.revision, index)
        return self._credentials[1]

    def _current(self) -> _Loaded | None:
        revision = self._store.revision()
        if revision is None:
            return None
        if self._loaded is None or self._loaded.revision != revision:
            try:
                # Public: occupations and skills are, and a message must never tell more than its sender may see.
                snapshot = self._store.snapshot("public")
                self._loaded = _Loaded(revision, snapshot, CataloguePhrases.of(snapshot), self._index())
            except CatalogueMissing:
                return None
        return self._loaded


def _may_be_a_role(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS and _could_name_a_role(text)


def _could_name_a_role(words: str) -> bool:
    return bool(_LETTERS.search(words)) and bool(_OF_WORDS.fullmatch(words.strip(' \t!"“”*_~')))


def _place(span: FactSpan) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _spelt(message: Message, span: FactSpan) -> str:
    """The words of a role as they are meant, where they were misspelt."""
    changes = message.get(TEXT_CHANGES) or ()
    text = MessageText.restored(str(message.get(WRITTEN) or ""), str(message.get(TEXT) or ""), changes)
    return text.understood(span.start, span.end) if changes else span.text


def _found(loaded: _Loaded, names: Sequence[tuple[str, Vectors]]) -> list[dict[str, Any]]:
    """What the catalogue knows by the words as they stand or as they are spelt, whichever it knows better."""
    results = [loaded.search.search(name, vector, CANDIDATES) for name, vector in names]
    best = max(results, key=lambda matches: matches[0].score if matches else 0.0)
    return [asdict(match) for match in best]
