"""What each kind of disturbance costs: the same questions, plain and disturbed, through the same model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stress.disturbances import disturbed
from benchmarks.understanding.evaluate import Outcome, evaluate, score
from benchmarks.understanding.questions import EvaluationQuestion

AIM = 0.03
"""The loss of right answers that a kind should stay below."""


@dataclass(frozen=True)
class Loss:
    """The questions that a kind of disturbance changes, as they went before and after."""

    kind: str
    before: Sequence[Outcome]
    after: Sequence[Outcome]

    @property
    def right_first(self) -> float:
        """How much smaller the share of right first answers became; below 0 where it grew."""
        return score(self.before).right_first - score(self.after).right_first

    @property
    def wrong_source(self) -> float:
        """How much larger the share of out-of-scope questions became that got a source."""
        return score(self.after).wrong_source - score(self.before).wrong_source


def losses(
    model: Path, database_url: str, questions: Sequence[EvaluationQuestion], kinds: Sequence[str]
) -> list[Loss]:
    """The loss of each kind, over the questions that it changes."""
    pairs = {kind: disturbed(questions, kind) for kind in kinds}
    asked = [*questions, *(pair.disturbed for kind in kinds for pair in pairs[kind])]
    outcomes = iter(evaluate(model, database_url, asked))
    plain = {question.text: next(outcomes) for question in questions}
    return [
        Loss(
            kind,
            before=[plain[pair.plain.text] for pair in pairs[kind]],
            after=[next(outcomes) for _ in pairs[kind]],
        )
        for kind in kinds
    ]


def report(found: Sequence[Loss], count: int, when: str) -> str:
    """The part of docs/benchmarks.md."""
    lines = [
        "## Disturbed questions",
        "",
        f"Made by `make bench-stress` on {when}: the {count} unseen questions of benchmarks/understanding, plain"
        " and disturbed by benchmarks/stress, seeded, through the same model. Each row counts the questions that"
        f" its kind changes; the aim is to lose at most {100 * AIM:.0f} points of right first answers.",
        "",
        "| disturbance | in scope | right first, plain | disturbed | points lost | met"
        " | out of scope | wrong source, plain | disturbed |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for loss in found:
        before, after = score(loss.before), score(loss.after)
        inside = sum(outcome.question.in_scope for outcome in loss.after)
        lines.append(
            f"| {loss.kind} | {inside} | {before.right_first:.1%} | {after.right_first:.1%}"
            f" | {100 * loss.right_first:.1f} | {'yes' if loss.right_first <= AIM else 'no'}"
            f" | {len(loss.after) - inside} | {before.wrong_source:.1%} | {after.wrong_source:.1%} |"
        )
    return "\n".join(lines).replace("%", " %")


def lost(found: Sequence[Loss]) -> str:
    """The questions that were right before and no longer are, by kind."""
    lines = []
    for loss in found:
        lines.append(f"## {loss.kind}")
        for before, after in zip(loss.before, loss.after, strict=True):
            spoilt = before.right_first and not after.right_first
            if spoilt or (after.wrong_source and not before.wrong_source):
                lines.append(f"- {before.question.text}\n  {after.question.text!r}")
                lines.append(f"  {after.kind} ({after.intent}): {'; '.join(after.ranking[:3])}")
    return "\n".join(lines)
