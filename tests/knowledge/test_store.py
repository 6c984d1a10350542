"""What readers see, on SQLite and PostgreSQL: one moment, one audience, and news as soon as there are any."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.documents.passage import Document, Passage, Point, Question
from bot.knowledge.build import build
from bot.knowledge.store import RANKING_SECONDS, KnowledgeMissing, KnowledgeStore
from tests.documents.samples import BONUS, CAREER, DOCUMENTS, ENCODER, LEAP, PAY, CountingEncoder, vector_of


@pytest.fixture
def store(engine: Engine) -> KnowledgeStore:
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    return KnowledgeStore(engine)


@pytest.mark.parametrize("has_schema", [False, True])
def test_nothing_built_is_told_with_a_way_to_fix_it(engine: Engine, has_schema: bool) -> None:
    if has_schema:
        upgrade(engine)
    store = KnowledgeStore(engine)
    assert store.revision() is None
    assert store.question_digest() is None
    with pytest.raises(KnowledgeMissing, match="rung knowledge build"):
        store.snapshot()


def test_unreachable_database_is_not_taken_for_an_empty_one() -> None:
    store = KnowledgeStore(create_engine("postgresql://user:pw@127.0.0.1:1/rung"))
    with pytest.raises(OperationalError):
        store.revision()


def test_revision_and_digest_are_the_builds(engine: Engine) -> None:
    report = build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    store = KnowledgeStore(engine)
    assert (store.revision(), store.question_digest()) == (report.revision, report.question_digest)
    assert store.snapshot().revision == report.revision


def test_revision_is_one_quick_query(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    store = KnowledgeStore(engine)
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    durations = []
    for _ in range(200):
        started = time.perf_counter()
        store.revision()
        durations.append(time.perf_counter() - started)
    assert len(statements) == 200
    # A tenth of this is usual; a connection opened for each query would take longer.
    assert sorted(durations)[100] < 0.002


def test_snapshot_is_kept_until_the_next_build(store: KnowledgeStore, engine: Engine) -> None:
    first = store.snapshot("public")
    assert store.snapshot("public") is first
    assert store.snapshot("employees") is not first
    build([CAREER], engine, CountingEncoder(), ENCODER)
    assert list(store.snapshot("employees").documents) == ["career"]
    assert store.snapshot("public") is not first


def test_a_ranking_follows_a_build_after_a_moment_and_asks_no_more_meanwhile(sqlite_url: str) -> None:
    now = [100.0]
    engine = create_engine(sqlite_url)
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    store = KnowledgeStore(engine, lambda: now[0])
    first = store.snapshot()
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert store.snapshot() is first
    assert statements == []
    build([CAREER], engine, CountingEncoder(), ENCODER)
    assert list(store.snapshot("employees").documents) == ["career"]
    assert store.snapshot() is first
    now[0] += RANKING_SECONDS
    assert store.snapshot() is not first


def test_passage_that_becomes_internal_is_gone_at_once(store: KnowledgeStore, engine: Engine) -> None:
    assert "pay" in store.snapshot("public").passages
    internal = replace(PAY, audience="employees", related=("bonus",))
    build([replace(CAREER, passages=(internal, LEAP, BONUS))], engine, CountingEncoder(), ENCODER)
    assert list(store.snapshot("public").passages) == ["nanodegree-leap"]


def test_snapshot_cannot_be_changed_by_who_reads_it(store: KnowledgeStore) -> None:
    snapshot = store.snapshot(with_vectors=True)
    with pytest.raises(TypeError):
        snapshot.passages["pay"] = PAY  # type: ignore[index]
    assert snapshot.vectors is not None
    with pytest.raises(ValueError, match="read-only"):
        snapshot.vectors[0, 0] = 1.0


@pytest.mark.parametrize(
    ("aspect", "key"),
    [("cost", "comparison-cost"), ("Cost", "comparison-cost"), ("", None), ("None", None), ("taste", None)],
)
def test_the_comparison_on_an_aspect(store: KnowledgeStore, aspect: str, key: str | None) -> None:
    row = store.snapshot("public").comparison(aspect)
    assert (row.key if row else None) == key


def marked(mark: str) -> list[Document]:
    """Two documents in which every text carries the mark; one more passage under the mark "b"."""

    def passage(key: str, document: str) -> Passage:
        return Passage(
            key=key,
            title=f"{key} {mark}",
            intent=f"ask_{mark}",
            lead=f"lead of {key} {mark}",
            points=(Point("one", f"point of {key} {mark}"),),
            questions=tuple(Question(f"question {number} on {key} {mark}", "one") for number in range(20)),
            document=document,
            term=f"term {mark}",
        )

    keys = ["p1", "p2", "p3"] if mark == "a" else ["p0", "p1", "p2", "p3"]
    return [
        replace(
            CAREER,
            key=key,
            title=f"{key} {mark}",
            disclaimer=mark,
            intents={f"ask_{mark}": mark},
            passages=tuple(passage(f"{key}-{name}", key) for name in keys),
        )
        for key in ("first", "second")
    ]


def mixed(store: KnowledgeStore, expected: dict[str, Sequence[Document]]) -> bool:
    """Whether a fresh snapshot is neither of the expected contents, as a whole."""
    snapshot = store.snapshot(with_vectors=True)
    documents = expected.get(snapshot.revision)
    assert snapshot.vectors is not None
    vectors = all(
        np.array_equal(vector, vector_of(entry.text))
        for entry, vector in zip(snapshot.entries[::7], snapshot.vectors[::7], strict=True)
    )
    return documents is None or list(snapshot.documents.values()) != list(documents) or not vectors


def test_reader_never_sees_a_mix_while_builds_alternate(database_url: str) -> None:
    writer = create_engine(database_url)
    expected: dict[str, Sequence[Document]] = {}
    for mark in "ba":
        documents = marked(mark)
        expected[build(documents, writer, CountingEncoder(), ENCODER).revision] = documents
    stop, seen, failures = threading.Event(), set(), []

    def read() -> None:
        reader = create_engine(database_url)
        try:
            while not stop.is_set():
                store = KnowledgeStore(reader)
                seen.add(store.snapshot().revision)
                if mixed(store, expected):
                    failures.append("a mix")
        except Exception as error:  # noqa: BLE001  Whatever a thread meets is the test's failure.
            failures.append(error)
        finally:
            reader.dispose()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for thread in readers:
        thread.start()
    for round_number in range(30):
        build(marked("ba"[round_number % 2]), writer, CountingEncoder(), ENCODER)
    stop.set()
    for thread in readers:
        thread.join()
    writer.dispose()
    assert failures == []
    assert seen == set(expected)
