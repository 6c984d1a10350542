"""Builds on SQLite and PostgreSQL: all or nothing, nothing when nothing has changed, no text encoded twice."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.database.engine import create_engine
from bot.documents.digest import question_digest
from bot.documents.passage import Document, Question
from bot.encoder.stored_vectors import EncodingFailed
from bot.knowledge.build import BuildReport, build, content_revision
from bot.knowledge.store import KnowledgeMissing, KnowledgeStore
from tests.documents.samples import (
    CAREER,
    DOCUMENTS,
    ENCODER,
    LEAP,
    PAY,
    ROTATION,
    CountingEncoder,
    vector_of,
    with_passage,
)


def built(engine: Engine, documents: Sequence[Document] = DOCUMENTS, encoder_id: str = ENCODER) -> BuildReport:
    return build(documents, engine, CountingEncoder(), encoder_id)


def stored(engine: Engine) -> tuple[Document, ...]:
    return tuple(KnowledgeStore(engine).snapshot().documents.values())


def test_what_is_read_back_is_what_was_built(engine: Engine) -> None:
    report = built(engine)
    assert stored(engine) == DOCUMENTS
    assert report == BuildReport(
        changed=True,
        documents=2,
        passages=5,
        questions=7,
        encoded=report.encoded,
        revision=content_revision(DOCUMENTS, ENCODER),
        question_digest=question_digest(DOCUMENTS),
    )


def test_second_build_writes_nothing(engine: Engine) -> None:
    first = built(engine)
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    second = built(engine)
    assert second == replace(first, changed=False, encoded=0)
    assert statements
    assert all(statement.lstrip().upper().startswith(("SELECT", "PRAGMA")) for statement in statements)


def test_second_build_changes_no_byte_of_the_files(sqlite_url: str, tmp_path: Path) -> None:
    def files() -> dict[str, str]:
        # The -shm file is SQLite's shared memory, rewritten by readers too.
        found = (path for path in (tmp_path / "var").iterdir() if not path.name.endswith("-shm"))
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}

    engine = create_engine(sqlite_url)
    built(engine)
    before = files()
    assert built(engine).changed is False
    assert "rung.db-wal" in before
    assert files() == before
    built(engine, [CAREER])
    assert files() != before


def test_only_new_texts_are_encoded(engine: Engine) -> None:
    first = CountingEncoder()
    report = build(DOCUMENTS, engine, first, ENCODER)
    assert report.encoded == len(first.asked) == len(set(first.asked))
    asked = replace(PAY, questions=(*PAY.questions, Question("does moving up pay", "promotion-raise")))
    second = CountingEncoder()
    report = build([with_passage(CAREER, asked)], engine, second, ENCODER)
    assert (report.changed, report.encoded, second.asked) == (True, 1, ["does moving up pay"])
    snapshot = KnowledgeStore(engine).snapshot(with_vectors=True)
    assert snapshot.vectors is not None
    for entry, vector in zip(snapshot.entries, snapshot.vectors, strict=True):
        np.testing.assert_array_equal(vector, vector_of(entry.text))


def test_another_encoder_encodes_everything_again(engine: Engine) -> None:
    first = built(engine)
    second = built(engine, encoder_id="encoder-two")
    assert (second.changed, second.encoded) == (True, first.encoded)
    assert second.revision != first.revision
    assert second.question_digest == first.question_digest


def test_removed_document_disappears(engine: Engine) -> None:
    built(engine)
    built(engine, [CAREER])
    assert stored(engine) == (CAREER,)
    assert not [entry for entry in KnowledgeStore(engine).snapshot().entries if entry.passage == "job-rotation"]


def test_everything_that_a_document_says_counts_as_a_change() -> None:
    variants: list[Sequence[Document]] = [
        DOCUMENTS,
        DOCUMENTS[::-1],
        [CAREER],
        [replace(CAREER, disclaimer="Another."), ROTATION],
        [replace(CAREER, reviewed=date(2025, 2, 1)), ROTATION],
        [replace(CAREER, sides=dict(reversed(CAREER.sides.items()))), ROTATION],
        [replace(CAREER, aspects={**CAREER.aspects, "pay": ("wage",)}), ROTATION],
        [with_passage(CAREER, replace(PAY, audience="employees")), ROTATION],
        [with_passage(CAREER, replace(PAY, related=PAY.related[::-1])), ROTATION],
        [with_passage(CAREER, replace(PAY, points=PAY.points[::-1])), ROTATION],
        [with_passage(CAREER, replace(LEAP, term="Leap")), ROTATION],
    ]
    assert len({content_revision(documents, ENCODER) for documents in variants}) == len(variants)


@pytest.mark.parametrize("crash", [RuntimeError("out of memory"), KeyboardInterrupt()])
def test_crash_of_the_encoder_leaves_the_old(engine: Engine, crash: BaseException) -> None:
    built(engine, [CAREER])

    def broken(texts: Sequence[str]) -> np.ndarray:
        raise crash

    with pytest.raises(type(crash)):
        build(DOCUMENTS, engine, broken, ENCODER)
    assert stored(engine) == (CAREER,)


@pytest.mark.parametrize("values", [np.zeros((1, 384)), np.zeros(384), np.full((50, 384), np.nan)])
def test_nonsense_of_the_encoder_is_refused(engine: Engine, values: np.ndarray) -> None:
    with pytest.raises(EncodingFailed, match="Nothing was written"):
        build(DOCUMENTS, engine, lambda texts: values[: len(texts)], ENCODER)
    with pytest.raises(KnowledgeMissing):
        stored(engine)


def test_failure_in_the_middle_of_writing_leaves_the_old(engine: Engine) -> None:
    built(engine, [ROTATION])
    astray = with_passage(CAREER, replace(LEAP, related=("nowhere",)))
    with pytest.raises(IntegrityError):
        built(engine, [astray])
    assert stored(engine) == (ROTATION,)
    assert built(engine, [ROTATION]).changed is False


def test_builds_at_once_do_not_disturb_each_other(engine: Engine) -> None:
    failures: list[Exception] = []

    def run(documents: Sequence[Document]) -> None:
        try:
            built(engine, documents)
        except Exception as error:  # noqa: BLE001  Whatever a thread meets is the test's failure.
            failures.append(error)

    choices = [DOCUMENTS, [CAREER], [ROTATION]]
    threads = [threading.Thread(target=run, args=(choices[number % 3],)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert stored(engine) in [tuple(documents) for documents in choices]
