from __future__ import annotations

import threading
from pathlib import Path

import pytest

from benchmarks.running import until
from bot.serving import preparation
from bot.serving.model_files import model_name, training_digest
from bot.serving.preparation import PreparationError, prepare
from bot.settings import Settings

# Stands in for the command line: it writes down what was asked, and trains an empty model.
FAKE_COMMANDS = """\
import pathlib, sys, time
from rung_model_files import model_name, training_digest
root = pathlib.Path.cwd()
with open(root / "asked", "a") as asked:
    asked.write(" ".join(sys.argv[1:]) + "\\n")
if (root / "fail").exists() and sys.argv[1:] == ["knowledge", "build"]:
    sys.exit("promotion.md, line 3: no title")
if sys.argv[1:] == ["train"] and not (root / "lazy").exists():
    time.sleep(0.3)
    (root / "models" / f"{model_name(training_digest(root))}.tar.gz").write_bytes(b"")
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A project whose commands are the fake ones."""
    (tmp_path / "models").mkdir()
    (tmp_path / "config.yml").write_text("pipeline: []\n")
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").write_text("")
    (tmp_path / "bot" / "__main__.py").write_text(FAKE_COMMANDS)
    source = Path(preparation.__file__).with_name("model_files.py").read_text()
    replaced = source.replace("from bot.settings import PROJECT_ROOT", "PROJECT_ROOT = Path()")
    (tmp_path / "rung_model_files.py").write_text(replaced)
    return Settings(f"sqlite:///{tmp_path}/rung.db", root=tmp_path)


def asked(settings: Settings) -> list[str]:
    return (settings.root / "asked").read_text().splitlines()


def test_a_stale_model_is_trained_once(settings: Settings) -> None:
    said: list[str] = []
    model = prepare(settings, said.append)
    assert model.exists()
    assert asked(settings) == ["knowledge build", "catalogue build", "train"]
    assert "Training" in said[0]
    assert prepare(settings, said.append) == model
    assert asked(settings) == ["knowledge build", "catalogue build", "train", "knowledge build", "catalogue build"]


def test_a_changed_file_calls_for_training(settings: Settings) -> None:
    first = prepare(settings, lambda _: None)
    (settings.root / "config.yml").write_text("pipeline: [x]\n")
    assert prepare(settings, lambda _: None) != first


def test_a_fitting_model_is_used(settings: Settings) -> None:
    model = settings.models / f"{model_name(training_digest(settings.root))}.tar.gz"
    model.write_bytes(b"")
    assert prepare(settings, lambda _: None) == model


def test_a_model_of_an_earlier_version_never_breaks_a_start(settings: Settings) -> None:
    # Its name says that it is the newest, and loading it would fail.
    old = settings.models / "29990101-000000-0123456789ab.tar.gz"
    old.write_bytes(b"no archive")
    model = prepare(settings, lambda _: None)
    assert model != old
    assert asked(settings)[-1] == "train"
    assert prepare(settings, lambda _: None) == model


def test_a_failed_build_says_why_and_trains_nothing(settings: Settings) -> None:
    (settings.root / "fail").touch()
    with pytest.raises(PreparationError, match=r"promotion\.md, line 3: no title"):
        prepare(settings, lambda _: None)
    assert asked(settings) == ["knowledge build"]


def test_a_training_without_a_model_is_told(settings: Settings) -> None:
    (settings.root / "lazy").touch()
    with pytest.raises(PreparationError, match="no model"):
        prepare(settings, lambda _: None)


def test_of_two_at_once_one_trains(settings: Settings) -> None:
    models: list[Path] = []
    threads = [threading.Thread(target=lambda: models.append(prepare(settings, lambda _: None))) for _ in range(2)]
    for thread in threads:
        thread.start()
        until((settings.root / "asked").exists)
    for thread in threads:
        thread.join(30)
    assert len(set(models)) == 1
    assert asked(settings).count("train") == 1


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("weights.yml", "factors: 7\n", "weights.yml"),
        ("trusted_issuers.yml", "issuers: maybe\n", "trusted_issuers.yml"),
    ],
)
def test_a_faulty_file_for_guidance_is_told_before_anything_starts(
    settings: Settings, name: str, text: str, fault: str
) -> None:
    folder = settings.root / "data" / "guidance"
    folder.mkdir(parents=True)
    (folder / name).write_text(text)
    with pytest.raises(PreparationError, match=fault):
        prepare(settings, lambda _: None)
    assert not (settings.root / "asked").exists()
