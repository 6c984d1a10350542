"""The plan for a message whose acts and facts are given: what tests of the decision share."""

from __future__ import annotations

from typing import Any

from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.decide import decide
from bot.decision.heard import Heard
from bot.decision.plan import Plan
from bot.dialogue.message_reading import ANSWERS, FactSpan, MessageReading

ASKED = OpenQuestion("deadline")
FORGET, SEND = Pending("forget"), Pending("send_to_hr", "web-developer")


def plan(
    said: str,
    intent: str,
    *acts: str,
    facts: tuple[str, ...] = (),
    confidence: float = 0.9,
    perhaps: float = 0.0,
    **more: Any,
) -> Plan:
    """The plan for a message that does these acts for sure, and answers with the probability `perhaps`."""
    spans = tuple(FactSpan(label, said, 0, len(said)) for label in facts)
    reading = MessageReading({ANSWERS: perhaps, **dict.fromkeys(acts, 1.0)}, spans)
    return decide(Heard(said, intent, confidence, reading, **more))


def kinds(planned: Plan) -> list[str]:
    return [step.kind for step in planned.steps]
