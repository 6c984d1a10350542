"""Whether documents, database and model fit together, on a real SQLite database and model archives."""

from __future__ import annotations

import io
import tarfile
from datetime import date
from pathlib import Path

import pytest

from bot.cli.knowledge_check import CheckReport, check
from bot.database.engine import create_engine
from bot.documents.digest import question_digest
from bot.documents.parser import parse_documents
from bot.knowledge.build import build
from bot.knowledge.store import KnowledgeStore
from tests.documents.samples import ENCODER, CountingEncoder

TODAY = date(2024, 3, 1)


class Project:
    """A project folder with the small document, a database and models."""

    def __init__(self, root: Path, document: str) -> None:
        self.root = root
        self.engine = create_engine(f"sqlite:///{root}/var/rung.db")
        self.document = root / "data" / "knowledge" / "small.md"
        self.document.parent.mkdir(parents=True)
        self.document.write_text(document, encoding="utf-8")
        (root / "models").mkdir()

    @property
    def digest(self) -> str:
        return question_digest(parse_documents(self.document.parent))

    def build(self) -> None:
        build(parse_documents(self.document.parent), self.engine, CountingEncoder(), ENCODER)

    def train(self, digest: str | None) -> None:
        with tarfile.open(self.root / "models" / "20240101-120000-0123456789ab.tar.gz", "w:gz") as archive:
            content = (digest or "nothing").encode()
            name = "components/train_Ranker/question_digest.txt" if digest else "metadata.json"
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))

    def replace(self, old: str, new: str) -> None:
        text = self.document.read_text(encoding="utf-8")
        assert old in text
        self.document.write_text(text.replace(old, new), encoding="utf-8")

    def check(self, encoder_id: str = ENCODER, today: date = TODAY) -> CheckReport:
        return check(self.root, KnowledgeStore(self.engine), lambda: encoder_id, today)


@pytest.fixture
def project(tmp_path: Path, small_document: str) -> Project:
    project = Project(tmp_path, small_document)
    project.build()
    project.train(project.digest)
    return project


def test_all_is_well(project: Project) -> None:
    report = project.check()
    assert report.faults == ()
    assert report.fine == (
        "Documents: 1, with 2 passages and no faults.",
        "Database: holds exactly these documents.",
        "Model: was trained on these questions.",
    )


def test_nothing_was_built_nor_trained(tmp_path: Path, small_document: str) -> None:
    report = Project(tmp_path, small_document).check()
    assert report.faults == (
        "Database: nothing was built in it yet. Fix it with: rung knowledge build",
        "Model: none was trained yet. Fix it with: make train",
    )


def test_changed_question_needs_a_build_and_a_training(project: Project) -> None:
    project.replace("- tea?", "- tea please?")
    database, model = project.check().faults
    assert database.startswith("Database: the documents' questions have changed")
    assert model.startswith("Model: 20240101-120000-0123456789ab.tar.gz was trained on other questions")
    assert model.endswith("make train")


def test_changed_text_needs_a_build_only(project: Project) -> None:
    project.replace("Coffee costs more.", "Coffee costs a little more.")
    (database,) = project.check().faults
    assert "texts" in database
    assert database.endswith("rung knowledge build")


def test_other_encoder_needs_a_build(project: Project) -> None:
    (database,) = project.check(encoder_id="encoder-two").faults
    assert "encoder" in database


def test_model_without_a_digest(project: Project) -> None:
    project.train(None)
    (model,) = project.check().faults
    assert "does not say which questions" in model


def test_faults_of_documents_are_all_told_and_the_model_is_held_to_the_database(project: Project) -> None:
    project.replace("- key: comparison-price\n", "")
    project.replace("Coffee costs more.\n", "")
    report = project.check()
    assert len(report.faults) >= 2
    assert all(fault.startswith(f"{project.document}:") for fault in report.faults)
    assert report.fine == ("Model: was trained on these questions.",)


def test_advice_and_overdue_reviews_are_warnings(project: Project) -> None:
    told = project.check().warnings
    assert any("questions, fewer than" in warning for warning in told)
    assert not any("its last review" in warning for warning in told)
    told = project.check(today=date(2027, 1, 1)).warnings
    assert any("its last review (2024-02-29) no longer holds" in warning for warning in told)


def test_check_writes_nothing(project: Project) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in project.root.rglob("*") if path.suffix in (".db", ".md", ".gz")}

    before = files()
    project.check()
    assert files() == before
