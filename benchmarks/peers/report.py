"""The table of the peers, as the part of docs/benchmarks.md that `make bench-peers` writes."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.peers.goals import goals_table
from benchmarks.peers.measuring import PEERS
from benchmarks.peers.plots import ACCURACY_IMAGE, COST_IMAGE
from benchmarks.peers.results import PeerResult
from benchmarks.peers.scores import Share
from benchmarks.performance.machine import Machine
from benchmarks.performance.markdown import table
from benchmarks.performance.report import megabytes, milliseconds, seconds

NOT_RUN = "not run here"
COMMAND = "make bench-peers"

NAMES = {
    "ours": "Rung",
    "stock": "Rasa's stock pipeline (DIET, ResponseSelector, TED)",
    "spacy": "Rasa with spaCy vectors and DIET",
    "floor": "floor: CountVectors, LogisticRegression",
    "minilm": "nearest question, MiniLM",
    "e5": "nearest question, multilingual-e5-small",
    "bm25": "nearest question, BM25",
}


def name_of(row: PeerResult) -> str:
    """How the tables call it; a training that was cut short is told with the name."""
    name = NAMES[row.peer]
    return f"{name}, {row.epochs} epochs instead of 100" if row.epochs else name


def render(rows: Mapping[str, PeerResult], machine: Machine, day: str, examples: int) -> str:
    """The part as Markdown; peers without a row are named as not run. `examples`: how many the project has now."""
    head = (
        f"Made by `{COMMAND}`, last on {day}. Machine: {machine}. Every peer learned from the same examples and "
        "was asked the same questions, which none of them had seen. In brackets: 95 % intervals, by bootstrap."
    )
    learned_from = {row.examples for row in rows.values()}
    if len(learned_from) > 1:
        head += " The examples changed between the runs, as told below: more examples help every peer that learns."
    elif learned_from - {examples}:
        head += f" The project has {examples:,} examples by now, for the {learned_from.pop():,} of then."
    if len({row.questions for row in rows.values()}) > 1:
        head += " The questions changed between the runs: measure all peers again before comparing."
    parts = ["## Side by side", head, _quality(rows), f"![Right passage first, by peer](images/{ACCURACY_IMAGE})"]
    parts += ["### By kind of question", "Right passage first:", _kinds(rows)]
    parts += ["### What it costs", _cost(rows), f"![Latency and memory, by peer](images/{COST_IMAGE})"]
    parts += ["### Goals", goals_table(rows)]
    parts += ["### How the peers are measured", _method(rows)]
    return "\n\n".join(parts)


def percent(share: Share | None) -> str:
    """A share in per cent with its 95 % interval in brackets; empty where nothing was scored."""
    if share is None:
        return ""
    return f"{100 * share.value:.1f} % ({100 * share.low:.1f}–{100 * share.high:.1f})"


def _quality(rows: Mapping[str, PeerResult]) -> str:
    head = (
        "peer",
        "right passage first",
        "within three",
        "out of scope answered",
        "right intent",
        "macro F1",
        "calibration error",
    )
    return table(head, [_quality_row(peer, rows.get(peer)) for peer in PEERS])


def _quality_row(peer: str, row: PeerResult | None) -> list[str]:
    if row is None:
        return [NAMES[peer], NOT_RUN, *[""] * 5]
    scores = row.scores
    shares = (scores.right_first, scores.right_within, scores.wrong_source, scores.right_intent)
    return [name_of(row), *map(percent, shares), _interval(scores.macro_f1), _interval(scores.calibration_error)]


def _interval(share: Share | None) -> str:
    return "" if share is None else f"{share.value:.2f} ({share.low:.2f}–{share.high:.2f})"


def _kinds(rows: Mapping[str, PeerResult]) -> str:
    kinds = sorted({kind for row in rows.values() for kind, scores in row.by_kind.items() if scores.right_first})
    lines = []
    for row in rows.values():
        lines.append([name_of(row), *(percent(row.by_kind[kind].right_first) for kind in kinds)])
    return table(("peer", *kinds), lines)


def _cost(rows: Mapping[str, PeerResult]) -> str:
    head = ("peer", "a turn, p50", "p95", "training", "start", "memory of all processes", "model")
    return table(head, [_cost_row(peer, rows.get(peer)) for peer in PEERS])


def _cost_row(peer: str, row: PeerResult | None) -> list[str]:
    if row is None:
        return [NAMES[peer], NOT_RUN, *[""] * 5]
    cost = row.cost
    times = [milliseconds(cost.p50), milliseconds(cost.p95), seconds(cost.training_seconds)]
    sizes = [megabytes(cost.memory_bytes), megabytes(cost.model_bytes)]
    return [name_of(row), *times, seconds(cost.startup_seconds), *sizes]


def _method(rows: Mapping[str, PeerResult]) -> str:
    points = [
        "Questions: the frozen and the settled-document set (benchmarks/understanding), each as the first message "
        "of a conversation. The share of out of scope counts every source or passage given; asking back is no "
        "answer.",
        "Rasa's bots: passages are responses of one retrieval intent where there is a ResponseSelector, else "
        "intents of their own. Asked back by the FallbackClassifier counts as refused.",
        "Nearest question: below the threshold that is best on the examples, each looked up among all others, the "
        "peer refuses. Its confidence is its likeness, which nobody calibrated.",
        "A turn of Rung or a Rasa bot is served over REST on the loopback, with everything that it takes; of the "
        "others it is the lookup alone, in their own process. Start: to the first answer; the second start counts.",
        "Training: the whole command from nothing kept; a Rasa bot that an earlier run trained counts as it took "
        "then, with all that ran beside it. Model: what training leaves, without the sentence encoder.",
    ]
    for row in rows.values():
        busy = f", while other work ran (load {row.load:.1f})" if row.load > 0.5 else ""
        points.append(f"{NAMES[row.peer]}: {row.day}, {row.examples:,} examples{busy}.")
    if not set(PEERS) <= set(rows):
        points.append(
            f'What is "{NOT_RUN}" has no figure: `{COMMAND} ARGS="--only …"` adds it, and keeps the rest.'
        )
    points.append("The figures themselves: docs/benchmarks/peers/, a file for each peer.")
    return "\n".join(f"- {point}" for point in points)
