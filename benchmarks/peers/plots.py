"""The pictures of the peers' table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.peers.results import PeerResult
from benchmarks.peers.scores import Share

ACCURACY_IMAGE, COST_IMAGE = "peers-accuracy.svg", "peers-cost.svg"
OURS_COLOUR, OTHER_COLOUR = "#0b6e4f", "#8a94a6"


def draw(rows: Mapping[str, PeerResult], folder: Path) -> None:
    """Writes both pictures into the folder; what is written is the same for the same figures."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    folder.mkdir(parents=True, exist_ok=True)
    with plt.rc_context({"svg.hashsalt": "rung", "font.size": 9}):
        _save(_accuracy(plt, rows), folder / ACCURACY_IMAGE, plt)
        _save(_cost(plt, rows), folder / COST_IMAGE, plt)


def _accuracy(plt: Any, rows: Mapping[str, PeerResult]) -> Any:
    figure, (first, wrong) = plt.subplots(1, 2, figsize=(8, 0.4 * len(rows) + 1.2), sharey=True)
    _bars(first, {peer: row.scores.right_first for peer, row in rows.items()}, "right passage first, %")
    _bars(wrong, {peer: row.scores.wrong_source for peer, row in rows.items()}, "out of scope answered, %")
    first.invert_yaxis()
    return figure


def _bars(axes: Any, shares: Mapping[str, Share | None], title: str) -> None:
    """Bars with whiskers for the intervals."""
    known = {peer: share for peer, share in shares.items() if share is not None}
    values = [100 * share.value for share in known.values()]
    below = [100 * (share.value - share.low) for share in known.values()]
    above = [100 * (share.high - share.value) for share in known.values()]
    axes.barh(list(known), values, xerr=(below, above), color=_colours(known), capsize=2)
    axes.set_xlim(0, 100)
    axes.set_title(title)


def _cost(plt: Any, rows: Mapping[str, PeerResult]) -> Any:
    figure, (time, memory) = plt.subplots(1, 2, figsize=(8, 0.4 * len(rows) + 1.2), sharey=True)
    time.barh(list(rows), [1000 * row.cost.p50 for row in rows.values()], color=_colours(rows))
    time.set_title("a turn, p50, ms")
    memory.barh(list(rows), [row.cost.memory_bytes / 1e6 for row in rows.values()], color=_colours(rows))
    memory.set_title("memory of all processes, MB")
    time.invert_yaxis()
    return figure


def _colours(peers: Mapping[str, object]) -> list[str]:
    return [OURS_COLOUR if peer == "ours" else OTHER_COLOUR for peer in peers]


def _save(figure: Any, path: Path, plt: Any) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
