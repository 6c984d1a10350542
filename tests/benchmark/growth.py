"""How the cost of understanding grows with the number of passages, on made-up ones of three questions each.

`python -m tests.benchmark.growth` prints the table; each size is measured in a process of its own. Up to
`LARGEST_TRAINED` passages the classifier is really trained. Beyond, its weights are made up in the shape that
training gives them: what a question costs depends on their shape alone. That is processor time, which other work on
the machine hardly changes.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

import numpy as np
import psutil

from bot.knowledge.queries import Entry
from bot.knowledge.search import HybridIndex
from bot.knowledge.store import KnowledgeSnapshot
from bot.nlu.encoder import SentenceEncoder, Vectors
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.least_squares import LeastSquaresModel, train
from bot.nlu.similarity_kernel import SimilarityKernel
from bot.settings import PROJECT_ROOT
from tests.benchmark.figures import Latency
from tests.benchmark.markdown import table
from tests.benchmark.report import megabytes, milliseconds, seconds

SIZES = (28, 1_000, 10_000)
LARGEST_TRAINED = 1_000
QUESTIONS_EACH = 3
OTHERS, OTHER_INTENTS = 2_000, 30
ASKED, WARM_UP = 200, 20
CANDIDATES = 6
SECONDS = 1_800


@dataclass(frozen=True)
class Growth:
    """Seconds and bytes for so many passages; `p50` and `p95` in processor time.

    A question is encoded, classified and searched for.
    """

    passages: int
    p50: float
    p95: float
    build_seconds: float | None
    """Kernel and training, without the encoder; None where the weights are made up."""
    memory_bytes: int


def measure_growth(passages: int, asked: int = ASKED) -> Growth:
    """In this process, whose memory is counted."""
    draw = random.Random(passages)
    words = _words()
    texts = [_text(words, draw) for _ in range(passages * QUESTIONS_EACH + OTHERS)]
    owners = [f"ask/{index // QUESTIONS_EACH}" for index in range(passages * QUESTIONS_EACH)]
    labels = owners + [f"other_{index % OTHER_INTENTS}" for index in range(OTHERS)]
    points = [f"{owner}/lead" for owner in owners] + labels[len(owners) :]
    vectors = _unit_vectors(len(texts), passages)
    start = time.perf_counter()
    classifier = _classifier(texts, vectors, [labels, points], is_trained=passages <= LARGEST_TRAINED)
    built = time.perf_counter() - start
    index = _search_index(passages, texts, vectors)
    encoder = SentenceEncoder.load()
    times = [_ask(encoder, classifier, index, _text(words, draw)) for _ in range(WARM_UP + asked)]
    latency = Latency.of(times[WARM_UP:])
    memory = int(psutil.Process().memory_info().rss)
    return Growth(passages, latency.p50, latency.p95, built if passages <= LARGEST_TRAINED else None, memory)


def render(measured: Sequence[Growth]) -> str:
    first = measured[0]
    rows = [
        [
            f"{one.passages:,}",
            milliseconds(one.p50),
            milliseconds(one.p95),
            f"{one.p50 / first.p50:.1f}",
            seconds(one.build_seconds) if one.build_seconds is not None else "not run here",
            megabytes(one.memory_bytes),
        ]
        for one in measured
    ]
    head = (
        "passages",
        "processor time of a question, p50",
        "p95",
        "times the first",
        "kernel and training",
        "memory",
    )
    return table(head, rows)


def _ask(encoder: SentenceEncoder, classifier: IntentClassifier, index: HybridIndex, text: str) -> float:
    """As the pipeline does it for a message of one question."""
    start = time.process_time()
    vector = encoder.encode([text])
    _, (classification,) = classifier.classify([text], vector)
    best = sorted(classification.passages, key=lambda key: -classification.passages[key])[:CANDIDATES]
    index.search(text, vector[0], limit=CANDIDATES, include=frozenset(best))
    return time.process_time() - start


def _classifier(
    texts: Sequence[str], vectors: Vectors, labelings: Sequence[Sequence[str]], is_trained: bool
) -> IntentClassifier:
    classifier = IntentClassifier(cast(Any, None), cast(Any, None))
    kernel: SimilarityKernel = classifier._kernel
    if is_trained:
        classifier._classes, classifier._points = train(kernel.fit(texts, vectors), labelings)
        return classifier
    kernel.index(texts, vectors)
    classifier._classes, classifier._points = (_made_up_model(labels) for labels in labelings)
    return classifier


def _made_up_model(labels: Sequence[str]) -> LeastSquaresModel:
    classes = tuple(sorted(set(labels)))
    column = {name: number for number, name in enumerate(classes)}
    class_of = np.array([column[label] for label in labels])
    weights = np.zeros((len(labels), len(classes)), dtype=np.float32, order="F")
    weights += 0.001
    weights[np.arange(len(labels)), class_of] = 1.0
    return LeastSquaresModel(classes, weights, 16.0, class_of)


def _search_index(passages: int, texts: Sequence[str], vectors: Vectors) -> HybridIndex:
    count = passages * QUESTIONS_EACH
    entries = tuple(Entry(texts[row], str(row // QUESTIONS_EACH), "lead", "question") for row in range(count))
    keys = {str(number): cast(Any, None) for number in range(passages)}
    return HybridIndex(KnowledgeSnapshot("made up", {}, keys, entries, vectors[:count]))


def _words() -> list[str]:
    """The words of the project's own documents."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((PROJECT_ROOT / "data" / "knowledge").glob("*.md"))
    ]
    return sorted({word for text in texts for word in text.lower().split() if word.isalpha()})


def _text(words: Sequence[str], draw: random.Random) -> str:
    return " ".join(draw.choice(words) for _ in range(draw.randint(5, 11))) + "?"


def _unit_vectors(count: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def main() -> int:
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(asdict(measure_growth(int(sys.argv[1])))))
        return 0
    measured = []
    for size in SIZES:
        command = [sys.executable, "-m", "tests.benchmark.growth", str(size)]
        output = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS).stdout
        measured.append(Growth(**json.loads(output.splitlines()[-1])))
        print(render(measured[-1:]), file=sys.stderr, flush=True)
    sys.stdout.write(f"{render(measured)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
