"""The trained models on disk: which one fits the project's files, and which are old. Never imports Rasa.

A model is named ``<UTC timestamp>-<first 12 digits of the training digest>.tar.gz``.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from bot.settings import PROJECT_ROOT

DIGEST_LENGTH = 12
QUESTION_DIGEST_FILE = "question_digest.txt"
_MODEL_NAME = re.compile(r"^\d{8}-\d{6}-([0-9a-f]{12})\.tar\.gz$")
_SINGLE_FILES = (
    *("config.yml", "domain.yml", "uv.lock"),
    # What may be read in a message.
    "bot/dialogue/message_reading.py",
    # A training calibrates how passages are ranked by their texts.
    *("bot/knowledge/passage_index.py", "bot/knowledge/ranking.py"),
)
_FOLDERS = ("data", "bot/documents", "bot/encoder", "bot/files", "bot/nlu")
"""The training data, and the code that reads documents, encodes texts and learns from them."""

_NOT_TRAINED_ON = ("data/catalogue/", "data/guidance/", "data/ladders/")
"""Catalogue, weights, trusted issuers and ladders are read while people talk; no model depends on them."""


def training_digest(root: Path = PROJECT_ROOT, encoder: Path | str | None = None) -> str:
    """SHA-256 in hex over the names and bytes of everything that a training depends on.

    `encoder` is the folder or name of another sentence encoder (`RUNG_ENCODER`): a model fits only the encoder
    that it was trained with.
    """
    digest = hashlib.sha256()
    for name, path in training_files(root, encoder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{name}\0{content}\n".encode())
    if isinstance(encoder, str):
        # uv.lock says which version of it.
        digest.update(f"encoder\0{encoder}\n".encode())
    return digest.hexdigest()


def training_files(root: Path = PROJECT_ROOT, encoder: Path | str | None = None) -> Iterator[tuple[str, Path]]:
    """The name of each file that a training depends on, relative to `root` and with slashes, and where it lies."""
    for name in _SINGLE_FILES:
        if (root / name).is_file():
            yield name, root / name
    for folder in _FOLDERS:
        for name, path in _files_below(root / folder, folder):
            if not name.startswith(_NOT_TRAINED_ON):
                yield name, path
    if isinstance(encoder, Path):
        yield from _files_below(encoder, "encoder")


def _files_below(folder: Path, label: str) -> Iterator[tuple[str, Path]]:
    """The files in a fixed order, without what editors and Python leave behind."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in parts):
            yield f"{label}/{'/'.join(parts)}", path


def model_name(digest: str, now: datetime | None = None) -> str:
    """The name, without ``.tar.gz``, of a model that is trained now."""
    moment = now or datetime.now(timezone.utc)
    return f"{moment:%Y%m%d-%H%M%S}-{digest[:DIGEST_LENGTH]}"


def models(folder: Path) -> list[Path]:
    """Rung's models in this folder, the newest first; other files are left out."""
    found = [path for path in folder.glob("*.tar.gz") if _MODEL_NAME.match(path.name)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_model(root: Path = PROJECT_ROOT) -> Path | None:
    """The model with the latest name, whether or not it fits the files."""
    return next(iter(models(root / "models")), None)


def current_model(root: Path = PROJECT_ROOT, encoder: Path | str | None = None) -> Path | None:
    """The newest model that was trained from exactly the present files, or None."""
    digest = training_digest(root, encoder)[:DIGEST_LENGTH]
    return next((path for path in models(root / "models") if _digest_in(path.name) == digest), None)


def model_is_stale(root: Path = PROJECT_ROOT, encoder: Path | str | None = None) -> bool:
    """Whether a training is due, because no model fits the present files."""
    return current_model(root, encoder) is None


def _digest_in(name: str) -> str | None:
    match = _MODEL_NAME.match(name)
    return match[1] if match else None


def question_digest_of(model: Path) -> str | None:
    """The digest of the questions that the model was trained on; None when it holds none or cannot be read."""
    try:
        with tarfile.open(model) as archive:
            for member in archive:
                if member.isfile() and Path(member.name).name == QUESTION_DIGEST_FILE:
                    content = archive.extractfile(member)
                    return content.read(200).decode("ascii").strip() if content else None
    except (OSError, EOFError, tarfile.TarError, UnicodeDecodeError):
        return None
    return None


def keep_last(count: int, folder: Path, in_use: Path | None = None) -> list[Path]:
    """Deletes all but the newest `count` models and the one in use, and returns those deleted.

    A clock that was set back may have given older models later names than the one in use.
    """
    old = [path for path in models(folder)[count:] if path != in_use]
    for path in old:
        path.unlink(missing_ok=True)
    return old
