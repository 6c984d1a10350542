"""Made-up small documents and what people ask of them: with these a training finds out how near is near enough.

They stand for whatever document an organisation may add after the training. No passage of theirs is ever an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

SMALL_DOCUMENTS = Path("data") / "calibration" / "small_documents.yml"


@dataclass(frozen=True)
class SmallDocument:
    """A document as its author wrote it, and what others ask of it; pairs are of a passage and a text."""

    name: str
    texts: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]
    """Questions that none of its passages answers."""


def small_documents(root: Path) -> tuple[SmallDocument, ...]:
    """The documents of the project in `root`, in the order of the file."""
    return tuple(
        SmallDocument(
            name=entry["document"],
            texts=_pairs(entry["passages"], "texts"),
            asked=_pairs(entry["passages"], "asked"),
            outside=tuple(entry["outside"]),
        )
        for entry in yaml.safe_load((root / SMALL_DOCUMENTS).read_text(encoding="utf-8"))
    )


def _pairs(passages: list[dict[str, list[str]]], kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(passage["title"]), text) for passage in passages for text in passage[kind])
