"""The part of docs/benchmarks.md that `make bench-public` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.performance.machine import Machine
from benchmarks.performance.markdown import table
from benchmarks.public.curve import Curve, Point
from benchmarks.public.datasets import CLINC
from benchmarks.public.published import PUBLISHED
from benchmarks.public.threshold import FOLDS, MARGIN, RECALL_AIM

COMMAND = "make bench-public"
RECALLS = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)
ACCURACY_AIM = 0.96


@dataclass(frozen=True)
class Measured:
    """A benchmark: its curve on the test data, and the headline point at a threshold chosen without them."""

    name: str
    curve: Curve
    headline: Point
    training_seconds: float
    examples: int


def render(measured: Sequence[Measured], machine: Machine, day: str) -> str:
    """The part of the report: headline figures beside the published ones, goals, curves and method."""
    head = (
        f"Made by `{COMMAND}` on {day}. Machine: {machine}. The classifier of this project, with the settings that "
        "ship, trained and tested on benchmarks that others made, beside what their papers report. In per cent: of "
        "the texts in scope, those given their intent; of the others, those refused."
    )
    parts = ["## Benchmarks that others made", head, _table(measured), "### Goals", _goals(measured)]
    parts += ["### The whole trade", "In-scope accuracy where at least so much out of scope is refused:"]
    parts += [_curves(measured), "### How these are measured", _method()]
    return "\n\n".join(parts)


def _table(measured: Sequence[Measured]) -> str:
    rows = []
    for one in measured:
        point = one.headline
        training = f"{one.examples:,} examples, {one.training_seconds:.0f} s"
        shares = [_percent(point.in_scope_accuracy), _percent(point.out_of_scope_recall)]
        rows.append([one.name, "**Rung**", *shares, "", training])
        for other in PUBLISHED[one.name]:
            ours = one.curve.best_with_recall(other.out_of_scope_recall / 100).in_scope_accuracy
            figures = [f"{other.in_scope_accuracy:.1f}", f"{other.out_of_scope_recall:.1f}"]
            rows.append([one.name, other.system, *figures, _percent(ours), ""])
    head = ("benchmark", "system", "in scope right", "out of scope refused", "Rung at that refusal", "training")
    return table(head, rows)


def _goals(measured: Sequence[Measured]) -> str:
    rows = []
    for one in measured:
        if one.name == CLINC:
            point = one.headline
            goal = f"{CLINC}: in scope at least {100 * ACCURACY_AIM:.0f}, refused at least {100 * RECALL_AIM:.0f}"
            met = point.in_scope_accuracy >= ACCURACY_AIM and point.out_of_scope_recall >= RECALL_AIM
            found = f"{_percent(point.in_scope_accuracy)} and {_percent(point.out_of_scope_recall)}"
            rows.append([goal, found, "yes" if met else "no"])
            continue
        above = [
            other.system
            for other in PUBLISHED[one.name]
            if one.curve.is_above(other.in_scope_accuracy / 100, other.out_of_scope_recall / 100)
        ]
        met = len(above) == len(PUBLISHED[one.name])
        rows.append([f"{one.name}: above each published point", f"above {', '.join(above) or 'none'}", _word(met)])
    return table(("goal", "measured", "met"), rows)


def _word(met: bool) -> str:
    return "yes" if met else "no"


def _curves(measured: Sequence[Measured]) -> str:
    rows = []
    for one in measured:
        points = [one.curve.best_with_recall(recall) for recall in RECALLS]
        nothing = one.curve.at(float("-inf"))
        rows.append(
            [one.name, _percent(nothing.in_scope_accuracy), *(_percent(p.in_scope_accuracy) for p in points)]
        )
    return table(("benchmark", "nothing refused", *(f"{100 * recall:.0f}" for recall in RECALLS)), rows)


def _method() -> str:
    points = [
        f"{CLINC}'s headline: the threshold that keeps most in scope while it refuses "
        f"{100 * (RECALL_AIM + MARGIN):.0f} % on the validation split: the aim and about two standard errors. "
        "The training data are its own, with 100 texts out of scope.",
        f"HINT3's headline: by {FOLDS}-fold cross-validation on the training data, which hold nothing out of "
        "scope: whole intents are left out in turn and play that part; best mean of both shares.",
        "“Rung at that refusal” reads the whole curve on the test data, as the papers' own points do.",
        "The data stay outside the repository. CLINC150: Larson et al., EMNLP 2019, CC BY 3.0. HINT3: "
        "Arora et al., Insights 2020, ODbL 1.0.",
    ]
    return "\n".join(f"- {point}" for point in points)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
