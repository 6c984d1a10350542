"""What was measured of a peer, kept as JSON so that a later run of another peer completes the table."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmark.peers.prediction import Prediction


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
    """A peer's predictions for the questions in `texts`; `digest` says from which examples and settings."""

    peer: str
    digest: str
    examples: int
    day: str
    texts: tuple[str, ...]
    predictions: tuple[Prediction, ...]
    cost: Cost
    epochs: int | None = None
    """How long the networks were trained, where there are any."""
    load: float = 0.0
    """How busy the machine was when the measuring began; above 0.5, others worked too."""

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        _path(folder, self.peer).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load_from(cls, folder: Path, peer: str) -> PeerResult | None:
        """None where this peer was never measured."""
        path = _path(folder, peer)
        if not path.is_file():
            return None
        content = json.loads(path.read_text(encoding="utf-8"))
        content["texts"] = tuple(content["texts"])
        content["predictions"] = read_predictions(content["predictions"])
        return cls(**{**content, "cost": Cost(**content["cost"])})


def read_predictions(entries: list[dict[str, object]]) -> tuple[Prediction, ...]:
    """Predictions from JSON."""
    return tuple(Prediction(**{**entry, "ranking": tuple(entry["ranking"])}) for entry in entries)  # type: ignore[arg-type]


def _path(folder: Path, peer: str) -> Path:
    return folder / f"{peer}.json"
