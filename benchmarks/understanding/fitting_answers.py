"""Whether replies fit what was asked, as far as words tell it.

Asked with `python -m benchmarks.understanding.fitting_answers`. Each question goes through the model's pipeline,
the decision and the answer, as the first message of a conversation; what is held against the expectations is the
text that a person would read. With `--misses` the replies that do not fit are listed, but for every second one of
a kind, which are kept unread. No file is written.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.understanding.evaluate import (
    intents_answered_from_knowledge,
    is_answered,
    model_to_score,
    parse_all,
)
from bot.answering.answer import answer
from bot.answering.candidates import asked_questions
from bot.answering.decision import decide
from bot.answering.focus import Focus
from bot.answering.wording import clarification, or_did_you_mean
from bot.database.engine import create_engine
from bot.dialogue.person import audience_of
from bot.knowledge.store import KnowledgeSnapshot, KnowledgeStore
from bot.settings import Settings

QUESTIONS = Path(__file__).parent / "fitting_answers.yml"


@dataclass(frozen=True)
class Expectation:
    """A question, and regular expressions for what stands in a reply that fits it and what does not.

    `opens` is what the reply begins with, `sources` the most sources that it may name.
    """

    text: str
    kind: str
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    opens: str = ""
    sources: int | None = None
    is_unread: bool = False
    """Whether its reply was never looked at while the code was written."""

    def faults(self, reply: str, sources: int) -> list[str]:
        """What is wrong with a reply, in words; nothing where it fits."""
        found = [f"lacks {words!r}" for words in self.must if not _stands_in(words, reply)]
        found += [f"says {words!r}" for words in self.must_not if _stands_in(words, reply)]
        if self.opens and not _stands_in(rf"^(?:{self.opens})\b", reply):
            found.append(f"does not open with {self.opens!r}")
        if self.sources is not None and sources > self.sources:
            found.append(f"has {sources} sources")
        return found


@dataclass(frozen=True)
class Judged:
    """A question with the reply that it got, and what is wrong with that."""

    question: Expectation
    reply: str
    faults: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong with the reply."""
        return not self.faults


def expectations(path: Path = QUESTIONS) -> list[Expectation]:
    """The questions with what is expected of replies; those to every second question of a kind stay unread."""
    places: defaultdict[str, int] = defaultdict(int)
    found = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        places[entry["kind"]] += 1
        found.append(
            Expectation(
                text=entry["text"],
                kind=entry["kind"],
                must=tuple(entry.get("must", ())),
                must_not=tuple(entry.get("not", ())),
                opens=entry.get("opens", ""),
                sources=entry.get("sources"),
                is_unread=places[entry["kind"]] % 2 == 0,
            )
        )
    return found


def judge(model: Path, database_url: str, questions: Iterable[Expectation]) -> list[Judged]:
    """Each question with its reply. The model's components read the database that the environment names."""
    questions = list(questions)
    snapshot = KnowledgeStore(create_engine(database_url)).snapshot(audience_of("rest:evaluation"))
    leads_on = intents_answered_from_knowledge(snapshot)
    parsed = parse_all(model, [question.text for question in questions])
    return [judged(*pair, snapshot, leads_on) for pair in zip(questions, parsed, strict=True)]


def judged(
    question: Expectation, parsed: dict[str, Any], snapshot: KnowledgeSnapshot, leads_on: frozenset[str]
) -> Judged:
    """The question with the reply to its parsed message."""
    reply, sources = _reply(parsed, snapshot) if is_answered(parsed, leads_on) else ("(no question)", 0)
    return Judged(question, reply, tuple(question.faults(reply, sources)))


def _reply(parsed: dict[str, Any], snapshot: KnowledgeSnapshot) -> tuple[str, int]:
    """The text of the reply and how many sources it names."""
    decision = decide(asked_questions(parsed), Focus(), snapshot.passages)
    titles = [snapshot.passages[key].title for key in decision.options]
    if decision.kind == "clarify":
        return clarification(titles), 0
    if decision.kind != "answer":
        return f"({decision.kind})", 0
    given = answer(decision.selections, snapshot.passages, snapshot.documents, Focus(), date.today())
    # A table of several rows wraps its cells, so they are read one after the other.
    cells = [cell for row in (given.reply.table.rows if given.reply.table else ()) for cell in row]
    below = [or_did_you_mean(titles)] if decision.is_tentative else []
    return "\n".join([*given.reply.paragraphs, *cells, *below]), len(given.reply.sources)


def table(judgements: Sequence[Judged]) -> str:
    """How many replies fit, by kind, as Markdown: of all, and of those that were kept unread."""
    kinds = dict.fromkeys(judgement.question.kind for judgement in judgements)
    lines = ["| kind | questions | fit | unread | fit |", "| --- | --- | --- | --- | --- |"]
    for name in ("all", *kinds):
        group = [judgement for judgement in judgements if name in ("all", judgement.question.kind)]
        unread = [judgement for judgement in group if judgement.question.is_unread]
        lines.append(f"| {name} | {len(group)} | {fitting(group)} | {len(unread)} | {fitting(unread)} |")
    return "\n".join(lines)


def fitting(judgements: Iterable[Judged]) -> int:
    """How many of these replies fit."""
    return sum(judgement.fits for judgement in judgements)


def misses(judgements: Sequence[Judged]) -> str:
    """The replies that do not fit, with what is wrong with them; those to unread questions are left out."""
    wrong = [one for one in judgements if not one.fits and not one.question.is_unread]
    return "\n".join(
        f"- {one.question.kind}: {one.question.text}\n  {'; '.join(one.faults)}\n  > {one.reply}" for one in wrong
    )


def _stands_in(words: str, reply: str) -> bool:
    return re.search(words, reply, re.IGNORECASE) is not None


def main() -> int:
    """Asks the set and prints the table; ends the command where no model fits the files."""
    parser = argparse.ArgumentParser(description="Scores whether replies fit what was asked.")
    parser.add_argument("--misses", action="store_true", help="list the replies that do not fit as well")
    options = parser.parse_args()
    settings = Settings.from_environment()
    judgements = judge(model_to_score(settings), settings.database_url, expectations())
    sys.stdout.write(f"{table(judgements)}\n")
    if options.misses:
        sys.stdout.write(f"\n{misses(judgements)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
