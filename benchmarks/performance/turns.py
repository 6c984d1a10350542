"""How long a turn takes through REST: by kind of message, and by how long the conversation has been going."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.performance.figures import Latency, median
from benchmarks.performance.messages import KNOWLEDGE
from benchmarks.performance.servers import Server, Turn

PER_CONVERSATION = 10
PLACES = (1, 20, 200)
REPEATED = "how long does a promotion take compared with a certificate?"


@dataclass(frozen=True)
class Turns:
    """The figures of one bot."""

    by_kind: dict[str, Latency]
    sourced: float
    """The share of knowledge questions that got an answer with its source."""
    by_place: dict[int, float]
    """Median seconds of the same turn as the 1st, 20th, … of a conversation."""
    conversations: int


def measure_turns(
    server: Server, messages: Mapping[str, Sequence[str]], warm_up: int, conversations: int, places: Sequence[int]
) -> Turns:
    """Takes all turns one after the other, as one person who waits for each reply would."""
    by_kind, sourced = {}, 0.0
    for kind, texts in messages.items():
        converse(server, texts[:warm_up])
        taken = converse(server, texts)
        by_kind[kind] = Latency.of([turn.seconds for turn in taken])
        if kind == KNOWLEDGE:
            sourced = sum("\nSource" in turn.text for turn in taken) / len(taken)
    others = messages[KNOWLEDGE]
    long_ones = [_long_conversation(server, others, places) for _ in range(conversations)]
    by_place = {place: median([one[place] for one in long_ones]) for place in places}
    return Turns(by_kind, sourced, by_place, conversations)


def converse(server: Server, texts: Sequence[str]) -> list[Turn]:
    """A fresh sender every `PER_CONVERSATION` turns."""
    turns: list[Turn] = []
    sender = ""
    for number, text in enumerate(texts):
        if number % PER_CONVERSATION == 0:
            sender = secrets.token_hex(8)
        turns.append(server.take_turn(sender, text))
    return turns


def _long_conversation(server: Server, others: Sequence[str], places: Sequence[int]) -> dict[int, float]:
    """Seconds of the repeated turn at each of these places, other questions being asked in between."""
    sender = secrets.token_hex(8)
    seconds = {}
    for place in range(1, max(places) + 1):
        text = REPEATED if place in places else others[place % len(others)]
        turn = server.take_turn(sender, text)
        if place in places:
            seconds[place] = turn.seconds
    return seconds
