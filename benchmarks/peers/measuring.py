"""Trains and asks one peer, and measures what it costs."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.peers import rasa_configs
from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.nearest_predict import PEERS as NEAREST
from benchmarks.peers.nearest_predict import RESULT, TRAINED
from benchmarks.peers.prediction import Prediction, read_predictions
from benchmarks.peers.questions import right_intents
from benchmarks.peers.rasa_peer import RasaPeer
from benchmarks.peers.results import Cost, PeerResult, digest_of_questions
from benchmarks.peers.scores import score, score_kinds
from benchmarks.peers.spacy_vectors import spacy_vectors_folder
from benchmarks.performance.figures import Latency
from benchmarks.performance.memory import process_memory
from benchmarks.performance.processes import run
from benchmarks.performance.project_copy import ProjectCopy
from benchmarks.performance.servers import Server, serve_floor, serve_rung
from benchmarks.performance.turns import converse
from benchmarks.understanding.questions import EvaluationQuestion
from bot.settings import PROJECT_ROOT

OURS, STOCK, SPACY, FLOOR = "ours", "stock", "spacy", "floor"
PEERS = (OURS, STOCK, SPACY, FLOOR, *NEAREST)
READING_SECONDS = 1800.0
WARM_UP = 30

Serve = Callable[[], AbstractContextManager[Server]]


@dataclass(frozen=True)
class Workspace:
    """Where peers are trained and kept, the common examples and the questions."""

    folder: Path
    training: TrainingSet
    questions: tuple[EvaluationQuestion, ...]
    epochs: int | None = None
    """For networks, instead of what their configuration says."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The questions' texts, in the order in which they are asked."""
        return tuple(question.text for question in self.questions)

    @property
    def questions_file(self) -> Path:
        """The texts as a JSON list, written now, for peers that run in a process of their own."""
        path = self.folder / "questions.json"
        path.write_text(json.dumps(self.texts), encoding="utf-8")
        return path

    @property
    def training_file(self) -> Path:
        """The training set as JSON, written now, for peers that run in a process of their own."""
        path = self.folder / "training_set.json"
        self.training.save(path)
        return path


def measure(peer: str, workspace: Workspace) -> PeerResult:
    """Trains and asks a peer. Raises `BenchmarkError` when it cannot be trained or asked."""
    load = os.getloadavg()[0]
    if peer == OURS:
        predictions, cost = _measure_ours(workspace)
    elif peer in NEAREST:
        predictions, cost = _measure_nearest(peer, workspace)
    else:
        predictions, cost = _measure_rasa(peer, workspace)
    cases = list(zip(workspace.questions, predictions, strict=True))
    intents = right_intents(workspace.training)
    return PeerResult(
        peer=peer,
        day=date.today().isoformat(),
        examples=len(workspace.training.examples),
        questions=digest_of_questions(workspace.texts),
        scores=score(cases, intents),
        by_kind=score_kinds(cases, intents),
        cost=cost,
        epochs=workspace.epochs if peer in (STOCK, SPACY) else None,
        load=load,
    )


Measured = tuple[tuple[Prediction, ...], Cost]


def _measure_ours(workspace: Workspace) -> Measured:
    with tempfile.TemporaryDirectory(prefix="rung-bench-") as folder:
        project = ProjectCopy.make(Path(folder) / "rung")
        seconds = project.train()
        result = Path(folder) / "result.json"
        arguments = ["benchmarks.peers.own_predict", str(workspace.questions_file), str(result)]
        run("read", arguments, project.root, READING_SECONDS)
        predictions = _read(result)
        assert project.model is not None
        cost = _cost_served(lambda: serve_rung(project), workspace.texts, seconds, project.model)
    return predictions, cost


def _measure_rasa(peer: str, workspace: Workspace) -> Measured:
    bot = rasa_peer(peer, workspace)
    seconds = bot.train()
    result = bot.folder / "result.json"
    files = [str(path) for path in (bot.folder, workspace.training_file, workspace.questions_file, result)]
    run("read", ["benchmarks.peers.rasa_predict", *files], bot.folder, READING_SECONDS, **bot.environ)
    return _read(result), _cost_served(lambda: serve_floor(bot), workspace.texts, seconds, bot.model)


def rasa_peer(peer: str, workspace: Workspace) -> RasaPeer:
    """The Rasa bot of this name, not yet trained."""
    if peer == SPACY:
        config = rasa_configs.spacy_vectors(str(spacy_vectors_folder(workspace.folder.parent / "spacy")))
    else:
        config = {STOCK: rasa_configs.stock, FLOOR: rasa_configs.floor}[peer]()
    name = peer
    if workspace.epochs is not None and peer != FLOOR:
        config = rasa_configs.with_epochs(config, workspace.epochs)
        name = f"{peer}-{workspace.epochs}"
    return RasaPeer(workspace.folder / name, workspace.training, config)


def _measure_nearest(peer: str, workspace: Workspace) -> Measured:
    with tempfile.TemporaryDirectory(prefix="rung-bench-") as name:
        folder = Path(name)
        files = [str(path) for path in (workspace.training_file, workspace.questions_file, folder)]
        arguments = ["benchmarks.peers.nearest_predict", peer, *files]
        environ = {"PYTHONPATH": str(PROJECT_ROOT)}
        seconds = run("train", arguments, folder, READING_SECONDS, **environ)[0]
        run("read", arguments, folder, READING_SECONDS, **environ)
        content = json.loads((folder / RESULT).read_text(encoding="utf-8"))
        predictions = read_predictions(content["predictions"])
        latency = Latency.of([prediction.seconds for prediction in predictions])
        size = (folder / TRAINED).stat().st_size
        cost = Cost(
            seconds, content["startup"], content["memory"], size, latency.p50, latency.p95, latency.turns, False
        )
    return predictions, cost


def _cost_served(serve: Serve, texts: Sequence[str], training_seconds: float, model: Path) -> Cost:
    """The first start does not count: it compiles and fills the disk's cache."""
    with serve():
        pass
    with serve() as server:
        converse(server, texts[:WARM_UP])
        latency = Latency.of([turn.seconds for turn in converse(server, texts)])
        memory = process_memory(server)
        ready = server.ready_seconds
    size = model.stat().st_size
    return Cost(training_seconds, ready, memory, size, latency.p50, latency.p95, latency.turns, True)


def _read(result: Path) -> tuple[Prediction, ...]:
    return read_predictions(json.loads(result.read_text(encoding="utf-8")))
