"""The models' keys, on SQLite and PostgreSQL: what must not be stored is refused by the database."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.database.engine import write_transaction
from bot.knowledge import tables
from bot.knowledge.build import build
from tests.documents.samples import DOCUMENTS, ENCODER, CountingEncoder


@pytest.fixture
def built(engine: Engine) -> Engine:
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    return engine


PASSAGE = {
    "key": "new",
    "document": "career",
    "position": 99,
    "title": "New",
    "intent": "x",
    "audience": "public",
}
QUESTION = {
    "position": 999,
    "passage": "pay",
    "point": "lead",
    "kind": "question",
    "text": "?",
    "embedding": b"",
}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (tables.PassageRow, {**PASSAGE, "document": "unknown"}),
        (tables.PassageRow, {**PASSAGE, "audience": "everybody"}),
        (tables.PassageRow, {**PASSAGE, "key": "pay"}),
        (tables.PassageRow, {**PASSAGE, "position": 0}),
        (tables.PassageRow, {**PASSAGE, "title": None}),
        (tables.PointRow, {"passage": "unknown", "id": "x", "position": 1, "text": "x"}),
        (tables.PointRow, {"passage": "pay", "id": "lead", "position": 9, "text": "x"}),
        (tables.TermRow, {"passage": "unknown", "name": "x"}),
        (tables.ComparisonAspectRow, {"passage": "pay", "side": "x", "aspect": "cost", "point": "unknown"}),
        (tables.QuestionRow, {**QUESTION, "point": "unknown"}),
        (tables.QuestionRow, {**QUESTION, "kind": "riddle"}),
        (tables.RelationRow, {"passage": "pay", "related": "unknown", "position": 5}),
        (tables.RevisionRow, {"id": 2, "revision": "x", "question_digest": "x", "encoder": "x"}),
        (tables.GapSwitchRow, {"id": 2, "is_on": True}),
    ],
)
def test_what_refers_to_nothing_or_repeats_is_refused(built: Engine, table: Any, row: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), write_transaction(built) as connection:
        connection.execute(insert(table).values(**row))


def test_sound_rows_are_taken(built: Engine) -> None:
    """The rows above are refused for what was changed in them, not for what they share."""
    with write_transaction(built) as connection:
        connection.execute(insert(tables.PassageRow).values(**PASSAGE))
        connection.execute(insert(tables.QuestionRow).values(**QUESTION))


def test_everything_goes_with_its_document_but_feedback(built: Engine) -> None:
    with write_transaction(built) as connection:
        connection.execute(insert(tables.FeedbackRow).values(passage="pay", helpful=1, not_helpful=0))
        connection.execute(delete(tables.DocumentRow))
        counts = {
            table.__tablename__: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in (
                tables.PassageRow,
                tables.PointRow,
                tables.TermRow,
                tables.ComparisonAspectRow,
                tables.QuestionRow,
                tables.RelationRow,
                tables.FeedbackRow,
            )
        }
    assert counts.pop("passage_feedback") == 1
    assert set(counts.values()) == {0}
