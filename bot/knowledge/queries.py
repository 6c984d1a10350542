"""Reads passages, documents and texts from their tables; each query leaves out what the audience may not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import aliased

from bot.dialogue.person import VISIBLE, Audience
from bot.documents.passage import Document, Passage, Point, Question, Source
from bot.knowledge.tables import (
    ComparisonAspectRow,
    DocumentRow,
    PassageRow,
    PointRow,
    QuestionRow,
    RelationRow,
    TermRow,
)

Kind = Literal["question", "alias", "title", "point", "lead"]

VECTOR_TYPE = np.dtype("<f4")


@dataclass(frozen=True)
class Entry:
    """A text that a passage is found by, and the point that answers it (`LEAD` for titles and aliases)."""

    text: str
    passage: str
    point: str
    kind: Kind


def _visible(audience: Audience | None) -> Any:
    return PassageRow.audience.in_(VISIBLE[audience])


def read_passages(connection: Connection, audience: Audience | None) -> dict[str, Passage]:
    """The passages that the audience may see, whole, in document order."""
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
    related = aliased(PassageRow)
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
        sources=tuple(Source(title, address, date.fromisoformat(read)) for title, address, read in row.sources),
    )


def read_documents(
    connection: Connection, passages: Mapping[str, Passage], everything: bool
) -> dict[str, Document]:
    """The documents of these passages; with `everything` also those that have none, and all their subjects."""
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
        is_general=row.is_general,
    )


def _narrowed(document: Document) -> Document:
    """The document without subjects of which only others may see passages: they would be offered as help."""
    intents = {passage.intent for passage in document.passages}
    kept = {name: about for name, about in document.intents.items() if name in intents}
    return replace(document, intents=kept)


def read_entries(
    connection: Connection, audience: Audience | None, with_vectors: bool
) -> tuple[tuple[Entry, ...], npt.NDArray[np.float32] | None]:
    """The texts that visible passages are found by, and the vector of each where asked for."""
    columns = [QuestionRow.text, QuestionRow.passage, QuestionRow.point, QuestionRow.kind]
    if with_vectors:
        columns.append(QuestionRow.embedding)
    query = select(*columns).join(PassageRow, QuestionRow.passage == PassageRow.key).where(_visible(audience))
    rows = connection.execute(query.order_by(QuestionRow.position)).all()
    entries = tuple(Entry(row.text, row.passage, row.point, row.kind) for row in rows)
    if not with_vectors:
        return entries, None
    vectors = np.frombuffer(b"".join(bytes(row.embedding) for row in rows), dtype=VECTOR_TYPE)
    # Read-only, as the snapshot is shared; without rows the dimension is not known.
    return entries, vectors.reshape(len(rows), -1 if rows else 0)
