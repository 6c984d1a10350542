"""Fixtures with documents and knowledge bases built from them. Loaded by tests/conftest.py."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bot.database.engine import create_engine
from bot.documents.parser import parse_document, parse_documents
from bot.documents.passage import Document
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.knowledge.build import build
from bot.settings import PROJECT_ROOT
from tests.documents.career import CAREER
from tests.documents.samples import ROTATION, CountingEncoder

SHIPPED = PROJECT_ROOT / "data" / "knowledge"
JOB_ROTATION = Path(__file__).parent / "documents" / "job-rotation.md"
SMALL_DOCUMENT = JOB_ROTATION.with_name("small-document.md")


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """The sentence encoder that ships."""
    return SentenceEncoder.load()


@pytest.fixture(scope="session")
def small_document() -> str:
    """The text of the shortest document that uses everything a document may have."""
    return SMALL_DOCUMENT.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def small_documents() -> tuple[Document, ...]:
    """Two small documents on different subjects, for tests that encode and train."""
    return (CAREER, parse_document(JOB_ROTATION))


@pytest.fixture
def small_knowledge_url(
    tmp_path: Path, encoder: SentenceEncoder, small_documents: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> str:
    """A database with the small documents and real vectors; the settings name it."""
    url = f"sqlite:///{tmp_path}/small.db"
    build_small(url, small_documents, encoder)
    monkeypatch.setenv("RUNG_DATABASE_URL", url)
    return url


_vectors: dict[str, npt.NDArray[np.float32]] = {}


def build_small(url: str, documents: Sequence[Document], encoder: SentenceEncoder) -> None:
    """Builds documents into a database; each text is encoded once a test run."""

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        missing = [text for text in texts if text not in _vectors]
        _vectors.update(zip(missing, encoder.encode(missing), strict=True))
        return np.stack([_vectors[text] for text in texts])

    engine = create_engine(url)
    build(documents, engine, encode, encoder.id)
    engine.dispose()


@pytest.fixture(scope="session")
def shipped_knowledge_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the documents that ship and one for employees only. Actions need no real vectors."""
    file = tmp_path_factory.mktemp("shipped") / "rung.db"
    engine = create_engine(f"sqlite:///{file}")
    build((*parse_documents(SHIPPED), ROTATION), engine, CountingEncoder(), "stand-in")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file


@pytest.fixture
def shipped_knowledge_url(shipped_knowledge_file: Path, tmp_path: Path) -> str:
    """The address of a database of the test's own, with the content of `shipped_knowledge_file`."""
    copy = shutil.copyfile(shipped_knowledge_file, tmp_path / "rung.db")
    return f"sqlite:///{copy}"
