"""The goals for this project's row, and whether they are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from benchmarks.peers.measuring import FLOOR, OURS, STOCK
from benchmarks.peers.results import Cost, PeerResult
from benchmarks.peers.scores import Scores, Share
from benchmarks.performance.markdown import table

RIGHT_FIRST, RIGHT_WITHIN, WRONG_SOURCE = 0.95, 0.98, 0.02
TRAINING_SECONDS = 30.0
OF_FLOOR_P50, OF_STOCK_P50, OF_STOCK_TRAINING, OF_FLOOR_START = 2.5, 0.5, 1 / 3, 1.2

Goal = tuple[str, str, bool | None]
"""What is aimed at, what was measured, and whether that is enough; None where there is nothing to compare with."""


def goals_table(rows: Mapping[str, PeerResult]) -> str:
    """The goals as a Markdown table: what is aimed at, what was measured, and whether that is enough."""
    words = {True: "yes", False: "no", None: "not known"}
    return table(("goal", "measured", "met"), [[name, found, words[met]] for name, found, met in goals(rows)])


def goals(rows: Mapping[str, PeerResult]) -> list[Goal]:
    """Every goal; none without this project's own row."""
    if OURS not in rows:
        return []
    return [*_quality_goals(rows), *_cost_goals(rows)]


def _quality_goals(rows: Mapping[str, PeerResult]) -> Iterator[Goal]:
    ours = rows[OURS].scores
    others = {peer: result.scores for peer, result in rows.items() if peer != OURS}
    measures: list[tuple[str, Callable[[Scores], Share | None], float, bool]] = [
        ("right passage first", lambda scores: scores.right_first, RIGHT_FIRST, True),
        ("right passage within three", lambda scores: scores.right_within, RIGHT_WITHIN, True),
        ("out of scope answered", lambda scores: scores.wrong_source, WRONG_SOURCE, False),
    ]
    for name, read, aim, more_is_better in measures:
        share = read(ours)
        if share is None:
            continue
        met = share.value >= aim if more_is_better else share.value <= aim
        word = "at least" if more_is_better else "at most"
        yield f"{name}: {word} {100 * aim:.0f} %", f"{100 * share.value:.1f} %", met
        behind: list[str] = []
        level: list[str] = []
        for peer, scores in others.items():
            other = read(scores)
            if other is None:
                continue
            ahead = share.is_above(other) if more_is_better else share.is_below(other)
            (behind if ahead else level).append(peer)
        found = f"ahead of {', '.join(behind) or 'none'}"
        found += f"; not beyond the interval of {', '.join(level)}" if level else ""
        yield f"{name}: ahead of every peer beyond the interval", found, (not level) if others else None


def _cost_goals(rows: Mapping[str, PeerResult]) -> Iterator[Goal]:
    ours = rows[OURS].cost
    yield (
        f"training below {TRAINING_SECONDS:.0f} s",
        f"{ours.training_seconds:.1f} s",
        ours.training_seconds < TRAINING_SECONDS,
    )
    ratios: list[tuple[str, str, Callable[[Cost], float], float]] = [
        ("latency p50", FLOOR, lambda cost: cost.p50, OF_FLOOR_P50),
        ("latency p50", STOCK, lambda cost: cost.p50, OF_STOCK_P50),
        ("training", STOCK, lambda cost: cost.training_seconds, OF_STOCK_TRAINING),
        ("start", FLOOR, lambda cost: cost.startup_seconds, OF_FLOOR_START),
        ("memory of all processes", STOCK, lambda cost: float(cost.memory_bytes), 1.0),
    ]
    for name, peer, read, aim in ratios:
        goal = f"{name}: at most {aim:.2g} times {peer}'s"
        # Trained for fewer epochs than its configuration says, it takes less time than it would.
        if peer not in rows or (name == "training" and rows[peer].epochs is not None):
            yield goal, "", None
            continue
        ratio = read(ours) / read(rows[peer].cost)
        yield goal, f"{ratio:.2f} times", ratio <= aim
