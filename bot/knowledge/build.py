"""Turns documents into the database that answers are read from.

One transaction replaces everything, so that a reader sees the old content or the new. Sentences are encoded
before it begins: nobody waits for the encoder, and when it fails the old content is untouched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import read_transaction, write_transaction
from bot.database.migrations import upgrade
from bot.documents.digest import question_digest
from bot.documents.passage import LEAD, Document, Passage
from bot.encoder.stored_vectors import Encode, encoded
from bot.knowledge.queries import VECTOR_TYPE
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

Values = dict[str, Any]

LOCK = "knowledge"
FORMAT = 1
"""Part of every revision: raise it when the same documents are to be stored in another way."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did; `encoded` counts the texts whose vector had to be computed."""

    changed: bool
    documents: int
    passages: int
    questions: int
    encoded: int
    revision: str
    question_digest: str


class IndexedText(NamedTuple):
    """A text that a passage is found by; `kind` as in `bot.knowledge.queries.Entry`."""

    text: str
    passage: str
    point: str
    kind: str


def build(documents: Iterable[Document], engine: Engine, encode: Encode, encoder_id: str) -> BuildReport:
    """Makes the database hold exactly these documents, with vectors of this encoder.

    Writes nothing when it already does. Vectors that the same encoder made before are used again. Raises
    `EncodingFailed`, what `encode` raises, and SQLAlchemy's errors; the old content is then still there.
    """
    documents = tuple(documents)
    upgrade(engine)
    revision = content_revision(documents, encoder_id)
    digest = question_digest(documents)
    changed, new_vectors = False, 0
    if _stored_revision(engine) != revision:
        texts = list(dict.fromkeys(entry.text for entry in _indexed(documents)))
        vectors = _stored_vectors(engine, encoder_id)
        missing = [text for text in texts if text not in vectors]
        vectors.update(encoded(missing, encode, VECTOR_TYPE))
        with write_transaction(engine, lock=LOCK) as connection:
            _replace(connection, documents, vectors)
            row = {"revision": revision, "question_digest": digest, "encoder": encoder_id}
            connection.execute(insert(RevisionRow), {"id": 1, **row})
        changed, new_vectors = True, len(missing)
    passages = [passage for document in documents for passage in document.passages]
    return BuildReport(
        changed=changed,
        documents=len(documents),
        passages=len(passages),
        questions=sum(len(passage.questions) for passage in passages),
        encoded=new_vectors,
        revision=revision,
        question_digest=digest,
    )


def content_revision(documents: Iterable[Document], encoder_id: str) -> str:
    """The digest (SHA-256 in hex) of everything a build of these documents would store, order included."""
    content = [FORMAT, encoder_id, [_plain(document) for document in documents]]
    return hashlib.sha256(json.dumps(content, default=str).encode("ascii")).hexdigest()


def _plain(document: Document) -> Values:
    """The document as JSON can write it; mappings as lists, whose order counts."""
    values = {name: getattr(document, name) for name in document.__dataclass_fields__}
    values["passages"] = [asdict(passage) for passage in document.passages]
    for name in ("intents", "sides", "aspects"):
        values[name] = list(values[name].items())
    return values


def _stored_revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        revision: str | None = connection.execute(select(RevisionRow.revision)).scalar()
        return revision


def _stored_vectors(engine: Engine, encoder_id: str) -> dict[str, bytes]:
    with read_transaction(engine) as connection:
        if connection.execute(select(RevisionRow.encoder)).scalar() != encoder_id:
            return {}
        rows = connection.execute(select(QuestionRow.text, QuestionRow.embedding))
        return {row.text: bytes(row.embedding) for row in rows}


def _indexed(documents: Iterable[Document]) -> Iterator[IndexedText]:
    for document in documents:
        for passage in document.passages:
            yield from _indexed_passage(passage)


def _indexed_passage(passage: Passage) -> Iterator[IndexedText]:
    yield IndexedText(passage.title, passage.key, LEAD, "title")
    for alias in passage.aliases:
        yield IndexedText(alias, passage.key, LEAD, "alias")
    yield IndexedText(passage.lead, passage.key, LEAD, "lead")
    for point in passage.points:
        yield IndexedText(point.text, passage.key, point.id, "point")
    for question in passage.questions:
        yield IndexedText(question.text, passage.key, question.point, "question")


def _replace(connection: Connection, documents: Sequence[Document], vectors: Mapping[str, bytes]) -> None:
    passages = [passage for document in documents for passage in document.passages]
    entries = enumerate(_indexed(documents))
    content: list[tuple[type[Any], list[Values]]] = [
        (DocumentRow, [_document_row(document, number) for number, document in enumerate(documents)]),
        (PassageRow, [_passage_row(passage, number) for number, passage in enumerate(passages)]),
        (PointRow, [row for passage in passages for row in _point_rows(passage)]),
        (TermRow, [{"passage": passage.key, "name": passage.term} for passage in passages if passage.term]),
        (ComparisonAspectRow, [row for passage in passages for row in _comparison_rows(passage)]),
        (RelationRow, [row for passage in passages for row in _relation_rows(passage)]),
        (QuestionRow, [_question_row(entry, number, vectors) for number, entry in entries]),
    ]
    # Rows refer to rows of earlier tables: delete backwards, insert forwards.
    connection.execute(delete(RevisionRow))
    for table, _ in reversed(content):
        connection.execute(delete(table))
    for table, rows in content:
        if rows:
            connection.execute(insert(table), rows)


def _document_row(document: Document, position: int) -> Values:
    return {
        "key": document.key,
        "position": position,
        "title": document.title,
        "source_name": document.source_name,
        "source_date": document.source_date,
        "reviewed": document.reviewed,
        "review_holds_days": document.review_holds.days,
        "disclaimer": document.disclaimer,
        "audience": document.audience,
        "is_general": document.is_general,
        "intents": dict(document.intents),
        "sides": {side: list(words) for side, words in document.sides.items()},
        "aspects": {aspect: list(words) for aspect, words in document.aspects.items()},
    }


def _passage_row(passage: Passage, position: int) -> Values:
    columns = ("key", "document", "title", "intent", "side", "aspect", "audience")
    sources = [[source.title, source.address, source.read.isoformat()] for source in passage.sources]
    return {"position": position, "sources": sources, **{column: getattr(passage, column) for column in columns}}


def _point_rows(passage: Passage) -> Iterator[Values]:
    yield {"passage": passage.key, "id": LEAD, "position": 0, "side": None, "text": passage.lead}
    for position, point in enumerate(passage.points, start=1):
        yield {
            "passage": passage.key,
            "id": point.id,
            "position": position,
            "side": point.side,
            "text": point.text,
        }


def _comparison_rows(passage: Passage) -> Iterator[Values]:
    if passage.is_comparison:
        for point in passage.points:
            side = point.side or point.id
            yield {"passage": passage.key, "side": side, "aspect": passage.aspect or "", "point": point.id}


def _relation_rows(passage: Passage) -> Iterator[Values]:
    for position, related in enumerate(passage.related):
        yield {"passage": passage.key, "related": related, "position": position}


def _question_row(entry: IndexedText, position: int, vectors: Mapping[str, bytes]) -> Values:
    return {"position": position, "embedding": vectors[entry.text], **entry._asdict()}
