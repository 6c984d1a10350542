"""What people say in their own words: drawn from the sets that other pens wrote and that are held apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from benchmarks.understanding.questions import HELD_TALK
from benchmarks.voices.folder import ASKED_FIELDS, FIELDS, UNKNOWN

CORRECTIONS = ("sorry, I mean", "no wait,", "I meant", "oops, make that", "hang on,", "correction:")
"""How somebody begins who puts right what they have just said."""


@dataclass(frozen=True)
class HeldReply:
    """Something said to a question of the assessment.

    `told` are the fields that it tells; `digresses` how it leaves the question alone: by a question, a complaint,
    a wish for a person, or stopping; empty where it does not.
    """

    text: str
    told: frozenset[str]
    digresses: str = ""

    @property
    def is_vague(self) -> bool:
        """Whether it stays at the question and tells nothing that can be noted."""
        return not self.told and not self.digresses


@dataclass(frozen=True)
class HeldOpener:
    """A first message in which somebody lays out their case; `told` are the fields that it tells."""

    text: str
    told: frozenset[str]


@cache
def held_openers() -> tuple[HeldOpener, ...]:
    """The first messages; those that only look like one are left out."""
    rows = _rows("openers.jsonl")
    return tuple(HeldOpener(row["text"], _fields(row["facts"])) for row in rows if row["kind"] == "opener")


@cache
def held_replies() -> Mapping[str, tuple[HeldReply, ...]]:
    """By the field that was asked for, what people said to it."""
    found: dict[str, list[HeldReply]] = {}
    for row in _rows("replies.jsonl"):
        if asked := ASKED_FIELDS.get(row["question"]):
            found.setdefault(asked, []).append(_reply(row))
    return {asked: tuple(replies) for asked, replies in found.items()}


def answer(random: Random, asked: str) -> HeldReply | None:
    """A reply that tells what was asked for, plain or vague; None where nobody was asked this."""
    fitting = [one for one in held_replies().get(asked, ()) if not one.digresses]
    return random.choice(fitting) if fitting else None


def digression(random: Random) -> HeldReply:
    """A question or a complaint instead of an answer, whichever question it was said to."""
    every = [one for replies in held_replies().values() for one in replies]
    return random.choice([one for one in every if one.digresses in ("question", "complaint")])


def corrected(random: Random, asked: str) -> HeldReply | None:
    """Another plain answer to the same question, put as a correction."""
    fitting = [one for one in held_replies().get(asked, ()) if one.told == {asked} and len(one.text.split()) <= 4]
    if not fitting:
        return None
    chosen = random.choice(fitting)
    return HeldReply(f"{random.choice(CORRECTIONS)} {chosen.text}", chosen.told)


def _reply(row: Mapping[str, Any]) -> HeldReply:
    expect: Mapping[str, Any] = row["expect"]
    told = _fields({name: value for name, value in expect.items() if value != UNKNOWN})
    return HeldReply(row["reply"], told, str(expect.get("digression") or ""))


def _fields(facts: Mapping[str, Any]) -> frozenset[str]:
    named = {FIELDS[fact] for fact in facts if fact in FIELDS}
    return frozenset("budget" if name == "employer_pays" else name for name in named) - {"goal"}


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HELD_TALK / name).read_text(encoding="utf-8").splitlines()]
