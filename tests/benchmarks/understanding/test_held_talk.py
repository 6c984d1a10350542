"""How people who were held apart are heard in conversation. The floors lie a little below what was measured."""

from __future__ import annotations

import pytest

from benchmarks.running import Running
from benchmarks.understanding.questions import HELD_TALK
from benchmarks.voices.conversations import count_conversations, read_conversations
from benchmarks.voices.folder import read_parts
from benchmarks.voices.measuring import Askers, Count, measure

FLOORS = {
    "openers: facts noted": 0.65,
    "openers: facts that nobody told left out": 0.95,
    "openers: near misses left alone": 0.93,
    "replies: facts noted": 0.81,
    "replies: facts that nobody told left out": 0.92,
    "conversations: turns right": 0.70,
    "conversations: right from first to last": 0.16,
}


@pytest.fixture(scope="module")
def counts(running: Running) -> dict[str, Count]:
    told = measure(running, read_parts(HELD_TALK), {})
    played = count_conversations(read_conversations(HELD_TALK), Askers(running, "held").new)
    return {count.name: count for count in (*told, *played)}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_people_held_apart_are_heard(counts: dict[str, Count], name: str, floor: float) -> None:
    count = counts[name]
    assert count.right / count.of >= floor, "\n".join(f"{miss.said}: {miss.wrong}" for miss in count.misses)


def test_everything_that_is_counted_has_a_floor(counts: dict[str, Count]) -> None:
    assert set(counts) == set(FLOORS)
