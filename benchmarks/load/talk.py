"""What the users say: conversations of ten messages, as the mix of a working day."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.performance.messages import KNOWLEDGE, SMALL_TALK, UNKNOWN, messages_by_kind

CONVERSATIONS = 200
GUIDED_SHARE = 0.2
"""The share of conversations in which somebody wants advice for themselves."""

GUIDED = (
    "hi",
    "I'm a data analyst and I want to become a data engineer",
    "I have 5 hours a week and 500 euros, and two years' time",
    "make me a plan",
    "why?",
    "make it 10 hours",
    "what would change it?",
    "what do you know about me?",
    "what do I say to my boss?",
    "thanks a lot",
)
STEP = (
    "I'm a nurse and I want to become a ward manager",
    "about three years, and I have no credential yet",
    "6 hours a week, no budget",
    "make me a plan",
    "what is a micro-credential?",
    "is it worth it?",
    "tell me more",
    "how long does a promotion take?",
    "show my progress",
    "bye for now",
)


def conversations(knowledge: Path, seed: int = 0) -> list[list[str]]:
    """The same ones each time. Of ten messages seven are knowledge questions and what follows up on them."""
    chance = random.Random(seed)
    kinds = messages_by_kind(knowledge, 2000, 10)
    questions = iter(kinds[KNOWLEDGE])
    others = (*kinds[SMALL_TALK], *kinds[UNKNOWN])
    made = []
    for number in range(CONVERSATIONS):
        if number < GUIDED_SHARE * CONVERSATIONS:
            made.append(list(GUIDED if number % 2 else STEP))
            continue
        asked = [next(questions) for _ in range(5)]
        follow_ups = ["tell me more", "how long does it take?"]
        rest = chance.sample(others, 3)
        made.append([rest[0], asked[0], follow_ups[0], *asked[1:3], follow_ups[1], *asked[3:], *rest[1:]])
    return made
