"""What is read of the tables, on SQLite and PostgreSQL: all in its order, and nothing for another audience."""

from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.dialogue.person import Audience
from bot.documents.passage import LEAD
from bot.knowledge.build import build
from bot.knowledge.queries import Entry
from bot.knowledge.store import KnowledgeStore
from tests.documents.samples import DOCUMENTS, ENCODER, PAY, CountingEncoder, vector_of


@pytest.fixture
def store(engine: Engine) -> KnowledgeStore:
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    return KnowledgeStore(engine)


def test_passages_are_in_document_order(store: KnowledgeStore) -> None:
    keys = ["pay", "comparison-cost", "nanodegree-leap", "bonus", "job-rotation"]
    assert list(store.snapshot().passages) == keys


def test_entries_are_everything_that_a_passage_is_found_by(store: KnowledgeStore) -> None:
    entries = [entry for entry in store.snapshot().entries if entry.passage == "pay"]
    assert entries == [
        Entry("Pay", "pay", LEAD, "title"),
        Entry("salary", "pay", LEAD, "alias"),
        Entry("sallary", "pay", LEAD, "alias"),
        Entry(PAY.lead, "pay", LEAD, "lead"),
        Entry("Yes, as a rule.", "pay", "promotion-raise", "point"),
        Entry(PAY.points[1].text, "pay", "why-raise", "point"),
        Entry("will i earn more", "pay", "promotion-raise", "question"),
        Entry("what about pay", "pay", LEAD, "question"),
    ]


def test_vectors_belong_to_their_entries(store: KnowledgeStore) -> None:
    snapshot = store.snapshot("public", with_vectors=True)
    assert snapshot.vectors is not None
    assert snapshot.vectors.shape == (len(snapshot.entries), 384)
    assert snapshot.vectors.dtype == np.float32
    np.testing.assert_array_equal(snapshot.vectors, [vector_of(entry.text) for entry in snapshot.entries])
    assert store.snapshot("public").vectors is None


def test_the_public_sees_public_passages_only(store: KnowledgeStore) -> None:
    snapshot = store.snapshot("public", with_vectors=True)
    assert list(snapshot.passages) == ["pay", "comparison-cost", "nanodegree-leap"]
    assert list(snapshot.documents) == ["career"]
    assert snapshot.documents["career"].passages == tuple(snapshot.passages.values())
    assert snapshot.passages["pay"].related == ("comparison-cost",)
    assert "ask_bonus" not in snapshot.documents["career"].intents
    hidden = ("bonus", "rotation", "secret")
    told = repr(snapshot).lower()
    assert not [word for word in hidden if word in told]


@pytest.mark.parametrize("audience", ["employees", None])
def test_employees_and_the_ranker_see_everything(store: KnowledgeStore, audience: Audience | None) -> None:
    assert tuple(store.snapshot(audience).documents.values()) == DOCUMENTS


def test_audience_is_enforced_by_the_query(store: KnowledgeStore, engine: Engine) -> None:
    """No row of a hidden passage leaves the database."""
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    store.snapshot("public", with_vectors=True)
    of_passages = [statement for statement in statements if "position" in statement or "passage" in statement]
    others = [statement for statement in of_passages if "passage.audience IN" not in statement]
    assert [statement for statement in others if "FROM document" not in statement] == []
