"""What was found of a peer, kept as JSON in the repository, so that another peer can be measured another day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.scores import Scores, Share


@dataclass(frozen=True)
class Cost:
    """Seconds and bytes. A turn is served over REST, or, by a peer that is no bot, taken in its process.

    `model_bytes` is what training leaves behind, without the encoder that came from a package.
    """

    training_seconds: float
    startup_seconds: float
    memory_bytes: int
    model_bytes: int
    p50: float
    p95: float
    turns: int
    served: bool


@dataclass(frozen=True)
class PeerResult:
    """A peer's scores on all questions and on those of each kind, and what it costs."""

    peer: str
    day: str
    examples: int
    questions: str
    """The digest of the questions asked: only figures of the same ones compare."""
    scores: Scores
    by_kind: dict[str, Scores]
    cost: Cost
    epochs: int | None = None
    """How long the networks were trained, where that is not what their configuration says."""
    load: float = 0.0
    """How busy the machine was when the measuring began; above 0.5, others worked too."""

    def save(self, folder: Path) -> None:
        """Writes the result as `<peer>.json`, in place of the one that was there."""
        folder.mkdir(parents=True, exist_ok=True)
        _path(folder, self.peer).write_text(f"{json.dumps(asdict(self), indent=1)}\n", encoding="utf-8")

    @classmethod
    def load_from(cls, folder: Path, peer: str) -> PeerResult | None:
        """None where this peer was never measured."""
        path = _path(folder, peer)
        if not path.is_file():
            return None
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            **{
                **content,
                "scores": _scores(content["scores"]),
                "by_kind": {kind: _scores(scores) for kind, scores in content["by_kind"].items()},
                "cost": Cost(**content["cost"]),
            }
        )


def digest_of_questions(texts: Sequence[str]) -> str:
    """A short name for exactly these questions."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def _scores(content: dict[str, Any]) -> Scores:
    return Scores(**{name: None if share is None else Share(**share) for name, share in content.items()})


def _path(folder: Path, peer: str) -> Path:
    return folder / f"{peer}.json"
