"""Whole conversations: `conversations.yml` of a folder of voices, played to a started assistant turn by turn.

    - name: changes-the-hours
      turns:
        - user: make it 10 hours
          matches: "10 hours"
          not_matches: don.t know

`matches` and `not_matches` are regular expressions over the whole reply, without regard to case. A turn is judged
by itself: a wrong one does not end its conversation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.performance.processes import BenchmarkError
from benchmarks.simulation.person import GoalMissed, Person
from benchmarks.voices.measuring import Count, Miss

FILE = "conversations.yml"


@dataclass(frozen=True)
class Said:
    """A line of the person's with what the reply to it must and must not hold; None where nothing is asked."""

    text: str
    must: re.Pattern[str] | None
    must_not: re.Pattern[str] | None

    def fault(self, reply: str) -> str:
        """What is wrong with a reply; empty when nothing is."""
        if self.must is not None and not self.must.search(reply):
            return f"without what it must hold: {reply}"
        if self.must_not is not None and (found := self.must_not.search(reply)):
            return f"holds “{found[0]}”: {reply}"
        return ""


@dataclass(frozen=True)
class Conversation:
    """The lines of one person, in their order."""

    name: str
    lines: tuple[Said, ...]


def read_conversations(folder: Path) -> tuple[Conversation, ...]:
    """The conversations of a folder, none without the file; raises `BenchmarkError` for a file of another form."""
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(
            Conversation(str(entry["name"]), tuple(_said(turn) for turn in entry["turns"])) for entry in entries
        )
    except (yaml.YAMLError, re.error, KeyError, TypeError) as error:
        raise BenchmarkError(f"{path.name}: not as the format asks: {error!r}") from error


def count_conversations(conversations: Sequence[Conversation], new_person: Callable[[], Person]) -> list[Count]:
    """How many turns went as they should, and how many conversations did in all their turns."""
    turns: list[Miss] = []
    whole: list[Miss] = []
    for conversation in conversations:
        person = new_person()
        faults = [Miss(said.text, fault) for said in conversation.lines if (fault := _fault(person, said))]
        turns += faults
        if faults:
            whole.append(Miss(conversation.name, f"{len(faults)} of {len(conversation.lines)} turns"))
    of_turns = sum(len(conversation.lines) for conversation in conversations)
    counts = (
        Count("conversations: turns right", of_turns, tuple(turns)),
        Count("conversations: right from first to last", len(conversations), tuple(whole)),
    )
    return [count for count in counts if count.of]


def _fault(person: Person, said: Said) -> str:
    try:
        return said.fault(person.say(said.text).text)
    except GoalMissed as error:
        return str(error)


def _said(turn: dict[str, str]) -> Said:
    return Said(str(turn["user"]), _pattern(turn.get("matches")), _pattern(turn.get("not_matches")))


def _pattern(expression: str | None) -> re.Pattern[str] | None:
    return re.compile(expression, re.IGNORECASE | re.DOTALL) if expression else None
