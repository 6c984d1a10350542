"""Reads the built knowledge base: snapshots of one moment, for one audience, kept until the next build."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import sqlalchemy
from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.database.engine import read_transaction
from bot.knowledge.passage import Audience, Document, Passage, Point, Question
from bot.knowledge.tables import (
    ComparisonAspectRow,
    DocumentRow,
    PassageRow,
    PointRow,
    QuestionRow,
    RelationRow,
    RevisionRow,
    TermRow,
)

Kind = Literal["question", "alias", "title", "point", "lead"]
Rows = Mapping[str, list[Any]]

VECTOR_TYPE = np.dtype("<f4")
VISIBLE: Mapping[Audience | None, tuple[Audience, ...]] = {
    "public": ("public",),
    "employees": ("public", "employees"),
    None: ("public", "employees"),
}
"""Whose passages an audience may see. None stands for the ranker, which sees all."""


class KnowledgeMissing(Exception):
    """Nothing was built yet in this database; the message says how to mend it."""

    def __init__(self) -> None:
        super().__init__("The knowledge base is empty. Build it with: rung knowledge build")


@dataclass(frozen=True)
class Entry:
    """A text that a passage is found by, and the point that answers it (`LEAD` for titles and aliases)."""

    text: str
    passage: str
    point: str
    kind: Kind


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


class KnowledgeStore:
    """Read access to the built knowledge base. May be shared by threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
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

        "employees" sees public passages too; None is for ranking, never for answering. Raises
        `KnowledgeMissing` when nothing was built.
        """
        revision = self.revision()
        if revision is None:
            raise KnowledgeMissing
        wanted = (audience, with_vectors)
        with self._lock:
            kept = self._cache.get(wanted)
            if kept is None or kept.revision != revision:
                kept = self._cache[wanted] = self._read(audience, with_vectors)
            return kept

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
            passages = _read_passages(connection, audience)
            documents = _read_documents(connection, passages, everything=audience is None)
            entries, vectors = _read_entries(connection, audience, with_vectors)
        return KnowledgeSnapshot(
            revision=revision,
            documents=MappingProxyType(documents),
            passages=MappingProxyType(passages),
            entries=entries,
            vectors=vectors,
        )


def _visible(audience: Audience | None) -> Any:
    return PassageRow.audience.in_(VISIBLE[audience])


def _read_passages(connection: Connection, audience: Audience | None) -> dict[str, Passage]:
    rows = connection.execute(select(PassageRow).where(_visible(audience)).order_by(PassageRow.position))
    points = _by_passage(connection, PointRow, audience, PointRow.position)
    terms = _by_passage(connection, TermRow, audience, TermRow.name)
    comparisons = _by_passage(connection, ComparisonAspectRow, audience, ComparisonAspectRow.side)
    relations = _read_relations(connection, audience)
    questions = _by_passage(connection, QuestionRow, audience, QuestionRow.position, with_vectors=False)
    return {
        row.key: _passage(
            row,
            points=points[row.key],
            texts=questions[row.key],
            related=tuple(relations.get(row.key, ())),
            term=next((term.name for term in terms.get(row.key, ())), None),
            is_comparison=row.key in comparisons,
        )
        for row in rows
    }


def _by_passage(
    connection: Connection, table: Any, audience: Audience | None, order: Any, with_vectors: bool = True
) -> dict[str, list[Any]]:
    columns = [column for column in table.__table__.c if with_vectors or column.name != "embedding"]
    query = select(*columns).join(PassageRow, table.passage == PassageRow.key).where(_visible(audience))
    rows = connection.execute(query.order_by(PassageRow.position, order))
    return {key: list(group) for key, group in groupby(rows, key=lambda row: row.passage)}


def _read_relations(connection: Connection, audience: Audience | None) -> dict[str, list[str]]:
    # Both ends must be visible: a key alone can give away that a passage exists.
    related = sqlalchemy.orm.aliased(PassageRow)
    query = (
        select(RelationRow.passage, RelationRow.related)
        .join(PassageRow, RelationRow.passage == PassageRow.key)
        .join(related, RelationRow.related == related.key)
        .where(_visible(audience), related.audience.in_(VISIBLE[audience]))
        .order_by(PassageRow.position, RelationRow.position)
    )
    rows = connection.execute(query)
    return {key: [row.related for row in group] for key, group in groupby(rows, key=lambda row: row.passage)}


def _passage(
    row: Any,
    points: Iterable[Any],
    texts: Iterable[Any],
    related: tuple[str, ...],
    term: str | None,
    is_comparison: bool,
) -> Passage:
    lead, *others = points
    texts = list(texts)
    return Passage(
        key=row.key,
        title=row.title,
        intent=row.intent,
        lead=lead.text,
        points=tuple(Point(id=point.id, text=point.text, side=point.side) for point in others),
        questions=tuple(Question(text.text, text.point) for text in texts if text.kind == "question"),
        document=row.document,
        aliases=tuple(text.text for text in texts if text.kind == "alias"),
        related=related,
        side=row.side,
        aspect=row.aspect,
        term=term,
        is_comparison=is_comparison,
        audience=row.audience,
    )


def _read_documents(
    connection: Connection, passages: Mapping[str, Passage], everything: bool
) -> dict[str, Document]:
    rows = connection.execute(select(DocumentRow).order_by(DocumentRow.position))
    documents = {row.key: _document(row, passages.values()) for row in rows}
    if everything:
        return documents
    return {key: _narrowed(document) for key, document in documents.items() if document.passages}


def _document(row: Any, passages: Iterable[Passage]) -> Document:
    return Document(
        key=row.key,
        title=row.title,
        source_name=row.source_name,
        source_date=row.source_date,
        reviewed=row.reviewed,
        review_holds=timedelta(days=row.review_holds_days),
        disclaimer=row.disclaimer,
        passages=tuple(passage for passage in passages if passage.document == row.key),
        intents=row.intents,
        sides={side: tuple(words) for side, words in row.sides.items()},
        aspects={aspect: tuple(words) for aspect, words in row.aspects.items()},
        audience=row.audience,
    )


def _narrowed(document: Document) -> Document:
    """Without the subjects that only passages for others are about: they would be offered as help."""
    intents = {passage.intent for passage in document.passages}
    kept = {name: about for name, about in document.intents.items() if name in intents}
    return replace(document, intents=kept)


def _read_entries(
    connection: Connection, audience: Audience | None, with_vectors: bool
) -> tuple[tuple[Entry, ...], npt.NDArray[np.float32] | None]:
    columns = [QuestionRow.text, QuestionRow.passage, QuestionRow.point, QuestionRow.kind]
    if with_vectors:
        columns.append(QuestionRow.embedding)
    query = select(*columns).join(PassageRow, QuestionRow.passage == PassageRow.key).where(_visible(audience))
    rows = connection.execute(query.order_by(QuestionRow.position)).all()
    entries = tuple(Entry(row.text, row.passage, row.point, row.kind) for row in rows)
    if not with_vectors:
        return entries, None
    vectors = np.frombuffer(b"".join(bytes(row.embedding) for row in rows), dtype=VECTOR_TYPE)
    # Read-only, as the snapshot is shared; a dimension cannot be told from no rows at all.
    return entries, vectors.reshape(len(rows), -1 if rows else 0)
