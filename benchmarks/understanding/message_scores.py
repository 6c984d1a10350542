"""How well facts and acts were read: precision, recall and F by label, exact and where the words overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.dialogue.message_reading import ACTS, LABELS, LIKELY, FactSpan, MessageReading
from bot.nlu.messages.annotations import AnnotatedMessage

ALL = "all"


@dataclass(frozen=True)
class Read:
    """A message as it is annotated, and what was read in it."""

    message: AnnotatedMessage
    reading: MessageReading

    @property
    def acts(self) -> frozenset[str]:
        """The acts that count as read: those that are likely, else the likeliest."""
        acts = self.reading.acts
        likely = frozenset(act for act, probability in acts.items() if probability >= LIKELY)
        return likely or frozenset(sorted(acts, key=lambda act: -acts[act])[:1])

    def has_right_acts(self) -> bool:
        """Whether exactly the annotated acts were read."""
        return self.acts == self.message.acts


@dataclass(frozen=True)
class Score:
    """Of a label or an act: how many there are, how many were read, and how many of either the other side has."""

    expected: int
    read: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was read that is there."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read."""
        return self.found / self.expected if self.expected else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def fact_scores(read: Sequence[Read], is_exact: bool = False) -> dict[str, Score]:
    """By label, and of all facts together: right is a fact with the label of one that it overlaps, or equals."""
    expected, made, found, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in read:
        there, got = one.message.spans, one.reading.spans
        expected.update(span.label for span in there)
        made.update(span.label for span in got)
        found.update(span.label for span in there if _is_among(span, got, is_exact))
        right.update(span.label for span in got if _is_among(span, there, is_exact))
    return _by_name(LABELS, expected, made, found, right)


def act_scores(read: Sequence[Read]) -> dict[str, Score]:
    """By act, and of all acts together."""
    expected = Counter(act for one in read for act in one.message.acts)
    made = Counter(act for one in read for act in one.acts)
    right = Counter(act for one in read for act in one.acts & one.message.acts)
    return _by_name(ACTS, expected, made, right, right)


def table(read: Sequence[Read]) -> str:
    """Facts by label, then acts, as a table in Markdown."""
    lines = ["| fact | there | read | precision | recall | F | F, exact |", "| --- " * 7 + "|"]
    exact = fact_scores(read, is_exact=True)
    for label, score in fact_scores(read).items():
        lines.append(f"| {label} | {_figures(score)} | {exact[label].f:.2f} |")
    lines += ["", "| act | there | read | precision | recall | F |", "| --- " * 6 + "|"]
    lines += [f"| {act} | {_figures(score)} |" for act, score in act_scores(read).items()]
    right = sum(one.has_right_acts() for one in read)
    return "\n".join([*lines, "", f"All acts right: {right} of {len(read)}."])


def misses(read: Iterable[Read]) -> str:
    """A line for each message in which something was missed or read wrongly."""
    lines = []
    for one in read:
        there, got = one.message.spans, one.reading.spans
        missed = [f"{span.label}: {span.text}" for span in there if not _is_among(span, got, False)]
        wrong = [f"{span.label}: {span.text}" for span in got if not _is_among(span, there, False)]
        acts = sorted(one.acts ^ one.message.acts)
        if missed or wrong or acts:
            lines.append(f"- {one.message.asked or '-'} | {one.message.text}")
            lines.append(f"    missed {missed}, wrong {wrong}, acts {acts}")
    return "\n".join(lines)


def _is_among(span: FactSpan, others: Iterable[FactSpan], is_exact: bool) -> bool:
    for other in others:
        meets = other.start < span.end and span.start < other.end
        equals = (other.start, other.end) == (span.start, span.end)
        if other.label == span.label and (equals if is_exact else meets):
            return True
    return False


def _by_name(
    names: Iterable[str], expected: Counter[str], made: Counter[str], found: Counter[str], right: Counter[str]
) -> dict[str, Score]:
    counts = (expected, made, found, right)
    scores = {name: Score(*(count[name] for count in counts)) for name in names if expected[name] or made[name]}
    return {**scores, ALL: Score(*(sum(count.values()) for count in counts))}


def _figures(score: Score) -> str:
    return f"{score.expected} | {score.read} | {score.precision:.2f} | {score.recall:.2f} | {score.f:.2f}"
