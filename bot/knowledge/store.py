"""Reads the knowledge base as snapshots: what one audience may see at one moment, kept until the next build."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import sqlalchemy
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.database.engine import read_transaction
from bot.dialogue.person import Audience
from bot.documents.passage import Document, Passage
from bot.knowledge.queries import Entry, read_documents, read_entries, read_passages
from bot.knowledge.tables import RevisionRow

RANKING_SECONDS = 1.0
"""How long a ranking may go on with what was built before. It asks twice a message, and each time gives way to
other threads: under load that takes longer than the query. What people are shown is asked for each time."""


class KnowledgeMissing(Exception):
    """Nothing has been built in this database yet; the message says how to fix it."""

    def __init__(self) -> None:
        super().__init__("The knowledge base is empty. Build it with: rung knowledge build")


@dataclass(frozen=True, eq=False)
class KnowledgeSnapshot:
    """The knowledge base at one moment, as one audience may see it.

    `passages` is in document order. `vectors`, where asked for, has one float32 row of length one for each
    entry. Nothing of a passage that the audience may not see is in here, not even as a relation.
    """

    revision: str
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    entries: tuple[Entry, ...]
    vectors: npt.NDArray[np.float32] | None

    def is_own(self, passage: Passage) -> bool:
        """Whether the passage is of one of the organisation's own documents, not of a general one."""
        return not self.documents[passage.document].is_general

    def comparison(self, aspect: str) -> Passage | None:
        """The first passage that compares both sides on this aspect, upper or lower case; None without any."""
        for passage in self.passages.values():
            if passage.is_comparison and passage.aspect and passage.aspect.casefold() == aspect.casefold():
                return passage
        return None


class KnowledgeStore:
    """Read access to the built knowledge base. May be shared by threads."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._asked: tuple[float, str] | None = None
        self._cache: dict[tuple[Audience | None, bool], KnowledgeSnapshot] = {}
        self._lock = threading.Lock()

    def revision(self) -> str | None:
        """The digest of content and encoder, or None when nothing was built. One query, well below 1 ms."""
        return self._revision_column("revision")

    def question_digest(self) -> str | None:
        """The digest of the questions that the content was built with, or None when nothing was built."""
        return self._revision_column("question_digest")

    def snapshot(self, audience: Audience | None = None, with_vectors: bool = False) -> KnowledgeSnapshot:
        """Everything that the audience may see, read in one transaction and kept until the next build.

        "employees" sees public passages too; None is for ranking, never for answering, and follows a build after
        `RANKING_SECONDS` at most. Raises `KnowledgeMissing` when nothing was built.
        """
        revision = self._recent_revision() if audience is None else self.revision()
        if revision is None:
            raise KnowledgeMissing
        wanted = (audience, with_vectors)
        with self._lock:
            kept = self._cache.get(wanted)
            if kept is None or kept.revision != revision:
                kept = self._cache[wanted] = self._read(audience, with_vectors)
            return kept

    def _recent_revision(self) -> str | None:
        now, asked = self._clock(), self._asked
        if asked is not None and now - asked[0] < RANKING_SECONDS:
            return asked[1]
        revision = self.revision()
        self._asked = None if revision is None else (now, revision)
        return revision

    def _revision_column(self, name: str) -> str | None:
        try:
            with self._engine.connect() as connection:
                # Asked at every turn: as a plain statement it takes a third of the time.
                statement = f"SELECT {name} FROM {RevisionRow.__tablename__}"
                value: str | None = connection.exec_driver_sql(statement).scalar()
                return value
        except DBAPIError:
            # A database without the table is one where nothing was built; anything else is trouble.
            if sqlalchemy.inspect(self._engine).has_table(RevisionRow.__tablename__):
                raise
            return None

    def _read(self, audience: Audience | None, with_vectors: bool) -> KnowledgeSnapshot:
        with read_transaction(self._engine) as connection:
            revision = connection.execute(select(RevisionRow.revision)).scalar()
            if revision is None:
                raise KnowledgeMissing
            passages = read_passages(connection, audience)
            documents = read_documents(connection, passages, everything=audience is None)
            entries, vectors = read_entries(connection, audience, with_vectors)
        return KnowledgeSnapshot(
            revision=revision,
            documents=MappingProxyType(documents),
            passages=MappingProxyType(passages),
            entries=entries,
            vectors=vectors,
        )
