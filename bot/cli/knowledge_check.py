"""Whether documents, database and model fit together; if not, why, and how to fix it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.dialogue.phrases import counted
from bot.documents.checks import warnings
from bot.documents.digest import question_digest
from bot.documents.parser import read_documents
from bot.documents.passage import Document
from bot.files.faults import FaultyFiles
from bot.knowledge.build import content_revision
from bot.knowledge.store import KnowledgeStore
from bot.serving.model_files import newest_model, question_digest_of

BUILD = "Fix it with: rung knowledge build"
TRAIN = "Fix it with: make train"


@dataclass(frozen=True)
class CheckReport:
    """What a check found, in sentences: faults to fix, warnings, and what is as it should be."""

    faults: tuple[str, ...]
    warnings: tuple[str, ...]
    fine: tuple[str, ...]


def check(root: Path, store: KnowledgeStore, encoder_id: Callable[[], str], today: date) -> CheckReport:
    """Compares the project's documents, the database and the newest model, without changing any of them.

    `encoder_id` is called only when the documents have no faults, as it may take a while. Raises
    SQLAlchemy's errors when the database cannot be reached.
    """
    faults: list[str] = []
    advice: list[str] = []
    fine: list[str] = []
    documents: tuple[Document, ...] = ()
    try:
        for reading in read_documents(root / "data" / "knowledge"):
            if reading.document is not None:
                documents += (reading.document,)
                advice.extend(map(str, warnings(reading.document, reading.places)))
                advice.extend(_review_warnings(reading.document, today))
    except FaultyFiles as error:
        faults.extend(map(str, error.faults))
    if documents:
        passages = sum(len(document.passages) for document in documents)
        fine.append(f"Documents: {len(documents)}, with {counted(passages, 'passage')} and no faults.")
        fault = _database_fault(store, documents, encoder_id)
        _note(fault, "Database: holds exactly these documents.", faults, fine)
    # With faulty documents the database still answers, and the model should fit that.
    digest = question_digest(documents) if documents else store.question_digest()
    if digest is not None:
        _note(_model_fault(root, digest), "Model: was trained on these questions.", faults, fine)
    return CheckReport(tuple(faults), tuple(advice), tuple(fine))


def _note(fault: str | None, otherwise: str, faults: list[str], fine: list[str]) -> None:
    if fault is None:
        fine.append(otherwise)
    else:
        faults.append(fault)


def _database_fault(
    store: KnowledgeStore, documents: tuple[Document, ...], encoder_id: Callable[[], str]
) -> str | None:
    stored = store.revision()
    if stored is None:
        return f"Database: nothing was built in it yet. {BUILD}"
    if stored == content_revision(documents, encoder_id()):
        return None
    if store.question_digest() != question_digest(documents):
        return f"Database: the documents' questions have changed since it was built. {BUILD}"
    return f"Database: the documents' texts, or the sentence encoder, have changed since it was built. {BUILD}"


def _model_fault(root: Path, digest: str) -> str | None:
    model = newest_model(root)
    if model is None:
        return f"Model: none was trained yet. {TRAIN}"
    trained_on = question_digest_of(model)
    if trained_on is None:
        return f"Model: {model.name} does not say which questions it was trained on. {TRAIN}"
    if trained_on != digest:
        return f"Model: {model.name} was trained on other questions than there are now. {TRAIN}"
    return None


def _review_warnings(document: Document, today: date) -> Iterator[str]:
    if document.review_is_overdue(today):
        yield (
            f"{document.title}: its last review ({document.reviewed.isoformat()}) no longer holds. "
            "Read it again, then set the date of review in the document."
        )
